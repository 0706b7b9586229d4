using System.Text;
using Compliance.App.Checklists;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Checklists;

public class ProgrammeLoaderTests
{
    internal const string Valid = """
        id: "subsidy"
        title: { en: "Subsidy", ja: "補助金" }
        authority: { en: "Agency", ja: "庁" }
        checklist: { id: "small", version: "1.0.0" }
        clocks: { submissionBusinessDays: 20, factCheckBusinessDays: 10, appealDays: 30 }
        policy:
          id: "rules"
          version: "2.0.0"
          closeOutDays: 90
          validityYears: 2
          affirmationEveryYears: 1
          rules:
            - id: "score"
              kind: minimum-ratio
              basis: "Article 1"
              minimum: "4/5"
            - id: "open"
              kind: open-item-loss
              basis: "Article 2"
              maximum: 1
              exceptions:
                - { item: "1.1", state: "half" }
            - id: "never"
              kind: items-not-open
              basis: "Article 3"
              items: ["1.2"]
        """;

    private static readonly Checklist Small = ChecklistLoader.Load("small.yaml", Encoding.UTF8.GetBytes(ChecklistLoaderTests.Valid)).Value!;

    public static TheoryData<string, string, int, string, string> Faults => new()
    {
        { "id: \"subsidy\"", "id: \"Subsidy\"", 1, "id", "lower-case" },
        { "title: { en: \"Subsidy\", ja: \"補助金\" }\n", "", 1, "", "the key \"title\"" },
        { "version: \"1.0.0\"", "version: \"1.0.1\"", 4, "checklist.id", "a checklist of the library, found \"small\" in version 1.0.1" },
        { "appealDays: 30", "appealDays: 0", 5, "clocks.appealDays", "a whole number from 1 to 3650" },
        { "factCheckBusinessDays: 10", "factCheckBusinessDays: ten", 5, "clocks.factCheckBusinessDays", "a whole number" },
        { ", appealDays: 30", "", 5, "clocks", "the key \"appealDays\"" },
        { "closeOutDays: 90", "closeOutDays: -1", 9, "policy.closeOutDays", "a whole number from 1" },
        { "validityYears: 2", "validityYears: 0", 10, "policy.validityYears", "a whole number from 1 to 100" },
        { "  affirmationEveryYears: 1\n", "", 7, "policy", "the key \"affirmationEveryYears\"" },
        { "kind: minimum-ratio", "kind: maximum-ratio", 14, "policy.rules[0]", "items-not-open, open-item-loss or open-items" },
        { "      kind: minimum-ratio\n", "", 13, "policy.rules[0]", "a rule whose kind is" },
        { "minimum: \"4/5\"", "minimum: 0.8", 16, "policy.rules[0].minimum", "in quotes" },
        { "minimum: \"4/5\"", "minimum: \"0.8\"", 16, "policy.rules[0].minimum", "a fraction from 0 to 1 such as 4/5, found \"0.8\"" },
        { "minimum: \"4/5\"", "minimum: \"6/5\"", 16, "policy.rules[0].minimum", "a fraction from 0 to 1" },
        { "minimum: \"4/5\"", "minimum: \"-1/5\"", 16, "policy.rules[0].minimum", "a fraction from 0 to 1" },
        { "minimum: \"4/5\"", "minimum: \"4/0\"", 16, "policy.rules[0].minimum", "a fraction from 0 to 1" },
        { "minimum: \"4/5\"", "minimum: \"4/5\"\n      items: [\"1.1\"]", 17, "policy.rules[0]", "one of the keys id, kind, minimum, basis" },
        { "id: \"open\"", "id: \"score\"", 17, "policy.rules[1].id", "an id of its own, found \"score\" again, first on line 13" },
        { "id: \"open\"", "id: \"nothing-open\"", 17, "policy.rules[1].id", "no built-in reason" },
        { "maximum: 1\n", "maximum: -1\n", 20, "policy.rules[1].maximum", "a whole number from 0" },
        { "item: \"1.1\"", "item: \"9.9\"", 22, "policy.rules[1].exceptions[0].item", "an item of the checklist, found \"9.9\"" },
        { "item: \"1.1\"", "item: \"1.2\"", 22, "policy.rules[1].exceptions[0].state", "an item with partial states; 1.2 has none" },
        { "state: \"half\"", "state: \"third\"", 22, "policy.rules[1].exceptions[0].state", "a partial state of 1.1: half, found \"third\"" },
        { "items: [\"1.2\"]", "items: [\"1.2\", \"1.9\"]", 26, "policy.rules[2].items[1]", "an item of the checklist, found \"1.9\"" },
        { "items: [\"1.2\"]", "items: [1.2]", 26, "policy.rules[2].items[0]", "the id of an item in quotes" },
        { "items: [\"1.2\"]", "items: [\"1.2\", \"1.2\"]", 26, "policy.rules[2].items[1]", "each item once" },
        { "items: [\"1.2\"]", "items: []", 26, "policy.rules[2].items", "at least one element" },
        { "items: [\"1.2\"]", "items: [\"1.2\"]\n    - text", 27, "policy.rules[3]", "a rule whose kind is" },
    };

    [Fact]
    public void Reads_everything()
    {
        var programme = Load(Valid).Value!;
        Assert.Equal(("subsidy", "small", "1.0.0"), (programme.Id, programme.ChecklistId, programme.ChecklistVersion));
        Assert.Equal(new("Agency", "庁"), programme.Authority);
        Assert.Equal(new(20, 10, 30), programme.Clocks);
        Assert.Equal((90, 2, 1), (programme.Policy.CloseOutDays, programme.Policy.ValidityYears, programme.Policy.AffirmationEveryYears));
        Assert.Equal(new MinimumRatioRule("score", "Article 1", new Rational(4, 5)), programme.Policy.Rules[0]);
        var open = Assert.IsType<OpenItemLossRule>(programme.Policy.Rules[1]);
        Assert.Equal((1, new("1.1", "half")), (open.Maximum, Assert.Single(open.Exceptions)));
        Assert.Equal(["1.2"], Assert.IsType<ItemsNotOpenRule>(programme.Policy.Rules[2]).Items);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Reports_a_fault_with_its_place(string what, string with, int line, string path, string message)
    {
        var text = Valid.ReplaceLineEndings("\n");
        Assert.Contains(what, text, StringComparison.Ordinal);
        var position = text.IndexOf(what, StringComparison.Ordinal);
        var outcome = Load(text[..position] + with + text[(position + what.Length)..]);
        Assert.Null(outcome.Value);
        var fault = Assert.Single(outcome.Faults);
        Assert.Equal((line, path), (fault.Line, fault.Path));
        Assert.Contains(message, fault.ToString(), StringComparison.Ordinal);
    }

    private static LoadOutcome<Programme> Load(string text) => ProgrammeLoader.Load(
        "subsidy.yaml",
        Encoding.UTF8.GetBytes(text),
        (id, version) => id == Small.Id && version == Small.Version ? Small : null);
}
