using Compliance.App.Audit;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>Which entries of the record tell the course of a case, and to whom.</summary>
public static class FirmTimeline
{
    /// <summary>Steps that both sides see; the firm's own people are named to the firm, the authority's are not.</summary>
    public static readonly IReadOnlyList<string> OfBothSides =
    [
        RecordedAction.InspectionNotified.Code,
        RecordedAction.InspectionDueMoved.Code,
        RecordedAction.InspectionSubmitted.Code,
        RecordedAction.InspectionReviewStarted.Code,
        RecordedAction.InspectionInformationRequested.Code,
        RecordedAction.InspectionInformationProvided.Code,
        RecordedAction.InspectionRequestWithdrawn.Code,
        RecordedAction.InspectionRequestDueMoved.Code,
        RecordedAction.InspectionReviewConfirmed.Code,
        RecordedAction.InspectionFactCheckClosed.Code,
        RecordedAction.InspectionConcluded.Code,
        RecordedAction.InspectionCancelled.Code,
        RecordedAction.VisitPlanned.Code,
        RecordedAction.VisitMoved.Code,
        RecordedAction.VisitCancelled.Code,
        RecordedAction.VisitMinutesShared.Code,
        RecordedAction.DecisionSent.Code,
        RecordedAction.StandingApproved.Code,
        RecordedAction.StatusAffirmed.Code,
        RecordedAction.AppealFiled.Code,
        RecordedAction.AppealWithdrawn.Code,
        RecordedAction.AppealSent.Code,
        RecordedAction.CloseOutCompleted.Code,
        RecordedAction.CloseOutExpired.Code,
    ];

    /// <summary>Inner steps of the authority.</summary>
    public static readonly IReadOnlyList<string> OfAuthority =
    [
        RecordedAction.InspectionOpened.Code,
        RecordedAction.InspectionTeamChanged.Code,
        RecordedAction.InspectionReviewClosed.Code,
        RecordedAction.InspectionReviewReopened.Code,
        RecordedAction.InspectionQualityReviewStarted.Code,
        RecordedAction.InspectionReviewReturned.Code,
        RecordedAction.InspectionRecused.Code,
    ];

    private static readonly HashSet<string> ByTheFirm =
    [
        RecordedAction.InspectionSubmitted.Code,
        RecordedAction.InspectionInformationProvided.Code,
        RecordedAction.InspectionFactCheckClosed.Code,
        RecordedAction.StatusAffirmed.Code,
        RecordedAction.AppealFiled.Code,
        RecordedAction.AppealWithdrawn.Code,
    ];

    internal static List<string> Shown(CaseSide side) => side is CaseSide.Firm ? [.. OfBothSides] : [.. OfAuthority, .. OfBothSides];

    internal static bool ShowsName(CaseSide side, string action) => side is not CaseSide.Firm || ByTheFirm.Contains(action);
}
