using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>What the steps of a decision share: opening the concluded case, the duties, the snapshot.</summary>
internal static class DecisionDesk
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Kept in a column and attached to documents, never placed into HTML: Japanese may stand as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Opens the concluded case for somebody of an office and holds it until the change commits.</summary>
    public static async Task<Result<CaseFile>> OpenAsync(
        Change change, CaseFiles cases, Actor actor, Guid inspectionId, Role office, CancellationToken ct)
    {
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened;
        }

        var state = opened.Value.Inspection.State;
        return !actor.Has(office) ? new NotAllowed()
            : state is InspectionState.Concluded ? opened
            : new CaseNotConcluded(state);
    }

    /// <summary>Opens the case and its decision, which has to exist.</summary>
    public static async Task<Result<OpenDecision>> OpenDecisionAsync(
        Change change, CaseFiles cases, Actor actor, Guid inspectionId, Role office, CancellationToken ct)
    {
        var opened = await OpenAsync(change, cases, actor, inspectionId, office, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var decision = await Latest(change.Db).SingleOrDefaultAsync(decision => decision.InspectionId == inspectionId, ct);
        return decision is null ? new NotFound() : new OpenDecision(opened.Value, decision);
    }

    /// <summary>The last decision of every case, whether it was sent or is in the making.</summary>
    public static IQueryable<Decision> Latest(ComplianceDb db) =>
        db.Set<Decision>().Where(decision => !db.Set<Decision>().Any(later => later.InspectionId == decision.InspectionId && later.Number > decision.Number));

    /// <summary>The last decision of every case that was sent.</summary>
    public static IQueryable<Decision> LatestSent(ComplianceDb db) =>
        db.Set<Decision>().Where(decision => decision.State == DecisionState.Sent
            && !db.Set<Decision>().Any(later =>
                later.InspectionId == decision.InspectionId && later.Number > decision.Number && later.State == DecisionState.Sent));

    /// <summary>Opens the case for somebody of an office, with the last decision that was sent in it.</summary>
    public static async Task<Result<OpenDecision>> OpenSentAsync(
        Change change, CaseFiles cases, Actor actor, Guid inspectionId, Role office, CancellationToken ct)
    {
        var opened = await OpenAsync(change, cases, actor, inspectionId, office, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var decision = await LatestSent(change.Db).SingleOrDefaultAsync(decision => decision.InspectionId == inspectionId, ct);
        return decision is null ? new NotFound() : new OpenDecision(opened.Value, decision);
    }

    /// <summary>True while an appeal against the decision has not ended.</summary>
    public static Task<bool> HasOpenAppealAsync(ComplianceDb db, Guid decisionId, CancellationToken ct) =>
        db.Set<Appeal>().AnyAsync(
            appeal => appeal.DecisionId == decisionId
                && (appeal.State == AppealState.Filed || appeal.State == AppealState.UnderReview || appeal.State == AppealState.Decided),
            ct);

    /// <summary>
    /// Puts a decision that is being sent in the place of the one before it, and its affirmation days on file. The older one is
    /// saved first: the database allows one current decision a case at every moment.
    /// </summary>
    public static async Task<Result<Done>> SendAsync(Change change, CaseFile file, Decision decision, Programme programme, LocalCalendar calendar, CancellationToken ct)
    {
        var today = calendar.DayOf(change.Now);
        if (decision.SupersedesId is { } olderId)
        {
            var older = await change.Db.Set<Decision>().SingleAsync(row => row.Id == olderId, ct);
            var was = Snapshot(older);
            var superseded = older.Supersede(today);
            if (!superseded.IsSuccess)
            {
                return superseded;
            }

            await change.Db.SaveChangesAsync(ct);
            change.RecordAlso(RecordedAction.DecisionSuperseded, file.Part("decision", older.Id.ToString("D")), was, Snapshot(older));
        }

        var before = Snapshot(decision);
        var sent = decision.Send(today, programme.Clocks, change.Now);
        if (sent.IsSuccess)
        {
            change.Db.AddRange(AffirmationDue.Of(decision, programme.Policy, calendar.BusinessDays));
            change.RecordAlso(RecordedAction.DecisionSent, file.Part("decision", decision.Id.ToString("D")), before, Snapshot(decision));
            await CloseOutOpening.OpenAsync(change, programme, file, decision, ct);
        }

        return sent;
    }

    /// <summary>Whether the actor may hold a duty in the case; the key of assignments keeps it to one a person.</summary>
    public static async Task<Result<Done>> MayTakeAsync(ComplianceDb db, CaseFile file, Actor actor, CaseRole duty, CancellationToken ct)
    {
        var hasConflict = await db.Set<ConflictDeclaration>()
            .AnyAsync(declared => declared.UserId == actor.UserId && declared.FirmId == file.Inspection.FirmId, ct);
        return SeparationOfDuties.MayTake(actor.Roles, duty, file.Held, hasConflict);
    }

    /// <summary>Gives the actor a duty in the case, or says why they may not have it.</summary>
    public static async Task<Result<Done>> TakeDutyAsync(Change change, CaseFile file, Actor actor, CaseRole duty, CancellationToken ct)
    {
        var may = await MayTakeAsync(change.Db, file, actor, duty, ct);
        if (may.IsSuccess && file.Held != duty)
        {
            change.Db.Add(new CaseAssignment
            {
                InspectionId = file.Inspection.Id,
                UserId = actor.UserId,
                UserName = actor.Name,
                Role = duty,
                At = change.Now,
            });
        }

        return may;
    }

    public static string Write(IReadOnlyList<RuleReason> reasons) => JsonSerializer.Serialize(reasons, Json);

    public static IReadOnlyList<RuleReason> Read(string reasons) => JsonSerializer.Deserialize<IReadOnlyList<RuleReason>>(reasons, Json) ?? [];

    public static object Snapshot(Decision decision) => new
    {
        decision.Id,
        decision.Number,
        decision.Cause,
        decision.SupersedesId,
        decision.SupersededOn,
        decision.State,
        decision.Proposal,
        decision.Outcome,
        decision.Reasons,
        decision.WaiverReason,
        decision.WaiverUntil,
        decision.EffectiveOn,
        decision.ExpiresOn,
        decision.CloseOutBy,
        decision.StatusSince,
        decision.AppealDays,
        decision.DeemedReceivedOn,
        decision.OpenedAt,
        decision.AppealUntil,
        decision.AssessmentDigest,
        decision.PolicyHash,
        decision.DrafterId,
        decision.ProposerId,
        decision.DeciderId,
        decision.ReturnReason,
        decision.Version,
    };
}

/// <summary>A decision with its case, opened for a change.</summary>
internal sealed record OpenDecision(CaseFile File, Decision Decision);
