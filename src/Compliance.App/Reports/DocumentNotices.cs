using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>The firm is told of every document issued to it, the officers of one that could not be.</summary>
public sealed class DocumentNotices(NoticeBoard board) : IRecordFollower
{
    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions { get; } = [RecordedAction.DocumentIssued, RecordedAction.DocumentFailed];

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleAsync(inspection => inspection.Id == change.Subject.InspectionId, ct);
        var issued = change.Action == RecordedAction.DocumentIssued;
        var draft = new NoticeDraft(
            issued ? NoticeKind.DocumentIssued : NoticeKind.DocumentFailed,
            $"{change.OperationId:N}/{change.Part}",
            inspection.Reference,
            CaseAudience.Path(inspection.Id, "documents"),
            change.At)
        {
            InspectionId = inspection.Id,
            FirmId = issued ? inspection.FirmId : null,
        };
        await board.PostAsync(db, draft, issued ? await CaseAudience.FirmAsync(db, inspection, ct) : await CaseAudience.OfficersAsync(db, ct), ct);
    }
}
