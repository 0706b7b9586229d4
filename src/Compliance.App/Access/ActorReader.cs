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
    /// <summary>The actor behind an account, or null where it is unknown, disabled, or has yet to choose a password of its own.</summary>
    public async Task<Actor?> FindAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking()
            .Where(user => user.Id == userId && !user.IsDisabled && !user.MustChangePassword)
            .Select(user => new { user.Id, user.DisplayName, user.FirmId, Roles = user.Grants.Select(grant => grant.Role).ToList() })
            .SingleOrDefaultAsync(ct);
        return user is null ? null : new Actor(user.Id, user.DisplayName, user.Roles.ToHashSet(), user.FirmId);
    }

    /// <summary>
    /// The same person with no role at all, for changes to their own account: those work before the password is their own
    /// and give no right to anything else. Null where the account is unknown or disabled.
    /// </summary>
    public async Task<Actor?> FindForOwnAccountAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking()
            .Where(user => user.Id == userId && !user.IsDisabled)
            .Select(user => new { user.Id, user.DisplayName })
            .SingleOrDefaultAsync(ct);
        return user is null ? null : new Actor(user.Id, user.DisplayName, new HashSet<Role>(), null);
    }
}
