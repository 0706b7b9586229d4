namespace Compliance.Domain.Notifications;

/// <summary>What somebody is told. Every kind has its sentence in both languages and its rules in <see cref="NoticeRules"/>.</summary>
public enum NoticeKind
{
    /// <summary>The firm: an inspection begins, and its answers are due.</summary>
    InspectionNotified,

    /// <summary>The firm: the last day to submit was moved.</summary>
    DueMoved,

    /// <summary>The firm: the inspectors ask about items.</summary>
    InformationRequested,

    /// <summary>The firm: a question was withdrawn.</summary>
    RequestWithdrawn,

    /// <summary>The firm: draft findings can be read and commented on.</summary>
    DraftFindings,

    /// <summary>The firm: a comment was answered.</summary>
    CommentAnswered,

    /// <summary>Firm and team: the case moved to another version of its checklist.</summary>
    VersionMoved,

    /// <summary>Firm and officers: the case was concluded.</summary>
    InspectionConcluded,

    /// <summary>Firm and team: the case ended without an assessment.</summary>
    InspectionCancelled,

    /// <summary>The firm: the decision was sent.</summary>
    DecisionSent,

    /// <summary>The firm: a document was issued.</summary>
    DocumentIssued,

    /// <summary>A person of the team: they have a duty in the case.</summary>
    Assigned,

    /// <summary>Team and officers: the firm handed everything in.</summary>
    Submitted,

    /// <summary>The inspectors: the firm handed in what was asked.</summary>
    InformationProvided,

    /// <summary>The inspectors: the review came back.</summary>
    ReviewReturned,

    /// <summary>The quality reviewer: a review waits.</summary>
    QualityReviewAwaits,

    /// <summary>The lead: the firm commented on a draft finding.</summary>
    CommentAdded,

    /// <summary>The lead: the firm has no more comments.</summary>
    FactCheckClosed,

    /// <summary>The officers: an inspector left the case because of a conflict of interest.</summary>
    InspectorLeft,

    /// <summary>The decision makers: a decision waits.</summary>
    DecisionProposed,

    /// <summary>The drafter: the decision came back.</summary>
    DecisionReturned,

    /// <summary>The drafter: the decision was taken and can be sent.</summary>
    DecisionTaken,

    /// <summary>The officers: a document could not be rendered.</summary>
    DocumentFailed,

    /// <summary>The editors who may approve it: a checklist waits.</summary>
    ChecklistProposed,

    /// <summary>The editors who wrote it: a checklist came back.</summary>
    ChecklistReturned,

    /// <summary>The editors: a checklist was published.</summary>
    ChecklistPublished,

    /// <summary>The editors who may approve it: the draft of a programme waits.</summary>
    ProgrammeProposed,

    /// <summary>The editors who wrote it: the draft of a programme came back.</summary>
    ProgrammeReturned,

    /// <summary>The editors: a revision of a programme was published.</summary>
    ProgrammePublished,

    /// <summary>Whoever has to act: a day comes near.</summary>
    DueSoon,

    /// <summary>Whoever has to act: the day passed.</summary>
    Overdue,

    /// <summary>The officers: somebody let a day pass.</summary>
    Escalated,
}

/// <summary>A clock that runs towards a day. Each has its name in both languages.</summary>
public enum DueClock
{
    /// <summary>The firm submits.</summary>
    Submission,

    /// <summary>The firm hands in what was asked.</summary>
    Information,

    /// <summary>The firm may comment on draft findings; a right that ends, so nobody is ever late.</summary>
    Comments,

    /// <summary>The authority confirms the review.</summary>
    Review,
}
