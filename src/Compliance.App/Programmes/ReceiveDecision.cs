using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// Somebody of the firm opens the decision: the first time goes on record, and the time to appeal runs from that day, unless the
/// decision counted as received before.
/// </summary>
public sealed class ReceiveDecision(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Notes the first opening; every later one changes nothing.</summary>
    /// <param name="actor">Anybody of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<Inspection>(inspectionId, ct);
                var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (opened.Value.Side is not CaseSide.Firm)
                {
                    return new NotAllowed();
                }

                var decision = await DecisionDesk.LatestSent(change.Db).SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
                if (decision is null)
                {
                    return new NotFound();
                }

                if (decision.OpenedAt is not null)
                {
                    return Done.Value;
                }

                var before = DecisionDesk.Snapshot(decision);
                return decision.Receive(actor, calendar.DayOf(change.Now), change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.DecisionReceived, opened.Value.Part("decision", decision.Id.ToString("D")), before, DecisionDesk.Snapshot(decision));
                    return Done.Value;
                });
            },
            ct);
    }
}
