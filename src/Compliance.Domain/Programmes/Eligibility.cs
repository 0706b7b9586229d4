using System.Diagnostics;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>Applies a policy to a score. Pure: the same inputs give the same proposal for ever.</summary>
/// <remarks>
/// It fails closed: a rule that names an item which the checklist does not hold never holds itself, and a policy without
/// rules grants no conditional status, so a policy written for another checklist cannot let a firm through.
/// </remarks>
public static class Eligibility
{
    /// <summary>Id of the built-in reason that says whether there is a score at all.</summary>
    public const string PreconditionRuleId = "precondition";

    /// <summary>Id of the built-in reason that says whether anything is open.</summary>
    public const string NothingOpenRuleId = "nothing-open";

    /// <summary>The proposal for a score, with the reason of every rule.</summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="score">The score of the case.</param>
    /// <param name="assessedOn">Day of the status; every date is counted from it.</param>
    /// <param name="calendar">Which days are business days; needed where the policy moves due days to them.</param>
    public static EligibilityResult Decide(
        EligibilityPolicy policy,
        ScoreResult score,
        DateOnly assessedOn,
        BusinessCalendar? calendar = null)
    {
        var open = score.Items.Where(item => item.IsOpen).ToArray();
        var gates = score.Gates.Select(RuleReasons.Gate).ToArray();
        RuleReason[] full = policy.EligibleRules.Count == 0
            ? [RuleReasons.NothingOpen(open)]
            : [.. policy.EligibleRules.Select(rule => Apply(rule, score, open))];
        var rules = policy.Rules.Select(rule => Apply(rule, score, open)).ToArray();
        RuleReason[] reasons = [RuleReasons.Precondition(score), .. gates, .. full, .. rules];

        var outcome = score.Score is null ? Outcome.NotAssessed
            : !AllHeld(gates) ? Outcome.Ineligible
            : AllHeld(full) ? Outcome.Eligible
            : rules.Length > 0 && AllHeld(rules) ? Outcome.Conditional
            : Outcome.Ineligible;
        DateOnly? closeOutBy = outcome is Outcome.Conditional ? CloseOutBy(policy, assessedOn, calendar) : null;
        DateOnly? expiresOn = outcome switch
        {
            Outcome.Eligible => ValidUntil(policy, assessedOn),
            Outcome.Conditional => closeOutBy,
            Outcome.Ineligible or Outcome.NotAssessed => null,
            _ => throw new UnreachableException(),
        };
        return new(outcome, reasons, closeOutBy, expiresOn, policy.PolicyHash);
    }

    /// <summary>Last day to close every open item of a conditional status (32 CFR 170.21(b): within 180 days).</summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="assessedOn">Day of the conditional status.</param>
    /// <param name="calendar">As for <see cref="Decide"/>.</param>
    public static DateOnly CloseOutBy(EligibilityPolicy policy, DateOnly assessedOn, BusinessCalendar? calendar = null) =>
        Due(policy, assessedOn.AddDays(policy.CloseOutDays), calendar);

    /// <summary>
    /// Last day on which a status holds once nothing is open; also for a conditional status closed out in time, whose years
    /// still count from the day of the conditional status (32 CFR 170.4, CMMC Status Date). 29 February becomes 28 February.
    /// </summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="assessedOn">Day of the first status, conditional or not.</param>
    public static DateOnly ValidUntil(EligibilityPolicy policy, DateOnly assessedOn) => assessedOn.AddYears(policy.ValidityYears);

    /// <summary>Days by which the firm must affirm that it still fulfils the standard, within the validity.</summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="assessedOn">Day of the first status, conditional or not.</param>
    /// <param name="calendar">As for <see cref="Decide"/>.</param>
    public static IReadOnlyList<DateOnly> AffirmationDays(
        EligibilityPolicy policy,
        DateOnly assessedOn,
        BusinessCalendar? calendar = null) =>
    [
        .. Enumerable.Range(1, policy.ValidityYears / policy.AffirmationEveryYears)
            .Select(n => n * policy.AffirmationEveryYears)
            .Where(years => years < policy.ValidityYears)
            .Select(years => Due(policy, assessedOn.AddYears(years), calendar)),
    ];

    /// <summary>First day on which a re-evaluation may begin; the day of the status itself where the policy names no window.</summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="assessedOn">Day of the first status, conditional or not.</param>
    public static DateOnly ReevaluationFrom(EligibilityPolicy policy, DateOnly assessedOn)
    {
        var from = policy.ReevaluationDays is { } days ? ValidUntil(policy, assessedOn).AddDays(-days) : assessedOn;
        return from < assessedOn ? assessedOn : from;
    }

    // Of years that the calendar does not hold, the weekends are known and the holidays are not.
    private static DateOnly Due(EligibilityPolicy policy, DateOnly day, BusinessCalendar? calendar)
    {
        while (policy.DueOnBusinessDays && calendar?.IsOpen(day) == false)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static RuleReason Apply(EligibilityRule rule, ScoreResult score, ScoredItem[] open) => rule switch
    {
        MinimumRatioRule ratio => RuleReasons.MinimumRatio(
            ratio,
            score,
            score.Score is { } value && score.Maximum > 0 && value / score.Maximum >= ratio.Minimum),
        OpenItemLossRule loss => OpenItemLoss(loss, score, open),
        ItemsNotOpenRule items => ItemsNotOpen(items, score, open),
        MinimumScoreRule minimum => ThresholdReasons.MinimumScore(minimum, score),
        MinimumLevelRule level => ThresholdReasons.MinimumLevel(level, score),
        SectionMinimumRule sections => ThresholdReasons.SectionMinimum(sections, score),
        ItemMinimumRule items => ThresholdReasons.ItemMinimum(items, score, Unknown(items.Items, score)),
        OpenItemsRule limit => ThresholdReasons.OpenItems(limit, open),
        _ => throw new UnreachableException(),
    };

    private static bool AllHeld(RuleReason[] reasons) => Array.TrueForAll(reasons, reason => reason.Held);

    private static RuleReason OpenItemLoss(OpenItemLossRule rule, ScoreResult score, ScoredItem[] open)
    {
        var unknown = Unknown(rule.Exceptions.Select(exception => exception.ItemId), score);
        var tooDear = open.Where(item => item.Loss > rule.Maximum && !IsException(rule, item)).ToArray();
        return RuleReasons.OpenItemLoss(rule, tooDear, unknown);
    }

    private static bool IsException(OpenItemLossRule rule, ScoredItem item) =>
        item.Verdict is Verdict.Partial partial
        && rule.Exceptions.Contains(new OpenItemException(item.ItemId, partial.State));

    private static RuleReason ItemsNotOpen(ItemsNotOpenRule rule, ScoreResult score, ScoredItem[] open)
    {
        var unknown = Unknown(rule.Items, score);
        var listed = open.Where(item => rule.Items.Contains(item.ItemId)).Select(item => item.ItemId).ToArray();
        return RuleReasons.ItemsNotOpen(rule, listed, unknown);
    }

    private static string[] Unknown(IEnumerable<string> ids, ScoreResult score)
    {
        var known = score.Items.Select(item => item.ItemId).ToHashSet();
        return [.. ids.Where(id => !known.Contains(id)).Distinct()];
    }
}
