using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Visits;

/// <summary>An inspector of the case writes the minutes of a visit that has begun. They stay with the team until they are shared.</summary>
public sealed class WriteVisitMinutes(Changes changes, VisitDesk desk)
{
    /// <summary>Writes them.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which visit, and the version that was read.</param>
    /// <param name="minutes">1 to <see cref="SiteVisit.TextLimit"/> characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="VisitNotBegun"/>, <see cref="VisitNotPlanned"/> or <see cref="MinutesAreShared"/>.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, VisitTarget target, string minutes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        var text = TypedText.Clean(minutes).Trim();
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
                var written = visit.Write(text, target.SeenVersion, change.Now);
                if (written.IsSuccess)
                {
                    change.Record(RecordedAction.VisitMinutesWritten, VisitDesk.SubjectOf(opened.Value, visit), before, VisitDesk.Snapshot(visit));
                }

                return written;
            },
            ct);
    }
}
