using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The quality reviewer takes a draft of a remark back; that there was one stays on record.</summary>
public sealed class RemoveRemark(Changes changes, CaseFiles cases)
{
    /// <summary>Removes the draft.</summary>
    /// <param name="actor">The quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="remarkId">The draft.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>Done; <see cref="NotFound"/>, <see cref="RemarkNotOpen"/> once it was sent.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid remarkId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Remark, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var remark = await Remarks.FindAsync(change.Db, inspectionId, remarkId, ct);
            if (remark is null)
            {
                return new NotFound();
            }

            if (remark.State is not RemarkState.Draft)
            {
                return new RemarkNotOpen(remark.State);
            }

            change.Db.Remove(remark);
            change.Record(RecordedAction.RemarkRemoved, Remarks.Subject(opened.Value, remark), Remarks.Snapshot(remark), null);
            return Done.Value;
        }, ct);
}
