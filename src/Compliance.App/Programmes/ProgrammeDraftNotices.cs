using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Which editors are told of a programme's draft: those who may publish it, and those whose work it is.</summary>
public sealed class ProgrammeDraftNotices(NoticeBoard board) : IRecordFollower
{
    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions { get; } =
        [RecordedAction.ProgrammeProposed, RecordedAction.ProgrammeDraftReturned, RecordedAction.ProgrammePublished];

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var editors = await NoticeBoard.HoldersOf(db, Role.StandardsEditor).ToListAsync(ct);
        if (change.Action == RecordedAction.ProgrammePublished)
        {
            // The subject is the revision, "programme version", and no longer the draft.
            var programme = change.Subject.Id.Split(' ')[0];
            await PostAsync(db, change, NoticeKind.ProgrammePublished, change.Subject.Id, $"programmes/{programme}", editors, ct);
            return;
        }

        var id = Guid.Parse(change.Subject.Id);
        var draft = await db.Set<ProgrammeDraft>().SingleAsync(draft => draft.Id == id, ct);
        var isProposed = change.Action == RecordedAction.ProgrammeProposed;
        await PostAsync(
            db,
            change,
            isProposed ? NoticeKind.ProgrammeProposed : NoticeKind.ProgrammeReturned,
            $"{draft.ProgrammeId} {draft.Content.PolicyVersion}".Trim(),
            $"programmes/drafts/{id:D}",
            editors.Where(editor => draft.IsWorkOf(editor) != isProposed),
            ct);
    }

    private Task PostAsync(ComplianceDb db, RecordedChange change, NoticeKind kind, string reference, string path, IEnumerable<Guid> people, CancellationToken ct) =>
        board.PostAsync(
            db,
            new NoticeDraft(kind, $"{change.OperationId:N}/{change.Part}", reference, path, change.At),
            [.. people.Where(editor => editor != change.Actor.UserId)],
            ct);
}
