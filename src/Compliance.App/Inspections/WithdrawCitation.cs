using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>A firm's person takes a file off an item. The file stays in the library.</summary>
public sealed class WithdrawCitation(Changes changes, CaseFiles cases)
{
    /// <summary>Takes the file off the item; one that is not cited is no refusal.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this operation.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="versionId">The evidence version.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version of the answer afterwards; <see cref="ItemNotOpen"/> where it is not the firm's turn.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string itemId, Guid versionId, CancellationToken ct) =>
        FirmCitations.RunAsync(changes, cases, actor, operationId, inspectionId, itemId, (_, _, response) =>
        {
            foreach (var citation in response.Citations.Where(citation => citation.EvidenceVersionId == versionId).ToList())
            {
                response.Citations.Remove(citation);
            }

            return Task.FromResult<Result<RecordedAction>>(RecordedAction.AnswerEvidenceWithdrawn);
        }, ct);
}
