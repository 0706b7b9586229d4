using Compliance.App.Data;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>What a session depends on, read in one cheap query every few seconds.</summary>
/// <param name="SecurityStamp">A session with another stamp has ended.</param>
/// <param name="IsDisabled">A disabled account has no session.</param>
/// <param name="MustChangePassword">The person has to choose a password of their own first.</param>
/// <param name="DisplayName">Name shown to others.</param>
/// <param name="Language">Preferred language.</param>
/// <param name="Roles">Roles at this moment.</param>
public sealed record AccountState(
    string? SecurityStamp, bool IsDisabled, bool MustChangePassword, string DisplayName, string Language, IReadOnlyList<Role> Roles);

/// <summary>Reads accounts for sign-in and for open sessions.</summary>
public sealed class AccountReader(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>The state of an account, or null where it is unknown.</summary>
    public async Task<AccountState?> FindAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking()
            .Where(user => user.Id == userId)
            .Select(user => new
            {
                user.SecurityStamp,
                user.IsDisabled,
                user.MustChangePassword,
                user.DisplayName,
                user.Language,
                Roles = user.Grants.Select(grant => grant.Role).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        return user is null
            ? null
            : new AccountState(user.SecurityStamp, user.IsDisabled, user.MustChangePassword, user.DisplayName, user.Language, user.Roles);
    }

    /// <summary>True where no account exists yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return !await db.Users.AnyAsync(ct);
    }
}
