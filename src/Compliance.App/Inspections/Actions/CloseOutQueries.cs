using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>
/// Reads close-outs. What the firm writes stays with the firm until its signatory hands it in; what an inspector writes
/// stays with that inspector until it is sent; and the firm never learns who of the authority judged.
/// </summary>
public sealed class CloseOutQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases, LocalCalendar calendar, TimeProvider time)
{
    /// <summary>Most rows of a work list: what is complete and to be decided anew, then what is due, the next first, then what expired.</summary>
    public const int Most = 50;

    /// <summary>The close-out of a case as the actor may see it.</summary>
    /// <returns><see cref="NotFound"/> where the actor may not see the case; null where it has no close-out.</returns>
    public async Task<Result<CloseOutSheet?>> SheetAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var closeOut = await db.Set<CloseOut>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        if (closeOut is null)
        {
            return (CloseOutSheet?)null;
        }

        var today = calendar.DayOf(time.Now());
        var actions = await db.Set<CorrectiveAction>().AsNoTracking().Where(row => row.InspectionId == inspectionId).ToDictionaryAsync(row => row.ItemId, ct);
        var frozen = await db.Set<CloseOutAssessment>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        var hasConflict = file.Side is CaseSide.Team && await ActionDesk.HasConflictAsync(db, actor, file, ct);
        var parts = await PartsAsync(db, actor, file, ct);
        return new CloseOutSheet(
            inspectionId,
            file.Side,
            closeOut.StandingOn(actions.Values.Select(action => action.State), today),
            closeOut.FirstDueOn,
            closeOut.DueOn,
            today,
            closeOut.OpenedAt,
            closeOut.CompletedAt,
            frozen?.Score,
            frozen?.Maximum,
            [.. file.Published.Checklist.Items.Where(item => actions.ContainsKey(item.Id))
                .Select(item => Row(actor, file, parts, closeOut, item, actions[item.Id], today, hasConflict))],
            hasConflict);
    }

    /// <summary>The close-outs that concern the actor: the firm's own, those of the inspector's cases, all for the authority's officers.</summary>
    public async Task<IReadOnlyList<CloseOutTask>> MineAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await (
            from closeOut in db.Set<CloseOut>().AsNoTracking()
            join inspection in CaseQueries.VisibleTo(db, actor) on closeOut.InspectionId equals inspection.Id
            join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
            orderby closeOut.ExpiredAt != null, closeOut.CompletedAt == null, closeOut.DueOn, inspection.Reference
            select new
            {
                CloseOut = closeOut,
                inspection.Reference,
                firm.NameEn,
                firm.NameJa,
                Held = db.Set<CaseAssignment>()
                    .Where(assignment => assignment.InspectionId == inspection.Id && assignment.UserId == actor.UserId)
                    .Select(assignment => (CaseRole?)assignment.Role)
                    .FirstOrDefault(),
            }).Take(Most).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.CloseOut.InspectionId);
        var states = (await db.Set<CorrectiveAction>().AsNoTracking()
            .Where(action => ids.Contains(action.InspectionId))
            .Select(action => new { action.InspectionId, action.State })
            .ToListAsync(ct)).ToLookup(action => action.InspectionId, action => action.State);
        var today = calendar.DayOf(time.Now());
        return rows.ConvertAll(row => Task(row.CloseOut, [.. states[row.CloseOut.InspectionId]], today, row.Reference, new(row.NameEn, row.NameJa), row.Held));
    }

    /// <summary>The close-out of a case that was opened already; null where it has none.</summary>
    internal async Task<CloseOutTask?> TaskAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        var closeOut = await db.Set<CloseOut>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        if (closeOut is null)
        {
            return null;
        }

        var states = await db.Set<CorrectiveAction>().AsNoTracking().Where(row => row.InspectionId == inspectionId).Select(row => row.State).ToListAsync(ct);
        return Task(closeOut, states, calendar.DayOf(time.Now()), "", new("", ""), null);
    }

    internal static CloseOutTask Task(
        CloseOut closeOut, IReadOnlyList<CorrectiveActionState> states, DateOnly today, string reference, LocalizedText firm, CaseRole? held)
    {
        var counted = states.Select(state => CorrectiveActionLifeCycle.On(state, closeOut.DueOn, today)).ToList();
        return new(
            closeOut.InspectionId,
            reference,
            firm,
            closeOut.StandingOn(states, today),
            closeOut.DueOn,
            counted.Count,
            counted.Count(state => state is CorrectiveActionState.Closed),
            counted.Count(state => state is CorrectiveActionState.Planning or CorrectiveActionState.PlanAccepted),
            counted.Count(state => state is CorrectiveActionState.PlanSubmitted or CorrectiveActionState.ClosureClaimed),
            held);
    }

    private static async Task<Parts> PartsAsync(ComplianceDb db, Actor actor, CaseFile file, CancellationToken ct)
    {
        var id = file.Inspection.Id;
        var cited = file.Side is not CaseSide.Firm
            ? []
            : (await db.Set<CorrectiveAction>().AsNoTracking().Where(row => row.InspectionId == id).Select(row => row.Evidence).ToListAsync(ct))
                .SelectMany(versions => versions).Distinct().ToList();
        return new Parts(
            await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == id).ToDictionaryAsync(row => row.ItemId, ct),
            (await db.Set<ClosureClaim>().AsNoTracking().Where(row => row.InspectionId == id).OrderBy(row => row.Round).ToListAsync(ct)).ToLookup(row => row.ItemId),
            await db.Set<ClosureJudgement>().AsNoTracking().Where(row => row.InspectionId == id).ToDictionaryAsync(row => (row.ItemId, row.Round), ct),
            file.Side is CaseSide.Team
                ? await db.Set<ActionNote>().AsNoTracking().Where(row => row.InspectionId == id && row.InspectorId == actor.UserId).ToDictionaryAsync(row => row.ItemId, ct)
                : [],
            await (from version in db.Set<EvidenceVersion>().AsNoTracking()
                   join document in db.Set<EvidenceDocument>().AsNoTracking() on version.DocumentId equals document.Id
                   where cited.Contains(version.Id)
                   select new CitationRow(
                       version.Id, document.Id, document.Title, version.FileName, version.Number, document.LatestNumber,
                       version.MediaType, version.Size, version.Scan, version.IsReleased, version.UploadedAt))
                .ToDictionaryAsync(row => row.VersionId, ct));
    }

    private static ActionRow Row(
        Actor actor, CaseFile file, Parts parts, CloseOut closeOut, Domain.Checklists.Item item, CorrectiveAction action, DateOnly today, bool hasConflict)
    {
        var judged = parts.Determinations[item.Id];
        var state = CorrectiveActionLifeCycle.On(action.State, closeOut.DueOn, today);
        var isFirm = file.Side is CaseSide.Firm;
        bool May(CorrectiveActionEvent wanted) =>
            !hasConflict && CorrectiveActionPermissions.May(actor, file.Held, file.Inspection.FirmId, wanted) && CorrectiveActionLifeCycle.Next(state, wanted).IsSuccess;
        var rights = new ActionRights(
            May(CorrectiveActionEvent.WritePlan),
            May(CorrectiveActionEvent.SubmitPlan),
            May(CorrectiveActionEvent.WorkOn),
            May(CorrectiveActionEvent.ClaimClosure),
            May(CorrectiveActionEvent.AcceptPlan),
            May(CorrectiveActionEvent.Close));
        return new ActionRow(
            item.Id,
            item.Title,
            item.Requirement,
            item.FindPartial(judged.Verdict!)?.Title,
            judged.Severity,
            judged.Rationale,
            judged.Recommendation,
            state,
            isFirm ? new ActionDraft(action.Plan, action.Statement, [.. action.Evidence.Select(id => parts.Cited[id])]) : null,
            action.HandedIn,
            action.HandedInByName,
            action.HandedInAt,
            action.AcceptedAt,
            action.DoneOn,
            action.Remarks,
            [.. parts.Claims[item.Id].Select(claim => new ClaimRow(
                claim.Round,
                claim.Statement,
                claim.Evidence,
                claim.SignatoryName,
                claim.At,
                parts.Judgements.GetValueOrDefault((item.Id, claim.Round)) is { } judgement
                    ? new JudgementRow(judgement.Closed, judgement.Rationale, isFirm ? null : judgement.InspectorName, judgement.At)
                    : null))],
            rights.MayReviewPlan || rights.MayJudge
                ? parts.Notes.GetValueOrDefault(item.Id) is { } note ? new NoteRow(note.Text, note.Version) : new NoteRow("", 0)
                : null,
            rights,
            action.Version);
    }

    private sealed record Parts(
        Dictionary<string, Determination> Determinations,
        ILookup<string, ClosureClaim> Claims,
        Dictionary<(string ItemId, int Round), ClosureJudgement> Judgements,
        Dictionary<string, ActionNote> Notes,
        Dictionary<Guid, CitationRow> Cited);
}
