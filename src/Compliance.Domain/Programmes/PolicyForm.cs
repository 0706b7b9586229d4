using System.Diagnostics;
using System.Globalization;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>
/// The canonical form of a policy. Line by line: <c>compliance-policy 1</c>; <c>policy ID VERSION</c>;
/// <c>close-out-days N</c>; <c>validity-years N</c>; <c>affirmation-every-years N</c>; then for each rule, in the order of
/// the policy, <c>minimum-ratio RULE FRACTION</c>, or <c>open-item-loss RULE MAXIMUM</c> with <c>exception ITEM STATE</c>
/// for each exception, or <c>items-not-open RULE</c> with <c>item ID</c> for each item. The source paragraphs are wording
/// and play no part.
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
                foreach (var item in items.Items)
                {
                    text.Line("item", item);
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
