namespace Compliance.App.Oscal.Mappings;

/// <summary>On which side of a mapping the checklist of this platform stands.</summary>
public enum MappingSide
{
    /// <summary>The mapping leads from the checklist to another document.</summary>
    Source,

    /// <summary>The mapping leads from another document to the checklist; it is read the other way round.</summary>
    Target,
}

/// <summary>What meeting an item of the checklist means for a requirement of the other document.</summary>
public enum MappingCoverage
{
    /// <summary>Whoever meets the item meets the other requirement.</summary>
    Full,

    /// <summary>Whoever meets the item together with others of the checklist that the mapping names meets the other requirement.</summary>
    Together,

    /// <summary>The other requirement asks for more than the item.</summary>
    Part,

    /// <summary>The two have something in common; each asks for more.</summary>
    Overlap,

    /// <summary>They are related, in a way that OSCAL has no word for.</summary>
    Related,

    /// <summary>The mapping says that they have nothing in common.</summary>
    None,
}

/// <summary>
/// A mapping between a checklist and another document, as a standards editor imported it. Nothing of it changes but that
/// it is removed, and then it stays on record.
/// </summary>
public sealed class ControlMapping
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the checklist; the mapping stands beside every version of it.</summary>
    public required string ChecklistId { get; init; }

    /// <summary>The version whose items the ids were compared with: the latest at the import.</summary>
    public required string ChecklistVersion { get; init; }

    /// <summary>The checklist's side.</summary>
    public required MappingSide Side { get; init; }

    /// <summary>Title of the collection.</summary>
    public required string Title { get; init; }

    /// <summary>What the collection calls the checklist's standard.</summary>
    public required string OwnName { get; init; }

    /// <summary>What it calls the other document.</summary>
    public required string OtherName { get; init; }

    /// <summary>Which mapping of the collection it is, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the file: 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Items of that version of the checklist.</summary>
    public required int Items { get; init; }

    /// <summary>How many of them the mapping says something about.</summary>
    public required int Matched { get; init; }

    /// <summary>Number of <see cref="Entries"/>.</summary>
    public required int EntryCount { get; init; }

    /// <summary>Ids on the checklist's side that lead to no item, in the order of the document.</summary>
    public required IReadOnlyList<UnmatchedId> Unmatched { get; init; }

    /// <summary>Number of <see cref="Unmatched"/>.</summary>
    public required int UnmatchedCount { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Who imported it.</summary>
    public required Guid ImportedById { get; init; }

    /// <summary>Their name, as it was then.</summary>
    public required string ImportedByName { get; init; }

    /// <summary>When it was removed; null while it is in use.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Name of the person who removed it, as it was then.</summary>
    public string? RemovedByName { get; private set; }

    /// <summary>What it says.</summary>
    public IReadOnlyList<ControlMappingEntry> Entries { get; init; } = [];

    /// <summary>Takes it out of use.</summary>
    /// <param name="name">Who removes it.</param>
    /// <param name="at">When.</param>
    public void Remove(string name, DateTimeOffset at) => (RemovedAt, RemovedByName) = (at, name);
}

/// <summary>What a mapping says about one item and one requirement of the other document; it never changes.</summary>
public sealed class ControlMappingEntry
{
    /// <summary>The mapping.</summary>
    public required Guid MappingId { get; init; }

    /// <summary>Its place in the mapping, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The item of the checklist.</summary>
    public required string ItemId { get; init; }

    /// <summary>The requirement of the other document, as the document writes its id.</summary>
    public required string OtherId { get; init; }

    /// <summary>The word of the document, from its source to its target.</summary>
    public required string Relationship { get; init; }

    /// <summary>What it means, from the item to the other requirement.</summary>
    public required MappingCoverage Coverage { get; init; }
}

/// <summary>An id of the document that leads to no item.</summary>
/// <param name="Id">The id as written.</param>
/// <param name="Ambiguous">True where it could mean several items, or several ids could mean the same one.</param>
public sealed record UnmatchedId(string Id, bool Ambiguous);
