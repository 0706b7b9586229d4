using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;

namespace Compliance.App.Incidents;

/// <summary>An officer closes an incident; no clock of it runs any more.</summary>
public sealed class CloseIncident(Changes changes)
{
    /// <summary>Closes it.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="words">What is said to the firm, 1 to 5,000 characters.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid incidentId, string words, CancellationToken ct) =>
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
                return opened.Value.Close(TypedText.Clean(words), actor, change.Now).Then<Done>(done =>
                {
                    change.Record(RecordedAction.IncidentClosed, IncidentDesk.SubjectOf(opened.Value), before, IncidentDesk.Snapshot(opened.Value));
                    return done;
                });
            },
            ct);
}
