using Compliance.Domain.Access;
using static Compliance.Domain.Notifications.NoticeKind;

namespace Compliance.Domain.Notifications;

/// <summary>How a notice comes by mail. In the application it always appears.</summary>
public enum MailChoice
{
    /// <summary>A mail of its own, at once.</summary>
    AtOnce,

    /// <summary>A line in the one mail a day.</summary>
    Daily,

    /// <summary>No mail.</summary>
    Off,
}

/// <summary>Which notices a person can get, how they come where nothing was chosen, and which cannot be switched off.</summary>
public static class NoticeRules
{
    private static readonly NoticeKind[] OfFirms =
    [
        InspectionNotified, DueMoved, InformationRequested, RequestWithdrawn, DraftFindings, CommentAnswered, VersionMoved,
        InspectionConcluded, InspectionCancelled, DecisionSent, DocumentIssued, StandingChanged, AppealSent, CloseOutOpened, PlanAccepted,
        PlanReturned, ItemClosed, ClosureReturned, CloseOutCompleted, CloseOutExpired, ExtensionDecided, VisitPlanned, VisitMoved, VisitCancelled,
        MinutesShared, IncidentAcknowledged, IncidentAsked, IncidentClosed, RequestMessage, RequestDueMoved, DueSoon, Overdue,
    ];

    private static readonly NoticeKind[] OfInspectors =
    [
        Assigned, ItemCommentForYou, ItemsHandedOver, ScoresDiffer, Submitted, InformationProvided, ReviewReturned, QualityReviewAwaits, CommentAdded, FactCheckClosed, VersionMoved,
        InspectionCancelled, PlanSubmitted, ClosureClaimed, VisitPlanned, VisitMoved, VisitCancelled, IncidentLinked, RequestMessage, DueSoon, Overdue,
    ];

    private static readonly NoticeKind[] OfOfficers =
    [
        Submitted, InspectionConcluded, InspectorLeft, ScoresDiffer, DecisionReturned, DecisionTaken, DocumentFailed, StandingRefused, StatusAffirmed, AppealFiled,
        AppealWithdrawn, AppealSent, CloseOutCompleted, CloseOutExpired, ExtensionAsked, IncidentReported, IncidentAnswered,
        DueSoon, Overdue, Escalated,
    ];

    private static readonly NoticeKind[] OfDecisionMakers = [DecisionProposed, StandingAsked, ExtensionRecommended, DueSoon, Overdue];

    private static readonly NoticeKind[] OfEditors =
        [ChecklistProposed, ChecklistReturned, ChecklistPublished, ProgrammeProposed, ProgrammeReturned, ProgrammePublished];

    private static readonly NoticeKind[] OfAppealOfficers = [AppealFiled, AppealWithdrawn, DueSoon, Overdue];

    /// <summary>The kinds that a person with these roles can get, in the order of <see cref="NoticeKind"/>.</summary>
    public static IReadOnlyList<NoticeKind> KindsFor(IReadOnlySet<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return [.. roles.SelectMany(KindsOf).Distinct().Order()];
    }

    /// <summary>What holds where a person chose nothing: what waits for them comes at once, what they may want to know once a day.</summary>
    public static MailChoice Usual(NoticeKind kind) => kind switch
    {
        InspectionNotified or DueMoved or InformationRequested or DraftFindings or DecisionSent or InspectionCancelled => MailChoice.AtOnce,
        Assigned or ItemCommentForYou or ItemsHandedOver or ScoresDiffer or ReviewReturned or QualityReviewAwaits or DecisionProposed or DecisionReturned or DocumentFailed => MailChoice.AtOnce,
        StandingChanged or StandingAsked or StandingRefused or AppealFiled or AppealSent or AppealWithdrawn => MailChoice.AtOnce,
        CloseOutOpened or CloseOutExpired or PlanReturned or ClosureReturned or ExtensionAsked or ExtensionRecommended or ExtensionDecided => MailChoice.AtOnce,
        IncidentReported or IncidentAsked or IncidentAnswered or RequestMessage or RequestDueMoved => MailChoice.AtOnce,
        DueSoon or Overdue or Escalated or VisitPlanned or VisitMoved or VisitCancelled => MailChoice.AtOnce,
        IncidentAcknowledged or IncidentClosed or IncidentLinked or MinutesShared => MailChoice.Daily,
        PlanSubmitted or PlanAccepted or ClosureClaimed or ItemClosed or CloseOutCompleted or StatusAffirmed => MailChoice.Daily,
        RequestWithdrawn or CommentAnswered or VersionMoved or InspectionConcluded or DocumentIssued => MailChoice.Daily,
        Submitted or InformationProvided or CommentAdded or FactCheckClosed or InspectorLeft or DecisionTaken => MailChoice.Daily,
        ChecklistProposed or ChecklistReturned or ProgrammeProposed or ProgrammeReturned => MailChoice.Daily,
        ChecklistPublished or ProgrammePublished => MailChoice.Off,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of notice."),
    };

    /// <summary>
    /// True where a person with these roles always gets the mail at once: a signatory answers for the firm, and whoever is told
    /// that somebody else is late has to act on it.
    /// </summary>
    public static bool IsFixed(NoticeKind kind, IReadOnlySet<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return kind switch
        {
            InspectionNotified or DecisionSent or StandingChanged or AppealSent or CloseOutExpired or Overdue => roles.Contains(Role.FirmSignatory),
            Escalated => roles.Contains(Role.ProgrammeOfficer),

            // An invitation is no news that one may do without: whoever is named as coming has to know when, where and whether.
            VisitPlanned or VisitMoved or VisitCancelled => true,
            _ => false,
        };
    }

    /// <summary>How a notice comes to somebody.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="roles">The person's roles.</param>
    /// <param name="chosen">What they chose, if anything.</param>
    public static MailChoice Effective(NoticeKind kind, IReadOnlySet<Role> roles, MailChoice? chosen) =>
        IsFixed(kind, roles) ? MailChoice.AtOnce : chosen ?? Usual(kind);

    private static NoticeKind[] KindsOf(Role role) => role switch
    {
        Role.FirmContributor or Role.FirmSignatory => OfFirms,
        Role.Inspector => OfInspectors,
        Role.ProgrammeOfficer => OfOfficers,
        Role.DecisionMaker => OfDecisionMakers,
        Role.AppealOfficer => OfAppealOfficers,
        Role.StandardsEditor => OfEditors,
        Role.Administrator or Role.Auditor => [],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };
}
