using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>An inspector of the case returns the plan for an open item and says what is missing.</summary>
public sealed class ReturnActionPlan(ActionDesk desk)
{
    /// <summary>Returns it.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, and the version that the inspector read.</param>
    /// <param name="remarks">1 to <see cref="CorrectiveAction.RemarksLimit"/> characters; the firm reads them.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, string remarks, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        remarks = TypedText.Clean(remarks);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.ReturnPlan,
            RecordedAction.ActionPlanReturned,
            async (change, opened) =>
            {
                await ActionNotes.ClearAsync(change, opened, ct);
                return opened.Action.ReturnPlan(remarks, target.SeenVersion);
            },
            ct);
    }
}
