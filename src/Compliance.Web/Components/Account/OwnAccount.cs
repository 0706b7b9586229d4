using System.Security.Claims;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.Domain;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account;

/// <summary>The account pages' way to the signed-in person's own account: read it, and change it on record.</summary>
public sealed class OwnAccount(
    AuthenticationStateProvider authentication, UserManager<AppUser> users, SignInManager<AppUser> signIn, ActorReader actors, ChangeOwnAccount change, IIds ids)
{
    /// <summary>The signed-in person's account.</summary>
    /// <exception cref="SignedOutException">The account is gone or disabled.</exception>
    public async Task<AppUser> RequireAsync()
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        var user = await users.GetUserAsync(principal);
        return user is { IsDisabled: false } ? user : throw new SignedOutException();
    }

    /// <summary>Applies <paramref name="apply"/> in one transaction with its entry in the record, and renews the session.</summary>
    /// <param name="action">The code that goes on record.</param>
    /// <param name="apply">Changes the account through the user manager that it is given.</param>
    public async Task<Result<Done>> ChangeAsync(string action, Func<UserManager<AppUser>, AppUser, Task<IdentityResult>> apply)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        var userId = Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new SignedOutException());
        var actor = await actors.FindForOwnAccountAsync(userId, CancellationToken.None) ?? throw new SignedOutException();
        var result = await change.RunAsync(actor, ids.New(), action, apply, CancellationToken.None);
        if (result.IsSuccess)
        {
            // The change may have made a new security stamp; a fresh reading keeps this session alive and ends the others.
            users.Dispose();
        }

        return result;
    }

    /// <summary>Keeps this session alive after a change that ended all others.</summary>
    public async Task RefreshAsync(AppUser user) => await signIn.RefreshSignInAsync(user);
}
