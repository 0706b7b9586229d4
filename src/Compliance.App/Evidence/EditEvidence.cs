using System.Globalization;
using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>Changes the title of a document and the dates of one of its versions; never a file.</summary>
public sealed class EditEvidence(Changes changes)
{
    /// <summary>Makes the edit.</summary>
    /// <param name="actor">Somebody of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="edit">What is wanted.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns><see cref="Conflict"/> where somebody else edited the document since it was read.</returns>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, EvidenceEdit edit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotFound();
        }

        return await changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var document = await change.Db.Set<EvidenceDocument>()
                    .SingleOrDefaultAsync(document => document.Id == edit.DocumentId && document.FirmId == firmId, ct);
                var version = await change.Db.Set<EvidenceVersion>()
                    .SingleOrDefaultAsync(version => version.Id == edit.VersionId && version.DocumentId == edit.DocumentId, ct);
                if (document is null || version is null)
                {
                    return new NotFound();
                }

                if (document.Version != edit.ReadVersion)
                {
                    return new Conflict(document.Version);
                }

                var before = UploadedFiles.Snapshot(document.Title, version);
                var latestName = version.Number == document.LatestNumber
                    ? version.FileName
                    : await change.Db.Set<EvidenceVersion>()
                        .Where(latest => latest.DocumentId == document.Id && latest.Number == document.LatestNumber)
                        .Select(latest => latest.FileName)
                        .SingleAsync(ct);
                var done = document.Rename(edit.Title, latestName).Then(_ => version.SetDates(edit.EffectiveOn, edit.ExpiresOn));
                if (done.IsSuccess)
                {
                    var subject = new Subject("evidence", document.Id.ToString("D", CultureInfo.InvariantCulture), FirmId: firmId);
                    change.Record(RecordedAction.EvidenceEdited, subject, before, UploadedFiles.Snapshot(document.Title, version));
                }

                return done;
            },
            ct);
    }
}

/// <summary>An edit of a document's description.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ReadVersion">Version of the document as it was read.</param>
/// <param name="Title">Its title.</param>
/// <param name="VersionId">The version that the dates belong to.</param>
/// <param name="EffectiveOn">First day on which that version holds.</param>
/// <param name="ExpiresOn">Last day on which that version holds.</param>
public sealed record EvidenceEdit(Guid DocumentId, int ReadVersion, string Title, Guid VersionId, DateOnly? EffectiveOn, DateOnly? ExpiresOn);
