using System.Globalization;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>A file whose bytes are in the store and that has no row yet.</summary>
/// <param name="Blob">The stored bytes.</param>
/// <param name="FileName">Name as the browser gave it.</param>
/// <param name="EffectiveOn">First day on which the content holds.</param>
/// <param name="ExpiresOn">Last day on which the content holds.</param>
public sealed record ReceivedFile(StoredBlob Blob, string FileName, DateOnly? EffectiveOn = null, DateOnly? ExpiresOn = null);

/// <summary>What an upload became.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="VersionId">The version, which responses cite.</param>
/// <param name="Number">Its number.</param>
/// <param name="FileName">The name it is shown and saved under.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hex.</param>
/// <param name="Scan">The scanner's verdict so far.</param>
public sealed record UploadedEvidence(Guid DocumentId, Guid VersionId, int Number, string FileName, long Size, string Sha256, ScanVerdict Scan)
{
    internal static UploadedEvidence Of(EvidenceVersion version) =>
        new(version.DocumentId, version.Id, version.Number, version.FileName, version.Size, version.Sha256, version.Scan);
}

/// <summary>What the use cases that take a file share.</summary>
internal static class UploadedFiles
{
    public static async Task<ReadOnlyMemory<byte>> HeadAsync(IFileStore store, StoredBlob blob, CancellationToken ct)
    {
        await using var stream = await store.OpenAsync(blob.Sha256, ct)
            ?? throw new InvalidOperationException("A file was announced that the store does not hold.");
        if (stream.Length != blob.Size)
        {
            throw new InvalidOperationException("A stored file has another size than was announced.");
        }

        var head = new byte[Math.Min(MediaTypes.HeadLength, stream.Length)];
        await stream.ReadExactlyAsync(head, ct);
        return head;
    }

    public static NewVersion ToVersion(
        Guid id, Actor actor, ReceivedFile file, ReadOnlyMemory<byte> head, ScanVerdict scan, DateTimeOffset now) =>
        new(id, file.FileName, file.Blob.Size, file.Blob.Sha256, head, scan, now, actor.UserId, actor.Name, file.EffectiveOn, file.ExpiresOn);

    public static Subject SubjectOf(EvidenceVersion version) =>
        new("evidence-version", version.Id.ToString("D", CultureInfo.InvariantCulture), FirmId: version.FirmId);

    public static object Snapshot(string title, EvidenceVersion version) => new
    {
        version.DocumentId,
        version.Id,
        Title = title,
        version.Number,
        version.FileName,
        version.Size,
        version.Sha256,
        version.Scan,
        version.EffectiveOn,
        version.ExpiresOn,
    };

    /// <summary>The answer that the same upload was given before.</summary>
    public static async Task<Result<UploadedEvidence>> RepeatAsync(ComplianceDb db, AuditEntry entry, Guid firmId, CancellationToken ct)
    {
        if (!Guid.TryParse(entry.SubjectId, CultureInfo.InvariantCulture, out var id))
        {
            return new NotFound();
        }

        var version = await db.Set<EvidenceVersion>().AsNoTracking()
            .SingleOrDefaultAsync(version => version.Id == id && version.FirmId == firmId, ct);
        return version is null ? new NotFound() : UploadedEvidence.Of(version);
    }
}
