using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>The signatory hands the plan for an open item in; the inspectors of the case read it from then on.</summary>
public sealed class SubmitActionPlan(ActionDesk desk)
{
    /// <summary>Hands it in.</summary>
    /// <param name="actor">The firm's signatory.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, and the version that the signatory read.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version; what is missing otherwise, such as <see cref="MilestoneTooLate"/>.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.SubmitPlan,
            RecordedAction.ActionPlanSubmitted,
            (change, opened) => Task.FromResult(opened.Action.SubmitPlan(target.SeenVersion, opened.CloseOut.DueOn, actor, change.Now)),
            ct);
    }
}
