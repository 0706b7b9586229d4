using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Firms;

/// <summary>Which firms are wanted.</summary>
/// <param name="Search">Part of a name or of the Corporate Number.</param>
/// <param name="Sector">One sector.</param>
/// <param name="Size">One size class.</param>
public sealed record FirmFilter(string? Search = null, string? Sector = null, SizeClass? Size = null);

/// <summary>Reads the register of firms.</summary>
public sealed class FirmQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>A part of the register, for the authority; by Japanese name unless another order is asked for.</summary>
    public async Task<Result<PageOf<Firm>>> ListAsync(Actor actor, FirmFilter filter, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (!FirmAccess.MaySeeAll(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var found = Matching(db.Set<Firm>().AsNoTracking(), filter);
        var total = await found.CountAsync(ct);
        var bounds = page.Bounded();
        var rows = await Sorted(found, bounds).Skip(bounds.Skip).Take(bounds.Take).ToListAsync(ct);
        return new PageOf<Firm>(rows, total);
    }

    /// <summary>One firm; a firm's people find their own only, and any other is unknown to them.</summary>
    public async Task<Result<Firm>> FindAsync(Actor actor, Guid firmId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var firm = await Visible(db.Set<Firm>().AsNoTracking(), actor).SingleOrDefaultAsync(firm => firm.Id == firmId, ct);
        return firm is null ? new NotFound() : firm;
    }

    /// <summary>The firms with these ids that the actor may see, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, Firm>> FindManyAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Visible(db.Set<Firm>().AsNoTracking(), actor).Where(firm => ids.Contains(firm.Id)).ToDictionaryAsync(firm => firm.Id, ct);
    }

    private static IQueryable<Firm> Visible(IQueryable<Firm> firms, Actor actor) =>
        FirmAccess.MaySeeAll(actor) ? firms : firms.Where(firm => firm.Id == actor.FirmId);

    private static IQueryable<Firm> Matching(IQueryable<Firm> firms, FirmFilter filter)
    {
        if (TypedText.CleanLine(filter.Search) is { Length: > 0 } text)
        {
            var upper = SearchText.Normalize(text);
#pragma warning disable MA0011 // Runs in the database, which has no culture.
            firms = firms.Where(firm => firm.NameJa.Contains(text) || firm.NameEn.ToUpper().Contains(upper) || firm.CorporateNumber.Contains(upper));
#pragma warning restore MA0011
        }

        if (TypedText.CleanLine(filter.Sector) is { Length: > 0 } sector)
        {
            firms = firms.Where(firm => firm.Sector == sector);
        }

        return filter.Size is { } size ? firms.Where(firm => firm.Size == size) : firms;
    }

    private static IQueryable<Firm> Sorted(IQueryable<Firm> firms, PageRequest page) => (page.Sort, page.Descending) switch
    {
        ("nameEn", false) => firms.OrderBy(firm => firm.NameEn).ThenBy(firm => firm.Id),
        ("nameEn", true) => firms.OrderByDescending(firm => firm.NameEn).ThenBy(firm => firm.Id),
        ("corporateNumber", false) => firms.OrderBy(firm => firm.CorporateNumber),
        ("corporateNumber", true) => firms.OrderByDescending(firm => firm.CorporateNumber),
        (_, true) => firms.OrderByDescending(firm => firm.NameJa).ThenBy(firm => firm.Id),
        _ => firms.OrderBy(firm => firm.NameJa).ThenBy(firm => firm.Id),
    };
}
