using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>The firm gives a draft up that was never sent: it was no incident, or was begun twice.</summary>
public sealed class DiscardIncident(Changes changes)
{
    /// <summary>Removes the draft.</summary>
    /// <param name="actor">Somebody of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="IncidentNotIn"/> once anything was sent.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid incidentId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await IncidentDesk.OpenAsync(change, actor, incidentId, CaseSide.Firm, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var incident = opened.Value;
                if (incident.State is not IncidentState.Draft)
                {
                    return new IncidentNotIn(incident.State);
                }

                change.Db.Remove(await change.Db.Set<IncidentDraft>().SingleAsync(draft => draft.IncidentId == incidentId, ct));
                change.Db.Remove(incident);
                change.Record(RecordedAction.IncidentDiscarded, IncidentDesk.SubjectOf(incident), IncidentDesk.Snapshot(incident), null);
                return Done.Value;
            },
            ct);
}
