namespace Compliance.Domain.Checklists;

/// <summary>
/// The inspection instrument made from a standard. Immutable once published: a case pins one version and is judged by
/// that version for ever.
/// </summary>
/// <param name="Id">Stable name of the instrument, e.g. <c>nist-sp-800-171-r2</c>; see <see cref="Ids"/>.</param>
/// <param name="Version">Version of our instrument, not of the standard, e.g. <c>1.0.0</c>.</param>
/// <param name="Title">Title as shown to firms and inspectors.</param>
/// <param name="Source">The standard that the instrument was made from.</param>
/// <param name="Notice">What a reader must know before relying on the wording: the official text prevails.</param>
/// <param name="Scoring">How determinations become a score.</param>
/// <param name="NotApplicable">What a requirement that does not apply counts as.</param>
/// <param name="Sections">The families of items, in the order of the standard.</param>
public sealed record Checklist(
    string Id,
    string Version,
    LocalizedText Title,
    ChecklistSource Source,
    LocalizedText Notice,
    ScoringMethod Scoring,
    NotApplicablePolicy NotApplicable,
    IReadOnlyList<Section> Sections)
{
    /// <summary>Every item of every section, in the order of the standard.</summary>
    public IEnumerable<Item> Items => Sections.SelectMany(section => section.Items);

    /// <summary>The item with that id, or null.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public Item? Find(string id) => Items.FirstOrDefault(item => item.Id == id);
}

/// <summary>Where a checklist comes from.</summary>
/// <param name="Name">Name of the standard.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Edition">Which edition, with its date.</param>
/// <param name="Note">What else the reader should know, such as where the weights come from.</param>
public sealed record ChecklistSource(LocalizedText Name, LocalizedText Publisher, LocalizedText Edition, LocalizedText Note);

/// <summary>A family of items.</summary>
/// <param name="Id">Unique in the checklist, e.g. <c>3.1</c>.</param>
/// <param name="Title">Name of the family.</param>
/// <param name="Items">At least one.</param>
public sealed record Section(string Id, LocalizedText Title, IReadOnlyList<Item> Items);

/// <summary>One requirement to be judged.</summary>
/// <param name="Id">Unique in the checklist, e.g. <c>3.1.1</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Requirement">What is required, in our own words.</param>
/// <param name="Evidence">What the firm is asked to show.</param>
/// <param name="Loss">Points lost where the item is not met; 0 to <see cref="MaximumLoss"/>.</param>
/// <param name="IsPrecondition">Where such an item is not met there is no score at all (32 CFR 170.24(c)(2)(i)(B)(5)).</param>
/// <param name="PartialStates">Named states between met and not met; usually none.</param>
/// <param name="Objectives">Sub-points; the item is met only if every applicable one is met. May be empty.</param>
public sealed record Item(
    string Id,
    LocalizedText Title,
    LocalizedText Requirement,
    LocalizedText Evidence,
    int Loss,
    bool IsPrecondition,
    IReadOnlyList<PartialState> PartialStates,
    IReadOnlyList<Objective> Objectives)
{
    /// <summary>Largest loss that one item may carry, so that sums stay far from overflow.</summary>
    public const int MaximumLoss = 100_000;

    /// <summary>The partial state with that id, or null.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public PartialState? FindPartial(string id) => PartialStates.FirstOrDefault(state => state.Id == id);
}

/// <summary>A named state between met and not met that costs less than not met.</summary>
/// <param name="Id">Unique in the item; never one of the words of a plain verdict.</param>
/// <param name="Loss">Points lost; 0 to the item's own loss.</param>
/// <param name="Title">What is in place and what is missing.</param>
public sealed record PartialState(string Id, int Loss, LocalizedText Title);

/// <summary>A sub-point of an item, judged on its own.</summary>
/// <param name="Id">Unique in the checklist, e.g. <c>3.1.1[a]</c>; equals the item's id where the item has one only.</param>
/// <param name="Text">What must be true.</param>
public sealed record Objective(string Id, LocalizedText Text);
