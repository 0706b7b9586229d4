using System.Security.Cryptography;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>What the use cases about accounts share.</summary>
internal static class UserRules
{
    // No character that is mistaken for another when read aloud or from paper; 20 of 54 are 115 bits.
    private const string Readable = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>True where the actor manages accounts.</summary>
    public static bool MayManage(Actor actor) => actor.IsSystem || actor.Has(Role.Administrator);

    /// <summary>Checks what an administrator typed.</summary>
    public static Result<Done> Check(string displayName, string language, IReadOnlySet<Role> roles, Guid? firmId) =>
        (displayName.Trim().Length, SetOwnLanguage.Languages.Contains(language), roles.All(Enum.IsDefined)) switch
        {
            (0, _, _) => new InvalidField("displayName", "Required"),
            ( > 100, _, _) => new InvalidField("displayName", "TooLong"),
            (_, false, _) => new InvalidField("language", "Unknown"),
            (_, _, false) => new InvalidField("roles", "Unknown"),
            _ => RoleRules.Check(roles, firmId),
        };

    /// <summary>A password that somebody can read out and type.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Readable, 20);

    /// <summary>What goes on record about an account.</summary>
    public static object Snapshot(AppUser user) => new
    {
        user.Id,
        user.Email,
        user.DisplayName,
        user.Language,
        user.FirmId,
        user.IsDisabled,
        user.MustChangePassword,
        user.Version,
        Roles = user.Grants.Select(grant => grant.Role.ToString()).Order(StringComparer.Ordinal).ToList(),
    };

    /// <summary>The account with its roles, held until the change ends.</summary>
    public static async Task<AppUser?> LoadAsync(ComplianceDb db, Guid userId, CancellationToken ct)
    {
        await db.LockAsync<AppUser>(userId, ct);
        return await db.Users.Include(user => user.Grants).SingleOrDefaultAsync(user => user.Id == userId, ct);
    }

    /// <summary>
    /// True where another active administrator remains. Changes that could remove one happen one after another, so that two
    /// administrators cannot remove each other at the same moment.
    /// </summary>
    public static async Task<bool> AnotherAdministratorAsync(ComplianceDb db, Guid besides, CancellationToken ct)
    {
        await OneAtATimeAsync(db, ct);
        return await Administrators(db).AnyAsync(id => id != besides, ct);
    }

    /// <summary>
    /// Waits for every other change and keeps the rest waiting until this one ends. The record's head is what each change
    /// takes last, so taking it early cannot lead to a deadlock.
    /// </summary>
    public static Task OneAtATimeAsync(ComplianceDb db, CancellationToken ct) =>
        db.Set<RecordHead>().ExecuteUpdateAsync(set => set.SetProperty(head => head.LastIndex, head => head.LastIndex), ct);

    private static IQueryable<Guid> Administrators(ComplianceDb db) =>
        db.Users.Where(user => !user.IsDisabled && user.Grants.Any(grant => grant.Role == Role.Administrator)).Select(user => user.Id);
}
