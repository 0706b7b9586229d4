using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>A firm's person comments on a draft finding.</summary>
public sealed class CommentOnFinding(Changes changes, IIds ids, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Adds the comment.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this comment.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item of the finding.</param>
    /// <param name="text">1 to <see cref="FactCheckComment.TextLimit"/> characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// Done; <see cref="NoFinding"/> where the item has none, <see cref="CommentsClosed"/> after the last day or once the
    /// firm said that it has no more comments.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string itemId, string text, CancellationToken ct)
    {
        text = TypedText.Clean(text);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Comment, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            if (!FirmFindings.MayComment(file.Inspection, calendar.DayOf(change.Now)))
            {
                return new CommentsClosed();
            }

            if (file.Published.Checklist.Find(itemId) is null)
            {
                return new NoFinding(itemId);
            }

            var judged = await change.Db.Set<Determination>().AsNoTracking()
                .SingleOrDefaultAsync(determination => determination.InspectionId == inspectionId && determination.ItemId == itemId, ct);
            if (judged is null || file.Published.Checklist.Find(itemId) is not { } item || !FirmFindings.IsFinding(judged, item)
                || !(await FactFiles.LoadAsync(change.Db, file, ct)).Applies(item))
            {
                return new NoFinding(itemId);
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                return new InvalidField("comment", "Required");
            }

            if (text.Length > FactCheckComment.TextLimit)
            {
                return new TextTooLong("comment", FactCheckComment.TextLimit);
            }

            change.Db.Add(new FactCheckComment
            {
                Id = ids.New(),
                InspectionId = inspectionId,
                ItemId = itemId,
                Text = text,
                AuthorId = actor.UserId,
                AuthorName = actor.Name,
                At = change.Now,
            });
            change.Record(RecordedAction.CommentAdded, file.Part("comment", itemId), null, new { ItemId = itemId, Text = text });
            return Done.Value;
        }, ct);
    }
}
