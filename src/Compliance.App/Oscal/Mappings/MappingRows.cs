using Compliance.Domain;

namespace Compliance.App.Oscal.Mappings;

/// <summary>An imported mapping at a glance.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChecklistId">The checklist.</param>
/// <param name="Checklist">Title of the checklist.</param>
/// <param name="ChecklistVersion">The version that the ids were compared with.</param>
/// <param name="Side">The checklist's side.</param>
/// <param name="Title">Title of the collection.</param>
/// <param name="OwnName">What the collection calls the checklist's standard.</param>
/// <param name="OtherName">What it calls the other document.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="Items">Items of that version.</param>
/// <param name="Matched">How many of them the mapping says something about.</param>
/// <param name="Entries">How many statements it makes about them.</param>
/// <param name="Unmatched">How many ids lead to no item.</param>
/// <param name="ImportedAt">When.</param>
/// <param name="ImportedByName">By whom.</param>
/// <param name="RemovedAt">When it was removed; null while it is in use.</param>
/// <param name="RemovedByName">By whom; null while it is in use.</param>
public sealed record MappingRow(
    Guid Id,
    string ChecklistId,
    LocalizedText Checklist,
    string ChecklistVersion,
    MappingSide Side,
    string Title,
    string OwnName,
    string OtherName,
    string Sha256,
    int Items,
    int Matched,
    int Entries,
    int Unmatched,
    DateTimeOffset ImportedAt,
    string ImportedByName,
    DateTimeOffset? RemovedAt,
    string? RemovedByName);

/// <summary>An imported mapping in full.</summary>
/// <param name="Row">Its head.</param>
/// <param name="Items">What each item also covers, in the order of the checklist.</param>
/// <param name="Unmatched">Ids that lead to no item.</param>
/// <param name="Without">Items that the mapping says nothing about.</param>
public sealed record MappingDetail(MappingRow Row, IReadOnlyList<MappedItem> Items, IReadOnlyList<UnmatchedId> Unmatched, IReadOnlyList<string> Without);

/// <summary>An item with what it relates to.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Requirements">The requirements of the other document.</param>
public sealed record MappedItem(string ItemId, IReadOnlyList<CoveredRequirement> Requirements);

/// <summary>A checklist that a mapping can be imported for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Items">Items of its latest version.</param>
public sealed record MappableChecklist(string Id, LocalizedText Title, int Items);

/// <summary>A requirement of another document.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Coverage">What meeting the item means for it.</param>
public sealed record CoveredRequirement(string Id, MappingCoverage Coverage);

/// <summary>Another document with the requirements that an item also covers.</summary>
/// <param name="Name">The document.</param>
/// <param name="Requirements">At least one.</param>
public sealed record CoveredDocument(string Name, IReadOnlyList<CoveredRequirement> Requirements);

/// <summary>What the items of one checklist also cover.</summary>
/// <param name="ByItem">The documents by item; items that cover nothing else are not in it.</param>
public sealed record AlsoCovered(IReadOnlyDictionary<string, IReadOnlyList<CoveredDocument>> ByItem)
{
    /// <summary>Nothing about any item.</summary>
    public static readonly AlsoCovered Nothing = new(new Dictionary<string, IReadOnlyList<CoveredDocument>>());

    /// <summary>What an item also covers; empty where nothing is known.</summary>
    /// <param name="itemId">The item.</param>
    public IReadOnlyList<CoveredDocument> By(string itemId) => ByItem.GetValueOrDefault(itemId, []);
}
