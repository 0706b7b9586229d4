using System.Diagnostics;
using System.Globalization;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>
/// The canonical form of a policy. Line by line: <c>compliance-policy 1</c>; <c>policy ID VERSION</c>;
/// <c>close-out-days N</c>; <c>validity-years N</c>; <c>affirmation-every-years N</c>; then for each rule, in the order of
/// the policy, <c>minimum-ratio RULE FRACTION</c>, or <c>open-item-loss RULE MAXIMUM</c> with <c>exception ITEM STATE</c>
/// for each exception, or <c>items-not-open RULE</c> with <c>item ID</c> for each item, or <c>minimum-score RULE NUMBER</c>,
/// <c>minimum-level RULE LEVEL</c>, <c>section-minimum RULE NUMBER</c> with <c>section ID</c> for each section,
/// <c>item-minimum RULE POINTS</c> with <c>item ID</c> for each item, <c>open-items RULE MAXIMUM</c> with the flag where
/// there is one. Rules for an eligible status come first, each after a line <c>eligible RULE</c>. Lines
/// <c>reevaluation-days N</c>, <c>close-out-extension-days N</c>, <c>due-on-business-days</c>, <c>affirmation-window-days N</c>, <c>affirmation-grace-days N</c> and
/// <c>appeal-suspends</c> stand before the rules only where the policy says so. The
/// source paragraphs are wording and play no part.
/// </summary>
public static class PolicyForm
{
    /// <summary>The form itself.</summary>
    /// <param name="policy">A policy with well-formed ids.</param>
    public static CanonicalText Of(EligibilityPolicy policy)
    {
        var text = new CanonicalText()
            .Line("compliance-policy", "1")
            .Line("policy", policy.Id, policy.Version)
            .Line("close-out-days", Number(policy.CloseOutDays))
            .Line("validity-years", Number(policy.ValidityYears))
            .Line("affirmation-every-years", Number(policy.AffirmationEveryYears));
        if (policy.ReevaluationDays is { } days)
        {
            text.Line("reevaluation-days", Number(days));
        }

        if (policy.CloseOutExtensionDays is { } extension)
        {
            text.Line("close-out-extension-days", Number(extension));
        }

        if (policy.DueOnBusinessDays)
        {
            text.Line("due-on-business-days");
        }

        if (policy.AffirmationWindowDays is { } window)
        {
            text.Line("affirmation-window-days", Number(window));
        }

        if (policy.AffirmationGraceDays is { } grace)
        {
            text.Line("affirmation-grace-days", Number(grace));
        }

        if (policy.AppealSuspends)
        {
            text.Line("appeal-suspends");
        }

        foreach (var rule in policy.EligibleRules)
        {
            // Marked, because the same rule means something else among those for a conditional status.
            text.Line("eligible", rule.Id);
            Add(text, rule);
        }

        foreach (var rule in policy.Rules)
        {
            Add(text, rule);
        }

        return text;
    }

    /// <summary>SHA-256 of the form, 64 lower-case hexadecimal digits.</summary>
    /// <param name="policy">A policy with well-formed ids.</param>
    public static string Hash(EligibilityPolicy policy) => Of(policy).Hash();

    private static void Add(CanonicalText text, EligibilityRule rule)
    {
        switch (rule)
        {
            case MinimumRatioRule ratio:
                text.Line("minimum-ratio", ratio.Id, ratio.Minimum.ToString());
                break;
            case OpenItemLossRule loss:
                text.Line("open-item-loss", loss.Id, Number(loss.Maximum));
                foreach (var exception in loss.Exceptions)
                {
                    text.Line("exception", exception.ItemId, exception.State);
                }

                break;
            case ItemsNotOpenRule items:
                text.Line("items-not-open", items.Id);
                Add(text, "item", items.Items);
                break;
            case MinimumScoreRule score:
                text.Line("minimum-score", score.Id, score.Minimum.ToString());
                break;
            case MinimumLevelRule level:
                text.Line("minimum-level", level.Id, Number(level.Minimum));
                break;
            case SectionMinimumRule sections:
                text.Line("section-minimum", sections.Id, sections.Minimum.ToString());
                Add(text, "section", sections.Sections);
                break;
            case ItemMinimumRule items:
                text.Line("item-minimum", items.Id, Number(items.Minimum));
                Add(text, "item", items.Items);
                break;
            case OpenItemsRule open:
                text.Line(["open-items", open.Id, Number(open.Maximum), .. open.Flag is { } flag ? [flag] : (string[])[]]);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Add(CanonicalText text, string name, IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            text.Line(name, id);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
