using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// Who is told of what happens to a decision after it was sent: its standing, the affirmation, more time, appeals. The firm
/// learns only of what was approved or sent; that something was asked for inside is an inner matter.
/// </summary>
public sealed class StatusNotices(NoticeBoard board) : IRecordFollower
{
    private static readonly Dictionary<RecordedAction, Told[]> Table = new()
    {
        [RecordedAction.StandingAsked] = [new(NoticeKind.StandingAsked, Circle.FreeDeciders, "decision")],
        [RecordedAction.StandingApproved] = [new(NoticeKind.StandingChanged, Circle.Firm, "decision")],
        [RecordedAction.StandingRefused] = [new(NoticeKind.StandingRefused, Circle.Officers, "decision")],
        [RecordedAction.StatusAffirmed] = [new(NoticeKind.StatusAffirmed, Circle.Officers, "decision")],
        [RecordedAction.ExtensionAsked] = [new(NoticeKind.ExtensionAsked, Circle.Officers, "actions")],
        [RecordedAction.ExtensionRecommended] = [new(NoticeKind.ExtensionRecommended, Circle.FreeDeciders, "actions")],
        [RecordedAction.ExtensionApproved] = [new(NoticeKind.ExtensionDecided, Circle.Firm, "actions")],
        [RecordedAction.ExtensionRefused] = [new(NoticeKind.ExtensionDecided, Circle.Firm, "actions")],
        [RecordedAction.AppealFiled] = [new(NoticeKind.AppealFiled, Circle.FreeHearers, ""), new(NoticeKind.AppealFiled, Circle.Officers, "appeal")],
        [RecordedAction.AppealHandedBack] = [new(NoticeKind.AppealFiled, Circle.FreeHearers, "")],
        [RecordedAction.AppealWithdrawn] = [new(NoticeKind.AppealWithdrawn, Circle.Hearer, "appeal"), new(NoticeKind.AppealWithdrawn, Circle.Officers, "appeal")],
        [RecordedAction.AppealSent] = [new(NoticeKind.AppealSent, Circle.Firm, "appeal"), new(NoticeKind.AppealSent, Circle.Officers, "appeal")],
    };

    private enum Circle
    {
        Firm,
        Officers,
        FreeDeciders,
        FreeHearers,
        Hearer,
    }

    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions => Table.Keys;

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var inspection = await db.Set<Inspection>().SingleAsync(inspection => inspection.Id == change.Subject.InspectionId, ct);
        var already = new HashSet<Guid> { change.Actor.UserId };
        foreach (var told in Table[change.Action])
        {
            // Whoever does not hear the appeal yet has no page of the case: their start page offers it.
            var path = told.Circle is Circle.FreeHearers ? "" : CaseAudience.Path(inspection.Id, told.Page);
            var draft = new NoticeDraft(told.Kind, $"{change.OperationId:N}/{change.Part}", inspection.Reference, path, change.At)
            {
                InspectionId = inspection.Id,
                FirmId = told.Circle is Circle.Firm ? inspection.FirmId : null,
            };
            await board.PostAsync(db, draft, [.. (await PeopleAsync(db, inspection, told.Circle, ct)).Where(already.Add)], ct);
        }
    }

    private static async Task<IReadOnlyList<Guid>> PeopleAsync(ComplianceDb db, Inspection inspection, Circle circle, CancellationToken ct) => circle switch
    {
        Circle.Firm => await CaseAudience.FirmAsync(db, inspection, ct),
        Circle.Officers => await CaseAudience.OfficersAsync(db, ct),
        Circle.FreeDeciders => await DecisionNotices.FreeDecidersAsync(db, inspection, ct),
        Circle.FreeHearers => await FreeHearersAsync(db, inspection, ct),
        Circle.Hearer => await db.Set<Appeal>()
            .Where(appeal => appeal.InspectionId == inspection.Id && appeal.OfficerId != null)
            .OrderByDescending(appeal => appeal.FiledAt)
            .Select(appeal => appeal.OfficerId!.Value)
            .Take(1)
            .ToListAsync(ct),
        _ => throw new ArgumentOutOfRangeException(nameof(circle), circle, "Not a circle of people."),
    };

    // As for taking it up: nobody with a part in the case, nobody with a conflict.
    private static async Task<IReadOnlyList<Guid>> FreeHearersAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        var free = new List<Guid>();
        foreach (var officer in await NoticeBoard.HoldersOf(db, Role.AppealOfficer).ToListAsync(ct))
        {
            if (!await AppealDesk.CasesWithPart(db, officer).AnyAsync(id => id == inspection.Id, ct)
                && !await db.Set<ConflictDeclaration>().AnyAsync(declared => declared.UserId == officer && declared.FirmId == inspection.FirmId, ct))
            {
                free.Add(officer);
            }
        }

        return free;
    }

    private sealed record Told(NoticeKind Kind, Circle Circle, string Page);
}
