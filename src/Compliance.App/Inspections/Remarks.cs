using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>What the steps of remarks have in common. The record names a remark and keeps the digest of its words, as of everything: more people read it than remarks.</summary>
internal static class Remarks
{
    public static Subject Subject(CaseFile file, ReviewRemark remark) => file.Part("remark", remark.Id.ToString());

    public static object Snapshot(ReviewRemark remark) => new
    {
        remark.ItemId,
        remark.Kind,
        remark.State,
        remark.Round,
        remark.Text,
        remark.Changed,
        remark.Answer,
        remark.Version,
    };

    public static Task<ReviewRemark?> FindAsync(ComplianceDb db, Guid inspectionId, Guid id, CancellationToken ct) =>
        db.Set<ReviewRemark>().SingleOrDefaultAsync(row => row.Id == id && row.InspectionId == inspectionId, ct);

    public static Task<List<ReviewRemark>> AllAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct) =>
        db.Set<ReviewRemark>().Where(row => row.InspectionId == inspectionId).ToListAsync(ct);

    /// <summary>A use case that changes one remark.</summary>
    public static Task<Result<int>> OnRemarkAsync(
        this Changes changes,
        CaseFiles cases,
        Actor actor,
        Guid operationId,
        RemarkTarget target,
        InspectionEvent wanted,
        RecordedAction action,
        Func<ReviewRemark, Change, Result<Done>> step,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, target.InspectionId, wanted, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            // A draft of the quality reviewer is for others as if it were not there.
            var remark = await FindAsync(change.Db, target.InspectionId, target.RemarkId, ct);
            if (remark is null || (remark.State is RemarkState.Draft && wanted is not InspectionEvent.Remark))
            {
                return new NotFound();
            }

            var before = Snapshot(remark);
            var done = step(remark, change);
            if (!done.IsSuccess)
            {
                return done.Error;
            }

            change.Record(action, Subject(opened.Value, remark), before, Snapshot(remark));
            return remark.Version;
        },
        (_, _) => Task.FromResult<Result<int>>(target.SeenVersion + 1),
        ct);
    }
}
