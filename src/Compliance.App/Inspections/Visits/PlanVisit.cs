using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;

namespace Compliance.App.Inspections.Visits;

/// <summary>An inspector of the case or a programme officer plans a visit on site; everybody who is to come is invited by mail.</summary>
public sealed class PlanVisit(Changes changes, VisitDesk desk, IIds ids)
{
    /// <summary>Plans it.</summary>
    /// <param name="actor">An inspector of the case, or a programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">A case of which the firm was told and that is not over.</param>
    /// <param name="slot">When, where and who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The id of the visit; <see cref="VisitOverlaps"/> where the case has another one at that time.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, VisitSlot slot, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var opened = await desk.OpenAsync(change, actor, inspectionId, VisitDesk.MayPlan, needsOpenCase: true, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var planned = desk.PlanOf(slot).Then(plan => SiteVisit.Plan(ids.New(), inspectionId, plan, change.Now));
                if (!planned.IsSuccess)
                {
                    return planned.Error;
                }

                var visit = planned.Value;
                if (await VisitDesk.OverlapsAsync(change.Db, visit, ct))
                {
                    return new VisitOverlaps();
                }

                var invited = await VisitDesk.InviteAsync(change.Db, opened.Value, visit, slot.Attendees, ct);
                if (!invited.IsSuccess)
                {
                    return invited.Error;
                }

                change.Db.Add(visit);
                change.Record(RecordedAction.VisitPlanned, VisitDesk.SubjectOf(opened.Value, visit), null, VisitDesk.Snapshot(visit));
                await desk.TellAsync(change, opened.Value, visit, NoticeKind.VisitPlanned, [.. visit.Attendees], ct);
                return visit.Id;
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
