using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>Sums, means and levels; every expected number was worked out by hand.</summary>
public class MethodTests
{
    [Theory]
    [InlineData("in-place", 20)]
    [InlineData("good", 15)]
    [InlineData("partly", 10)]
    [InlineData("absent", 0)]
    [InlineData("unknown", -5)]
    [InlineData("not-applicable", 20)]
    public void A_sum_adds_the_points_of_every_answer(string answer, int expected)
    {
        var score = Schemes.Sum().Score(answer);
        Assert.Equal(expected, score.Score);
        Assert.Equal(20, score.Maximum);
        Assert.Equal([expected * 2 / 5, expected * 3 / 5], score.Sections.Select(section => (int)section.Score!.Value.Numerator));
    }

    [Fact]
    public void What_is_left_out_counts_neither_in_the_sum_nor_in_its_maximum()
    {
        var score = Schemes.Sum(NotApplicablePolicy.Excluded).Score("in-place", ("A.1", "not-applicable"), ("B.1", "partly"));
        Assert.Equal(14, score.Score);
        Assert.Equal(16, score.Maximum);
        var none = Schemes.Sum(NotApplicablePolicy.Excluded).Score("not-applicable");
        Assert.Null(none.Score);
        Assert.Equal(0, none.Maximum);
    }

    [Fact]
    public void A_mean_weighs_items_in_sections_sections_in_groups_and_groups_at_the_top()
    {
        // A = (3·4 + 1·0) / 4 = 3; B = (2 + 3) / 2 = 5/2; G = (2·3 + 1·5/2) / 3 = 17/6; H = C = -1; all = (2·17/6 - 1) / 3 = 14/9.
        var score = Schemes.Mean().Score("in-place", ("A.2", "absent"), ("B.1", "partly"), ("B.2", "good"), ("C.1", "unknown"));
        Assert.Equal([3, new Rational(5, 2), -1], score.Sections.Select(section => section.Score!.Value));
        Assert.Equal([new Rational(17, 6), -1], score.Groups.Select(group => group.Score!.Value));
        Assert.Equal(new Rational(14, 9), score.Score);
        Assert.Equal(4, score.Maximum);
    }

    [Fact]
    public void A_branch_of_which_nothing_counts_weighs_nothing()
    {
        // Only A.2 and B count: A = 0, B = 4, G = (2·0 + 4) / 3 = 4/3; H has no mean, so the whole is G's.
        var score = Schemes.Mean().Score("in-place", ("A.1", "not-applicable"), ("A.2", "absent"), ("C.1", "not-applicable"));
        Assert.Null(score.Groups[1].Score);
        Assert.Equal(new Rational(4, 3), score.Score);
    }

    [Fact]
    public void The_gap_to_the_target_is_told_and_fails_nothing()
    {
        var score = Schemes.Mean().Score("in-place", ("B.2", "partly"));
        Assert.Equal([null, null, null, 1, null], score.Items.Select(item => item.Gap));
        Assert.All(score.Gates, gate => Assert.True(gate.Held));
        Assert.Equal(0, Schemes.Mean().Score("in-place").Items[3].Gap);
    }

    /// <summary>Which items are not met, and the levels of the sections A and B and of the whole.</summary>
    [Theory]
    [InlineData("", 3, 3, 3)]
    [InlineData("A.1", 0, 3, 0)]
    [InlineData("A.2", 1, 3, 1)]
    [InlineData("B.3", 3, 2, 2)]
    [InlineData("A.2 B.3", 1, 2, 1)]
    [InlineData("B.1 B.2 B.3", 3, 0, 0)]
    public void A_level_is_reached_where_everything_up_to_it_is_met_and_the_lowest_section_counts(string open, int a, int b, int all)
    {
        var score = Schemes.Levels().Score("met", [.. open.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (id, "not-met"))]);
        Assert.Equal([a, b], score.Sections.Select(section => section.Score!.Value));
        Assert.Equal(all, score.Level);
        Assert.Equal(all, score.Score);
        Assert.Equal(3, score.Maximum);
    }

    [Fact]
    public void A_state_may_reach_the_lower_levels()
    {
        var score = Schemes.Levels().Score("met", ("A.1", "basic-only"));
        Assert.Equal(2, score.Level);
        Assert.True(score.Items[0].IsOpen);
    }

    [Theory]
    [InlineData("met", "A.1[a]", 0, "not-met")]
    [InlineData("met", "A.1[b]", 2, "basic-only")]
    [InlineData("basic-only", "A.1[a]", 0, "not-met")]
    [InlineData("basic-only", "A.1[b]", 2, "basic-only")]
    [InlineData("not-met", "A.1[b]", 0, "not-met")]
    [InlineData("not-applicable", "A.1[b]", 2, "basic-only")]
    public void An_open_objective_holds_back_the_levels_that_ask_for_it(string judged, string objective, int level, string counted)
    {
        var checklist = Schemes.Levels();
        var determinations = checklist.Judged("met", ("A.1", judged));
        determinations[0] = determinations[0] with { Objectives = new Dictionary<string, ObjectiveState> { [objective] = ObjectiveState.NotMet } };
        var score = Scorer.Score(checklist.Rules(), determinations).Value;
        Assert.Equal(level, score.Level);
        Assert.Equal(counted, score.Items[0].Verdict.ToString());
    }

    [Fact]
    public void An_item_that_fails_by_itself_fails_the_gate_whatever_the_score()
    {
        var score = Schemes.Sum().Score("in-place", ("A.2", "partly"));
        var gate = score.Gates.Single(gate => gate.Kind is GateKind.AutomaticFail);
        Assert.False(gate.Held);
        Assert.Equal(["A.2"], gate.Against);
        Assert.Equal(18, score.Score);
        Assert.True(Schemes.Sum().Score("good").Gates[0].Held);
    }

    [Theory]
    [InlineData("absent", "in-place", true)]
    [InlineData("absent", "absent", false)]
    [InlineData("absent", "partly", true)]
    public void A_limit_counts_the_open_items_that_carry_its_flag(string first, string second, bool held)
    {
        var gate = Schemes.Sum().Score("in-place", ("A.1", first), ("B.2", second)).Gates.Single(gate => gate.Id == "major-findings");
        Assert.Equal(held, gate.Held);
    }

    [Theory]
    [InlineData("good", true)]
    [InlineData("partly", false)]
    [InlineData("not-applicable", true)]
    public void An_item_below_its_floor_fails_the_gate(string answer, bool held) =>
        Assert.Equal(held, Schemes.Sum().Score("in-place", ("B.1", answer)).Gates.Single(gate => gate.Kind is GateKind.Floors).Held);

    /// <summary>A.1 weighs 3: partly (2) gives (3·2 + 4) / 4 = 5/2, just the floor; unknown (-1) gives 1/4.</summary>
    [Theory]
    [InlineData("partly", true)]
    [InlineData("unknown", false)]
    public void A_section_below_its_floor_fails_the_gate(string answer, bool held) =>
        Assert.Equal(held, Schemes.Mean().Score("in-place", ("A.1", answer)).Gates.Single().Held);

    [Fact]
    public void A_sufficient_answer_below_the_floor_is_open()
    {
        var checklist = Schemes.Sum();
        var item = checklist.Find("B.1")! with { Floor = 4 };
        Assert.True(item.IsOpen(new Verdict.Partial("good")));
        Assert.False((item with { Floor = 3 }).IsOpen(new Verdict.Partial("good")));
    }

    [Fact]
    public void Without_its_precondition_there_is_no_score_and_no_level()
    {
        var levels = Schemes.Levels();
        var strict = levels with { Sections = [levels.Sections[0] with { Items = [levels.Sections[0].Items[0] with { IsPrecondition = true }] }, levels.Sections[1]] };
        var score = strict.Score("met", ("A.1", "not-met"));
        Assert.Null(score.Score);
        Assert.Null(score.Level);
        Assert.Equal(["A.1"], score.FailedPreconditions);
    }
}
