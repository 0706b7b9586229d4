using System.Security.Claims;
using Compliance.App.Access;
using Compliance.Domain.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Compliance.Web.Components;

/// <summary>
/// Who uses this circuit or request, read from the database when asked: a right that was revoked is gone at the next
/// operation. One reading serves for at most two seconds.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, ActorReader actors, TimeProvider time, NavigationManager navigation)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private Actor? actor;
    private long readAt;

    /// <summary>The actor. Where the account is gone or disabled, the browser is sent to sign in.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in any more; the page stops here.</exception>
    public async Task<Actor> RequireAsync(CancellationToken ct = default)
    {
        if (await FindAsync(ct) is { } found)
        {
            return found;
        }

        navigation.NavigateTo(Paths.SignIn(navigation.ToBaseRelativePath(navigation.Uri)), forceLoad: true);
        throw new SignedOutException();
    }

    /// <summary>The actor, or null where nobody may act: for the frame around a page, which sends nobody anywhere.</summary>
    public async Task<Actor?> FindAsync(CancellationToken ct = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        var userId = Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;
        if (actor is not null && actor.UserId == userId && time.GetElapsedTime(readAt) < Fresh)
        {
            return actor;
        }

        actor = userId == Guid.Empty ? null : await actors.FindAsync(userId, ct);
        readAt = time.GetTimestamp();
        return actor;
    }
}

/// <summary>The account behind a circuit is gone or disabled; the browser is on its way to the sign-in page.</summary>
public sealed class SignedOutException() : Exception("The account behind this session is gone or disabled.");
