namespace Compliance.Domain.Evidence;

/// <summary>
/// One file of a document. The file never changes: other bytes are another version. What may be added later is the
/// scanner's verdict and the dates between which the firm says that it holds.
/// </summary>
public sealed class EvidenceVersion
{
    private EvidenceVersion()
    {
    }

    /// <summary>Identifies the version; this is what a response cites.</summary>
    public Guid Id { get; private init; }

    /// <summary>The document.</summary>
    public Guid DocumentId { get; private init; }

    /// <summary>The firm whose library it is in.</summary>
    public Guid FirmId { get; private init; }

    /// <summary>1 for the first file of a document, 2 for the second …</summary>
    public int Number { get; private init; }

    /// <summary>Name that is safe to show and to save under (<see cref="FileNames.Clean"/>).</summary>
    public string FileName { get; private init; } = "";

    /// <summary>The name as the browser gave it, for the record only.</summary>
    public string OriginalFileName { get; private init; } = "";

    /// <summary>Length in bytes, at least 1.</summary>
    public long Size { get; private init; }

    /// <summary>SHA-256 of the bytes, lower-case hex; also where they are kept.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Kind of file, one of <see cref="MediaTypes.Known"/>. Says how to show an icon, never what to trust.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>What the scanner said.</summary>
    public ScanVerdict Scan { get; private set; }

    /// <summary>What was found, or why there is no verdict.</summary>
    public string? ScanDetail { get; private set; }

    /// <summary>How often a scan gave no verdict.</summary>
    public int ScanAttempts { get; private set; }

    /// <summary>When the next scan is due, while there is no verdict.</summary>
    public DateTimeOffset? ScanDueAt { get; private set; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset UploadedAt { get; private init; }

    /// <summary>The account that uploaded it.</summary>
    public Guid UploadedById { get; private init; }

    /// <summary>That person's display name at that moment.</summary>
    public string UploadedByName { get; private init; } = "";

    /// <summary>First day on which the content holds, if the firm said so.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    /// <summary>Last day on which the content holds, if the firm said so.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>
    /// True where the file may be cited and handed out: it was scanned clean, or the installation has no scanner.
    /// </summary>
    public bool IsReleased => Scan is ScanVerdict.Clean or ScanVerdict.NotConfigured;

    /// <summary>The same as a result, for callers that refuse.</summary>
    public Result<Done> CheckReleased() => IsReleased ? Done.Value : new Quarantined(Scan);

    /// <summary>Sets the days between which the content holds.</summary>
    public Result<Done> SetDates(DateOnly? effectiveOn, DateOnly? expiresOn)
    {
        if (expiresOn < effectiveOn)
        {
            return new InvalidField("expiresOn", "NotBeforeEffective");
        }

        EffectiveOn = effectiveOn;
        ExpiresOn = expiresOn;
        return Done.Value;
    }

    /// <summary>
    /// Takes the scanner's answer. A verdict is final, except that a file which came in while there was no scanner can
    /// still be scanned, and that a waiting file is released where the scanner was taken away.
    /// </summary>
    /// <returns>False where nothing changed: there is a verdict already.</returns>
    public bool Judge(ScanAnswer answer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Scan is ScanVerdict.Clean or ScanVerdict.Rejected || (Scan == answer.Verdict && Scan != ScanVerdict.Pending))
        {
            return false;
        }

        ScanDetail = EvidenceText.Cut(answer.Detail, 200);
        if (answer.Verdict == ScanVerdict.Pending)
        {
            // No verdict never takes a released file back: it only waits, longer each time, up to six hours.
            ScanAttempts++;
            ScanDueAt = now.AddMinutes(Math.Min(360, 1 << Math.Min(ScanAttempts, 9)));
            return true;
        }

        Scan = answer.Verdict;
        ScanDueAt = Scan == ScanVerdict.NotConfigured ? now : null;
        return true;
    }

    internal static Result<EvidenceVersion> Create(EvidenceDocument document, int number, NewVersion file)
    {
        if (file.Size < 1)
        {
            return new EmptyFile();
        }

        if (file.Scan is not (ScanVerdict.Pending or ScanVerdict.NotConfigured))
        {
            throw new ArgumentException("A verdict comes after the upload.", nameof(file));
        }

        var name = FileNames.Clean(file.FileName);
        var version = new EvidenceVersion
        {
            Id = file.Id,
            DocumentId = document.Id,
            FirmId = document.FirmId,
            Number = number,
            FileName = name,
            OriginalFileName = EvidenceText.Printable(file.FileName, 400),
            Size = file.Size,
            Sha256 = file.Sha256,
            MediaType = MediaTypes.Detect(file.Head.Span, name),
            Scan = file.Scan,
            ScanDueAt = file.UploadedAt,
            UploadedAt = file.UploadedAt,
            UploadedById = file.UploadedById,
            UploadedByName = file.UploadedByName,
        };
        return version.SetDates(file.EffectiveOn, file.ExpiresOn).Then<EvidenceVersion>(_ => version);
    }
}

/// <summary>A file that is about to become a version.</summary>
/// <param name="Id">Id of the version to be.</param>
/// <param name="FileName">Name as the browser gave it.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hex.</param>
/// <param name="Head">The first bytes, up to <see cref="MediaTypes.HeadLength"/>.</param>
/// <param name="Scan">Pending, or NotConfigured where the installation has no scanner.</param>
/// <param name="UploadedAt">Now.</param>
/// <param name="UploadedById">The account.</param>
/// <param name="UploadedByName">Its display name now.</param>
/// <param name="EffectiveOn">First day on which the content holds.</param>
/// <param name="ExpiresOn">Last day on which the content holds.</param>
public sealed record NewVersion(
    Guid Id,
    string FileName,
    long Size,
    string Sha256,
    ReadOnlyMemory<byte> Head,
    ScanVerdict Scan,
    DateTimeOffset UploadedAt,
    Guid UploadedById,
    string UploadedByName,
    DateOnly? EffectiveOn = null,
    DateOnly? ExpiresOn = null);
