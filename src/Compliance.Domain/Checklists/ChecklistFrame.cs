namespace Compliance.Domain.Checklists;

/// <summary>
/// Everything of a checklist under work but its items, its id and its version. It may be incomplete or contradict itself: it is
/// judged when the draft is proposed, not when it is stored.
/// </summary>
/// <param name="Title">Title as shown to firms and inspectors.</param>
/// <param name="Source">The standard that the instrument is made from.</param>
/// <param name="Notice">What a reader must know before relying on the wording.</param>
/// <param name="Scoring">How determinations become a score.</param>
/// <param name="NotApplicable">What a requirement that does not apply counts as.</param>
/// <param name="Sections">The families of items, in order.</param>
public sealed record ChecklistFrame(
    LocalizedText Title,
    ChecklistSource Source,
    LocalizedText Notice,
    ScoringMethod Scoring,
    NotApplicablePolicy NotApplicable,
    IReadOnlyList<DraftSection> Sections)
{
    /// <summary>A text that nobody wrote yet.</summary>
    public static LocalizedText NoText { get; } = new("", "");

    /// <summary>Answers of every item that names none of its own; null where there are none. A deduction has none.</summary>
    public CommonAnswers? Answers { get; init; }

    /// <summary>What the firm is asked at the start.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Gates on the number of open items of a class.</summary>
    public IReadOnlyList<FindingLimit> Limits { get; init; } = [];

    /// <summary>The tree above the sections, parents before children.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>A frame in which nothing is written but the method.</summary>
    /// <param name="scoring">The method.</param>
    public static ChecklistFrame Empty(ScoringMethod scoring) =>
        new(NoText, new(NoText, NoText, NoText, NoText), NoText, scoring, NotApplicablePolicy.AsMet, []);
}

/// <summary>A family of items in a draft; its items are rows of their own and name its key.</summary>
/// <param name="Key">Stays the same while the id is being typed.</param>
/// <param name="Id">As it will be published; may be empty or taken meanwhile.</param>
/// <param name="Title">Name of the family.</param>
public sealed record DraftSection(Guid Key, string Id, LocalizedText Title)
{
    /// <summary>Id of the group that the section belongs to; null where it stands at the top.</summary>
    public string? GroupId { get; init; }

    /// <summary>Weight in the mean of its group.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Mean that the section must reach, or null.</summary>
    public Rational? Floor { get; init; }
}

/// <summary>Answers that items share.</summary>
/// <param name="Met">The best one.</param>
/// <param name="NotMet">The worst one.</param>
/// <param name="Between">Those between; their loss is worked out from the points.</param>
public sealed record CommonAnswers(Answer Met, Answer NotMet, IReadOnlyList<PartialState> Between);
