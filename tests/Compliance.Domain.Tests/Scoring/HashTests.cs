using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>The forms and hashes are written out here by hand: they may never change, or old cases could not be checked.</summary>
public class HashTests
{
    private static readonly Checklist Small = new(
        "small",
        "1.0.0",
        Text,
        new(Text, Text, Text, Text),
        Text,
        new DeductionMethod(10),
        NotApplicablePolicy.AsMet,
        [
            new("1", Text, [new("1.1", Text, Text, Text, 5, false, [new("half", 3, Text)], [new("1.1[a]", Text), new("1.1[b]", Text)])]),
            new("2", Text, [new("2.1", Text, Text, Text, 0, true, [], [])]),
        ]);

    private static LocalizedText Text => new("text", "文");

    [Fact]
    public void Ruleset_form_and_hash_are_golden()
    {
        var rules = Ruleset.From(Small).Value;
        Assert.Equal(
            """
            compliance-ruleset 1
            method deduction 10
            not-applicable as-met
            section 1
            item 1.1 5
            partial half 3
            objective 1.1[a]
            objective 1.1[b]
            section 2
            item 2.1 0 precondition

            """.ReplaceLineEndings("\n"),
            rules.CanonicalForm.ToString());
        Assert.Equal("d705629caec951f97d1ac90c16bb579f88391806b6739414a7fe722a74099d0d", rules.RulesetHash);
    }

    [Fact]
    public void Inputs_form_and_hash_are_golden()
    {
        ItemDetermination[] inputs =
        [
            new("2.1", new Verdict.NotApplicable(), new Dictionary<string, ObjectiveState>()),
            new("1.1", new Verdict.Partial("half"), new Dictionary<string, ObjectiveState>
            {
                ["1.1[b]"] = ObjectiveState.NotMet,
                ["1.1[a]"] = ObjectiveState.Met,
                ["1.1[c]"] = ObjectiveState.NotJudged,
                ["1.1[d]"] = ObjectiveState.NotApplicable,
            }),
        ];
        Assert.Equal(
            """
            compliance-determinations 1
            item 1.1 half
            objective 1.1[a] met
            objective 1.1[b] not-met
            objective 1.1[d] not-applicable
            item 2.1 not-applicable

            """.ReplaceLineEndings("\n"),
            InputsForm.Of(inputs).ToString());
        Assert.Equal("ab21b9e1944e869298205d5cccd87363c3e0e4452ec357e387258965a56c8ba2", InputsForm.Hash(inputs));
    }

    [Fact]
    public void Wording_leaves_the_ruleset_as_it_is()
    {
        var reworded = Small with { Version = "1.0.1", Title = new("other", "別"), Notice = new("other", "別") };
        Assert.Equal(Ruleset.From(Small).Value.RulesetHash, Ruleset.From(reworded).Value.RulesetHash);
    }

    [Fact]
    public void Every_rule_that_changes_changes_the_hash()
    {
        var item = Small.Sections[0].Items[0];
        Checklist With(Item changed) => Small with { Sections = [Small.Sections[0] with { Items = [changed] }, Small.Sections[1]] };
        Checklist[] changed =
        [
            Small,
            Small with { Scoring = new DeductionMethod(11) },
            Small with { Sections = [Small.Sections[1], Small.Sections[0]] },
            With(item with { Id = "1.2" }),
            With(item with { Loss = 4 }),
            With(item with { IsPrecondition = true }),
            With(item with { PartialStates = [] }),
            With(item with { PartialStates = [new("half", 2, Text)] }),
            With(item with { PartialStates = [new("other", 3, Text)] }),
            With(item with { Objectives = [new("1.1[a]", Text)] }),
        ];
        Assert.Equal(changed.Length, changed.Select(checklist => Ruleset.From(checklist).Value.RulesetHash).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a\u3000b")]
    [InlineData("a\0")]
    public void A_field_that_would_be_ambiguous_is_refused(string field) =>
        Assert.Throws<ArgumentException>(() => new CanonicalText().Line("item", field));
}
