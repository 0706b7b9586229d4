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

    /// <summary>What the firm is asked at the start, because some items depend on it; usually nothing.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Gates on the number of open items of a class; usually none.</summary>
    public IReadOnlyList<FindingLimit> Limits { get; init; } = [];

    /// <summary>The tree above the sections, parents before children; empty where the sections stand side by side.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>True where a fact of a firm may have that value: a built-in fact, or an answer to one of the questions.</summary>
    /// <param name="fact">Name of the fact.</param>
    /// <param name="value">Value, compared byte by byte.</param>
    public bool KnowsFact(string fact, string value) => fact switch
    {
        FirmFacts.Size => value is "small" or "medium" or "large",
        FirmFacts.Sector => value is [>= 'A' and <= 'T'],
        FirmFacts.Data => Ids.IsName(value),
        _ => Questions.Any(question => question.Id == fact && question.Answers.Any(answer => answer.Id == value)),
    };

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
public sealed record Section(string Id, LocalizedText Title, IReadOnlyList<Item> Items)
{
    /// <summary>Id of the group that the section belongs to; null where it stands at the top.</summary>
    public string? GroupId { get; init; }

    /// <summary>Weight in the mean of its group; 1 to <see cref="Item.MaximumWeight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Mean that the section must reach, or null; below it a gate fails.</summary>
    public Rational? Floor { get; init; }
}

/// <summary>A branch of the tree above the sections, such as a function of a framework.</summary>
/// <param name="Id">Unique among groups, e.g. <c>GV</c>.</param>
/// <param name="Title">Its name.</param>
public sealed record Group(string Id, LocalizedText Title)
{
    /// <summary>Id of the group above, which comes earlier in the list; null at the top.</summary>
    public string? ParentId { get; init; }

    /// <summary>Weight in the mean of what is above; 1 to <see cref="Item.MaximumWeight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Mean that the group must reach, or null; below it a gate fails.</summary>
    public Rational? Floor { get; init; }
}

/// <summary>A gate: at most so many open items that carry a flag, their own or their answer's.</summary>
/// <param name="Id">Unique among the limits.</param>
/// <param name="Title">What is limited, in a few words.</param>
/// <param name="Flag">Class of findings that is counted.</param>
/// <param name="Maximum">Most open items; 0 or more.</param>
public sealed record FindingLimit(string Id, LocalizedText Title, string Flag, int Maximum);

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

    /// <summary>Largest weight of an item, a section or a group, so that sums stay far from overflow.</summary>
    public const int MaximumWeight = 100_000;

    /// <summary>The scheme's own word for "met", with its points; null where it has none and the item is simply met.</summary>
    public Answer? MetAnswer { get; init; }

    /// <summary>The scheme's own word for "not met"; null exactly where <see cref="MetAnswer"/> is.</summary>
    public Answer? NotMetAnswer { get; init; }

    /// <summary>What a reader must know about the item, such as a fact that could not be confirmed; usually null.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>Classes of the item, for limits and for rules of programmes; usually none.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Where such an item is open the whole inspection fails, whatever the score.</summary>
    public bool IsAutomaticFail { get; init; }

    /// <summary>Weight in the mean of its section; 1 to <see cref="MaximumWeight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Least points; below them the item is open and a gate fails. Null where there is no such floor.</summary>
    public int? Floor { get; init; }

    /// <summary>Points of the target profile; the gap to it is reported and fails nothing. Null where there is none.</summary>
    public int? Target { get; init; }

    /// <summary>Lowest level that asks for the item; plays a part in the method of levels only.</summary>
    public int Level { get; init; } = 1;

    /// <summary>For which firms the item applies; null for every firm.</summary>
    public Condition? Applies { get; init; }

    /// <summary>True where both are answered in the very same words with the same points and flags.</summary>
    /// <param name="other">Another item.</param>
    public bool HasSameAnswers(Item other) =>
        IsSame(MetAnswer, other.MetAnswer) && IsSame(NotMetAnswer, other.NotMetAnswer)
        && PartialStates.Count == other.PartialStates.Count
        && PartialStates.Zip(other.PartialStates).All(pair =>
            pair.First with { Flags = [] } == pair.Second with { Flags = [] } && pair.First.Flags.SequenceEqual(pair.Second.Flags));

    /// <summary>The partial state with that id, or null.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public PartialState? FindPartial(string id) => PartialStates.FirstOrDefault(state => state.Id == id);

    private static bool IsSame(Answer? one, Answer? other) =>
        one is null || other is null
            ? one is null && other is null
            : one with { Flags = [] } == other with { Flags = [] } && one.Flags.SequenceEqual(other.Flags);
}

/// <summary>A named state between met and not met that costs less than not met.</summary>
/// <param name="Id">Unique in the item; never one of the words of a plain verdict.</param>
/// <param name="Loss">Points lost against the best answer; 0 to the item's own loss, more only for an answer with fewer points than not met.</param>
/// <param name="Title">What is in place and what is missing.</param>
public sealed record PartialState(string Id, int Loss, LocalizedText Title)
{
    /// <summary>Points of the answer, which may be negative; null where the method counts no points.</summary>
    public int? Points { get; init; }

    /// <summary>True where the state is good enough and leaves nothing open.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Lowest level that the state fails, above the item's own; null where it fails the item's own level.</summary>
    public int? BlocksFrom { get; init; }

    /// <summary>Classes of findings that the state belongs to; usually none.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}

/// <summary>A scheme's own word for a plain verdict.</summary>
/// <param name="Id">What files and the command line call it; unique in the item.</param>
/// <param name="Title">What it means.</param>
/// <param name="Points">Points of the answer, which may be negative; null where the method counts no points.</param>
public sealed record Answer(string Id, LocalizedText Title, int? Points)
{
    /// <summary>Classes of findings that the answer belongs to; usually none.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}

/// <summary>A sub-point of an item, judged on its own.</summary>
/// <param name="Id">Unique in the checklist, e.g. <c>3.1.1[a]</c>; equals the item's id where the item has one only.</param>
/// <param name="Text">What must be true.</param>
public sealed record Objective(string Id, LocalizedText Text)
{
    /// <summary>Lowest level that asks for it, above the item's own; null where it is asked from the item's own level on.</summary>
    public int? Level { get; init; }
}
