using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>Hands a file that went with a message to whoever sees the incident, except oversight, which opens no evidence.</summary>
public sealed class DownloadIncidentEvidence(Changes changes, IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>Decides and records; the caller streams the bytes afterwards.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="operationId">One per download.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="versionId">The evidence version.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The version; <see cref="NotFound"/> where the file is not there for the actor.</returns>
    public Task<Result<EvidenceVersion>> RunAsync(Actor actor, Guid operationId, Guid incidentId, Guid versionId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var found = await ResolveAsync(change.Db, actor, incidentId, versionId, ct);
                if (found.IsSuccess)
                {
                    DownloadEvidence.Record(change, found.Value, inspectionId: null);
                }

                return found;
            },
            (db, _) => ResolveAsync(db, actor, incidentId, versionId, ct),
            ct);

    /// <summary>Whether the actor may still have the file, asked again and again while its bytes flow.</summary>
    public async Task<Result<EvidenceVersion>> MayAsync(Actor actor, Guid incidentId, Guid versionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ResolveAsync(db, actor, incidentId, versionId, ct);
    }

    private static async Task<Result<EvidenceVersion>> ResolveAsync(ComplianceDb db, Actor actor, Guid incidentId, Guid versionId, CancellationToken ct)
    {
        var attached = IncidentDesk.SideOf(actor) is not CaseSide.Oversight
            && await IncidentDesk.VisibleTo(db, actor).AnyAsync(incident => incident.Id == incidentId, ct)
            && await db.Set<IncidentMessage>().AnyAsync(message => message.IncidentId == incidentId && message.Files.Any(file => file.EvidenceVersionId == versionId), ct);
        return attached ? DownloadEvidence.Released(await EvidenceQueries.LoadAsync(db, versionId, ct)) : new NotFound();
    }
}
