using Compliance.App.Data;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>
/// Reads who somebody is at this moment. Pages ask before every operation, so a right that was revoked stops working
/// at once, in open circuits too.
/// </summary>
public sealed class ActorReader(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>The actor behind an account, or null where it is unknown, disabled or locked out.</summary>
    public async Task<Actor?> FindAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking()
            .Where(user => user.Id == userId && !user.IsDisabled)
            .Select(user => new { user.Id, user.DisplayName, user.FirmId, Roles = user.Grants.Select(grant => grant.Role).ToList() })
            .SingleOrDefaultAsync(ct);
        return user is null ? null : new Actor(user.Id, user.DisplayName, user.Roles.ToHashSet(), user.FirmId);
    }
}
