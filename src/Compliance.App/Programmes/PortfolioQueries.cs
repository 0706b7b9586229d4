using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads where all cases stand, for officers, decision makers and oversight.</summary>
public sealed class PortfolioQueries(IDbContextFactory<ComplianceDb> factory, LocalCalendar calendar, TimeProvider time)
{
    /// <summary>A part of the portfolio; sorts <c>reference</c> (newest first, the default), <c>firm</c>, <c>due</c>, <c>amount</c>.</summary>
    public async Task<Result<PageOf<CaseRow>>> ListAsync(Actor actor, CaseFilter filter, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (!ProgrammeAccess.SeesPortfolio(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var today = calendar.DayOf(time.Now());
        var rows = Filtered(Rows(db), filter, today);
        var total = await rows.CountAsync(ct);
        var bounds = page.Bounded();
        var found = await Sorted(rows, bounds).Skip(bounds.Skip).Take(bounds.Take)
            .Select(row => new CaseRow(
                row.Inspection.Id,
                row.Inspection.Reference,
                row.Firm.NameJa,
                row.Firm.NameEn,
                row.Inspection.ProgrammeId,
                row.Inspection.State,
                row.Due,
                row.Due != null && row.Due < today,
                row.AmountYen,
                row.Decision == null ? null : row.Decision.State,
                row.Decision == null ? null : row.Decision.Outcome,
                db.Set<CaseAssignment>()
                    .Where(assignment => assignment.InspectionId == row.Inspection.Id && assignment.Role == CaseRole.LeadInspector)
                    .Select(assignment => assignment.UserName)
                    .FirstOrDefault()))
            .ToListAsync(ct);
        return new PageOf<CaseRow>(await WithStandingAsync(db, found, today, ct), total);
    }

    private static async Task<IReadOnlyList<CaseRow>> WithStandingAsync(ComplianceDb db, List<CaseRow> rows, DateOnly today, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var sent = await DecisionDesk.LatestSent(db).AsNoTracking().Where(decision => ids.Contains(decision.InspectionId)).ToListAsync(ct);
        var facts = await StandingFiles.LoadAsync(db, sent, ct);
        var current = sent.ToDictionary(decision => decision.InspectionId);
        return
        [
            .. rows.Select(row => current.TryGetValue(row.Id, out var decision) && Standing.On(facts[decision.Id], today) is var standing
                ? row with
                {
                    Standing = standing,
                    Subsidy = row.AmountYen is { } amount ? SubsidyEffect.Of(amount, decision.Outcome, standing) : null,
                }
                : row),
        ];
    }

    /// <summary>How many cases stand where; every number has the filter that lists its cases.</summary>
    public async Task<Result<PortfolioCounts>> CountAsync(Actor actor, CancellationToken ct)
    {
        if (!ProgrammeAccess.SeesPortfolio(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var today = calendar.DayOf(time.Now());
        var states = await db.Set<Inspection>()
            .GroupBy(inspection => inspection.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var decisions = await DecisionDesk.Latest(db)
            .GroupBy(decision => decision.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var undecided = await Filtered(Rows(db), new CaseFilter(Stage: DecisionStage.NotBegun), today).CountAsync(ct);
        var late = await Filtered(Rows(db), new CaseFilter(LateOnly: true), today).CountAsync(ct);
        return new PortfolioCounts(states, decisions, undecided, late);
    }

    private static IQueryable<Joined> Rows(ComplianceDb db) =>
        from inspection in db.Set<Inspection>().AsNoTracking()
        join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
        join enrolment in db.Set<Enrolment>().AsNoTracking()
            on new { inspection.FirmId, inspection.ProgrammeId } equals new { enrolment.FirmId, enrolment.ProgrammeId } into enrolments
        from enrolment in enrolments.DefaultIfEmpty()
        join decision in DecisionDesk.Latest(db).AsNoTracking() on inspection.Id equals decision.InspectionId into decisions
        from decision in decisions.DefaultIfEmpty()
        select new Joined
        {
            Inspection = inspection,
            Firm = firm,
            AmountYen = enrolment == null ? null : enrolment.AmountYen,
            Decision = decision,
            Due = inspection.State == InspectionState.Notified ? inspection.SubmissionDue
                : inspection.State == InspectionState.FactCheck ? inspection.FactCheckUntil
                : inspection.State == InspectionState.InformationRequested
                    ? db.Set<InformationRequest>()
                        .Where(request => request.InspectionId == inspection.Id && request.ClosedAt == null)
                        .Max(request => (DateOnly?)request.DueOn)
                    : null,
        };

    private static IQueryable<Joined> Filtered(IQueryable<Joined> rows, CaseFilter filter, DateOnly today)
    {
        if (TypedText.CleanLine(filter.Search) is { Length: > 0 } text)
        {
            var upper = SearchText.Normalize(text);
#pragma warning disable MA0011 // Translated to SQL, where there is no culture to name.
            rows = rows.Where(row =>
                row.Inspection.Reference.Contains(upper)
                || row.Firm.NameJa.Contains(text)
                || row.Firm.NameEn.ToUpper().Contains(upper)
                || row.Firm.CorporateNumber.Contains(upper));
#pragma warning restore MA0011
        }

        if (TypedText.CleanLine(filter.ProgrammeId) is { Length: > 0 } programme)
        {
            rows = rows.Where(row => row.Inspection.ProgrammeId == programme);
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(row => row.Inspection.State == state);
        }

        if (filter.LateOnly)
        {
            rows = rows.Where(row => row.Due < today);
        }

        return filter.Stage switch
        {
            null => rows,
            DecisionStage.NotBegun => rows.Where(row => row.Inspection.State == InspectionState.Concluded && row.Decision == null),
            DecisionStage.Draft => rows.Where(row => row.Decision!.State == DecisionState.Draft),
            DecisionStage.AwaitingDecision => rows.Where(row => row.Decision!.State == DecisionState.AwaitingDecision),
            DecisionStage.Taken => rows.Where(row => row.Decision!.State == DecisionState.Taken),
            _ => rows.Where(row => row.Decision!.State == DecisionState.Sent),
        };
    }

    private static IQueryable<Joined> Sorted(IQueryable<Joined> rows, PageRequest page) => (page.Sort, page.Descending) switch
    {
        ("firm", false) => rows.OrderBy(row => row.Firm.NameJa).ThenBy(row => row.Inspection.Id),
        ("firm", true) => rows.OrderByDescending(row => row.Firm.NameJa).ThenBy(row => row.Inspection.Id),
        ("due", false) => rows.OrderBy(row => row.Due == null).ThenBy(row => row.Due).ThenBy(row => row.Inspection.Id),
        ("due", true) => rows.OrderBy(row => row.Due == null).ThenByDescending(row => row.Due).ThenBy(row => row.Inspection.Id),
        ("amount", false) => rows.OrderBy(row => row.AmountYen == null).ThenBy(row => row.AmountYen).ThenBy(row => row.Inspection.Id),
        ("amount", true) => rows.OrderBy(row => row.AmountYen == null).ThenByDescending(row => row.AmountYen).ThenBy(row => row.Inspection.Id),
        ("reference", false) => rows.OrderBy(row => row.Inspection.Reference),
        _ => rows.OrderByDescending(row => row.Inspection.Reference),
    };

    private sealed class Joined
    {
        public required Inspection Inspection { get; init; }

        public required Firm Firm { get; init; }

        public required long? AmountYen { get; init; }

        public required Decision? Decision { get; init; }

        public required DateOnly? Due { get; init; }
    }
}

/// <summary>How far a case has come on its way to a decision.</summary>
public enum DecisionStage
{
    /// <summary>Concluded, and nobody has begun the decision.</summary>
    NotBegun,

    /// <summary>An officer writes it.</summary>
    Draft,

    /// <summary>A decision maker has it.</summary>
    AwaitingDecision,

    /// <summary>Taken, and not sent yet.</summary>
    Taken,

    /// <summary>Sent to the firm.</summary>
    Sent,
}

/// <summary>Which cases are wanted.</summary>
/// <param name="Search">Part of a reference, a firm's name or its Corporate Number.</param>
/// <param name="ProgrammeId">One programme.</param>
/// <param name="State">One state.</param>
/// <param name="LateOnly">Only cases whose clock has run out.</param>
/// <param name="Stage">One stage of the decision.</param>
public sealed record CaseFilter(
    string? Search = null, string? ProgrammeId = null, InspectionState? State = null, bool LateOnly = false, DecisionStage? Stage = null);

/// <summary>A case in the portfolio.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmNameJa">The firm in Japanese.</param>
/// <param name="FirmNameEn">The firm in English.</param>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Due">Day on which its running clock ends; null where none runs.</param>
/// <param name="IsLate">True where that day has passed.</param>
/// <param name="AmountYen">The subsidy at stake, in yen; null where the enrolment is gone.</param>
/// <param name="Decision">How far its decision has come, if it was begun.</param>
/// <param name="Outcome">What is decided or drafted, if anything.</param>
/// <param name="Lead">Name of the lead inspector, if there is one.</param>
public sealed record CaseRow(
    Guid Id,
    string Reference,
    string FirmNameJa,
    string FirmNameEn,
    string ProgrammeId,
    InspectionState State,
    DateOnly? Due,
    bool IsLate,
    long? AmountYen,
    DecisionState? Decision,
    Outcome? Outcome,
    string? Lead)
{
    /// <summary>How the last decision that was sent stands today; null where none was.</summary>
    public DecisionStanding? Standing { get; init; }

    /// <summary>What that means for the money; null where nothing was sent or the enrolment is gone.</summary>
    public SubsidyEffect? Subsidy { get; init; }

    /// <summary>The firm's name in both languages.</summary>
    public LocalizedText FirmName => new(FirmNameEn, FirmNameJa);
}

/// <summary>How many cases stand where.</summary>
/// <param name="States">By state; a state without a case is absent.</param>
/// <param name="Decisions">By state of the decision; absent likewise.</param>
/// <param name="Undecided">Concluded without a decision begun.</param>
/// <param name="Late">Whose clock has run out.</param>
public sealed record PortfolioCounts(
    IReadOnlyDictionary<InspectionState, int> States, IReadOnlyDictionary<DecisionState, int> Decisions, int Undecided, int Late)
{
    /// <summary>Cases in a state.</summary>
    public int In(InspectionState state) => States.GetValueOrDefault(state);

    /// <summary>Cases whose decision is in a state.</summary>
    public int In(DecisionState state) => Decisions.GetValueOrDefault(state);
}
