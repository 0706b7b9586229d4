namespace Compliance.Domain.Scoring;

/// <summary>The score of one set of determinations; the same inputs give the same result for ever.</summary>
/// <param name="Score">
/// Exact score, which may be negative; null where a precondition is not met and there is no score at all.
/// </param>
/// <param name="Maximum">Score where nothing is lost.</param>
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
    string InputsHash);

/// <summary>One line of the score.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Verdict">The verdict that counted, after the item's objectives were heard.</param>
/// <param name="Loss">Points lost, 0 or more.</param>
/// <param name="Explanation">Why, as a value; <see cref="ExplanationText"/> words it.</param>
public sealed record ScoredItem(string ItemId, Verdict Verdict, int Loss, Explanation Explanation);

/// <summary>Sums of one section.</summary>
/// <param name="SectionId">The section.</param>
/// <param name="Loss">Points lost in it.</param>
/// <param name="PossibleLoss">Points that would be lost if none of its items were met.</param>
/// <param name="Met">Number of items met.</param>
/// <param name="Partial">Number of items in a partial state.</param>
/// <param name="NotMet">Number of items not met.</param>
/// <param name="NotApplicable">Number of items that do not apply.</param>
public sealed record ScoredSection(
    string SectionId,
    int Loss,
    int PossibleLoss,
    int Met,
    int Partial,
    int NotMet,
    int NotApplicable);

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
    IReadOnlyList<string> Objectives);
