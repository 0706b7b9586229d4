using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>What stands beside and above the items: floors, flags, preconditions, groups. Every number was worked out by hand.</summary>
public class GateAndGroupTests
{
    /// <summary>A = 4 weighs 2, B = (B.1 + B.2) / 2 weighs 1; G must reach 3.</summary>
    [Theory]
    [InlineData("partly", "absent", true)]
    [InlineData("absent", "absent", false)]
    [InlineData("partly", "unknown", false)]
    [InlineData("in-place", "in-place", true)]
    public void A_group_below_its_floor_fails_the_gate(string first, string second, bool held)
    {
        var checklist = Schemes.Mean() with { Groups = [new("G", Schemes.Text) { Weight = 2, Floor = 3 }, new("H", Schemes.Text)] };
        var gate = checklist.Score("in-place", ("B.1", first), ("B.2", second)).Gates.Single();
        Assert.Equal((GateKind.Floors, held), (gate.Kind, gate.Held));
        Assert.Equal(held ? [] : ["G"], gate.Against);
    }

    [Fact]
    public void Items_sections_and_groups_below_their_floors_are_named_in_this_order()
    {
        var plain = Schemes.Mean();
        var a = plain.Sections[0];
        var checklist = plain with
        {
            Groups = [new("G", Schemes.Text) { Floor = 4 }, new("H", Schemes.Text) { Floor = 4 }],
            Sections = [a with { Items = [a.Items[0] with { Floor = 2 }, a.Items[1]] }, .. plain.Sections.Skip(1)],
        };
        Assert.Equal(["A.1", "A", "G"], checklist.Score("in-place", ("A.1", "absent")).Gates.Single().Against);
    }

    /// <summary>A = 2 + 2, B = 3 × -1.</summary>
    [Fact]
    public void Groups_add_up_where_points_are_added_up() =>
        Assert.Equal(
            [("T", (Rational?)1), ("G", 4), ("H", -3)],
            Grouped(Schemes.Sum()).Score("unknown", ("A.1", "partly"), ("A.2", "partly")).Groups.Select(group => (group.GroupId, group.Score)));

    [Fact]
    public void A_group_of_which_nothing_counts_has_no_sum()
    {
        var score = Grouped(Schemes.Sum(NotApplicablePolicy.Excluded)).Score("in-place", ("A.1", "not-applicable"), ("A.2", "not-applicable"));
        Assert.Equal([12, null, (Rational?)12], score.Groups.Select(group => group.Score));
        Assert.Equal((null, null), (score.Sections[0].Score, score.Sections[0].Maximum));
        Assert.Equal((12, (Rational?)12), (score.Sections[1].Score!.Value, score.Sections[1].Maximum));
    }

    /// <summary>What is not met, and the levels of T, G and H.</summary>
    [Theory]
    [InlineData("", 3, 3, 3)]
    [InlineData("A.2", 1, 1, 3)]
    [InlineData("B.3", 2, 3, 2)]
    [InlineData("A.2 B.3", 1, 1, 2)]
    [InlineData("A.1 B.2", 0, 0, 1)]
    public void A_group_is_as_high_as_its_lowest_section(string open, int top, int g, int h)
    {
        var score = Grouped(Schemes.Levels()).Score("met", [.. open.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (id, "not-met"))]);
        Assert.Equal([top, g, (Rational?)h], score.Groups.Select(group => group.Score));
    }

    [Fact]
    public void A_mean_of_nothing_is_no_score()
    {
        var score = Schemes.Mean().Score("not-applicable");
        Assert.Null(score.Score);
        Assert.All(score.Sections, section => Assert.Equal((null, null), (section.Score, section.Maximum)));
        Assert.All(score.Groups, group => Assert.Null(group.Score));
        Assert.Equal(4, score.Maximum);
    }

    [Theory]
    [InlineData("absent", "key major")]
    [InlineData("partly", "key minor")]
    [InlineData("good", "")]
    [InlineData("in-place", "")]
    public void An_open_item_carries_its_own_flags_and_those_of_its_answer(string answer, string flags)
    {
        var score = Flagged().Score("in-place", ("A.1", answer));
        Assert.Equal(flags, string.Join(' ', score.Items[0].OpenFlags));
        Assert.Equal(
            [!flags.StartsWith("key", StringComparison.Ordinal), !flags.EndsWith("major", StringComparison.Ordinal)],
            score.Gates.Where(gate => gate.Kind is GateKind.Limit).Select(gate => gate.Held));
    }

    [Fact]
    public void A_plain_item_that_is_not_met_carries_its_own_flags()
    {
        var plain = Schemes.Levels();
        var a = plain.Sections[0];
        var checklist = plain with { Sections = [a with { Items = [a.Items[0] with { Flags = ["key"] }, a.Items[1]] }, plain.Sections[1]] };
        Assert.Equal(["key"], checklist.Score("met", ("A.1", "not-met")).Items[0].OpenFlags);
        Assert.Empty(checklist.Score("met", ("A.2", "not-met")).Items[1].OpenFlags);
    }

    /// <summary>Good is three points and good enough, but not where four are asked for.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void An_answer_that_is_good_enough_is_open_below_the_floor_of_the_item(int floor, bool open)
    {
        var score = WithFirst(item => item with { Floor = floor }).Score("in-place", ("A.1", "good"));
        Assert.Equal(open, score.Items[0].IsOpen);
        Assert.Equal(open ? ExplanationKind.Partial : ExplanationKind.Accepted, score.Items[0].Explanation.Kind);
        Assert.Equal(open ? 4 : null, score.Items[0].Explanation.Floor);
        Assert.Equal(!open, score.Gates.Single(gate => gate.Kind is GateKind.Floors).Held);
    }

    /// <summary>The best answer, and one that is good enough, claim that every objective is met; a lesser one does not.</summary>
    [Theory]
    [InlineData("in-place", "not-met", 0)]
    [InlineData("good", "not-met", 0)]
    [InlineData("not-applicable", "not-met", 0)]
    [InlineData("partly", "partly", 2)]
    [InlineData("unknown", "unknown", -1)]
    public void An_open_objective_denies_an_answer_that_leaves_nothing_open(string judged, string counted, int points)
    {
        var checklist = WithFirst(item => item with { Objectives = [new("A.1[a]", Schemes.Text), new("A.1[b]", Schemes.Text)] });
        var determinations = checklist.Judged("in-place", ("A.1", judged));
        determinations[0] = determinations[0] with { Objectives = new Dictionary<string, ObjectiveState> { ["A.1[b]"] = ObjectiveState.NotMet } };
        var line = Scorer.Score(checklist.Rules(), determinations).Value.Items[0];
        Assert.Equal((counted, points, true), (line.Verdict.ToString(), line.Points!.Value, line.IsOpen));
        Assert.Equal(["A.1[b]"], line.Explanation.Objectives);
    }

    [Theory]
    [InlineData("met", 3)]
    [InlineData("not-met", null)]
    [InlineData("basic-only", null)]
    public void An_open_precondition_leaves_neither_score_nor_level(string answer, int? level)
    {
        var plain = Schemes.Levels();
        var a = plain.Sections[0];
        var checklist = plain with { Sections = [a with { Items = [a.Items[0] with { IsPrecondition = true }, a.Items[1]] }, plain.Sections[1]] };
        var score = checklist.Score("met", ("A.1", answer));
        Assert.Equal((level, level), (score.Level, (int?)score.Score?.Numerator));
        Assert.Equal(level is null ? ["A.1"] : [], score.FailedPreconditions);
        Assert.Equal(level is null ? ExplanationKind.PreconditionNotMet : ExplanationKind.Met, score.Items[0].Explanation.Kind);
        var total = Scorer.Total(checklist.Rules(), checklist.Judged("met", ("A.1", answer))).Value;
        Assert.Equal((score.Score, level, 3), (total.Score, total.Level, (int)total.Maximum.Numerator));
    }

    [Fact]
    public void Every_open_precondition_is_named()
    {
        var plain = Schemes.Levels();
        var checklist = plain with
        {
            Sections = [.. plain.Sections.Select(section => section with { Items = [.. section.Items.Select(item => item with { IsPrecondition = true })] })],
        };
        Assert.Equal(["A.2", "B.3"], checklist.Score("met", ("A.2", "not-met"), ("B.3", "not-met")).FailedPreconditions);
    }

    /// <summary>The target is 3: what reaches it is not told of it.</summary>
    [Theory]
    [InlineData("partly", 3, 1)]
    [InlineData("good", null, 0)]
    [InlineData("in-place", null, 0)]
    public void A_target_is_told_where_it_is_missed(string answer, int? told, int gap)
    {
        var line = Schemes.Mean().Score("in-place", ("B.2", answer)).Items[3];
        Assert.Equal((told, gap), (line.Explanation.Target, line.Gap));
    }

    /// <summary>The first level that an objective asks for counts; where no state has that very meaning, the item is not met from there on.</summary>
    [Theory]
    [InlineData(3, "basic-only", true, 2)]
    [InlineData(2, "not-met", true, 1)]
    public void An_objective_of_a_higher_level_is_named_by_the_state_of_that_meaning(int asked, string counted, bool open, int level)
    {
        var plain = Schemes.Levels();
        var a = plain.Sections[0];
        var item = a.Items[0] with { Objectives = [new("A.1[a]", Schemes.Text), new("A.1[b]", Schemes.Text) { Level = asked }] };
        var checklist = plain with { Sections = [a with { Items = [item, a.Items[1]] }, plain.Sections[1]] };
        var determinations = checklist.Judged("met");
        determinations[0] = determinations[0] with { Objectives = new Dictionary<string, ObjectiveState> { ["A.1[b]"] = ObjectiveState.NotMet } };
        var score = Scorer.Score(checklist.Rules(), determinations).Value;
        Assert.Equal((counted, open, level), (score.Items[0].Verdict.ToString(), score.Items[0].IsOpen, score.Level!.Value));
    }

    [Fact]
    public void The_quick_total_is_the_same_as_the_score()
    {
        Checklist[] schemes = [.. Schemes.All, Grouped(Schemes.Sum()), Flagged(), WithFirst(item => item with { IsPrecondition = true })];
        Gen.Int[0, schemes.Length - 1].SelectMany(index => schemes[index].Any(), (index, judged) => (index, judged)).Sample(x =>
        {
            var rules = schemes[x.index].Rules();
            var (score, total) = (Scorer.Score(rules, x.judged).Value, Scorer.Total(rules, x.judged).Value);
            Assert.Equal(
                (score.Score, score.Maximum, score.Level, score.Items.Count(item => item.IsOpen)),
                (total.Score, total.Maximum, total.Level, total.Open));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-applicable")]
    public void A_section_counts_its_verdicts(string other)
    {
        var score = Schemes.Sum().Score("in-place", ("B.1", "partly"), ("B.2", "absent"), ("B.3", other.Length == 0 ? "good" : other));
        var section = score.Sections[1];
        Assert.Equal((0, other.Length == 0 ? 2 : 1, 1, other.Length == 0 ? 0 : 1), (section.Met, section.Partial, section.NotMet, section.NotApplicable));
        Assert.Equal((other.Length == 0 ? 7 : 6, 12), (section.Loss, section.PossibleLoss));
        Assert.Equal((2, 0, 0, 0), (score.Sections[0].Met, score.Sections[0].Partial, score.Sections[0].NotMet, score.Sections[0].NotApplicable));
    }

    private static Checklist Flagged() => WithFirst(item => item with { Flags = ["key"] }) with
    {
        Limits = [new("key-findings", Schemes.Text, "key", 0), new("major-findings", Schemes.Text, "major", 0)],
    };

    private static Checklist WithFirst(Func<Item, Item> change)
    {
        var plain = Schemes.Sum();
        var a = plain.Sections[0];
        return plain with { Sections = [a with { Items = [change(a.Items[0]), a.Items[1]] }, plain.Sections[1]] };
    }

    private static Checklist Grouped(Checklist plain) => plain with
    {
        Groups = [new("T", Schemes.Text), new("G", Schemes.Text) { ParentId = "T" }, new("H", Schemes.Text) { ParentId = "T" }],
        Sections = [plain.Sections[0] with { GroupId = "G" }, plain.Sections[1] with { GroupId = "H" }],
    };
}
