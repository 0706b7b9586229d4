using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>
/// The review goes back to the inspectors: from the quality reviewer who found something, or from the lead after the firm's
/// comments. The reviewer's remarks on items are handed over with it. Every judgement stays as it was until an inspector
/// changes it.
/// </summary>
public sealed class ReturnReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewReturned;

    /// <summary>Returns the review.</summary>
    /// <param name="actor">The quality reviewer during the quality review, the lead during the fact check.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="reason">Why, 1 to 5,000 characters; the inspectors read it. May be empty where remarks on items go with it.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns><see cref="RemarksWithoutWords"/> where a draft says nothing yet.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string reason, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.ReturnReview, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            if (!IsTheirs(file))
            {
                return new NotAllowed();
            }

            // After the fact check there are no drafts: confirming refuses to leave one behind.
            var remarks = await Remarks.AllAsync(change.Db, inspectionId, ct);
            var drafts = remarks.Where(remark => remark.State is RemarkState.Draft).ToList();
            return RemarkCheck.OfSending(file.Published.Checklist, remarks)
                .Then(_ => file.Move(change, Action, inspection => inspection.ReturnReview(TypedText.Clean(reason), drafts.Count)))
                .Then(_ => Send(change, file, remarks, drafts));
        }, ct);

    // Every remark is on record as one that was handed over; one that renews another closes that one.
    private static Result<Done> Send(Change change, CaseFile file, List<ReviewRemark> remarks, List<ReviewRemark> drafts)
    {
        var round = remarks.Select(remark => remark.Round).Append(0).Max() + 1;
        foreach (var draft in drafts)
        {
            var before = Remarks.Snapshot(draft);
            var sent = draft.Send(round, change.Now);
            if (sent.IsSuccess && remarks.Find(remark => remark.Id == draft.RenewsId) is { } old)
            {
                sent = old.Renew(change.Now);
            }

            if (!sent.IsSuccess)
            {
                return sent;
            }

            change.RecordAlso(RecordedAction.RemarkSent, Remarks.Subject(file, draft), before, Remarks.Snapshot(draft));
        }

        return Done.Value;
    }

    // The quality review is the reviewer's to end, the fact check the lead's: neither ends the other's.
    internal static bool IsTheirs(CaseFile file) =>
        (file.Held is CaseRole.QualityReviewer) == (file.Inspection.State is InspectionState.QualityReview);
}
