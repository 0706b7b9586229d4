using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>An inspector of the case accepts the plan for an open item.</summary>
public sealed class AcceptActionPlan(ActionDesk desk)
{
    /// <summary>Accepts it.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, and the version that the inspector read.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.AcceptPlan,
            RecordedAction.ActionPlanAccepted,
            async (change, opened) =>
            {
                await ActionNotes.ClearAsync(change, opened, ct);
                return opened.Action.AcceptPlan(target.SeenVersion, actor, change.Now);
            },
            ct);
    }
}
