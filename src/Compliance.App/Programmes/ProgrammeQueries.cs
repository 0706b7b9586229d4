using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads programmes and their enrolments, for officers, decision makers and oversight.</summary>
public sealed class ProgrammeQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library)
{
    private const int Suggestions = 20;

    /// <summary>Every programme with its numbers, for standards editors as well: sums tell nothing of a firm by name.</summary>
    public async Task<Result<IReadOnlyList<ProgrammeRow>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!ProgrammeAccess.ReadsProgrammes(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var enrolled = await db.Set<Enrolment>()
            .GroupBy(enrolment => enrolment.ProgrammeId)
            .Select(group => new { group.Key, Firms = group.Count(), Amount = group.Sum(enrolment => enrolment.AmountYen) })
            .ToDictionaryAsync(group => group.Key, ct);
        var open = await db.Set<Inspection>()
            .Where(inspection => inspection.State != InspectionState.Concluded && inspection.State != InspectionState.Cancelled)
            .GroupBy(inspection => inspection.ProgrammeId)
            .Select(group => new { group.Key, Cases = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Cases, ct);
        return library.Programmes
            .Select(programme => new ProgrammeRow(
                programme,
                library.ChecklistOf(programme).Checklist.Title,
                enrolled.GetValueOrDefault(programme.Id)?.Firms ?? 0,
                enrolled.GetValueOrDefault(programme.Id)?.Amount ?? 0,
                open.GetValueOrDefault(programme.Id)))
            .ToList();
    }

    /// <summary>A part of a programme's enrolments; sorts <c>firm</c> (by Japanese name, the default), <c>amount</c>, <c>since</c>.</summary>
    public async Task<Result<PageOf<EnrolmentRow>>> EnrolmentsAsync(Actor actor, string programmeId, string? search, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!ProgrammeAccess.SeesPortfolio(actor))
        {
            return new NotAllowed();
        }

        if (library.FindProgramme(programmeId) is null)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows =
            from enrolment in db.Set<Enrolment>().AsNoTracking()
            join firm in Matching(db, search) on enrolment.FirmId equals firm.Id
            where enrolment.ProgrammeId == programmeId
            select new { enrolment, firm };
        var total = await rows.CountAsync(ct);
        var bounds = page.Bounded();
        var sorted = (bounds.Sort, bounds.Descending) switch
        {
            ("amount", false) => rows.OrderBy(row => row.enrolment.AmountYen),
            ("amount", true) => rows.OrderByDescending(row => row.enrolment.AmountYen),
            ("since", false) => rows.OrderBy(row => row.enrolment.At),
            ("since", true) => rows.OrderByDescending(row => row.enrolment.At),
            (_, false) => rows.OrderBy(row => row.firm.NameJa),
            _ => rows.OrderByDescending(row => row.firm.NameJa),
        };
        var found = await sorted.ThenBy(row => row.enrolment.Id).Skip(bounds.Skip).Take(bounds.Take)
            .Select(row => new EnrolmentRow(
                row.enrolment.Id,
                row.firm.Id,
                row.firm.NameJa,
                row.firm.NameEn,
                row.firm.CorporateNumber,
                row.enrolment.AmountYen,
                row.enrolment.At,
                db.Set<Inspection>()
                    .Where(inspection => inspection.FirmId == row.firm.Id && inspection.ProgrammeId == programmeId)
                    .OrderByDescending(inspection => inspection.OpenedAt)
                    .ThenByDescending(inspection => inspection.Id)
                    .Select(inspection => new CaseLink(inspection.Id, inspection.Reference, inspection.State))
                    .FirstOrDefault()))
            .ToListAsync(ct);
        return new PageOf<EnrolmentRow>(found, total);
    }

    /// <summary>Firms that could be enrolled, at most twenty, for the officer who types a name or a Corporate Number.</summary>
    public async Task<Result<IReadOnlyList<FirmChoice>>> FirmsToEnrolAsync(Actor actor, string programmeId, string? search, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.ProgrammeOfficer))
        {
            return new NotAllowed();
        }

        if (library.FindProgramme(programmeId) is null)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await Matching(db, search)
            .Where(firm => !db.Set<Enrolment>().Any(enrolment => enrolment.FirmId == firm.Id && enrolment.ProgrammeId == programmeId))
            .OrderBy(firm => firm.NameJa)
            .ThenBy(firm => firm.Id)
            .Take(Suggestions)
            .Select(firm => new FirmChoice(firm.Id, firm.NameJa, firm.NameEn, firm.CorporateNumber))
            .ToListAsync(ct);
    }

    private static IQueryable<Firm> Matching(ComplianceDb db, string? search)
    {
        var firms = db.Set<Firm>().AsNoTracking();
        if (TypedText.CleanLine(search) is not { Length: > 0 } text)
        {
            return firms;
        }

        var upper = SearchText.Normalize(text);
#pragma warning disable MA0011 // Translated to SQL, where there is no culture to name.
        return firms.Where(firm => firm.NameJa.Contains(text) || firm.NameEn.ToUpper().Contains(upper) || firm.CorporateNumber.Contains(upper));
#pragma warning restore MA0011
    }
}

/// <summary>A programme with its numbers.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="ChecklistTitle">Title of the checklist that judges.</param>
/// <param name="Firms">Firms enrolled.</param>
/// <param name="AmountYen">Subsidies at stake, in yen.</param>
/// <param name="OpenCases">Cases that are neither concluded nor cancelled.</param>
public sealed record ProgrammeRow(Programme Programme, LocalizedText ChecklistTitle, int Firms, long AmountYen, int OpenCases);

/// <summary>A firm's enrolment with its newest case.</summary>
public sealed record EnrolmentRow(
    Guid Id, Guid FirmId, string FirmNameJa, string FirmNameEn, string CorporateNumber, long AmountYen, DateTimeOffset Since, CaseLink? NewestCase)
{
    /// <summary>The firm's name in both languages.</summary>
    public LocalizedText FirmName => new(FirmNameEn, FirmNameJa);

    /// <summary>True where a new case may be opened.</summary>
    public bool MayOpen => NewestCase is null or { State: InspectionState.Concluded or InspectionState.Cancelled };
}

/// <summary>A case to link to.</summary>
public sealed record CaseLink(Guid Id, string Reference, InspectionState State);

/// <summary>A firm to choose.</summary>
public sealed record FirmChoice(Guid Id, string NameJa, string NameEn, string CorporateNumber)
{
    /// <summary>The firm's name in both languages.</summary>
    public LocalizedText Name => new(NameEn, NameJa);
}
