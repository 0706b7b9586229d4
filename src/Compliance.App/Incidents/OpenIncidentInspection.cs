using Compliance.App.Audit;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;

namespace Compliance.App.Incidents;

/// <summary>
/// An officer opens an inspection out of cycle because of an incident. The case names its cause, and its team sees the
/// incident.
/// </summary>
public sealed class OpenIncidentInspection(Changes changes, OpenInspection opening)
{
    /// <summary>Opens the case as a draft, as <see cref="OpenInspection"/> does.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="programmeId">A programme in which the firm takes part.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The case, or the refusals of <see cref="OpenInspection"/>.</returns>
    public Task<Result<OpenedCase>> RunAsync(Actor actor, Guid operationId, Guid incidentId, string programmeId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var found = await IncidentDesk.OpenAsync(change, actor, incidentId, CaseSide.Authority, ct);
                if (!found.IsSuccess)
                {
                    return found.Error;
                }

                var incident = found.Value;
                var cause = new InspectionCause(incident.Id, incident.Reference, incident.ReportedAt!.Value);
                var opened = await opening.OpenAsync(change, TypedText.CleanLine(programmeId), incident.FirmId, cause, ct);
                return opened.Then<OpenedCase>(made =>
                {
                    change.Db.Add(new IncidentLink { IncidentId = incidentId, InspectionId = made.Id, Opened = true, ByName = actor.Name, At = change.Now });
                    change.RecordAlso(
                        RecordedAction.IncidentInspectionOpened,
                        IncidentDesk.SubjectOf(incident) with { InspectionId = made.Id },
                        null,
                        new { Incident = incident.Reference, Inspection = made.Reference });
                    return made;
                });
            },
            static (_, entry) => Task.FromResult<Result<OpenedCase>>(new OpenedCase(entry.InspectionId!.Value, entry.SubjectId)),
            ct);
}
