using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The quality reviewer begins; from now on the lead cannot take the review back.</summary>
public sealed class StartQualityReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionQualityReviewStarted;

    /// <summary>Begins the quality review.</summary>
    /// <param name="actor">The quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.MoveAsync(
            cases, actor, operationId, inspectionId, InspectionEvent.StartQualityReview, Action, static (file, _) => file.Inspection.StartQualityReview(), ct);
}
