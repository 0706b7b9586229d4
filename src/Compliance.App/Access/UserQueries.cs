using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>One account in the list of accounts.</summary>
public sealed record UserRow(
    Guid Id, string DisplayName, string Email, string Language, Guid? FirmId, bool IsDisabled, bool TwoFactorEnabled, bool MustChangePassword, int Version, IReadOnlyList<Role> Roles);

/// <summary>Which accounts are wanted.</summary>
/// <param name="Search">Part of a name or an e-mail address.</param>
/// <param name="Role">Holders of one role.</param>
/// <param name="FirmId">One firm's people.</param>
/// <param name="IsDisabled">Disabled ones only, or active ones only.</param>
public sealed record UserFilter(string? Search = null, Role? Role = null, Guid? FirmId = null, bool? IsDisabled = null);

/// <summary>A person as others may see them in a choice: name and id.</summary>
public sealed record PersonOption(Guid Id, string DisplayName);

/// <summary>Reads accounts.</summary>
public sealed class UserQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>A part of the list, for administrators and oversight; by name unless another order is asked for.</summary>
    public async Task<Result<PageOf<UserRow>>> ListAsync(Actor actor, UserFilter filter, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (!MayList(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var found = Matching(db.Users.AsNoTracking(), filter);
        var total = await found.CountAsync(ct);
        var bounds = page.Bounded();
        var rows = await Row(Sorted(found, bounds).Skip(bounds.Skip).Take(bounds.Take)).ToListAsync(ct);
        return new PageOf<UserRow>(rows, total);
    }

    /// <summary>One account, for administrators and oversight.</summary>
    public async Task<Result<UserRow>> FindAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!MayList(actor))
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await Row(db.Users.AsNoTracking().Where(user => user.Id == userId)).SingleOrDefaultAsync(ct);
        return row is null ? new NotFound() : row;
    }

    /// <summary>The active holders of a role, by name, for those who build a team.</summary>
    public async Task<Result<IReadOnlyList<PersonOption>>> HoldersAsync(Actor actor, Role role, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!MayList(actor) && !actor.HasAny(Role.ProgrammeOfficer, Role.Inspector) && !actor.IsSystem)
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking()
            .Where(user => !user.IsDisabled && user.Grants.Any(grant => grant.Role == role))
            .OrderBy(user => user.NormalizedDisplayName).ThenBy(user => user.Id)
            .Select(user => new PersonOption(user.Id, user.DisplayName))
            .ToListAsync(ct);
    }

    /// <summary>Display names by id, for administrators and oversight; nothing for others.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(ids);
        if (!MayList(actor) || ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, ct);
    }

    private static bool MayList(Actor actor) => UserRules.MayManage(actor) || actor.Has(Role.Auditor);

    private static IQueryable<AppUser> Matching(IQueryable<AppUser> users, UserFilter filter)
    {
        var search = SearchText.Normalize(filter.Search);
        if (search.Length > 0)
        {
            users = users.Where(user => user.NormalizedDisplayName.Contains(search) || user.NormalizedEmail!.Contains(search));
        }

        if (filter.Role is { } role)
        {
            users = users.Where(user => user.Grants.Any(grant => grant.Role == role));
        }

        if (filter.FirmId is { } firm)
        {
            users = users.Where(user => user.FirmId == firm);
        }

        return filter.IsDisabled is { } disabled ? users.Where(user => user.IsDisabled == disabled) : users;
    }

    private static IQueryable<AppUser> Sorted(IQueryable<AppUser> users, PageRequest page) => (page.Sort, page.Descending) switch
    {
        ("email", false) => users.OrderBy(user => user.NormalizedEmail).ThenBy(user => user.Id),
        ("email", true) => users.OrderByDescending(user => user.NormalizedEmail).ThenBy(user => user.Id),
        (_, true) => users.OrderByDescending(user => user.NormalizedDisplayName).ThenBy(user => user.Id),
        _ => users.OrderBy(user => user.NormalizedDisplayName).ThenBy(user => user.Id),
    };

    private static IQueryable<UserRow> Row(IQueryable<AppUser> users) => users.Select(user => new UserRow(
        user.Id,
        user.DisplayName,
        user.Email!,
        user.Language,
        user.FirmId,
        user.IsDisabled,
        user.TwoFactorEnabled,
        user.MustChangePassword,
        user.Version,
        user.Grants.Select(grant => grant.Role).ToList()));
}
