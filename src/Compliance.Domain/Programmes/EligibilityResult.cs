namespace Compliance.Domain.Programmes;

/// <summary>What a policy says about a score.</summary>
public enum Outcome
{
    /// <summary>Nothing is open.</summary>
    Eligible,

    /// <summary>Items are open, every rule holds, and the items must be closed in time.</summary>
    Conditional,

    /// <summary>Items are open and at least one rule does not hold.</summary>
    Ineligible,

    /// <summary>There is no score, because a precondition is open.</summary>
    NotAssessed,
}

/// <summary>Stable text forms of <see cref="Outcome"/>, for files and interfaces.</summary>
public static class OutcomeText
{
    /// <summary><c>eligible</c>, <c>conditional</c>, <c>ineligible</c> or <c>not-assessed</c>.</summary>
    public static string Text(this Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "eligible",
        Outcome.Conditional => "conditional",
        Outcome.Ineligible => "ineligible",
        Outcome.NotAssessed => "not-assessed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}

/// <summary>The proposal that a policy makes, with the reason of every rule.</summary>
/// <param name="Outcome">The proposal.</param>
/// <param name="Reasons">
/// First <see cref="Eligibility.PreconditionRuleId"/> and <see cref="Eligibility.NothingOpenRuleId"/>, then every rule in
/// the order of the policy, whether it held or not.
/// </param>
/// <param name="CloseOutBy">Last day to close every open item; only where conditional.</param>
/// <param name="ExpiresOn">
/// Last day on which the status holds if nothing else happens: end of validity where eligible, the close-out day where
/// conditional, null otherwise.
/// </param>
/// <param name="PolicyHash">Which policy judged.</param>
public sealed record EligibilityResult(
    Outcome Outcome,
    IReadOnlyList<RuleReason> Reasons,
    DateOnly? CloseOutBy,
    DateOnly? ExpiresOn,
    string PolicyHash);

/// <summary>What one rule said.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Basis">Its source paragraph; may be empty.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Items">Items that speak against it, in checklist order; empty where it held.</param>
/// <param name="Explanation">The sentence in both languages for programs and files; names the rule by its id, and the items.</param>
/// <param name="Title">What the rule asks, for people; null in a reason that an older version froze.</param>
/// <param name="Finding">What it found, for people, as a sentence; null in a reason that an older version froze.</param>
public sealed record RuleReason(
    string RuleId, string Basis, bool Held, IReadOnlyList<string> Items, LocalizedText Explanation, LocalizedText? Title = null, LocalizedText? Finding = null)
{
    /// <summary>The rule's title, or its id where none was frozen.</summary>
    public LocalizedText TitleOrId() => Title ?? new(RuleId, RuleId);

    /// <summary>What people read below the title.</summary>
    public LocalizedText FindingOrExplanation() => Finding ?? Explanation;
}
