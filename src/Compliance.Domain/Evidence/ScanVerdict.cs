namespace Compliance.Domain.Evidence;

/// <summary>What the malware scanner said of a file.</summary>
public enum ScanVerdict
{
    /// <summary>Not scanned yet: the file is quarantined.</summary>
    Pending,

    /// <summary>Scanned, nothing found.</summary>
    Clean,

    /// <summary>Scanned, something found: the file stays quarantined for ever.</summary>
    Rejected,

    /// <summary>This installation has no scanner; shown to people as "not scanned".</summary>
    NotConfigured,
}

/// <summary>An answer of the scanner about one file.</summary>
/// <param name="Verdict">The verdict; <see cref="ScanVerdict.Pending"/> where there is none yet.</param>
/// <param name="Detail">Name of what was found, or the reason why there is no verdict; at most 200 characters.</param>
public sealed record ScanAnswer(ScanVerdict Verdict, string? Detail)
{
    /// <summary>Detail of a scan that could not reach the scanner.</summary>
    public const string Unavailable = "Unavailable";

    /// <summary>Detail of a scan that the scanner refused because of the file's size.</summary>
    public const string SizeLimit = "SizeLimit";

    /// <summary>Detail of a scan that ended in an error of the scanner.</summary>
    public const string Failed = "Failed";
}
