using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>An officer shows an incident to the inspectors of a case of the same firm.</summary>
public sealed class LinkIncident(Changes changes)
{
    /// <summary>Links it; a second time changes nothing.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="CaseOfAnotherFirm"/>, or <see cref="NotFound"/> for either id.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid incidentId, Guid inspectionId, CancellationToken ct) =>
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

                var incident = opened.Value;
                var firm = await change.Db.Set<Inspection>().Where(row => row.Id == inspectionId).Select(row => (Guid?)row.FirmId).SingleOrDefaultAsync(ct);
                if (firm != incident.FirmId)
                {
                    return firm is null ? new NotFound() : new CaseOfAnotherFirm();
                }

                if (await change.Db.Set<IncidentLink>().AnyAsync(link => link.IncidentId == incidentId && link.InspectionId == inspectionId, ct))
                {
                    return Done.Value;
                }

                change.Db.Add(new IncidentLink { IncidentId = incidentId, InspectionId = inspectionId, Opened = false, ByName = actor.Name, At = change.Now });
                change.Record(
                    RecordedAction.IncidentLinked, IncidentDesk.SubjectOf(incident) with { InspectionId = inspectionId }, null, new { incident.Reference, inspectionId });
                return Done.Value;
            },
            ct);
}
