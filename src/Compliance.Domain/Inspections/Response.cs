namespace Compliance.Domain.Inspections;

/// <summary>What the firm says on one item, as it stands now. What was attested is kept in <see cref="Submission"/>.</summary>
public sealed class Response
{
    /// <summary>Longest statement, in characters.</summary>
    public const int StatementLimit = 20_000;

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The firm's claim; null while unanswered.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>How the firm fulfils the item, or why not; may be empty where it is met and evidence is cited.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Who wrote last.</summary>
    public Guid UpdatedById { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string UpdatedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>Evidence versions cited for the item.</summary>
    public ICollection<Citation> Citations { get; } = [];

    /// <summary>Writes an answer.</summary>
    /// <param name="claim">The claim, or null to leave it open.</param>
    /// <param name="statement">At most <see cref="StatementLimit"/> characters.</param>
    /// <param name="seenVersion">The version the writer saw; 0 for a new answer.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="now">When.</param>
    public Result<Done> Write(Claim? claim, string statement, int seenVersion, Access.Actor writer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(writer);
        if (statement.Length > StatementLimit)
        {
            return new TextTooLong("statement", StatementLimit);
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        Claim = claim;
        Statement = statement;
        Touch(writer, now);
        return Done.Value;
    }

    /// <summary>Takes the claim and the citations away, because another requirement is to be answered; the words stay as a draft.</summary>
    /// <param name="by">Who caused it.</param>
    /// <param name="now">When.</param>
    public void Reopen(Access.Actor by, DateTimeOffset now)
    {
        Claim = null;
        Citations.Clear();
        Touch(by, now);
    }

    /// <summary>Notes that the citations changed.</summary>
    public void Touch(Access.Actor writer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(writer);
        UpdatedById = writer.UserId;
        UpdatedByName = writer.Name;
        UpdatedAt = now;
        Version++;
    }

    /// <summary>True where the claim needs words: anything but met says what is missing or why it does not apply.</summary>
    public bool NeedsStatement => Claim is not null and not Inspections.Claim.Met && string.IsNullOrWhiteSpace(Statement);
}

/// <summary>One evidence version cited for one item of a case.</summary>
public sealed class Citation
{
    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The version, which never changes.</summary>
    public required Guid EvidenceVersionId { get; init; }

    /// <summary>When it was cited.</summary>
    public required DateTimeOffset CitedAt { get; init; }
}
