using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>A firm's person writes the plan for an open item; runs as they type, so it never refuses an unfinished plan.</summary>
public sealed class SaveActionPlan(ActionDesk desk)
{
    /// <summary>Saves the plan.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="target">Which action, and the version the person saw.</param>
    /// <param name="plan">The plan so far.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where somebody else wrote since, <see cref="WrongActionState"/> once it was handed in.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, ActionPlan plan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(plan);
        var clean = new ActionPlan(
            TypedText.Clean(plan.Measure),
            TypedText.CleanLine(plan.Responsible),
            [.. plan.Milestones.Select(milestone => milestone with { Text = TypedText.CleanLine(milestone.Text) })]);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.WritePlan,
            RecordedAction.ActionPlanSaved,
            (_, opened) => Task.FromResult(opened.Action.WritePlan(clean, target.SeenVersion)),
            ct);
    }
}
