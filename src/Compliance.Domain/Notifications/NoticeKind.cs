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

    /// <summary>A person of the team: a colleague addressed a comment on an item to them.</summary>
    ItemCommentForYou,

    /// <summary>A person of the team: a colleague handed items to them.</summary>
    ItemsHandedOver,

    /// <summary>Two scores of an item differ, and a third person has to decide.</summary>
    ScoresDiffer,

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

    /// <summary>The firm: the decision was suspended, put back into effect or withdrawn.</summary>
    StandingChanged,

    /// <summary>The decision makers: a suspension, reinstatement or withdrawal waits for approval.</summary>
    StandingAsked,

    /// <summary>The officers: what they asked for was refused.</summary>
    StandingRefused,

    /// <summary>The officers: the firm affirmed its status.</summary>
    StatusAffirmed,

    /// <summary>The appeal officers who may hear it, and the officers: an appeal waits.</summary>
    AppealFiled,

    /// <summary>Who heard it, and the officers: the firm withdrew its appeal.</summary>
    AppealWithdrawn,

    /// <summary>Firm and officers: what became of the appeal was sent.</summary>
    AppealSent,

    /// <summary>The firm: open items have to be closed until a day.</summary>
    CloseOutOpened,

    /// <summary>The inspectors: a plan waits.</summary>
    PlanSubmitted,

    /// <summary>The firm: a plan was accepted.</summary>
    PlanAccepted,

    /// <summary>The firm: a plan came back.</summary>
    PlanReturned,

    /// <summary>The inspectors: the firm claims that an item is closed.</summary>
    ClosureClaimed,

    /// <summary>The firm: an item was found met.</summary>
    ItemClosed,

    /// <summary>The firm: the claim that an item is closed came back.</summary>
    ClosureReturned,

    /// <summary>Firm and officers: every open item is closed.</summary>
    CloseOutCompleted,

    /// <summary>Firm and officers: the conditional status expired with an item open.</summary>
    CloseOutExpired,

    /// <summary>The officers: the firm asks for more time.</summary>
    ExtensionAsked,

    /// <summary>The decision makers: a request for more time waits.</summary>
    ExtensionRecommended,

    /// <summary>The firm: its request for more time was answered.</summary>
    ExtensionDecided,

    /// <summary>Who is invited: a visit on site is planned.</summary>
    VisitPlanned,

    /// <summary>Who is invited: time, place or people of a visit changed.</summary>
    VisitMoved,

    /// <summary>Who was invited: the visit is called off, or they are no longer asked to come.</summary>
    VisitCancelled,

    /// <summary>The firm: minutes of a visit can be read.</summary>
    MinutesShared,

    /// <summary>The officers: a firm reports an incident, or more about one.</summary>
    IncidentReported,

    /// <summary>The firm: its report of an incident was received.</summary>
    IncidentAcknowledged,

    /// <summary>The firm: the authority asks about an incident.</summary>
    IncidentAsked,

    /// <summary>The officers: the firm wrote back about an incident.</summary>
    IncidentAnswered,

    /// <summary>The firm: the authority closed an incident.</summary>
    IncidentClosed,

    /// <summary>The inspectors: an incident belongs to their case.</summary>
    IncidentLinked,

    /// <summary>Firm or inspectors: the other side wrote under a request for information.</summary>
    RequestMessage,

    /// <summary>The firm: there is more time to answer a request for information.</summary>
    RequestDueMoved,

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

    /// <summary>The firm may appeal; a right that ends.</summary>
    Appeal,

    /// <summary>The firm closes its open items.</summary>
    CloseOut,

    /// <summary>The firm affirms its status.</summary>
    Affirmation,

    /// <summary>The status ends unless there is a new decision by then; a right that ends.</summary>
    StatusEnd,

    /// <summary>An inspector's qualification ends unless there is a new one by then; a right that ends.</summary>
    Qualification,

    /// <summary>A visit on site takes place; nobody is late after it.</summary>
    SiteVisit,

    /// <summary>The firm gives early notice of an incident.</summary>
    IncidentEarlyNotice,

    /// <summary>The firm says what it knows of an incident since.</summary>
    IncidentUpdate,

    /// <summary>The firm hands in its final report of an incident.</summary>
    IncidentFinalReport,
}

/// <summary>What kind of day a clock runs towards.</summary>
public static class DueClocks
{
    /// <summary>True where a right ends on the day, so that nobody is late after it.</summary>
    public static bool IsRight(DueClock clock) => clock is DueClock.Comments or DueClock.Appeal or DueClock.StatusEnd or DueClock.Qualification or DueClock.SiteVisit;

    /// <summary>
    /// Business days before the day at which somebody is first reminded: a week where days are asked for, about a month where
    /// months of work or an office's signature are, and three months where a whole new inspection may have to come first.
    /// </summary>
    public static int EarlyDays(DueClock clock) => clock switch
    {
        DueClock.CloseOut or DueClock.Affirmation or DueClock.Qualification => 20,
        DueClock.StatusEnd => 60,
        _ => ReminderPlan.EarlyDays,
    };
}
