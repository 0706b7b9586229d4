namespace Compliance.Domain.Programmes;

/// <summary>
/// Compares what two policies say about the same score. Pure; what was decided stays decided, whatever comes out.
/// </summary>
public static class WhatIf
{
    /// <summary>The outcome of both policies for one past case, with every rule whose result is another.</summary>
    /// <param name="before">The proposal under the policy that the case pinned.</param>
    /// <param name="after">The proposal under the other policy.</param>
    public static Comparison Compare(EligibilityResult before, EligibilityResult after) =>
        new(before.Outcome, after.Outcome, before.CloseOutBy != after.CloseOutBy || before.ExpiresOn != after.ExpiresOn, Changes(before.Reasons, after.Reasons));

    /// <summary>How many cases went from where to where, worst outcomes last; cases without a change are counted too.</summary>
    /// <param name="lines">The comparison of each case, and the amount at stake with it.</param>
    public static IReadOnlyList<Transition> Count(IEnumerable<(Comparison Comparison, long AmountYen)> lines) =>
    [
        .. lines
            .GroupBy(line => (line.Comparison.Before, line.Comparison.After))
            .Select(group => new Transition(group.Key.Before, group.Key.After, group.Count(), group.Sum(line => line.AmountYen)))
            .OrderBy(transition => transition.Before)
            .ThenBy(transition => transition.After),
    ];

    // A rule that only one of the policies has says nothing in the other, which is as though it held there.
    private static IReadOnlyList<RuleChange> Changes(IReadOnlyList<RuleReason> before, IReadOnlyList<RuleReason> after)
    {
        var was = before.ToDictionary(reason => reason.RuleId);
        var becomes = after.Select(reason => reason.RuleId).ToHashSet();
        return
        [
            .. after
                .Select(reason => new RuleChange(reason.RuleId, was.GetValueOrDefault(reason.RuleId), reason))
                .Concat(before.Where(reason => !becomes.Contains(reason.RuleId)).Select(reason => new RuleChange(reason.RuleId, reason, null)))
                .Where(change => (change.Before?.Held ?? true) != (change.After?.Held ?? true)),
        ];
    }
}

/// <summary>What two policies say about one case.</summary>
/// <param name="Before">Outcome under the policy that the case pinned.</param>
/// <param name="After">Outcome under the other policy.</param>
/// <param name="HasOtherDates">Whether the days would be others: the close-out or the end of validity.</param>
/// <param name="Rules">Rules whose result is another; where the outcome changed and there are none, only their place in the policy did.</param>
public sealed record Comparison(Outcome Before, Outcome After, bool HasOtherDates, IReadOnlyList<RuleChange> Rules)
{
    /// <summary>True where the outcome is another.</summary>
    public bool IsChanged => Before != After;
}

/// <summary>A rule whose result is another.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Before">What it said under the pinned policy; null where that policy lacks it.</param>
/// <param name="After">What it says under the other policy; null where that lacks it.</param>
public sealed record RuleChange(string RuleId, RuleReason? Before, RuleReason? After);

/// <summary>Cases that went from one outcome to another.</summary>
/// <param name="Before">Outcome under the policy that the cases pinned.</param>
/// <param name="After">Outcome under the other policy.</param>
/// <param name="Cases">How many.</param>
/// <param name="AmountYen">Subsidies at stake, in yen.</param>
public sealed record Transition(Outcome Before, Outcome After, int Cases, long AmountYen);
