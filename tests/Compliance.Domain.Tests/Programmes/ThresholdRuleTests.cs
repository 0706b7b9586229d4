using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>Rules for sums, means and levels, rules of their own for "eligible", gates, and clocks.</summary>
public class ThresholdRuleTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    /// <summary>15 of 20 points where everything is good; one partly loses one more.</summary>
    [Theory]
    [InlineData("15", true)]
    [InlineData("31/2", false)]
    public void A_minimum_score_is_compared_exactly(string minimum, bool held) =>
        Assert.Equal(held, Held(new MinimumScoreRule("score", "", Rational.Parse(minimum).Value), Schemes.Sum().Score("good")));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_minimum_level_is_reached_or_not(int minimum, bool held) =>
        Assert.Equal(held, Held(new MinimumLevelRule("level", "", minimum), Schemes.Levels().Score("met", ("B.3", "not-met"))));

    [Fact]
    public void A_checklist_without_levels_reaches_none() =>
        Assert.False(Held(new MinimumLevelRule("level", "", 1), Schemes.Sum().Score("in-place")));

    [Fact]
    public void Sections_below_their_minimum_are_named()
    {
        var rule = new SectionMinimumRule("sections", "", 3, ["A", "B", "C"]);
        var reason = Reason(rule, Schemes.Mean().Score("good", ("B.1", "partly")));
        Assert.False(reason.Held);
        Assert.Equal(["B"], reason.Items);
        Assert.True(Held(rule, Schemes.Mean().Score("good", ("C.1", "not-applicable"))));
        Assert.Equal(["D"], Reason(rule with { Sections = ["D"] }, Schemes.Mean().Score("good")).Items);
    }

    [Fact]
    public void Items_below_their_minimum_are_named()
    {
        var rule = new ItemMinimumRule("items", "", 3, ["A.1", "B.1"]);
        Assert.Equal(["B.1"], Reason(rule, Schemes.Mean().Score("good", ("B.1", "partly"), ("A.2", "absent"))).Items);
        Assert.True(Held(rule, Schemes.Mean().Score("good", ("B.1", "not-applicable"))));
        Assert.Equal(["Z.9"], Reason(rule with { Items = ["Z.9"] }, Schemes.Mean().Score("good")).Items);
    }

    [Theory]
    [InlineData(null, 1, false)]
    [InlineData(null, 2, true)]
    [InlineData("minor", 1, true)]
    [InlineData("minor", 0, false)]
    public void Open_items_are_counted_by_flag(string? flag, int maximum, bool held) =>
        Assert.Equal(held, Held(new OpenItemsRule("open", "", maximum, flag), Schemes.Sum().Score("in-place", ("A.1", "absent"), ("B.2", "partly"))));

    [Fact]
    public void Rules_for_eligible_come_before_those_for_conditional()
    {
        var policy = Policy(new MinimumScoreRule("low", "", 10)) with { EligibleRules = [new MinimumScoreRule("high", "", 18)] };
        Outcome Of(params (string, string)[] others) => Eligibility.Decide(policy, Schemes.Sum().Score("in-place", others), Day).Outcome;
        Assert.Equal(Outcome.Eligible, Of(("A.1", "partly")));
        Assert.Equal(Outcome.Conditional, Of(("A.1", "absent")));
        Assert.Equal(Outcome.Ineligible, Of(("A.1", "unknown"), ("B.2", "unknown"), ("B.3", "unknown")));
    }

    [Fact]
    public void Without_conditional_rules_there_is_no_conditional_status()
    {
        var policy = new EligibilityPolicy("p", "1.0.0", []) { EligibleRules = [new MinimumScoreRule("high", "", 19)] };
        Assert.Equal(Outcome.Ineligible, Eligibility.Decide(policy, Schemes.Sum().Score("in-place", ("A.1", "partly")), Day).Outcome);
    }

    [Fact]
    public void A_failed_gate_makes_ineligible_whatever_the_rules_say()
    {
        var policy = new EligibilityPolicy("p", "1.0.0", []) { EligibleRules = [new MinimumScoreRule("low", "", 0)] };
        var result = Eligibility.Decide(policy, Schemes.Sum().Score("in-place", ("A.2", "partly")), Day);
        Assert.Equal(Outcome.Ineligible, result.Outcome);
        Assert.Equal(["precondition", "automatic-fail", "major-findings", "floors", "low"], result.Reasons.Select(reason => reason.RuleId));
        Assert.Equal([true, false, true, true, true], result.Reasons.Select(reason => reason.Held));
    }

    [Fact]
    public void Where_nothing_counts_nothing_is_assessed() =>
        Assert.Equal(Outcome.NotAssessed, Eligibility.Decide(Policy(), Schemes.Sum(NotApplicablePolicy.Excluded).Score("not-applicable"), Day).Outcome);

    [Fact]
    public void Rules_for_eligible_change_the_hash_of_the_policy()
    {
        var rule = new MinimumScoreRule("r", "", 1);
        Assert.NotEqual(Policy(rule).PolicyHash, (Policy() with { EligibleRules = [rule] }).PolicyHash);
        Assert.NotEqual(Policy().PolicyHash, (Policy() with { ReevaluationDays = 90 }).PolicyHash);
        Assert.NotEqual(Policy().PolicyHash, (Policy() with { AffirmationWindowDays = 60 }).PolicyHash);
        Assert.NotEqual(Policy().PolicyHash, (Policy() with { AffirmationGraceDays = 0 }).PolicyHash);
        Assert.NotEqual(Policy().PolicyHash, (Policy() with { AppealSuspends = true }).PolicyHash);
        Assert.NotEqual(Policy().PolicyHash, (Policy() with { CloseOutExtensionDays = 90 }).PolicyHash);
        Assert.NotEqual(Policy().PolicyHash, (Policy() with { DueOnBusinessDays = true }).PolicyHash);
    }

    /// <summary>180 days after 2026-04-01 is Monday 2026-09-28; after 2026-04-06 it is Saturday 2026-10-03, so Monday the 5th, made a holiday here.</summary>
    [Theory]
    [InlineData("2026-04-01", false, "2026-09-28")]
    [InlineData("2026-04-06", false, "2026-10-03")]
    [InlineData("2026-04-06", true, "2026-10-06")]
    public void Due_days_move_to_business_days_where_the_policy_says_so(string from, bool moves, string due)
    {
        var calendar = new BusinessCalendar("test", 2026, 2026, new HashSet<DateOnly> { new(2026, 10, 5) });
        Assert.Equal(Date(due), Eligibility.CloseOutBy(Policy() with { DueOnBusinessDays = moves }, Date(from), calendar));
    }

    [Fact]
    public void A_conditional_decision_is_closed_out_on_a_business_day()
    {
        var calendar = new BusinessCalendar("test", 2026, 2026, new HashSet<DateOnly> { new(2026, 10, 5) });
        DecisionDates Dates(DateOnly? waiver) =>
            DecisionDatesRule.For(Policy() with { DueOnBusinessDays = true }, Outcome.Conditional, waiver, new(2026, 4, 6), calendar);
        Assert.Equal(new DecisionDates(new(2026, 4, 6), new(2026, 10, 6), new(2026, 10, 6), new(2026, 4, 6)), Dates(null));
        Assert.Equal(new DecisionDates(new(2026, 4, 6), new(2026, 10, 4), new(2026, 10, 4), new(2026, 4, 6)), Dates(new(2026, 10, 4)));
    }

    [Theory]
    [InlineData(null, "2026-04-01")]
    [InlineData(90, "2029-01-01")]
    [InlineData(3650, "2026-04-01")]
    public void A_reevaluation_may_begin_so_many_days_before_the_end_of_validity(int? days, string expected) =>
        Assert.Equal(Date(expected), Eligibility.ReevaluationFrom(Policy() with { ReevaluationDays = days }, Day));

    private static EligibilityPolicy Policy(params EligibilityRule[] rules) => new("p", "1.0.0", rules);

    private static bool Held(EligibilityRule rule, ScoreResult score) => Reason(rule, score).Held;

    private static RuleReason Reason(EligibilityRule rule, ScoreResult score) => Eligibility.Decide(Policy(rule), score, Day).Reasons[^1];

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
