using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>Hands a file to somebody of its own firm, and puts on record that it was handed out.</summary>
public sealed class DownloadEvidence(Changes changes)
{
    /// <summary>Decides and records; the caller streams the bytes afterwards.</summary>
    /// <param name="actor">Somebody of the firm.</param>
    /// <param name="operationId">One per download.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public async Task<Result<EvidenceVersion>> RunAsync(Actor actor, Guid operationId, Guid versionId, CancellationToken ct)
    {
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotFound();
        }

        return await changes.RunAsync<EvidenceVersion>(
            actor,
            operationId,
            async change =>
            {
                var found = Released(await FindAsync(change.Db.Set<EvidenceVersion>(), versionId, firmId, ct));
                if (found.IsSuccess)
                {
                    Record(change, found.Value, inspectionId: null);
                }

                return found;
            },
            async (db, _) => Released(await FindAsync(db.Set<EvidenceVersion>(), versionId, firmId, ct)),
            ct);
    }

    /// <summary>Puts the download of a version on record; for a case that hands it out by its own rules.</summary>
    internal static void Record(Change change, EvidenceVersion version, Guid? inspectionId) =>
        change.Record(RecordedAction.EvidenceDownloaded, UploadedFiles.SubjectOf(version) with { InspectionId = inspectionId }, null, null);

    /// <summary>The version where it may be handed out at all.</summary>
    internal static Result<EvidenceVersion> Released(EvidenceVersion? version) =>
        version is null ? new NotFound() : version.CheckReleased().Then<EvidenceVersion>(_ => version);

    private static Task<EvidenceVersion?> FindAsync(IQueryable<EvidenceVersion> versions, Guid versionId, Guid firmId, CancellationToken ct) =>
        versions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == versionId && version.FirmId == firmId, ct);
}
