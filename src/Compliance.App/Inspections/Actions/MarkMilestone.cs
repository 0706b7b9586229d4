using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>A firm's person says that a milestone of the accepted plan is done, or that it is not after all.</summary>
public sealed class MarkMilestone(ActionDesk desk)
{
    /// <summary>Marks it.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, and the version the person saw.</param>
    /// <param name="number">Which milestone, from 1.</param>
    /// <param name="doneOn">The day, today or earlier; null where it is not done.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, int number, DateOnly? doneOn, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.WorkOn,
            RecordedAction.ActionMilestoneMarked,
            (_, opened) => Task.FromResult(opened.Action.Mark(number, doneOn, opened.Today, target.SeenVersion)),
            ct);
    }
}
