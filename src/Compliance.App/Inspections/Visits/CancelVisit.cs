using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;

namespace Compliance.App.Inspections.Visits;

/// <summary>A planned visit is called off; everybody invited gets the withdrawal of the invitation.</summary>
public sealed class CancelVisit(Changes changes, VisitDesk desk)
{
    /// <summary>Calls it off, also where the case is over by now.</summary>
    /// <param name="actor">An inspector of the case, or a programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which visit, and the version that was read.</param>
    /// <param name="reason">Why, 1 to <see cref="SiteVisit.ReasonLimit"/> characters; both sides read it on the platform.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, VisitTarget target, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        var text = TypedText.Clean(reason).Trim();
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await desk.OpenAsync(change, actor, target.InspectionId, VisitDesk.MayPlan, needsOpenCase: false, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (await VisitDesk.FindAsync(change.Db, target.InspectionId, target.VisitId, ct) is not { } visit)
                {
                    return new NotFound();
                }

                var before = VisitDesk.Snapshot(visit);
                var cancelled = visit.Cancel(text, target.SeenVersion, change.Now);
                if (cancelled.IsSuccess)
                {
                    change.Record(RecordedAction.VisitCancelled, VisitDesk.SubjectOf(opened.Value, visit), before, VisitDesk.Snapshot(visit));
                    await desk.TellAsync(change, opened.Value, visit, NoticeKind.VisitCancelled, [.. visit.Attendees], ct);
                }

                return cancelled;
            },
            ct);
    }
}
