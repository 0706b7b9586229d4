using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>What the steps of a change of the standing share.</summary>
internal static class StandingDesk
{
    /// <summary>Opens the case, its decision and the change that waits for an answer.</summary>
    public static async Task<Result<OpenStandingChange>> OpenAsync(
        Change change, CaseFiles cases, Actor actor, Guid inspectionId, Guid changeId, Role office, CancellationToken ct)
    {
        var opened = await DecisionDesk.OpenSentAsync(change, cases, actor, inspectionId, office, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var found = await change.Db.Set<StandingChange>().SingleOrDefaultAsync(row => row.Id == changeId && row.InspectionId == inspectionId, ct);
        if (found is null)
        {
            return new NotFound();
        }

        var decision = await change.Db.Set<Decision>().SingleAsync(row => row.Id == found.DecisionId, ct);
        return new OpenStandingChange(opened.Value.File, decision, found);
    }

    public static object Snapshot(StandingChange change) => new
    {
        change.Id,
        change.DecisionId,
        change.Number,
        change.Event,
        change.Reasons,
        change.EffectiveOn,
        change.State,
        change.AskerId,
        change.ApproverId,
        change.RefusalReason,
        change.Version,
    };
}

/// <summary>A change of the standing, opened for an answer.</summary>
internal sealed record OpenStandingChange(CaseFile File, Decision Decision, StandingChange Change);
