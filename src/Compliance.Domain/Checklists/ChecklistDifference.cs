namespace Compliance.Domain.Checklists;

/// <summary>What became of an item between two versions.</summary>
public enum ItemChange
{
    /// <summary>Neither its content nor its place changed.</summary>
    Unchanged,

    /// <summary>Its content changed; it may have moved as well.</summary>
    Changed,

    /// <summary>Its content is the same and its place another.</summary>
    Moved,

    /// <summary>Only the newer version has it.</summary>
    Added,

    /// <summary>Only the older version has it.</summary>
    Removed,
}

/// <summary>One field that differs.</summary>
/// <param name="Field">Name of the field, such as <c>requirement.ja</c>, <c>loss</c> or <c>objectives[3.1.1[a]].text.en</c>.</param>
/// <param name="Before">What it was; null where it was not there.</param>
/// <param name="After">What it is; null where it is gone.</param>
/// <param name="TouchesJudgement">True where a firm may be judged otherwise because of it.</param>
public sealed record FieldChange(string Field, string? Before, string? After, bool TouchesJudgement);

/// <summary>What became of one item.</summary>
/// <param name="ItemId">Its id.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">The item of the older version, or null.</param>
/// <param name="After">The item of the newer version, or null.</param>
/// <param name="SectionBefore">Id of its section in the older version, or null.</param>
/// <param name="SectionAfter">Id of its section in the newer version, or null.</param>
/// <param name="IsMoved">True where it stands in another section, or elsewhere among the items that both versions have.</param>
/// <param name="Fields">Every field that differs; empty for an item that was added or removed.</param>
public sealed record ItemDifference(
    string ItemId,
    ItemChange Kind,
    Item? Before,
    Item? After,
    string? SectionBefore,
    string? SectionAfter,
    bool IsMoved,
    IReadOnlyList<FieldChange> Fields)
{
    /// <summary>True where a firm may be judged otherwise because of it. A new place within the section changes no judgement.</summary>
    public bool TouchesJudgement => Kind is ItemChange.Added or ItemChange.Removed || Fields.Any(change => change.TouchesJudgement);
}

/// <summary>What differs between two versions of a checklist.</summary>
/// <param name="Items">Every item: those of the newer version in its order, then those that only the older has in its order.</param>
/// <param name="Frame">Every field of the frame that differs.</param>
public sealed record ChecklistDifference(IReadOnlyList<ItemDifference> Items, IReadOnlyList<FieldChange> Frame)
{
    /// <summary>True where nothing differs, places included.</summary>
    public bool IsEmpty => Frame.Count == 0 && Items.All(item => item.Kind is ItemChange.Unchanged);

    /// <summary>True where a firm may be judged otherwise under the newer version.</summary>
    public bool TouchesJudgement => Frame.Any(change => change.TouchesJudgement) || Items.Any(item => item.TouchesJudgement);
}
