namespace Compliance.Domain.Scoring;

/// <summary>The score of one set of determinations; the same inputs give the same result for ever.</summary>
/// <param name="Score">
/// Exact score, which may be negative; the level reached where the method is levels; null where a precondition is not met,
/// or where nothing counts, and there is no score at all.
/// </param>
/// <param name="Maximum">Best score; 0 where nothing counts.</param>
/// <param name="Items">Every item, in checklist order.</param>
/// <param name="Sections">Every section, in checklist order.</param>
/// <param name="FailedPreconditions">Preconditions that are open, in checklist order; empty where there is a score.</param>
/// <param name="RulesetHash">Which rules judged: SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="InputsHash">What was judged: SHA-256, 64 lower-case hexadecimal digits; see <see cref="InputsForm"/>.</param>
public sealed record ScoreResult(
    Rational? Score,
    Rational Maximum,
    IReadOnlyList<ScoredItem> Items,
    IReadOnlyList<ScoredSection> Sections,
    IReadOnlyList<string> FailedPreconditions,
    string RulesetHash,
    string InputsHash)
{
    /// <summary>Level reached, 0 where not even the first; null where the method knows no levels or there is no score.</summary>
    public int? Level { get; init; }

    /// <summary>Every group above the sections, in checklist order; often empty.</summary>
    public IReadOnlyList<ScoredGroup> Groups { get; init; } = [];

    /// <summary>Every gate of the checklist beside its preconditions, whether it held or not; often empty.</summary>
    public IReadOnlyList<ScoredGate> Gates { get; init; } = [];
}

/// <summary>One line of the score.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Verdict">The verdict that counted, after the item's objectives were heard.</param>
/// <param name="Loss">Points lost against the best answer, 0 or more; without the item's weight.</param>
/// <param name="Explanation">Why, as a value; <see cref="ExplanationText"/> words it.</param>
public sealed record ScoredItem(string ItemId, Verdict Verdict, int Loss, Explanation Explanation)
{
    /// <summary>Whether something is left open on the item.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Points that counted; null where the method counts none or the item was left out.</summary>
    public int? Points { get; init; }

    /// <summary>Points that are missing to the target profile, 0 or more; null where the item has no target or was left out.</summary>
    public int? Gap { get; init; }

    /// <summary>The partial state's classes of findings together with the item's own; empty where nothing is open.</summary>
    public IReadOnlyList<string> OpenFlags { get; init; } = [];
}

/// <summary>Sums of one section.</summary>
/// <param name="SectionId">The section.</param>
/// <param name="Loss">Points lost in it.</param>
/// <param name="PossibleLoss">Points that would be lost if none of its items were met.</param>
/// <param name="Met">Number of items met.</param>
/// <param name="Partial">Number of items in a partial state, accepted ones included.</param>
/// <param name="NotMet">Number of items not met.</param>
/// <param name="NotApplicable">Number of items that do not apply.</param>
public sealed record ScoredSection(
    string SectionId,
    int Loss,
    int PossibleLoss,
    int Met,
    int Partial,
    int NotMet,
    int NotApplicable)
{
    /// <summary>Sum, mean or level of the section, by method; null with deduction and where nothing counts.</summary>
    public Rational? Score { get; init; }

    /// <summary>Best that <see cref="Score"/> could be; null where that is.</summary>
    public Rational? Maximum { get; init; }
}

/// <summary>Mean or level of one group.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Score">Sum, mean or level, by method; null where nothing counts.</param>
public sealed record ScoredGroup(string GroupId, Rational? Score);

/// <summary>One gate beside the score.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Id">The limit; <c>automatic-fail</c> or <c>floors</c> for the built-in ones.</param>
/// <param name="Held">Whether the inspection passes it.</param>
/// <param name="Against">Items, sections and groups that speak against it, in checklist order; for a limit, whatever it counted.</param>
/// <param name="Maximum">Most open items of a limit; 0 for the built-in gates.</param>
public sealed record ScoredGate(GateKind Kind, string Id, bool Held, IReadOnlyList<string> Against, int Maximum);

/// <summary>What a gate asks.</summary>
public enum GateKind
{
    /// <summary>None of the items that fail the inspection by themselves is open.</summary>
    AutomaticFail,

    /// <summary>No more open items carry a flag than the limit.</summary>
    Limit,

    /// <summary>Every item, section and group reaches its floor.</summary>
    Floors,
}

/// <summary>Which of the sentences of an explanation applies.</summary>
public enum ExplanationKind
{
    /// <summary>Met: nothing lost.</summary>
    Met,

    /// <summary>Does not apply, and therefore counts as met.</summary>
    NotApplicableAsMet,

    /// <summary>Judged not met: the item's loss is taken away.</summary>
    NotMet,

    /// <summary>Not met because at least one of its objectives is not met, whatever was judged on the item itself.</summary>
    ObjectiveNotMet,

    /// <summary>In a named partial state: that state's loss is taken away.</summary>
    Partial,

    /// <summary>A precondition that is open: there is no score at all.</summary>
    PreconditionNotMet,

    /// <summary>Does not apply, and therefore gets the points of the best answer.</summary>
    NotApplicableFullPoints,

    /// <summary>Does not apply, and is therefore left out of points and maximum.</summary>
    NotApplicableExcluded,

    /// <summary>The facts of the firm say that the item does not apply; it counts as met.</summary>
    DoesNotApply,

    /// <summary>The facts of the firm say that the item does not apply; it is left out of points and maximum.</summary>
    DoesNotApplyExcluded,

    /// <summary>In a named state that is good enough.</summary>
    Accepted,
}

/// <summary>Why an item cost what it cost, as a value that can be stored and worded later in either language.</summary>
/// <param name="Kind">Which sentence.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Loss">Points lost.</param>
/// <param name="FullLoss">Points that the item costs where it is not met.</param>
/// <param name="State">Id of the partial state, or null.</param>
/// <param name="Objectives">Objectives that are not met, in checklist order; often empty.</param>
public sealed record Explanation(
    ExplanationKind Kind,
    string ItemId,
    int Loss,
    int FullLoss,
    string? State,
    IReadOnlyList<string> Objectives)
{
    /// <summary>Name of the method where it is not deduction; null for a deduction.</summary>
    public string? Method { get; init; }

    /// <summary>Points that counted; null where the method counts none or the item was left out.</summary>
    public int? Points { get; init; }

    /// <summary>Points of the best answer; null where the method counts none.</summary>
    public int? FullPoints { get; init; }

    /// <summary>Weight of the item where the method is a mean; null elsewhere.</summary>
    public int? Weight { get; init; }

    /// <summary>Lowest level that the item fails where the method is levels, or the level that asks for it where it fails none.</summary>
    public int? Level { get; init; }

    /// <summary>The floor that the points do not reach, or null.</summary>
    public int? Floor { get; init; }

    /// <summary>Points of the target profile that are not reached, or null.</summary>
    public int? Target { get; init; }

    /// <summary>True where the open item alone fails the inspection.</summary>
    public bool IsAutomaticFail { get; init; }
}
