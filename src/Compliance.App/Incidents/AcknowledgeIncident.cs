using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;

namespace Compliance.App.Incidents;

/// <summary>An officer says to the firm that what it sent so far was received.</summary>
public sealed class AcknowledgeIncident(Changes changes)
{
    /// <summary>Acknowledges every message sent so far.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="AcknowledgedAlready"/> where nothing came since the last time.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid incidentId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await IncidentDesk.OpenAsync(change, actor, incidentId, CaseSide.Authority, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var before = IncidentDesk.Snapshot(opened.Value);
                return opened.Value.Acknowledge(actor, change.Now).Then<Done>(done =>
                {
                    change.Record(RecordedAction.IncidentAcknowledged, IncidentDesk.SubjectOf(opened.Value), before, IncidentDesk.Snapshot(opened.Value));
                    return done;
                });
            },
            ct);
}
