namespace Compliance.Domain.Evidence;

/// <summary>A document in a firm's library. Its content is in its versions; nothing in a library is ever removed.</summary>
public sealed class EvidenceDocument
{
    private readonly List<EvidenceVersion> versions = [];

    private EvidenceDocument()
    {
    }

    /// <summary>Identifies the document.</summary>
    public Guid Id { get; private init; }

    /// <summary>The firm whose library it is in.</summary>
    public Guid FirmId { get; private init; }

    /// <summary>What people call it, 1 to 200 characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>When it entered the library.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The account that brought it in.</summary>
    public Guid CreatedBy { get; private init; }

    /// <summary>Version of this row, for concurrent edits; grows by one with each change.</summary>
    public int Version { get; private set; }

    /// <summary>Number of the newest version, which is also how many there are.</summary>
    public int LatestNumber { get; private set; }

    /// <summary>Title and newest file name, folded for searching (<see cref="EvidenceText.Fold"/>).</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The versions that are loaded.</summary>
    public IReadOnlyList<EvidenceVersion> Versions => versions;

    /// <summary>A new document with its first version.</summary>
    public static Result<EvidenceDocument> Create(Guid id, Guid firmId, string title, NewVersion file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var checkedTitle = EvidenceText.Title(title);
        if (!checkedTitle.IsSuccess)
        {
            return checkedTitle.Error;
        }

        var document = new EvidenceDocument
        {
            Id = id,
            FirmId = firmId,
            Title = checkedTitle.Value,
            CreatedAt = file.UploadedAt,
            CreatedBy = file.UploadedById,
        };
        return document.Add(file).Then<EvidenceDocument>(_ => document);
    }

    /// <summary>Adds the next version; the same bytes as the newest one are refused.</summary>
    /// <param name="file">The new file.</param>
    /// <param name="latest">The newest version, loaded; null for a new document.</param>
    public Result<EvidenceVersion> Add(NewVersion file, EvidenceVersion? latest = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if ((latest?.Number ?? 0) != LatestNumber)
        {
            throw new ArgumentException("The newest version has to be loaded.", nameof(latest));
        }

        if (latest?.Sha256 == file.Sha256)
        {
            return new SameContent(latest.Number);
        }

        var made = EvidenceVersion.Create(this, LatestNumber + 1, file);
        if (made.IsSuccess)
        {
            versions.Add(made.Value);
            LatestNumber = made.Value.Number;
            Touch(made.Value.FileName);
        }

        return made;
    }

    /// <summary>Gives it another title.</summary>
    /// <param name="title">The title.</param>
    /// <param name="latestFileName">Name of the newest file.</param>
    public Result<Done> Rename(string title, string latestFileName)
    {
        var checkedTitle = EvidenceText.Title(title);
        if (!checkedTitle.IsSuccess)
        {
            return checkedTitle.Error;
        }

        Title = checkedTitle.Value;
        Touch(latestFileName);
        return Done.Value;
    }

    /// <summary>Notes that something that belongs to the document was changed.</summary>
    /// <param name="latestFileName">Name of the newest file.</param>
    public void Touch(string latestFileName)
    {
        Version++;
        SearchText = EvidenceText.Fold(Title + "\n" + latestFileName);
    }
}
