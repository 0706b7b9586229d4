using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>The quality reviewer begins a remark on an item: a draft that nobody else sees until the review is returned.</summary>
public sealed class AddRemark(Changes changes, IIds ids, CaseFiles cases)
{
    /// <summary>Adds an empty draft.</summary>
    /// <param name="actor">The quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="remark">On what.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// The id of the draft; <see cref="UnknownItem"/>; where a remark is renewed <see cref="NotFound"/> for one that the case
    /// does not have, and <see cref="RemarkNotOpen"/> where it has a successor already.
    /// </returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, NewRemark remark, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, remark.InspectionId, InspectionEvent.Remark, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            if (opened.Value.Published.Checklist.Find(remark.ItemId) is null)
            {
                return new UnknownItem(remark.ItemId);
            }

            if (remark.RenewsId is { } old && await RefusedAsync(change, remark, old, ct) is { } refused)
            {
                return refused;
            }

            var draft = new ReviewRemark { Id = ids.New(), InspectionId = remark.InspectionId, ItemId = remark.ItemId, RenewsId = remark.RenewsId };
            var written = draft.Write(remark.Kind, "", 0, actor, change.Now);
            if (!written.IsSuccess)
            {
                return written.Error;
            }

            change.Db.Add(draft);
            change.Record(RecordedAction.RemarkAdded, Remarks.Subject(opened.Value, draft), null, Remarks.Snapshot(draft));
            return draft.Id;
        },
        (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
        ct);
    }

    private static async Task<Error?> RefusedAsync(Change change, NewRemark remark, Guid old, CancellationToken ct)
    {
        var renewed = await Remarks.FindAsync(change.Db, remark.InspectionId, old, ct);
        return renewed is null || renewed.ItemId != remark.ItemId || renewed.State is RemarkState.Draft ? new NotFound()
            : renewed.State is RemarkState.Renewed || await change.Db.Set<ReviewRemark>().AnyAsync(row => row.RenewsId == old, ct) ? new RemarkNotOpen(RemarkState.Renewed)
            : null;
    }
}

/// <summary>A remark to be begun.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Kind">How much it binds.</param>
/// <param name="RenewsId">The remark of an earlier round whose answer was not enough; null for a new one.</param>
public sealed record NewRemark(Guid InspectionId, string ItemId, RemarkKind Kind, Guid? RenewsId = null);

/// <summary>A remark as somebody has it on the screen.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="RemarkId">The remark.</param>
/// <param name="SeenVersion">The version that they saw.</param>
public sealed record RemarkTarget(Guid InspectionId, Guid RemarkId, int SeenVersion);
