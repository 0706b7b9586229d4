using System.Security.Claims;
using Compliance.App.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Components.Account;

/// <summary>What a signed-in person carries: display name and roles, for policies and navigation only.</summary>
public sealed class AccountClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options, AccountReader accounts)
    : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    /// <summary>Present while the person has to choose a password of their own before anything else.</summary>
    public const string MustChangePassword = "must-change-password";

    /// <summary>The claims that may change while somebody is signed in.</summary>
    public static IEnumerable<Claim> Of(AccountState state)
    {
        yield return new Claim(ClaimTypes.Name, state.DisplayName);
        foreach (var role in state.Roles.Order())
        {
            yield return new Claim(ClaimTypes.Role, role.ToString());
        }

        if (state.MustChangePassword)
        {
            yield return new Claim(MustChangePassword, "true");
        }
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(ClaimTypes.Name) is { } loginName)
        {
            identity.RemoveClaim(loginName);
        }

        if (await accounts.FindAsync(user.Id, CancellationToken.None) is { } state)
        {
            identity.AddClaims(Of(state));
        }

        return identity;
    }
}
