using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Somebody of the team takes a comment of their own back: the words go, that there was one stays.</summary>
public sealed class WithdrawItemComment(Changes changes, CaseFiles cases)
{
    /// <summary>Takes the comment back.</summary>
    /// <param name="actor">Its author.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="commentId">The comment.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>Done, also where it was taken back before; <see cref="NotFound"/>, <see cref="NotAllowed"/> for a colleague's comment.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid commentId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Discuss, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var comment = await change.Db.Set<ItemComment>().SingleOrDefaultAsync(row => row.Id == commentId && row.InspectionId == inspectionId, ct);
            if (comment is null)
            {
                return new NotFound();
            }

            var (before, already) = (new { comment.ItemId, comment.Text }, comment.WithdrawnAt is not null);
            var withdrawn = comment.Withdraw(actor, change.Now);
            if (withdrawn.IsSuccess && !already)
            {
                change.Record(RecordedAction.ItemCommentWithdrawn, opened.Value.Part("item-comment", comment.Id.ToString()), before, null);
            }

            return withdrawn;
        }, ct);
}
