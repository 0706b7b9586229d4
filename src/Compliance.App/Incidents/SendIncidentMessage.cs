using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>
/// The firm sends what it wrote: early notice, update, or final report. It cannot be changed afterwards. A late message is
/// accepted and marked for ever.
/// </summary>
public sealed class SendIncidentMessage(Changes changes, LocalCalendar calendar, IIds ids)
{
    /// <summary>Sends the draft.</summary>
    /// <param name="actor">Somebody of the firm; a signatory for the final report.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="sending">What is sent.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The message; <see cref="Conflict"/> where the draft is another than the sender saw, <see cref="UnknownEvidence"/> or
    /// <see cref="Quarantined"/> for a file that cannot be attached, and the refusals of <see cref="Incident.Send"/>.
    /// </returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, IncidentSending sending, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(sending);
        return changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var opened = await IncidentDesk.OpenAsync(change, actor, sending.IncidentId, CaseSide.Firm, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (!Incident.MaySend(actor, sending.Kind))
                {
                    return new NotAllowed();
                }

                var incident = opened.Value;
                var draft = await change.Db.Set<IncidentDraft>().SingleAsync(draft => draft.IncidentId == incident.Id, ct);
                if (draft.Version != sending.SeenVersion)
                {
                    return new Conflict(draft.Version);
                }

                var files = sending.Evidence.Distinct().ToList();
                var attachable = await AttachableAsync(change.Db, incident.FirmId, files, ct);
                if (!attachable.IsSuccess)
                {
                    return attachable.Error;
                }

                var before = IncidentDesk.Snapshot(incident);
                var sent = incident.Send(ids.New(), sending.Kind, draft.Content, actor, change.Now, calendar.Zone);
                if (!sent.IsSuccess)
                {
                    return sent.Error;
                }

                var message = sent.Value;
                foreach (var version in files)
                {
                    message.Files.Add(new IncidentFile { MessageId = message.Id, EvidenceVersionId = version });
                }

                change.Db.Add(message);
                change.Record(
                    RecordedAction.IncidentSent,
                    new Subject("incident-message", message.Id.ToString("D"), null, incident.FirmId),
                    before,
                    new { Incident = IncidentDesk.Snapshot(incident), message.Kind, message.Content, message.IsLate, message.DueOn, message.DueAt, Files = files.Order() });
                return message.Id;
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }

    private static async Task<Result<Done>> AttachableAsync(ComplianceDb db, Guid firmId, List<Guid> files, CancellationToken ct)
    {
        if (files.Count > IncidentMessage.MostFiles)
        {
            return new InvalidField("evidence", "TooMany");
        }

        var found = await db.Set<EvidenceVersion>().AsNoTracking().Where(version => files.Contains(version.Id) && version.FirmId == firmId).ToListAsync(ct);
        return found.Count < files.Count ? new UnknownEvidence()
            : found.Find(version => !version.IsReleased) is { } blocked ? new Quarantined(blocked.Scan)
            : Done.Value;
    }
}

/// <summary>What is sent about an incident.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Kind">As what the draft is sent.</param>
/// <param name="SeenVersion">The version of the draft that the sender saw.</param>
/// <param name="Evidence">Versions of the firm's own library that go with it.</param>
public sealed record IncidentSending(Guid IncidentId, IncidentMessageKind Kind, int SeenVersion, IReadOnlyCollection<Guid> Evidence);
