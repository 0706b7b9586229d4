using System.Text;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;

namespace Compliance.Web.Inspections;

/// <summary>
/// The beginning of a text file, for reading beside the judgement. What is shown is made from the file, as text and nothing
/// else; the file itself travels only as an attachment.
/// </summary>
/// <param name="Lines">The text, at most <see cref="Limit"/> bytes of it.</param>
/// <param name="IsCut">True where the file goes on.</param>
public sealed record WorkbenchPreview(string Lines, bool IsCut)
{
    /// <summary>How many bytes are shown.</summary>
    public const int Limit = 64 * 1024;

    /// <summary>True where the viewer shows the file as text.</summary>
    public static bool IsText(CitedEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.MediaType is "text/plain" or "text/csv" or "application/json";
    }

    /// <summary>True where the viewer shows the file as a picture.</summary>
    public static bool IsPicture(CitedEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";
    }

    /// <summary>Reads the beginning of a file; that it was seen goes on record like a download.</summary>
    public static async Task<Result<WorkbenchPreview>> ReadAsync(
        DownloadCaseEvidence download, IFileStore files, Actor actor, Guid operationId, Guid inspectionId, Guid versionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(download);
        ArgumentNullException.ThrowIfNull(files);
        var found = await download.RunAsync(actor, operationId, inspectionId, versionId, ct);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        await using var content = await files.OpenAsync(found.Value.Sha256, ct);
        if (content is null)
        {
            return new FileDamaged();
        }

        var bytes = new byte[Limit];
        var length = await content.ReadAtLeastAsync(bytes, Limit, throwOnEndOfStream: false, ct);
        return new WorkbenchPreview(Readable(bytes.AsSpan(0, length)), found.Value.Size > length);
    }

    // A character cut in two, a control character or one that turns the direction of reading shows as what it is.
    private static string Readable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var rune in Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").TrimStart('\uFEFF').EnumerateRunes())
        {
            text.Append(rune.Value is '\n' or '\t' ? rune.ToString() : EvidenceText.Printable(rune.ToString(), 16));
        }

        return text.ToString();
    }
}
