using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// Who is told of which step of a case: the table below is the whole of it. A firm is told of what concerns it and never of
/// an inner step of the authority; nobody is told of what they did themselves.
/// </summary>
public sealed class CaseNotices(NoticeBoard board) : IRecordFollower
{
    private static readonly Dictionary<RecordedAction, Told[]> Table = new()
    {
        [RecordedAction.InspectionNotified] = [new(NoticeKind.InspectionNotified, Circle.Firm, "")],
        [RecordedAction.InspectionDueMoved] = [new(NoticeKind.DueMoved, Circle.Firm, "")],
        [RecordedAction.InspectionInformationRequested] = [new(NoticeKind.InformationRequested, Circle.Firm, "answers?show=asked")],
        [RecordedAction.InspectionRequestWithdrawn] = [new(NoticeKind.RequestWithdrawn, Circle.Firm, "")],
        [RecordedAction.InspectionRequestMessage] = [new(NoticeKind.RequestMessage, Circle.Firm, "requests"), new(NoticeKind.RequestMessage, Circle.Judges, "requests")],
        [RecordedAction.InspectionRequestDueMoved] = [new(NoticeKind.RequestDueMoved, Circle.Firm, "requests")],
        [RecordedAction.InspectionReviewConfirmed] = [new(NoticeKind.DraftFindings, Circle.Firm, "findings")],
        [RecordedAction.CommentAnswered] = [new(NoticeKind.CommentAnswered, Circle.Firm, "findings")],
        [RecordedAction.InspectionChecklistMoved] = [new(NoticeKind.VersionMoved, Circle.Firm, ""), new(NoticeKind.VersionMoved, Circle.Team, "")],
        [RecordedAction.InspectionConcluded] = [new(NoticeKind.InspectionConcluded, Circle.Firm, ""), new(NoticeKind.InspectionConcluded, Circle.Officers, "decision")],
        [RecordedAction.InspectionCancelled] = [new(NoticeKind.InspectionCancelled, Circle.Firm, ""), new(NoticeKind.InspectionCancelled, Circle.Team, "")],
        [RecordedAction.InspectionTeamChanged] = [new(NoticeKind.Assigned, Circle.NewInTeam, "")],
        [RecordedAction.InspectionSubmitted] = [new(NoticeKind.Submitted, Circle.Judges, "workbench"), new(NoticeKind.Submitted, Circle.Officers, "")],
        [RecordedAction.InspectionInformationProvided] = [new(NoticeKind.InformationProvided, Circle.Judges, "workbench")],
        [RecordedAction.InspectionReviewClosed] = [new(NoticeKind.QualityReviewAwaits, Circle.Reviewer, "review")],
        [RecordedAction.InspectionReviewReturned] = [new(NoticeKind.ReviewReturned, Circle.Judges, "review")],
        [RecordedAction.SecondScoreHandedIn] = [new(NoticeKind.ScoresDiffer, Circle.Third, "workbench"), new(NoticeKind.ScoresDiffer, Circle.ThirdWanted, "team")],
        [RecordedAction.ItemCommentWritten] = [new(NoticeKind.ItemCommentForYou, Circle.Addressed, "workbench")],
        [RecordedAction.ItemsShared] = [new(NoticeKind.ItemsHandedOver, Circle.Receiver, "workbench?filter=mine")],
        [RecordedAction.CommentAdded] = [new(NoticeKind.CommentAdded, Circle.Lead, "review")],
        [RecordedAction.InspectionFactCheckClosed] = [new(NoticeKind.FactCheckClosed, Circle.Lead, "review")],
        [RecordedAction.InspectionRecused] = [new(NoticeKind.InspectorLeft, Circle.Officers, "team")],
        [RecordedAction.VisitMinutesShared] = [new(NoticeKind.MinutesShared, Circle.Firm, "visits")],
        [RecordedAction.CloseOutOpened] = [new(NoticeKind.CloseOutOpened, Circle.Firm, "actions")],
        [RecordedAction.ActionPlanSubmitted] = [new(NoticeKind.PlanSubmitted, Circle.Judges, "actions")],
        [RecordedAction.ActionPlanAccepted] = [new(NoticeKind.PlanAccepted, Circle.Firm, "actions")],
        [RecordedAction.ActionPlanReturned] = [new(NoticeKind.PlanReturned, Circle.Firm, "actions")],
        [RecordedAction.ActionClosureClaimed] = [new(NoticeKind.ClosureClaimed, Circle.Judges, "actions")],
        [RecordedAction.ActionClosed] = [new(NoticeKind.ItemClosed, Circle.Firm, "actions")],
        [RecordedAction.ActionClosureReturned] = [new(NoticeKind.ClosureReturned, Circle.Firm, "actions")],
        [RecordedAction.CloseOutCompleted] = [new(NoticeKind.CloseOutCompleted, Circle.Firm, "actions"), new(NoticeKind.CloseOutCompleted, Circle.Officers, "decision")],
        [RecordedAction.CloseOutExpired] = [new(NoticeKind.CloseOutExpired, Circle.Firm, "actions"), new(NoticeKind.CloseOutExpired, Circle.Officers, "decision")],
    };

    private enum Circle
    {
        Firm,
        Team,
        Judges,
        Lead,
        Reviewer,
        Officers,
        NewInTeam,
        Addressed,
        Receiver,
        Third,
        ThirdWanted,
    }

    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions => Table.Keys;

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var inspection = await db.Set<Inspection>().SingleAsync(inspection => inspection.Id == change.Subject.InspectionId, ct);

        // Whoever belongs to two circles is told once, as one of the first.
        var already = new HashSet<Guid> { change.Actor.UserId };
        foreach (var told in Table[change.Action])
        {
            var draft = new NoticeDraft(
                told.Kind, $"{change.OperationId:N}/{change.Part}", inspection.Reference, CaseAudience.Path(inspection.Id, told.Page + await ItemAsync(db, told, change, ct)), change.At)
            {
                InspectionId = inspection.Id,
                FirmId = told.Circle is Circle.Firm ? inspection.FirmId : null,
                Day = await DayAsync(db, inspection, told, ct),
            };
            if (told.Kind is NoticeKind.RequestMessage && (told.Circle is Circle.Firm) == (change.Actor.FirmId is not null))
            {
                // The other side is told.
                continue;
            }

            var people = await PeopleAsync(db, inspection, told.Circle, change, ct);
            await board.PostAsync(db, draft, [.. people.Where(already.Add)], ct);
        }
    }

    private static async Task<IReadOnlyList<Guid>> PeopleAsync(ComplianceDb db, Inspection inspection, Circle circle, RecordedChange change, CancellationToken ct) => circle switch
    {
        Circle.Firm => await CaseAudience.FirmAsync(db, inspection, ct),
        Circle.Team => await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer),
        Circle.Judges => await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Inspector, CaseRole.LeadInspector),
        Circle.Lead => await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.LeadInspector),
        Circle.Reviewer => await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.QualityReviewer),
        Circle.Officers => await CaseAudience.OfficersAsync(db, ct),

        Circle.Addressed => await InTeamAsync(
            db, inspection, await db.Set<ItemComment>().Where(comment => comment.Id == Guid.Parse(change.Subject.Id)).Select(comment => comment.ForId).SingleAsync(ct), ct),
        Circle.Receiver => await InTeamAsync(db, inspection, Guid.TryParse(change.Subject.Id, out var receiver) ? receiver : null, ct),

        Circle.Third => await ThirdsAsync(db, inspection, change, ct) ?? [],

        // Nobody of the team can decide: somebody has to join it.
        Circle.ThirdWanted => await ThirdsAsync(db, inspection, change, ct) is { Count: 0 } ? await CaseAudience.OfficersAsync(db, ct) : [],

        // Whoever joined at the same instant by another change was told then.
        Circle.NewInTeam => await db.Set<CaseAssignment>()
            .Where(assignment => assignment.InspectionId == inspection.Id && assignment.At == change.At)
            .Where(assignment => !db.Set<Notice>().Any(told => told.RecipientId == assignment.UserId && told.InspectionId == inspection.Id
                && told.Kind == NoticeKind.Assigned && told.At == assignment.At))
            .Select(assignment => assignment.UserId)
            .ToListAsync(ct),
        _ => throw new ArgumentOutOfRangeException(nameof(circle), circle, "Not a circle of people."),
    };

    // Null where the two scores agree.
    private static async Task<IReadOnlyList<Guid>?> ThirdsAsync(ComplianceDb db, Inspection inspection, RecordedChange change, CancellationToken ct)
    {
        var drawn = await db.Set<SecondScore>().SingleAsync(row => row.InspectionId == inspection.Id && row.ItemId == change.Subject.Id, ct);
        return drawn.State is not SecondScoreState.Differs ? null
            : [.. (await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Inspector, CaseRole.LeadInspector)).Where(id => !drawn.IsOfPair(id))];
    }

    // Whoever lost the office since, or was disabled, is told nothing.
    private static async Task<IReadOnlyList<Guid>> InTeamAsync(ComplianceDb db, Inspection inspection, Guid? person, CancellationToken ct) =>
        [.. (await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer)).Where(id => id == person)];

    // The link leads to the item itself.
    private static async Task<string> ItemAsync(ComplianceDb db, Told told, RecordedChange change, CancellationToken ct) =>
        told.Circle is Circle.Third ? "?item=" + Uri.EscapeDataString(change.Subject.Id)
        : told.Circle is not Circle.Addressed ? ""
        : "?item=" + Uri.EscapeDataString(await db.Set<ItemComment>().Where(comment => comment.Id == Guid.Parse(change.Subject.Id)).Select(comment => comment.ItemId).SingleAsync(ct));

    private static async Task<DateOnly?> DayAsync(ComplianceDb db, Inspection inspection, Told told, CancellationToken ct) => told.Kind switch
    {
        NoticeKind.InspectionNotified or NoticeKind.DueMoved => inspection.SubmissionDue,
        NoticeKind.DraftFindings => inspection.FactCheckUntil,
        NoticeKind.CloseOutOpened => await db.Set<CloseOut>().Where(row => row.InspectionId == inspection.Id).Select(row => (DateOnly?)row.DueOn).SingleAsync(ct),
        NoticeKind.InformationRequested or NoticeKind.RequestDueMoved => (await FirmItems.OpenRequestAsync(db, inspection.Id, ct))?.DueOn,
        _ => null,
    };

    private sealed record Told(NoticeKind Kind, Circle Circle, string Page);
}
