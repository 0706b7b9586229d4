using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>Adds a newer file to a document of the actor's firm; earlier ones stay as they are.</summary>
public sealed class AddEvidenceVersion(Changes changes, IIds ids, IFileStore store, IMalwareScanner scanner)
{
    /// <summary>Adds the version.</summary>
    /// <param name="actor">Somebody of the firm.</param>
    /// <param name="operationId">The same for every repeat of one upload.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="file">The stored file.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public async Task<Result<UploadedEvidence>> RunAsync(Actor actor, Guid operationId, Guid documentId, ReceivedFile file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotFound();
        }

        var head = await UploadedFiles.HeadAsync(store, file.Blob, ct);
        return await changes.RunAsync<UploadedEvidence>(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<EvidenceDocument>(documentId, ct);
                var document = await change.Db.Set<EvidenceDocument>()
                    .SingleOrDefaultAsync(document => document.Id == documentId && document.FirmId == firmId, ct);
                if (document is null)
                {
                    return new NotFound();
                }

                var latest = await change.Db.Set<EvidenceVersion>()
                    .SingleAsync(version => version.DocumentId == documentId && version.Number == document.LatestNumber, ct);
                var made = document.Add(
                    UploadedFiles.ToVersion(ids.New(), actor, file, head, scanner.FirstVerdict, change.Now), latest);
                if (!made.IsSuccess)
                {
                    return made.Error;
                }

                change.Db.Add(made.Value);
                change.Record(
                    RecordedAction.EvidenceVersionAdded,
                    UploadedFiles.SubjectOf(made.Value),
                    UploadedFiles.Snapshot(document.Title, latest),
                    UploadedFiles.Snapshot(document.Title, made.Value));
                return UploadedEvidence.Of(made.Value);
            },
            (db, entry) => UploadedFiles.RepeatAsync(db, entry, firmId, ct),
            ct);
    }
}
