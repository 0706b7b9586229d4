using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>What another policy would have said of the same scores.</summary>
public class WhatIfTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Fact]
    public void The_same_policy_changes_nothing() => Determinations.Sample(determinations =>
    {
        var comparison = WhatIf.Compare(Decide(Sp800171.Policy, determinations), Decide(Sp800171.Policy with { Version = "2.0.0" }, determinations));
        return comparison is { IsChanged: false, HasOtherDates: false, Rules: [] };
    });

    [Fact]
    public void A_stricter_minimum_never_improves_an_outcome() =>
        Gen.Select(Determinations, Gen.Int[0, 20], Gen.Int[0, 20]).Sample((determinations, one, other) =>
        {
            var lax = WithMinimum(new(Math.Min(one, other), 20));
            var strict = WithMinimum(new(Math.Max(one, other), 20));
            var comparison = WhatIf.Compare(Decide(lax, determinations), Decide(strict, determinations));
            return comparison.After >= comparison.Before && comparison.Rules.All(change => change.Before!.Held && !change.After!.Held);
        });

    [Fact]
    public void A_rule_that_is_new_or_gone_counts_only_where_it_did_not_hold()
    {
        // 3.1.3 costs one point and may stay open.
        var determinations = Sp800171.AllMetExcept(("3.1.3", "not-met"));
        var none = Sp800171.Policy with { Rules = [.. Sp800171.Policy.Rules, new OpenItemsRule("none-open", "", 0, null)] };
        var any = Sp800171.Policy with { Rules = [.. Sp800171.Policy.Rules, new OpenItemsRule("one-open", "", 1, null)] };

        var added = WhatIf.Compare(Decide(Sp800171.Policy, determinations), Decide(none, determinations));
        Assert.Equal((Outcome.Conditional, Outcome.Ineligible, true), (added.Before, added.After, added.HasOtherDates));
        Assert.Equal(("none-open", null, false), (added.Rules.Single().RuleId, added.Rules.Single().Before, added.Rules.Single().After!.Held));
        var gone = WhatIf.Compare(Decide(none, determinations), Decide(Sp800171.Policy, determinations));
        Assert.Equal(("none-open", null), (gone.Rules.Single().RuleId, gone.Rules.Single().After));
        Assert.Empty(WhatIf.Compare(Decide(Sp800171.Policy, determinations), Decide(any, determinations)).Rules);
    }

    [Fact]
    public void Other_days_are_told_apart_from_another_outcome()
    {
        var determinations = Sp800171.AllMetExcept(("3.1.3", "not-met"));
        var shorter = WhatIf.Compare(Decide(Sp800171.Policy, determinations), Decide(Sp800171.Policy with { CloseOutDays = 90 }, determinations));
        Assert.Equal((false, true), (shorter.IsChanged, shorter.HasOtherDates));
    }

    [Fact]
    public void Cases_and_amounts_are_summed_by_where_they_went()
    {
        static (Comparison, long) Line(Outcome before, Outcome after, long yen) => (new(before, after, false, []), yen);
        Assert.Equal(
            [
                new Transition(Outcome.Eligible, Outcome.Eligible, 1, 5),
                new Transition(Outcome.Conditional, Outcome.Eligible, 1, 1),
                new Transition(Outcome.Conditional, Outcome.Ineligible, 2, 50),
            ],
            WhatIf.Count(
            [
                Line(Outcome.Conditional, Outcome.Ineligible, 20),
                Line(Outcome.Eligible, Outcome.Eligible, 5),
                Line(Outcome.Conditional, Outcome.Ineligible, 30),
                Line(Outcome.Conditional, Outcome.Eligible, 1),
            ]));
    }

    private static Gen<ItemDetermination[]> Determinations => Gen.Select(Gen.Int[0, 40], Gen.Shuffle(Sp800171.OnePointers), Gen.Int[0, 5], (count, order, roll) =>
    {
        var open = order.Take(count).Select(id => (id, "not-met"));
        return Sp800171.AllMetExcept([.. roll switch
        {
            0 => open.Append(("3.5.3", Sp800171.Mfa)),
            1 => open.Append(("3.12.4", "not-met")),
            _ => open,
        }]);
    });

    private static EligibilityPolicy WithMinimum(Rational minimum) =>
        Sp800171.Policy with { Rules = [new MinimumRatioRule("minimum-score", "", minimum), .. Sp800171.Policy.Rules.Skip(1)] };

    private static EligibilityResult Decide(EligibilityPolicy policy, ItemDetermination[] determinations) =>
        Eligibility.Decide(policy, Scorer.Score(Sp800171.Rules, determinations).Value, Day);
}
