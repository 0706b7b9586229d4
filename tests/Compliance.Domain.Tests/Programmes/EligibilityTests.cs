using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>32 CFR 170.21(a)(2), case by case, worked by hand.</summary>
public class EligibilityTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Fact]
    public void Nothing_open_is_eligible_for_three_years()
    {
        var result = Decide(("3.1.18", "not-applicable"));
        Assert.Equal(Outcome.Eligible, result.Outcome);
        Assert.Equal(new DateOnly(2029, 4, 1), result.ExpiresOn);
        Assert.Null(result.CloseOutBy);
        Assert.All(result.Reasons, reason => Assert.True(reason.Held));
    }

    [Fact]
    public void Eighty_eight_with_22_one_pointers_is_conditional_for_180_days()
    {
        var result = Decide([.. Sp800171.OnePointers.Take(22).Select(id => (id, "not-met"))]);
        Assert.Equal(Outcome.Conditional, result.Outcome);
        Assert.Equal(new DateOnly(2026, 9, 28), result.CloseOutBy);
        Assert.Equal(result.CloseOutBy, result.ExpiresOn);
    }

    [Fact]
    public void Eighty_seven_is_below_four_fifths()
    {
        var result = Decide([.. Sp800171.OnePointers.Take(23).Select(id => (id, "not-met"))]);
        Assert.Equal(Outcome.Ineligible, result.Outcome);
        Assert.Equal(["nothing-open", "minimum-score"], Failed(result));
        Assert.Null(result.ExpiresOn);
    }

    [Theory]
    [InlineData("3.1.20")]
    [InlineData("3.1.22")]
    [InlineData("3.10.3")]
    [InlineData("3.10.4")]
    [InlineData("3.10.5")]
    public void One_hundred_and_nine_with_a_forbidden_item_open_gives_no_status(string item)
    {
        var result = Decide((item, "not-met"));
        Assert.Equal(Outcome.Ineligible, result.Outcome);
        Assert.Equal(["nothing-open", "items-never-open"], Failed(result));
        Assert.Equal([item], result.Reasons.Single(reason => reason.RuleId == "items-never-open").Items);
    }

    [Theory]
    [InlineData("3.13.11", Sp800171.Fips, Outcome.Conditional)]
    [InlineData("3.13.11", "not-met", Outcome.Ineligible)]
    [InlineData("3.13.11", "not-applicable", Outcome.Eligible)]
    [InlineData("3.5.3", Sp800171.Mfa, Outcome.Ineligible)]
    [InlineData("3.5.3", "not-met", Outcome.Ineligible)]
    [InlineData("3.1.1", "not-met", Outcome.Ineligible)]
    [InlineData("3.1.5", "not-met", Outcome.Ineligible)]
    [InlineData("3.1.3", "not-met", Outcome.Conditional)]
    [InlineData("3.10.6", "not-met", Outcome.Conditional)]
    [InlineData("3.12.4", "not-met", Outcome.NotAssessed)]
    [InlineData("3.12.4", "not-applicable", Outcome.Eligible)]
    public void One_item_open(string item, string verdict, Outcome outcome) => Assert.Equal(outcome, Decide((item, verdict)).Outcome);

    [Fact]
    public void Unvalidated_encryption_beside_19_one_pointers_is_still_conditional()
    {
        // 110 - 3 - 19 = 88; one more point and the ratio fails.
        (string, string)[] open = [("3.13.11", Sp800171.Fips), .. Sp800171.OnePointers.Take(19).Select(id => (id, "not-met"))];
        Assert.Equal(Outcome.Conditional, Decide(open).Outcome);
        Assert.Equal(Outcome.Ineligible, Decide([.. open, (Sp800171.OnePointers[19], "not-met")]).Outcome);
    }

    [Fact]
    public void Without_a_score_nothing_is_decided_and_every_reason_is_still_given()
    {
        var result = Decide(("3.12.4", "not-met"));
        Assert.Equal(["precondition", "nothing-open", "minimum-score", "items-never-open"], Failed(result));
        Assert.Equal(5, result.Reasons.Count);
        Assert.Null(result.CloseOutBy);
        Assert.Null(result.ExpiresOn);
    }

    [Fact]
    public void Reasons_are_sentences_in_both_languages()
    {
        var reasons = Decide(("3.1.20", "not-met"), ("3.1.1", "not-met")).Reasons;
        Assert.Equal(
            [
                "Rule precondition holds: no precondition is open, so there is a score.",
                "Rule nothing-open does not hold: 2 items are open: 3.1.1, 3.1.20.",
                "Rule minimum-score holds: the score 104 of 110 is at least 4/5 of the maximum (32 CFR 170.21(a)(2)(i)).",
                "Rule open-item-loss does not hold: open and costing more than 1 point: 3.1.1 (5 points) (allowed beyond that: 3.13.11 in the state encryption-not-fips-validated) (32 CFR 170.21(a)(2)(ii)).",
                "Rule items-never-open does not hold: open although it may never be: 3.1.20 (32 CFR 170.21(a)(2)(iii)).",
            ],
            reasons.Select(reason => reason.Explanation.En));
        Assert.Equal("規則items-never-openは不成立：未達であってはならない項目が未達である：3.1.20（32 CFR 170.21(a)(2)(iii)）。", reasons[4].Explanation.Ja);
        Assert.Equal("規則minimum-scoreは成立：スコア104（満点110）は満点の4/5以上である（32 CFR 170.21(a)(2)(i)）。", reasons[2].Explanation.Ja);
    }

    [Fact]
    public void People_read_what_a_rule_asks_and_found_and_never_its_id()
    {
        var reasons = Decide(("3.1.20", "not-met"), ("3.1.1", "not-met")).Reasons;
        Assert.Equal(
            [
                ("Preconditions of a score", "No precondition is open, so there is a score."),
                ("Nothing open", "2 items are open: 3.1.1, 3.1.20."),
                ("Score of at least 4/5 of the maximum", "The score 104 of 110 is at least 4/5 of the maximum."),
                ("No open item that costs more than 1 point", "Open and costing more than 1 point: 3.1.1 (5 points) (3.13.11 may cost more in a partial state that the rule names)."),
                ("Items that may never be open", "Open although it may never be: 3.1.20."),
            ],
            reasons.Select(reason => (reason.TitleOrId().En, reason.FindingOrExplanation().En)));
        Assert.Equal(
            ["スコア算定の前提条件", "未達の項目なし", "スコアが満点の4/5以上", "1点を超えて減点された未達の項目なし", "未達が認められない項目"],
            reasons.Select(reason => reason.TitleOrId().Ja));
        Assert.Equal("1点を超えて減点された未達の項目がある：3.1.1（5点）（3.13.11は、規則が定める部分適合の状態に限り例外）。", reasons[3].FindingOrExplanation().Ja);
        foreach (var reason in reasons)
        {
            Assert.All([reason.Finding!.En, reason.Finding.Ja, reason.Title!.En, reason.Title.Ja], text => Assert.DoesNotMatch("[a-z]-[a-z]", text));
        }

        var frozenBefore = new RuleReason("minimum-score", "", true, [], new("Rule minimum-score holds.", "規則minimum-scoreは成立。"));
        Assert.Equal(("minimum-score", "Rule minimum-score holds."), (frozenBefore.TitleOrId().En, frozenBefore.FindingOrExplanation().En));
    }

    [Fact]
    public void A_policy_for_another_checklist_lets_nobody_through()
    {
        var policies = new[]
        {
            Sp800171.Policy with { Rules = [new ItemsNotOpenRule("foreign", "", ["A.1"])] },
            Sp800171.Policy with { Rules = [new OpenItemLossRule("foreign", "", 9, [new("A.1", "half")])] },
            Sp800171.Policy with { Rules = [] },
        };
        Assert.All(policies, policy => Assert.Equal(
            Outcome.Ineligible,
            Eligibility.Decide(policy, Sp800171.Score(("3.1.3", "not-met")), Day).Outcome));
    }

    [Fact]
    public void Text_forms_are_stable() => Assert.Equal(
        ["eligible", "conditional", "ineligible", "not-assessed"],
        Enum.GetValues<Outcome>().Select(outcome => outcome.Text()));

    private static EligibilityResult Decide(params (string Item, string Verdict)[] others) =>
        Eligibility.Decide(Sp800171.Policy, Sp800171.Score(others), Day);

    private static IEnumerable<string> Failed(EligibilityResult result) => result.Reasons.Where(reason => !reason.Held).Select(reason => reason.RuleId);
}
