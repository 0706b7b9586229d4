using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The lead takes a closed review back, as long as the quality review has not begun.</summary>
public sealed class ReopenReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewReopened;

    /// <summary>Opens the review again.</summary>
    /// <param name="actor">The lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.MoveAsync(
            cases, actor, operationId, inspectionId, InspectionEvent.ReopenReview, Action, static (file, _) => file.Inspection.ReopenReview(), ct);
}
