using static Compliance.Domain.Inspections.InspectionEvent;
using static Compliance.Domain.Inspections.InspectionState;

namespace Compliance.Domain.Inspections;

/// <summary>
/// The state machine of a case, total over state × event: the next state, or a typed refusal. This switch is the
/// documentation; a test walks every pair against a table written by hand from domain.md.
/// </summary>
public static class InspectionLifeCycle
{
    /// <summary>What <paramref name="happened"/> leads to in <paramref name="state"/>.</summary>
    /// <returns>The next state, which may be the same one; <see cref="WrongState"/> where it may not happen now.</returns>
    public static Result<InspectionState> Next(InspectionState state, InspectionEvent happened) => (state, happened) switch
    {
        (Draft, Notify) => Notified,
        (Draft, Assign or MoveDueDate or Recuse) => Draft,

        (Notified, Answer or Assign or MoveDueDate or Recuse) => Notified,
        (Notified, Submit) => Submitted,

        (Submitted, ShareItems or Discuss or Assign or Recuse) => Submitted,
        (Submitted, StartReview) => InReview,

        (InReview, Determine or HandInScore or ResolveScores or ShareItems or Discuss or AnswerRemark or Assign or Recuse) => InReview,
        (InReview, RequestInformation) => InformationRequested,
        (InReview, CloseReview) => Reviewed,

        // Items that were not asked about can be judged meanwhile: an inspector's hour is precious.
        (InformationRequested, Determine or HandInScore or ResolveScores or ShareItems or Discuss or AnswerRemark or Assign or Recuse) => InformationRequested,
        (InformationRequested, Answer or WriteUnderRequest or ExtendRequest) => InformationRequested,
        (InformationRequested, ProvideInformation or WithdrawRequest) => InReview,

        (Reviewed, Discuss or Assign) => Reviewed,
        (Reviewed, StartQualityReview) => QualityReview,
        (Reviewed, ReopenReview or Recuse) => InReview,

        (QualityReview, Remark or Discuss or Assign) => QualityReview,
        (QualityReview, ConfirmReview) => FactCheck,
        (QualityReview, ReturnReview or Recuse) => InReview,

        (FactCheck, Comment or AnswerComment or Discuss) => FactCheck,
        (FactCheck, ReturnReview or Recuse) => InReview,
        (FactCheck, Conclude) => Concluded,

        // Another version of the checklist, while nobody has closed the review; what it newly asks the firm answers first.
        (Draft or Notified or Submitted or InReview or InformationRequested, MoveVersion) => state,
        (Submitted, AnswerAnew) => Notified,
        (InReview or InformationRequested, AnswerAnew) => InformationRequested,

        (not (Concluded or Cancelled), Cancel) => Cancelled,
        _ => new WrongState(state, happened),
    };

    /// <summary>True where <paramref name="happened"/> is possible in <paramref name="state"/>.</summary>
    public static bool Allows(InspectionState state, InspectionEvent happened) => Next(state, happened).IsSuccess;
}
