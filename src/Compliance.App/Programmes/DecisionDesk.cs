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

        var decision = await change.Db.Set<Decision>().SingleOrDefaultAsync(decision => decision.InspectionId == inspectionId, ct);
        return decision is null ? new NotFound() : new OpenDecision(opened.Value, decision);
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
        decision.State,
        decision.Proposal,
        decision.Outcome,
        decision.Reasons,
        decision.WaiverReason,
        decision.WaiverUntil,
        decision.EffectiveOn,
        decision.ExpiresOn,
        decision.CloseOutBy,
        decision.AppealUntil,
        decision.AssessmentDigest,
        decision.PolicyHash,
        decision.DrafterId,
        decision.DeciderId,
        decision.ReturnReason,
        decision.Version,
    };
}

/// <summary>A decision with its case, opened for a change.</summary>
internal sealed record OpenDecision(CaseFile File, Decision Decision);
