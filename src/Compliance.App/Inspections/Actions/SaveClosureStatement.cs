using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>A firm's person writes what was done to close an item; runs as they type.</summary>
public sealed class SaveClosureStatement(ActionDesk desk)
{
    /// <summary>Saves it.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="target">Which action, and the version the person saw.</param>
    /// <param name="statement">The words so far, up to <see cref="CorrectiveAction.StatementLimit"/> characters.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, string statement, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        statement = TypedText.Clean(statement);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.WorkOn,
            RecordedAction.ActionClosureSaved,
            (_, opened) => Task.FromResult(opened.Action.WriteClosure(statement, target.SeenVersion)),
            ct);
    }
}
