using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector of the case begins the review of a submission.</summary>
public sealed class StartReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewStarted;

    /// <summary>Begins the review.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.MoveAsync(
            cases, actor, operationId, inspectionId, InspectionEvent.StartReview, Action, static (file, _) => file.Inspection.StartReview(), ct);
}
