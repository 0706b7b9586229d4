namespace Compliance.Domain.Inspections;

/// <summary>Where a case stands (domain.md, "Life-cycle of an inspection").</summary>
public enum InspectionState
{
    /// <summary>Being prepared; the firm knows nothing of it.</summary>
    Draft,

    /// <summary>The firm answers each item; the clock to the submission runs.</summary>
    Notified,

    /// <summary>The signatory attested; responses and cited evidence versions are frozen.</summary>
    Submitted,

    /// <summary>Inspectors determine each item.</summary>
    InReview,

    /// <summary>Named items are open for the firm again; the case's clock stands still.</summary>
    InformationRequested,

    /// <summary>The lead closed the review.</summary>
    Reviewed,

    /// <summary>A second person checks the review.</summary>
    QualityReview,

    /// <summary>The firm sees the draft findings and may comment.</summary>
    FactCheck,

    /// <summary>The assessment is frozen; the decision process runs.</summary>
    Concluded,

    /// <summary>Ended without an assessment.</summary>
    Cancelled,
}

/// <summary>What can happen to a case.</summary>
public enum InspectionEvent
{
    /// <summary>The authority tells the firm of the case and sets the clock.</summary>
    Notify,

    /// <summary>The authority changes who works on the case.</summary>
    Assign,

    /// <summary>The authority moves the day on which the firm's submission is due.</summary>
    MoveDueDate,

    /// <summary>The firm answers an item or cites evidence for it.</summary>
    Answer,

    /// <summary>The signatory attests and hands everything in.</summary>
    Submit,

    /// <summary>An inspector begins the review.</summary>
    StartReview,

    /// <summary>An inspector judges an item.</summary>
    Determine,

    /// <summary>An inspector hands in the second score of an item.</summary>
    HandInScore,

    /// <summary>A third person decides where two scores differ.</summary>
    ResolveScores,

    /// <summary>Items are handed to a colleague who judges.</summary>
    ShareItems,

    /// <summary>Somebody of the team writes to their colleagues about an item.</summary>
    Discuss,

    /// <summary>An inspector asks the firm about named items.</summary>
    RequestInformation,

    /// <summary>The signatory hands in what was asked.</summary>
    ProvideInformation,

    /// <summary>An inspector takes a request back.</summary>
    WithdrawRequest,

    /// <summary>Firm or inspectors write to each other under the open request.</summary>
    WriteUnderRequest,

    /// <summary>An inspector gives the firm more time to answer the open request.</summary>
    ExtendRequest,

    /// <summary>The lead closes the review.</summary>
    CloseReview,

    /// <summary>The lead takes a closed review back before the quality review has begun.</summary>
    ReopenReview,

    /// <summary>The quality reviewer begins.</summary>
    StartQualityReview,

    /// <summary>The quality reviewer writes, takes back or settles a remark on an item.</summary>
    Remark,

    /// <summary>An inspector answers a remark of the quality reviewer.</summary>
    AnswerRemark,

    /// <summary>The review goes back to the inspectors: from the quality reviewer, or after the firm's comments from the lead.</summary>
    ReturnReview,

    /// <summary>The quality reviewer confirms the review; the firm sees the draft findings.</summary>
    ConfirmReview,

    /// <summary>The firm comments on a draft finding.</summary>
    Comment,

    /// <summary>The lead answers a comment.</summary>
    AnswerComment,

    /// <summary>The assessment is computed and frozen.</summary>
    Conclude,

    /// <summary>An inspector leaves the case because of a conflict of interest; their determinations open again.</summary>
    Recuse,

    /// <summary>The case pins another version of its checklist.</summary>
    MoveVersion,

    /// <summary>Another version asks what the firm has not answered: the case goes back to the firm.</summary>
    AnswerAnew,

    /// <summary>The case ends without an assessment.</summary>
    Cancel,
}
