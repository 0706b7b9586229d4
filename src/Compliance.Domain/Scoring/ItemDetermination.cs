namespace Compliance.Domain.Scoring;

/// <summary>What is judged on one objective.</summary>
public enum ObjectiveState
{
    /// <summary>Nobody judged it yet; says nothing about the item.</summary>
    NotJudged,

    /// <summary>Fulfilled.</summary>
    Met,

    /// <summary>Not fulfilled: its item is not met either.</summary>
    NotMet,

    /// <summary>Does not apply to the firm; says nothing about the item.</summary>
    NotApplicable,
}

/// <summary>The scorer's input for one item; scoring knows no inspection.</summary>
/// <param name="ItemId">Id of an item of the ruleset.</param>
/// <param name="Verdict">What the inspector judged on the item.</param>
/// <param name="Objectives">
/// States by objective id; an objective that is absent counts as <see cref="ObjectiveState.NotJudged"/>. Null means none
/// was judged on its own.
/// </param>
public sealed record ItemDetermination(
    string ItemId,
    Verdict Verdict,
    IReadOnlyDictionary<string, ObjectiveState>? Objectives = null);
