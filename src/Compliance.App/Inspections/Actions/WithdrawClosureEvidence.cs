using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>A firm's person takes a file off what is to be claimed; earlier claims keep theirs.</summary>
public sealed class WithdrawClosureEvidence(ActionDesk desk)
{
    /// <summary>Takes the file off.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="versionId">The evidence version.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string itemId, Guid versionId, CancellationToken ct) =>
        desk.StepAsync(
            actor,
            operationId,
            new ActionTarget(inspectionId, itemId, 0),
            CorrectiveActionEvent.WorkOn,
            RecordedAction.ActionEvidenceWithdrawn,
            (_, opened) => Task.FromResult(
                opened.Action.Evidence.Contains(versionId) ? opened.Action.Cite(opened.Action.Evidence.Where(id => id != versionId)) : Done.Value),
            ct);
}
