using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;

namespace Compliance.App.Inspections.Visits;

/// <summary>A planned visit gets another time, place, agenda or other people. Who stays gets a newer invitation, who leaves its withdrawal.</summary>
public sealed class MoveVisit(Changes changes, VisitDesk desk)
{
    /// <summary>Moves it.</summary>
    /// <param name="actor">An inspector of the case, or a programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which visit, and the version that was read.</param>
    /// <param name="slot">What holds from now on.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>As for <see cref="PlanVisit"/>; <see cref="VisitNotPlanned"/> once it was held or called off.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, VisitTarget target, VisitSlot slot, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(slot);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await desk.OpenAsync(change, actor, target.InspectionId, VisitDesk.MayPlan, needsOpenCase: true, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (await VisitDesk.FindAsync(change.Db, target.InspectionId, target.VisitId, ct) is not { } visit)
                {
                    return new NotFound();
                }

                var before = VisitDesk.Snapshot(visit);
                var moved = desk.PlanOf(slot).Then(plan => visit.Move(plan, target.SeenVersion, change.Now));
                if (!moved.IsSuccess)
                {
                    return moved;
                }

                if (await VisitDesk.OverlapsAsync(change.Db, visit, ct))
                {
                    return new VisitOverlaps();
                }

                var invited = await VisitDesk.InviteAsync(change.Db, opened.Value, visit, slot.Attendees, ct);
                if (!invited.IsSuccess)
                {
                    return invited.Error;
                }

                change.Record(RecordedAction.VisitMoved, VisitDesk.SubjectOf(opened.Value, visit), before, VisitDesk.Snapshot(visit));
                await desk.TellAsync(change, opened.Value, visit, NoticeKind.VisitMoved, [.. visit.Attendees], ct);
                await desk.TellAsync(change, opened.Value, visit, NoticeKind.VisitCancelled, invited.Value, ct);
                return Done.Value;
            },
            ct);
    }
}
