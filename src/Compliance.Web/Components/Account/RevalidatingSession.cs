using System.Security.Claims;
using Compliance.App.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Components.Account;

/// <summary>
/// Looks every few seconds whether the account behind an open circuit still stands. A new security stamp (password, disabled
/// account, reset second factor) ends the session; other roles replace the old ones at once.
/// </summary>
public sealed class RevalidatingSession(ILoggerFactory logging, AccountReader accounts, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => AccountRegistration.Revalidation;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        if (user.Identity is not ClaimsIdentity identity || !Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return false;
        }

        var state = await accounts.FindAsync(id, cancellationToken);
        if (state is null || state.IsDisabled || state.SecurityStamp != user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType))
        {
            return false;
        }

        var now = AccountClaims.Of(state).ToList();
        if (!Describe(now).SequenceEqual(Describe(identity.Claims.Where(Changing)), StringComparer.Ordinal))
        {
            var renewed = new ClaimsIdentity(identity.Claims.Where(claim => !Changing(claim)).Concat(now), identity.AuthenticationType, identity.NameClaimType, identity.RoleClaimType);
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(renewed))));
        }

        return true;
    }

    private static bool Changing(Claim claim) => claim.Type is ClaimTypes.Name or ClaimTypes.Role or AccountClaims.MustChangePassword;

    private static IEnumerable<string> Describe(IEnumerable<Claim> claims) =>
        claims.Select(claim => $"{claim.Type}={claim.Value}").Order(StringComparer.Ordinal);
}
