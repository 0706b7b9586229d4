using System.Security.Claims;
using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account;

/// <summary>The account pages' way to the signed-in person's own account: read it, and change it on record.</summary>
public sealed class OwnAccount(
    AuthenticationStateProvider authentication,
    UserManager<AppUser> users,
    SignInManager<AppUser> signIn,
    ComplianceDb scoped,
    ActorReader actors,
    ChangeOwnAccount change,
    IIds ids)
{
    /// <summary>The user manager of this request, for reading.</summary>
    public UserManager<AppUser> Users => users;

    /// <summary>The signed-in person's account.</summary>
    /// <exception cref="SignedOutException">The account is gone or disabled.</exception>
    public async Task<AppUser> RequireAsync()
    {
        var user = await users.GetUserAsync((await authentication.GetAuthenticationStateAsync()).User);
        return user is { IsDisabled: false } ? user : throw new SignedOutException();
    }

    /// <summary>Applies <paramref name="apply"/> in one transaction with its entry in the record.</summary>
    /// <param name="action">What goes on record: one of those named <c>Account…</c>.</param>
    /// <param name="apply">Changes the account through the user manager that it is given.</param>
    public async Task<Result<Done>> ChangeAsync(RecordedAction action, Func<UserManager<AppUser>, AppUser, Task<IdentityResult>> apply)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        var userId = Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new SignedOutException());
        var actor = await actors.FindForOwnAccountAsync(userId, CancellationToken.None) ?? throw new SignedOutException();
        var result = await change.RunAsync(actor, ids.New(), action, apply, CancellationToken.None);
        // The change ran on a context of its own; what this request read before is out of date.
        scoped.ChangeTracker.Clear();
        return result;
    }

    /// <summary>Keeps this session alive after a change that ended all others.</summary>
    public async Task RefreshAsync() => await signIn.RefreshSignInAsync(await RequireAsync());
}
