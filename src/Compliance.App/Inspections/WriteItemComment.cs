using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Somebody of the team writes to their colleagues about an item.</summary>
public sealed class WriteItemComment(Changes changes, IIds ids, CaseFiles cases)
{
    /// <summary>Adds the comment; a colleague who is addressed is told.</summary>
    /// <param name="actor">An inspector, the lead or the quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this comment.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The comment's id; <see cref="UnknownItem"/>, <see cref="NotInTeam"/>, <see cref="InvalidField"/> without words, <see cref="TextTooLong"/>, <see cref="ScoredBlind"/> while two score the item.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, NewItemComment comment, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, comment.InspectionId, InspectionEvent.Discuss, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            if (opened.Value.Published.Checklist.Find(comment.ItemId) is null)
            {
                return new UnknownItem(comment.ItemId);
            }

            var scores = await SecondScores.ReadAsync(change.Db, opened.Value.Inspection, ct);
            var judged = await change.Db.Set<Determination>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == comment.InspectionId && row.ItemId == comment.ItemId, ct);
            if (SecondScoring.IsBlind(scores.Of(comment.ItemId), judged, scores.Judges))
            {
                return new ScoredBlind(comment.ItemId);
            }

            var addressed = comment.ForId is { } id ? await Team(change.Db, comment.InspectionId).SingleOrDefaultAsync(row => row.UserId == id, ct) : null;
            if (comment.ForId is not null && addressed is null)
            {
                return new NotInTeam();
            }

            var row = new ItemComment
            {
                Id = ids.New(),
                InspectionId = comment.InspectionId,
                ItemId = comment.ItemId,
                AuthorId = actor.UserId,
                AuthorName = actor.Name,
                At = change.Now,
                ForId = addressed?.UserId,
                ForName = addressed?.UserName,
            };
            var written = row.Write(TypedText.Clean(comment.Text));
            if (!written.IsSuccess)
            {
                return written.Error;
            }

            change.Db.Add(row);
            change.Record(RecordedAction.ItemCommentWritten, opened.Value.Part("item-comment", row.Id.ToString()), null, new { row.ItemId, row.Text, row.ForId });
            return row.Id;
        },
        (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
        ct);
    }

    /// <summary>Those who can be addressed.</summary>
    internal static IQueryable<CaseAssignment> Team(ComplianceDb db, Guid inspectionId) => db.Set<CaseAssignment>().AsNoTracking()
        .Where(row => row.InspectionId == inspectionId
            && (row.Role == CaseRole.Inspector || row.Role == CaseRole.LeadInspector || row.Role == CaseRole.QualityReviewer));
}

/// <summary>A comment to be written.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Text">1 to <see cref="ItemComment.TextLimit"/> characters.</param>
/// <param name="ForId">The colleague addressed; null for everybody.</param>
public sealed record NewItemComment(Guid InspectionId, string ItemId, string Text, Guid? ForId = null);
