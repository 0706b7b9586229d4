using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Who is told of which step of a decision. The firm learns nothing before it is sent.</summary>
public sealed class DecisionNotices(NoticeBoard board) : IRecordFollower
{
    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions { get; } =
        [RecordedAction.DecisionProposed, RecordedAction.DecisionReturned, RecordedAction.DecisionTaken, RecordedAction.DecisionSent];

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var inspection = await db.Set<Inspection>().SingleAsync(inspection => inspection.Id == change.Subject.InspectionId, ct);
        var (kind, people) = change.Action switch
        {
            var action when action == RecordedAction.DecisionProposed => (NoticeKind.DecisionProposed, await FreeDecidersAsync(db, inspection, ct)),
            var action when action == RecordedAction.DecisionReturned => (NoticeKind.DecisionReturned, await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Drafter)),
            var action when action == RecordedAction.DecisionTaken => (NoticeKind.DecisionTaken, await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Drafter)),
            _ => (NoticeKind.DecisionSent, await CaseAudience.FirmAsync(db, inspection, ct)),
        };
        var draft = new NoticeDraft(kind, $"{change.OperationId:N}/{change.Part}", inspection.Reference, CaseAudience.Path(inspection.Id, "decision"), change.At)
        {
            InspectionId = inspection.Id,
            FirmId = kind is NoticeKind.DecisionSent ? inspection.FirmId : null,
        };
        await board.PostAsync(db, draft, [.. people.Where(id => id != change.Actor.UserId)], ct);
    }

    // Whoever holds another duty in the case or declared a conflict cannot take the decision, so it does not wait for them.
    internal static async Task<IReadOnlyList<Guid>> FreeDecidersAsync(ComplianceDb db, Inspection inspection, CancellationToken ct) =>
        await NoticeBoard.HoldersOf(db, Role.DecisionMaker)
            .Where(id => !db.Set<CaseAssignment>().Any(held => held.InspectionId == inspection.Id && held.UserId == id && held.Role != CaseRole.DecisionMaker))
            .Where(id => !db.Set<ConflictDeclaration>().Any(declared => declared.UserId == id && declared.FirmId == inspection.FirmId))
            .ToListAsync(ct);
}
