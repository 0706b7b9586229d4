using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>The sentence, title and finding of every rule and gate, held and not held, in both languages; and the form that is hashed.</summary>
public class RuleTextTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Fact]
    public void A_minimum_score() => AssertBoth(
        new MinimumScoreRule("least", "law 1", new Rational(31, 2)),
        new("Score of at least 31/2", "スコアが31/2以上"),
        Schemes.Sum().Score("good", ("A.1", "in-place")),
        new("Rule least holds: the score 16 is at least 31/2 (law 1).", "規則leastは成立：スコア16は31/2以上である（law 1）。"),
        Schemes.Sum().Score("good"),
        new("Rule least does not hold: the score 15 is below 31/2 (law 1).", "規則leastは不成立：スコア15は31/2に満たない（law 1）。"));

    [Fact]
    public void A_minimum_level() => AssertBoth(
        new MinimumLevelRule("least", "", 2),
        new("Level 2 or higher", "レベル2以上"),
        Schemes.Levels().Score("met", ("B.3", "not-met")),
        new("Rule least holds: the level 2 is at least 2.", "規則leastは成立：到達したレベル2は2以上である。"),
        Schemes.Levels().Score("met", ("B.2", "not-met")),
        new("Rule least does not hold: the level 1 is below 2.", "規則leastは不成立：到達したレベル1は2に満たない。"));

    [Fact]
    public void A_minimum_of_the_ratio() => AssertBoth(
        new MinimumRatioRule("ratio", "", new Rational(4, 5)),
        new("Score of at least 4/5 of the maximum", "スコアが満点の4/5以上"),
        Schemes.Sum().Score("in-place", ("A.1", "absent")),
        new("Rule ratio holds: the score 16 of 20 is at least 4/5 of the maximum.", "規則ratioは成立：スコア16（満点20）は満点の4/5以上である。"),
        Schemes.Sum().Score("good"),
        new("Rule ratio does not hold: the score 15 of 20 is below 4/5 of the maximum.", "規則ratioは不成立：スコア15（満点20）は満点の4/5に満たない。"));

    [Fact]
    public void Sections_with_a_minimum() => AssertBoth(
        new SectionMinimumRule("sections", "", 3, ["A", "B"]),
        new("Sections that must reach 3", "3以上が求められる区分"),
        Schemes.Mean().Score("good"),
        new("Rule sections holds: every section reaches 3.", "規則sectionsは成立：全ての対象区分が3に達している。"),
        Schemes.Mean().Score("partly", ("B.1", "good")),
        new("Rule sections does not hold: below 3: A (2), B (5/2).", "規則sectionsは不成立：3に満たない区分がある：A（2）、B（5/2）。"),
        "A",
        "B");

    [Fact]
    public void Items_with_a_minimum() => AssertBoth(
        new ItemMinimumRule("items", "", 3, ["A.1", "B.1", "B.1"]),
        new("Items that must have at least 3 points", "3点以上が求められる項目"),
        Schemes.Mean().Score("good"),
        new("Rule items holds: each of the 2 items has at least 3.", "規則itemsは成立：対象の2項目はいずれも3点以上である。"),
        Schemes.Mean().Score("good", ("A.1", "partly"), ("B.1", "unknown"), ("C.1", "absent")),
        new("Rule items does not hold: below 3: A.1 (2), B.1 (-1).", "規則itemsは不成立：3点に満たない項目がある：A.1（2点）、B.1（-1点）。"),
        "A.1",
        "B.1");

    [Fact]
    public void Open_items_of_a_class() => AssertBoth(
        new OpenItemsRule("few", "", 1, "minor"),
        new("At most 1 open", "未達の項目は1件まで"),
        Schemes.Sum().Score("in-place", ("B.2", "partly"), ("B.3", "absent")),
        new("Rule few holds: 1 open of the class minor, at most 1 allowed: B.2.", "規則fewは成立：区分minorの未達は1件（許容数1件）：B.2。"),
        Schemes.Sum().Score("in-place", ("B.2", "partly"), ("B.3", "unknown")),
        new("Rule few does not hold: 2 open of the class minor, at most 1 allowed: B.2, B.3.", "規則fewは不成立：区分minorの未達は2件（許容数1件）：B.2、B.3。"),
        "B.2",
        "B.3");

    [Fact]
    public void Open_items_of_any_class() => AssertBoth(
        new OpenItemsRule("few", "", 0, null),
        new("No open item of the class", "当該区分の未達の項目なし"),
        Schemes.Sum().Score("in-place"),
        new("Rule few holds: 0 open, at most 0 allowed.", "規則fewは成立：未達は0件（許容数0件）。"),
        Schemes.Sum().Score("in-place", ("B.2", "partly")),
        new("Rule few does not hold: 1 open, at most 0 allowed: B.2.", "規則fewは不成立：未達は1件（許容数0件）：B.2。"),
        "B.2");

    [Fact]
    public void Open_items_that_cost_too_much() => AssertBoth(
        new OpenItemLossRule("cheap", "", 2, []),
        new("No open item that costs more than 2 points", "2点を超えて減点された未達の項目なし"),
        Schemes.Sum().Score("in-place", ("B.2", "partly")),
        new("Rule cheap holds: no open item costs more than 2 points.", "規則cheapは成立：2点を超えて減点された未達の項目はない。"),
        Schemes.Sum().Score("in-place", ("B.2", "absent"), ("B.3", "unknown")),
        new(
            "Rule cheap does not hold: open and costing more than 2 points: B.2 (4 points), B.3 (5 points).",
            "規則cheapは不成立：2点を超えて減点された未達の項目がある：B.2（4点）、B.3（5点）。"),
        "B.2",
        "B.3");

    [Fact]
    public void Exceptions_are_told()
    {
        var rule = new OpenItemLossRule("cheap", "", 0, [new("B.2", "unknown"), new("B.3", "partly"), new("B.3", "unknown")]);
        var reason = Reason(rule, Schemes.Sum().Score("in-place", ("B.2", "partly"), ("B.3", "partly")));
        Assert.Equal(["B.2"], reason.Items);
        Assert.Equal(new("No open item that costs points", "減点のある未達の項目なし"), reason.Title);
        Assert.Equal(
            new(
                "Rule cheap does not hold: open and costing more than 0 points: B.2 (2 points) (allowed beyond that: B.2 in the state unknown, B.3 in the state partly, B.3 in the state unknown).",
                "規則cheapは不成立：0点を超えて減点された未達の項目がある：B.2（2点）（例外：B.2がunknownの場合、B.3がpartlyの場合、B.3がunknownの場合）。"),
            reason.Explanation);
        Assert.Equal(
            new(
                "Open and costing more than 0 points: B.2 (2 points) (B.2, B.3 may cost more in a partial state that the rule names).",
                "0点を超えて減点された未達の項目がある：B.2（2点）（B.2、B.3は、規則が定める部分適合の状態に限り例外）。"),
            reason.Finding);
    }

    [Fact]
    public void Items_that_may_never_be_open() => AssertBoth(
        new ItemsNotOpenRule("never", "", ["B.2", "B.3"]),
        new("Items that may never be open", "未達が認められない項目"),
        Schemes.Sum().Score("in-place", ("A.1", "absent")),
        new("Rule never holds: none of B.2, B.3 is open.", "規則neverは成立：B.2、B.3はいずれも未達ではない。"),
        Schemes.Sum().Score("in-place", ("B.2", "absent"), ("B.3", "partly"), ("A.1", "absent")),
        new("Rule never does not hold: open although it may never be: B.2, B.3.", "規則neverは不成立：未達であってはならない項目が未達である：B.2、B.3。"),
        "B.2",
        "B.3");

    public static TheoryData<EligibilityRule> Foreign => new()
    {
        new SectionMinimumRule("r", "", 0, ["Z", "Y", "Z"]),
        new ItemMinimumRule("r", "", 0, ["Z", "Y", "Z"]),
        new ItemsNotOpenRule("r", "", ["Z", "Y", "Z"]),
        new OpenItemLossRule("r", "", 9, [new("Z", "half"), new("Y", "half"), new("Z", "other")]),
    };

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public void A_rule_about_what_the_checklist_does_not_hold_never_holds(EligibilityRule rule)
    {
        var reason = Reason(rule, Schemes.Mean().Score("in-place"));
        Assert.False(reason.Held);
        Assert.Equal(["Z", "Y"], reason.Items);
        Assert.Equal(
            new(
                "Rule r does not hold: the rule names Z, Y, which the checklist does not hold.",
                "規則rは不成立：規則が挙げるZ、Yはチェックリストに存在しない。"),
            reason.Explanation);
        Assert.Equal("The rule names Z, Y, which the checklist does not hold.", reason.Finding!.En);
    }

    public static TheoryData<EligibilityRule, string, string> WithoutScore => new()
    {
        { new MinimumScoreRule("r", "", 3), "there is no score to compare with 3", "3と比較するスコアがない" },
        { new MinimumLevelRule("r", "", 3), "there is no score to compare with 3", "3と比較するスコアがない" },
        { new MinimumRatioRule("r", "", new Rational(1, 2)), "there is no score to compare with 1/2", "1/2と比較するスコアがない" },
    };

    [Theory]
    [MemberData(nameof(WithoutScore), DisableDiscoveryEnumeration = true)]
    public void A_rule_about_a_score_does_not_hold_where_there_is_none(EligibilityRule rule, string en, string ja)
    {
        var reason = Reason(rule, Schemes.Sum(NotApplicablePolicy.Excluded).Score("not-applicable"));
        Assert.False(reason.Held);
        Assert.Equal(new($"Rule r does not hold: {en}.", $"規則rは不成立：{ja}。"), reason.Explanation);
    }

    [Fact]
    public void A_ratio_to_nothing_never_holds()
    {
        var nothing = Schemes.Sum().Score("in-place") with { Score = 0, Maximum = 0 };
        Assert.False(Reason(new MinimumRatioRule("r", "", 0), nothing).Held);
    }

    [Fact]
    public void Preconditions_and_what_is_open()
    {
        var reasons = Eligibility.Decide(new("p", "1.0.0", []), Sp800171.Score(("3.12.4", "not-met")), Day).Reasons;
        Assert.Equal(
            new(
                "Rule precondition does not hold: 3.12.4 is a precondition and is not met, so there is no score and no status.",
                "規則preconditionは不成立：前提条件である3.12.4を満たさないため、スコアも資格区分も与えられない。"),
            reasons[0].Explanation);
        Assert.Equal(new("Rule nothing-open does not hold: 1 item is open: 3.12.4.", "規則nothing-openは不成立：未達の項目が1件ある：3.12.4。"), reasons[1].Explanation);
        var nothing = Eligibility.Decide(new("p", "1.0.0", []), Schemes.Sum(NotApplicablePolicy.Excluded).Score("not-applicable"), Day).Reasons;
        Assert.Equal(
            new(
                "Rule precondition does not hold: no item counts, so there is no score and no status.",
                "規則preconditionは不成立：算定の対象となる項目がないため、スコアも資格区分も与えられない。"),
            nothing[0].Explanation);
        Assert.Equal(new("Preconditions of a score", "スコア算定の前提条件"), nothing[0].Title);
        var all = Eligibility.Decide(new("p", "1.0.0", []), Sp800171.Score(), Day).Reasons;
        Assert.Equal("規則preconditionは成立：前提条件はすべて満たされており、スコアが算定されている。", all[0].Explanation.Ja);
        Assert.Equal(new("Rule nothing-open holds: no item is open.", "規則nothing-openは成立：未達の項目はない。"), all[1].Explanation);
    }

    [Fact]
    public void Gates_that_hold()
    {
        var reasons = Gates("in-place", ("A.1", "absent"));
        Assert.Equal(
            [
                new("Rule automatic-fail holds: no item that fails the inspection by itself is open.", "規則automatic-failは成立：単独で不合格となる項目に未達はない。"),
                new("Rule major-findings holds: no more findings of the class than allowed (1 / 1): A.1.", "規則major-findingsは成立：当該区分の指摘は許容数以内である（1 / 1）：A.1。"),
                new("Rule floors holds: every floor is reached.", "規則floorsは成立：全ての下限に達している。"),
            ],
            reasons.Select(reason => reason.Explanation));
        Assert.All(reasons, reason => Assert.Empty(reason.Items));
        Assert.Equal("規則major-findingsは成立：当該区分の指摘は許容数以内である（0 / 1）。", Gates("in-place")[1].Explanation.Ja);
    }

    [Fact]
    public void Gates_that_do_not_hold()
    {
        var reasons = Gates("absent");
        Assert.Equal(
            [
                new("Rule automatic-fail does not hold: open and failing the inspection by itself: A.2.", "規則automatic-failは不成立：単独で不合格となる項目が未達である：A.2。"),
                new(
                    "Rule major-findings does not hold: more findings of the class than allowed (5 / 1): A.1, A.2, B.1, B.2, B.3.",
                    "規則major-findingsは不成立：当該区分の指摘が許容数を超えている（5 / 1）：A.1、A.2、B.1、B.2、B.3。"),
                new("Rule floors does not hold: below its floor: B.1.", "規則floorsは不成立：下限に達していない：B.1。"),
            ],
            reasons.Select(reason => reason.Explanation));
        Assert.Equal(
            [new("Items that fail the inspection by themselves", "単独で不合格となる項目"), new("Limit on a class of findings", "指摘区分ごとの許容数"), new("Floors", "下限")],
            reasons.Select(reason => reason.Title!));
        Assert.Equal(["A.2", "A.1 A.2 B.1 B.2 B.3", "B.1"], reasons.Select(reason => string.Join(' ', reason.Items)));
    }

    [Fact]
    public void The_form_of_every_rule_is_golden()
    {
        var policy = new EligibilityPolicy(
            "everything",
            "2.1.0",
            [
                new MinimumRatioRule("ratio", "basis", new Rational(4, 5)),
                new OpenItemLossRule("cheap", "", 1, [new("1.1", "half")]),
                new ItemsNotOpenRule("never", "", ["1.1", "1.2"]),
                new MinimumScoreRule("score", "", new Rational(7, 2)),
                new MinimumLevelRule("level", "", 3),
                new SectionMinimumRule("sections", "", new Rational(5, 2), ["A", "B"]),
                new ItemMinimumRule("items", "", 3, ["1.1", "1.2"]),
                new OpenItemsRule("few", "", 2, null),
            ],
            90,
            2,
            1)
        {
            EligibleRules = [new OpenItemsRule("none", "", 0, "major")],
            ReevaluationDays = 60,
            CloseOutExtensionDays = 45,
            DueOnBusinessDays = true,
        };
        Assert.Equal(
            """
            compliance-policy 1
            policy everything 2.1.0
            close-out-days 90
            validity-years 2
            affirmation-every-years 1
            reevaluation-days 60
            close-out-extension-days 45
            due-on-business-days
            eligible none
            open-items none 0 major
            minimum-ratio ratio 4/5
            open-item-loss cheap 1
            exception 1.1 half
            items-not-open never
            item 1.1
            item 1.2
            minimum-score score 7/2
            minimum-level level 3
            section-minimum sections 5/2
            section A
            section B
            item-minimum items 3
            item 1.1
            item 1.2
            open-items few 2

            """.ReplaceLineEndings("\n"),
            PolicyForm.Of(policy).ToString());
    }

    private static RuleReason[] Gates(string answer, params (string, string)[] others) =>
        [.. Eligibility.Decide(new("p", "1.0.0", []), Schemes.Sum().Score(answer, others), Day).Reasons.Skip(1).Take(3)];

    private static void AssertBoth(
        EligibilityRule rule, LocalizedText title, ScoreResult good, LocalizedText holds, ScoreResult bad, LocalizedText fails, params string[] against)
    {
        var (held, failed) = (Reason(rule, good), Reason(rule, bad));
        Assert.Equal((true, holds, title), (held.Held, held.Explanation, held.Title));
        Assert.Equal((false, fails, title), (failed.Held, failed.Explanation, failed.Title));
        Assert.Empty(held.Items);
        Assert.Equal(against, failed.Items);
        Assert.Equal((rule.Id, rule.Basis), (failed.RuleId, failed.Basis));
    }

    private static RuleReason Reason(EligibilityRule rule, ScoreResult score) =>
        Eligibility.Decide(new("p", "1.0.0", [rule]), score, Day).Reasons[^1];
}
