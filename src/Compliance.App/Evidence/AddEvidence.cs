using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;

namespace Compliance.App.Evidence;

/// <summary>Puts a new document with its first file into the actor's firm's library.</summary>
public sealed class AddEvidence(Changes changes, IIds ids, IFileStore store, IMalwareScanner scanner)
{
    /// <summary>Adds the document. The bytes are in the store already, so the row never precedes them.</summary>
    /// <param name="actor">Somebody of a firm.</param>
    /// <param name="operationId">The same for every repeat of one upload.</param>
    /// <param name="file">The stored file.</param>
    /// <param name="title">Title, or null to take it from the file's name.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public async Task<Result<UploadedEvidence>> RunAsync(Actor actor, Guid operationId, ReceivedFile file, string? title, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotAllowed();
        }

        var head = await UploadedFiles.HeadAsync(store, file.Blob, ct);
        return await changes.RunAsync<UploadedEvidence>(
            actor,
            operationId,
            change =>
            {
                var wanted = string.IsNullOrWhiteSpace(title) ? FileNames.TitleFrom(file.FileName) : title;
                var made = EvidenceDocument.Create(
                    ids.New(), firmId, wanted, UploadedFiles.ToVersion(ids.New(), actor, file, head, scanner.FirstVerdict, change.Now));
                if (!made.IsSuccess)
                {
                    return Task.FromResult<Result<UploadedEvidence>>(made.Error);
                }

                change.Db.Add(made.Value);
                var version = made.Value.Versions[0];
                change.Record(RecordedAction.EvidenceAdded, UploadedFiles.SubjectOf(version), null, UploadedFiles.Snapshot(made.Value.Title, version));
                return Task.FromResult<Result<UploadedEvidence>>(UploadedEvidence.Of(version));
            },
            (db, entry) => UploadedFiles.RepeatAsync(db, entry, firmId, ct),
            ct);
    }
}
