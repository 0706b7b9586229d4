using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Which editors are told of a checklist's draft: those who may approve it, and those whose work it is.</summary>
public sealed class ChecklistDraftNotices(NoticeBoard board) : IRecordFollower
{
    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions { get; } =
        [RecordedAction.ChecklistProposed, RecordedAction.ChecklistReturned, RecordedAction.ChecklistPublished];

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var id = Guid.Parse(change.Subject.Id);
        var draft = await db.Set<ChecklistDraft>().SingleAsync(draft => draft.Id == id, ct);
        var editors = await NoticeBoard.HoldersOf(db, Role.StandardsEditor).ToListAsync(ct);
        bool IsWorkOf(Guid editor) => draft.ProposedById == editor || draft.Editors.Contains(editor);
        var (kind, people) = change.Action switch
        {
            var action when action == RecordedAction.ChecklistProposed => (NoticeKind.ChecklistProposed, editors.Where(editor => !IsWorkOf(editor))),
            var action when action == RecordedAction.ChecklistReturned => (NoticeKind.ChecklistReturned, editors.Where(IsWorkOf)),
            _ => (NoticeKind.ChecklistPublished, editors),
        };
        var notice = new NoticeDraft(
            kind, $"{change.OperationId:N}/{change.Part}", $"{draft.ChecklistId} {draft.ProposedVersion}", $"standards/drafts/{id:D}", change.At);
        await board.PostAsync(db, notice, [.. people.Where(editor => editor != change.Actor.UserId)], ct);
    }
}
