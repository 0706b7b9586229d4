using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>
/// The review goes back to the inspectors: from the quality reviewer who found something, or from the lead after the firm's
/// comments. Every judgement stays as it was until an inspector changes it.
/// </summary>
public sealed class ReturnReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewReturned;

    /// <summary>Returns the review.</summary>
    /// <param name="actor">The quality reviewer during the quality review, the lead during the fact check.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="reason">Why, 1 to 5,000 characters; the inspectors read it.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string reason, CancellationToken ct) =>
        changes.MoveAsync(
            cases, actor, operationId, inspectionId, InspectionEvent.ReturnReview, Action,
            (file, _) => IsTheirs(file) ? file.Inspection.ReturnReview(TypedText.Clean(reason)) : new NotAllowed(), ct);

    // The quality review is the reviewer's to end, the fact check the lead's: neither ends the other's.
    internal static bool IsTheirs(CaseFile file) =>
        (file.Held is CaseRole.QualityReviewer) == (file.Inspection.State is InspectionState.QualityReview);
}
