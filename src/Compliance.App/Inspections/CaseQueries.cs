using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads the heads of cases: what every page of a case shows, how it came to where it is, and lists of cases.</summary>
public sealed class CaseQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases)
{
    /// <summary>What the head of every page of a case shows.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> where there is no such case for the actor.</returns>
    public async Task<Result<CaseHead>> HeadAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var (inspection, held, side, published) = opened.Value;
        var firm = await db.Set<Firm>().AsNoTracking()
            .Where(firm => firm.Id == inspection.FirmId)
            .Select(firm => new { firm.NameEn, firm.NameJa })
            .SingleAsync(ct);
        var request = await FirmItems.OpenRequestAsync(db, inspectionId, ct);
        var step = FirmSteps.Next(inspection.State, inspection.FactCheckClosedByFirmAt is not null);
        var facts = await FactFiles.LoadAsync(db, opened.Value, ct);
        return new CaseHead(
            inspection.Id,
            inspection.Reference,
            inspection.FirmId,
            new LocalizedText(firm.NameEn, firm.NameJa),
            inspection.ProgrammeId,
            published.Checklist.Title,
            published.Checklist.Version,
            inspection.State,
            side,
            held,
            step,
            FirmSteps.WaitsFor(step),
            FirmSteps.Due(step, inspection.SubmissionDue, request?.DueOn, inspection.FactCheckUntil),
            new CaseDates(
                side is CaseSide.Firm ? null : inspection.OpenedAt,
                inspection.NotifiedAt,
                inspection.SubmissionDue,
                inspection.SubmittedAt,
                inspection.ClockStoppedAt,
                inspection.FactCheckUntil,
                inspection.FactCheckClosedByFirmAt,
                inspection.ConcludedAt),
            request is null ? null : new OpenRequest(request.Id, request.Items, request.Message, request.AskedAt, request.DueOn),
            side is CaseSide.Team or CaseSide.Oversight ? inspection.ReturnReason : null,
            inspection.CancelReason,
            inspection.Version,
            CaseVisibility.SeesRecord(actor, held))
        {
            Cause = inspection.Cause,
            HasRequests = await db.Set<InformationRequest>().AnyAsync(asked => asked.InspectionId == inspectionId, ct),
            HasFacts = facts.InUse.Count > 0,
            MissingFacts = side is CaseSide.Firm && inspection.State is InspectionState.Notified or InspectionState.InformationRequested ? facts.Missing.Count : 0,
        };
    }

    /// <summary>
    /// What happened to a case, oldest first. A firm learns what concerns it and not who of the authority did it;
    /// the inner steps of the review stay with the authority.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<IReadOnlyList<TimelineRow>>> TimelineAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var actions = FirmTimeline.Shown(opened.Value.Side);
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.InspectionId == inspectionId && actions.Contains(entry.Action))
            .OrderBy(entry => entry.Index)
            .Select(entry => new { entry.At, entry.Action, entry.ActorName })
            .ToListAsync(ct);
        var side = opened.Value.Side;
        return rows.ConvertAll(row => new TimelineRow(row.At, row.Action, FirmTimeline.ShowsName(side, row.Action) ? row.ActorName : null));
    }

    /// <summary>The cases that the actor may see, in a stable order.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<CaseList> MineAsync(Actor actor, CaseFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = Sorted(Matching(Joined(db, actor), filter), filter);
        var size = Math.Clamp(filter.PageSize, 1, 200);
        var page = await rows.Skip(Math.Max(0, filter.Page) * size).Take(size).ToListAsync(ct);
        return new CaseList(page.ConvertAll(row => Row(actor, row)), await rows.CountAsync(ct));
    }

    /// <summary>
    /// The cases that an actor may see, as a query; the same rule as <see cref="CaseFiles.SideOf"/>, which a test walks
    /// through for every kind of person.
    /// </summary>
    internal static IQueryable<Inspection> VisibleTo(ComplianceDb db, Actor actor)
    {
        var all = db.Set<Inspection>().AsNoTracking();
        if (actor.FirmId is { } firmId)
        {
            return all.Where(inspection => inspection.FirmId == firmId && inspection.State != InspectionState.Draft && inspection.NotifiedAt != null);
        }

        if (actor.HasAny(Role.ProgrammeOfficer, Role.DecisionMaker, Role.Auditor))
        {
            return all;
        }

        List<CaseRole> duties = [];
        if (actor.Has(Role.Inspector))
        {
            duties.AddRange([CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer]);
        }

        if (actor.Has(Role.AppealOfficer))
        {
            duties.Add(CaseRole.AppealOfficer);
        }

        var held = db.Set<CaseAssignment>().Where(assignment => assignment.UserId == actor.UserId && duties.Contains(assignment.Role));
        return all.Where(inspection => held.Any(assignment => assignment.InspectionId == inspection.Id));
    }

    private static IQueryable<CaseJoin> Joined(ComplianceDb db, Actor actor) =>
        from inspection in VisibleTo(db, actor)
        join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
        let request = db.Set<InformationRequest>()
            .Where(request => request.InspectionId == inspection.Id && request.ClosedAt == null)
            .Select(request => (DateOnly?)request.DueOn)
            .FirstOrDefault()
        select new CaseJoin
        {
            Inspection = inspection,
            Firm = firm,
            Held = db.Set<CaseAssignment>()
                .Where(assignment => assignment.InspectionId == inspection.Id && assignment.UserId == actor.UserId)
                .Select(assignment => (CaseRole?)assignment.Role)
                .FirstOrDefault(),
            Request = request,
            Due = inspection.State == InspectionState.Notified ? inspection.SubmissionDue
                : inspection.State == InspectionState.InformationRequested ? request
                : inspection.State == InspectionState.FactCheck && inspection.FactCheckClosedByFirmAt == null ? inspection.FactCheckUntil
                : null,
        };

    private static IQueryable<CaseJoin> Matching(IQueryable<CaseJoin> rows, CaseFilter filter)
    {
        if (filter.States is { Count: > 0 } states)
        {
            rows = rows.Where(row => states.Contains(row.Inspection.State));
        }

        if (TypedText.CleanLine(filter.Search) is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
#pragma warning disable MA0011 // Translated to SQL, which knows no culture.
            rows = rows.Where(row => row.Firm.NameJa.Contains(text) || row.Firm.NameEn.ToUpper().Contains(upper)
                || row.Firm.CorporateNumber.Contains(text) || row.Inspection.Reference.Contains(upper));
#pragma warning restore MA0011
        }

        if (filter.Held is { } held)
        {
            rows = rows.Where(row => row.Held == held);
        }

        if (filter.Assigned)
        {
            rows = rows.Where(row => row.Held != null);
        }

        return TypedText.CleanLine(filter.ProgrammeId) is { Length: > 0 } programme ? rows.Where(row => row.Inspection.ProgrammeId == programme) : rows;
    }

    private static IQueryable<CaseJoin> Sorted(IQueryable<CaseJoin> rows, CaseFilter filter)
    {
        var sorted = (filter.Sort, filter.Descending) switch
        {
            (CaseSort.Due, false) => rows.OrderBy(row => row.Due == null).ThenBy(row => row.Due),
            (CaseSort.Due, true) => rows.OrderBy(row => row.Due == null).ThenByDescending(row => row.Due),
            (CaseSort.Firm, false) => rows.OrderBy(row => row.Firm.NameJa),
            (CaseSort.Firm, true) => rows.OrderByDescending(row => row.Firm.NameJa),
            (CaseSort.Opened, false) => rows.OrderBy(row => row.Inspection.OpenedAt),
            (CaseSort.Opened, true) => rows.OrderByDescending(row => row.Inspection.OpenedAt),
            (_, false) => rows.OrderBy(row => row.Inspection.Reference),
            _ => rows.OrderByDescending(row => row.Inspection.Reference),
        };
        return sorted.ThenBy(row => row.Inspection.Reference);
    }

    private static CaseRow Row(Actor actor, CaseJoin row)
    {
        var step = FirmSteps.Next(row.Inspection.State, row.Inspection.FactCheckClosedByFirmAt is not null);
        return new CaseRow(
            row.Inspection.Id,
            row.Inspection.Reference,
            new LocalizedText(row.Firm.NameEn, row.Firm.NameJa),
            row.Inspection.ProgrammeId,
            row.Inspection.State,
            CaseFiles.SideOf(actor, row.Held, row.Inspection),
            row.Held,
            step,
            FirmSteps.WaitsFor(step),
            row.Due);
    }

    private sealed class CaseJoin
    {
        public required Inspection Inspection { get; init; }

        public required Firm Firm { get; init; }

        public required CaseRole? Held { get; init; }

        public required DateOnly? Request { get; init; }

        public required DateOnly? Due { get; init; }
    }
}
