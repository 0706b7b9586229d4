using Compliance.Domain.Evidence;

namespace Compliance.App.Evidence;

/// <summary>One document in a library, as its newest version.</summary>
public sealed record EvidenceRow(
    Guid DocumentId,
    string Title,
    Guid VersionId,
    int Number,
    string FileName,
    string MediaType,
    long Size,
    string Sha256,
    ScanVerdict Scan,
    string? ScanDetail,
    DateTimeOffset UploadedAt,
    string UploadedByName,
    DateOnly? EffectiveOn,
    DateOnly? ExpiresOn);

/// <summary>One version of a document.</summary>
public sealed record EvidenceVersionRow(
    Guid VersionId,
    int Number,
    string FileName,
    string MediaType,
    long Size,
    string Sha256,
    ScanVerdict Scan,
    string? ScanDetail,
    DateTimeOffset UploadedAt,
    string UploadedByName,
    DateOnly? EffectiveOn,
    DateOnly? ExpiresOn);

/// <summary>A document with all its versions, newest first.</summary>
public sealed record EvidenceDetail(Guid DocumentId, string Title, int Version, DateTimeOffset CreatedAt, IReadOnlyList<EvidenceVersionRow> Versions);

/// <summary>One page of a library.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many rows the filter finds.</param>
public sealed record EvidencePage(IReadOnlyList<EvidenceRow> Rows, int Total);

/// <summary>What to list of a library.</summary>
/// <param name="Search">Text in the title or file name; null for all.</param>
/// <param name="Scan">Only this verdict; null for all.</param>
/// <param name="ExpiredOn">Only what has expired before this day; null for all.</param>
/// <param name="Sort">Column to sort by.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Page">Number of the page, from 0.</param>
/// <param name="PageSize">Rows on a page, 1 to 100.</param>
public sealed record EvidenceFilter(
    string? Search = null,
    ScanVerdict? Scan = null,
    DateOnly? ExpiredOn = null,
    EvidenceSort Sort = EvidenceSort.UploadedAt,
    bool Descending = true,
    int Page = 0,
    int PageSize = 25);

/// <summary>What a library can be sorted by; equal rows stay in the order of their ids.</summary>
public enum EvidenceSort
{
    /// <summary>When the newest version came.</summary>
    UploadedAt,

    /// <summary>The title.</summary>
    Title,

    /// <summary>Size of the newest version.</summary>
    Size,

    /// <summary>Expiry of the newest version; what never expires comes last.</summary>
    ExpiresOn,
}
