using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// The lead answers a comment of the firm on a draft finding. Agreeing changes no judgement: the lead then returns the
/// review (<see cref="ReturnReview"/>), so that the item is judged anew and checked again.
/// </summary>
public sealed class AnswerComment(Changes changes, CaseFiles cases)
{
    /// <summary>Answers the comment, or rewrites the answer.</summary>
    /// <param name="actor">The lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this answer.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, CommentAnswer answer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, answer.InspectionId, InspectionEvent.AnswerComment, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var comment = await change.Db.Set<FactCheckComment>()
                .SingleOrDefaultAsync(comment => comment.Id == answer.CommentId && comment.InspectionId == answer.InspectionId, ct);
            if (comment is null)
            {
                return new NotFound();
            }

            var before = Snapshot(comment);
            var replied = comment.Reply(TypedText.Clean(answer.Text), answer.Accepted, actor, change.Now);
            if (replied.IsSuccess)
            {
                change.Record(RecordedAction.CommentAnswered, opened.Value.Part("comment", comment.Id.ToString()), before, Snapshot(comment));
            }

            return replied;
        }, ct);
    }

    private static object Snapshot(FactCheckComment comment) => new { comment.ItemId, comment.Text, comment.Answer, comment.Accepted };
}

/// <summary>The lead's answer to a comment.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Text">The answer, 1 to 5,000 characters; the firm reads it.</param>
/// <param name="Accepted">True where the lead agrees and will return the review.</param>
public sealed record CommentAnswer(Guid InspectionId, Guid CommentId, string Text, bool Accepted);
