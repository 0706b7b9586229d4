using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>Which items apply to which firm: silence excuses nobody.</summary>
public class ApplicabilityTests
{
    private static readonly Condition Large = new Condition.FactIn("size", ["medium", "large"]);
    private static readonly Condition Remote = new Condition.FactIn("remote-access", ["yes"]);

    /// <summary>Facts as NAME=VALUE, and whether "size medium or large", "remote access", their all, any and not hold.</summary>
    [Theory]
    [InlineData("", null, null, null, null, null)]
    [InlineData("size=small", false, null, false, null, true)]
    [InlineData("size=large", true, null, null, true, false)]
    [InlineData("size=large remote-access=yes", true, true, true, true, false)]
    [InlineData("size=large remote-access=no", true, false, false, true, false)]
    [InlineData("size=small remote-access=no", false, false, false, false, true)]
    [InlineData("remote-access=yes", null, true, null, true, null)]
    [InlineData("size=small remote-access=yes", false, true, false, true, true)]
    public void Conditions_know_what_they_do_not_know(string facts, bool? large, bool? remote, bool? all, bool? any, bool? notLarge)
    {
        var known = Facts(facts);
        Assert.Equal(
            (large, remote, all, any, notLarge),
            (Large.Holds(known),
                Remote.Holds(known),
                new Condition.All([Large, Remote]).Holds(known),
                new Condition.Any([Large, Remote]).Holds(known),
                new Condition.Not(Large).Holds(known)));
    }

    [Fact]
    public void A_fact_with_several_values_holds_where_one_of_them_is_asked_for()
    {
        var known = new FirmFacts(new Dictionary<string, IReadOnlyList<string>> { ["data"] = ["personal", "payment"] });
        Assert.True(new Condition.FactIn("data", ["payment"]).Holds(known));
        Assert.False(new Condition.FactIn("data", ["health"]).Holds(known));
    }

    [Fact]
    public void A_plain_question_is_answered_with_yes_or_no() =>
        Assert.Equal([new("yes", new("Yes", "はい")), new("no", new("No", "いいえ"))], Question.YesNo);

    [Fact]
    public void Facts_stand_in_order_whatever_the_order_in_which_they_came()
    {
        var facts = new FirmFacts(new Dictionary<string, IReadOnlyList<string>> { ["size"] = ["small"], ["data"] = ["personal", "payment", "personal"] });
        Assert.Equal(
            "compliance-determinations 1\nfact data payment\nfact data personal\nfact size small\n",
            InputsForm.Of([], facts).ToString());
    }

    [Fact]
    public void An_item_that_the_facts_exclude_needs_no_determination_and_is_not_held_against_the_firm()
    {
        var rules = Conditional(NotApplicablePolicy.Excluded).Rules();
        var others = Conditional(NotApplicablePolicy.Excluded).Judged("in-place").Where(d => d.ItemId != "A.1").ToArray();
        var small = Scorer.Score(rules, others, Facts("size=small")).Value;
        Assert.Equal((16, 16), ((int)small.Score!.Value.Numerator, (int)small.Maximum.Numerator));
        Assert.Equal(ExplanationKind.DoesNotApplyExcluded, small.Items[0].Explanation.Kind);

        Assert.IsType<InvalidDeterminations>(Scorer.Score(rules, others, Facts("size=large")).Error);
        Assert.IsType<InvalidDeterminations>(Scorer.Score(rules, others).Error);
    }

    [Fact]
    public void A_determination_of_an_excluded_item_does_not_count()
    {
        var checklist = Conditional(NotApplicablePolicy.AsMet);
        var score = Scorer.Score(checklist.Rules(), checklist.Judged("in-place", ("A.1", "absent")), Facts("size=small")).Value;
        Assert.Equal(20, score.Score);
        Assert.False(score.Items[0].IsOpen);
    }

    [Fact]
    public void Facts_are_part_of_what_was_judged()
    {
        var judged = Schemes.Sum().Judged("in-place");
        Assert.NotEqual(InputsForm.Hash(judged), InputsForm.Hash(judged, Facts("size=small")));
        Assert.Equal(InputsForm.Hash(judged), InputsForm.Hash(judged, FirmFacts.None));
        Assert.StartsWith("compliance-determinations 1\nfact size small\nitem A.1 met\n", InputsForm.Of(judged, Facts("size=small")).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Conditions that name what the checklist does not know are refused.</summary>
    [Theory]
    [InlineData("size", "huge")]
    [InlineData("sector", "Z")]
    [InlineData("hosting", "own")]
    [InlineData("remote-access", "maybe")]
    public void Unknown_facts_and_values_are_refused(string fact, string value)
    {
        var checklist = Conditional(NotApplicablePolicy.AsMet, new Condition.FactIn(fact, [value]));
        var invalid = Assert.IsType<InvalidRuleset>(Ruleset.From(checklist).Error);
        Assert.Equal([new(RulesetFaultKind.UnknownReference, "A.1")], invalid.Faults);
    }

    private static Checklist Conditional(NotApplicablePolicy policy, Condition? condition = null)
    {
        var plain = Schemes.Sum(policy);
        var first = plain.Sections[0];
        return plain with
        {
            Questions = [new("remote-access", Schemes.Text, Question.YesNo)],
            Sections = [first with { Items = [first.Items[0] with { Applies = condition ?? Large }, first.Items[1]] }, plain.Sections[1]],
        };
    }

    private static FirmFacts Facts(string text) => new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => (IReadOnlyList<string>)[pair[1]]));
}
