namespace Compliance.Domain.Evidence;

/// <summary>The file holds no byte.</summary>
public sealed record EmptyFile : Error;

/// <summary>The request carries no file.</summary>
public sealed record NoFile : Error;

/// <summary>The file is larger than this installation takes.</summary>
/// <param name="MaxBytes">The limit.</param>
public sealed record FileTooLarge(long MaxBytes) : Error
{
    /// <summary>The limit in MiB, for people.</summary>
    public long MaxMebibytes => MaxBytes / (1024 * 1024);
}

/// <summary>The disk of the installation has no room for the file; nothing of it was kept.</summary>
public sealed record StorageFull : Error;

/// <summary>Fewer bytes arrived than were announced; nothing of them was kept.</summary>
public sealed record UploadIncomplete : Error;

/// <summary>The page's security token does not fit the session: it is from before another sign-in.</summary>
public sealed record InvalidToken : Error;

/// <summary>The file equals the newest version of its document.</summary>
/// <param name="Number">Number of that version.</param>
public sealed record SameContent(int Number) : Error;

/// <summary>The file may be neither cited nor handed out: it was not scanned yet, or something was found in it.</summary>
/// <param name="Scan">The verdict.</param>
public sealed record Quarantined(ScanVerdict Scan) : Error;

/// <summary>The row of a file is there and its bytes are not, or are others: the installation has to be repaired.</summary>
public sealed record FileDamaged : Error;
