using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Visits;

/// <summary>An inspector of the case shares the minutes with the firm, as they stand. What was shared is a row that never changes.</summary>
public sealed class ShareVisitMinutes(Changes changes, VisitDesk desk)
{
    /// <summary>Shares them.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which visit, and the version that was read.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NoMinutes"/> or <see cref="MinutesAreShared"/>.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, VisitTarget target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await desk.OpenAsync(change, actor, target.InspectionId, VisitDesk.MayWrite, needsOpenCase: false, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (await VisitDesk.FindAsync(change.Db, target.InspectionId, target.VisitId, ct) is not { } visit)
                {
                    return new NotFound();
                }

                var before = VisitDesk.Snapshot(visit);
                var shared = visit.Share(target.SeenVersion, actor, change.Now);
                if (!shared.IsSuccess)
                {
                    return shared.Error;
                }

                change.Db.Add(shared.Value);
                change.Record(RecordedAction.VisitMinutesShared, VisitDesk.SubjectOf(opened.Value, visit), before, VisitDesk.Snapshot(visit));
                return Done.Value;
            },
            ct);
    }
}
