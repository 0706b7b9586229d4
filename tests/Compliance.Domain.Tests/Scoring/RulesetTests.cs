using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

public class RulesetTests
{
    private static LocalizedText Text => new("text", "文");

    public static TheoryData<Checklist, RulesetFaultKind, string> Faulty => new()
    {
        { Of(Item("1.1")) with { Scoring = new DeductionMethod(0) }, RulesetFaultKind.ValueOutOfRange, "deduction" },
        { Of(Item("1.1")) with { Scoring = new DeductionMethod(1_000_001) }, RulesetFaultKind.ValueOutOfRange, "deduction" },
        { Of(Item("1.1"), Item("1.1")), RulesetFaultKind.DuplicateId, "1.1" },
        { Of(Item("1 1")), RulesetFaultKind.MalformedId, "1 1" },
        { Of(Item("1.1") with { Loss = -1 }), RulesetFaultKind.ValueOutOfRange, "1.1" },
        { Of(Item("1.1") with { Loss = 100_001 }), RulesetFaultKind.ValueOutOfRange, "1.1" },
        { Of(Item("1.1") with { PartialStates = [new("half", 6, Text)] }), RulesetFaultKind.ValueOutOfRange, "half" },
        { Of(Item("1.1") with { PartialStates = [new("half", -1, Text)] }), RulesetFaultKind.ValueOutOfRange, "half" },
        { Of(Item("1.1") with { PartialStates = [new("not-met", 1, Text)] }), RulesetFaultKind.ReservedName, "not-met" },
        { Of(Item("1.1") with { PartialStates = [new("Half", 1, Text)] }), RulesetFaultKind.MalformedId, "Half" },
        { Of(Item("1.1") with { PartialStates = [new("half", 1, Text), new("half", 2, Text)] }), RulesetFaultKind.DuplicateId, "half" },
        { Of(Item("1.1") with { Objectives = [new("a", Text)] }, Item("1.2") with { Objectives = [new("a", Text)] }), RulesetFaultKind.DuplicateId, "a" },
        { Of(Item("1.1") with { Objectives = [new("[a]", Text)] }), RulesetFaultKind.MalformedId, "[a]" },
        { Of(Item("1.1")) with { Sections = [new("1", Text, []), new("2", Text, [Item("2.1")])] }, RulesetFaultKind.Empty, "1" },
        { Of(Item("1.1")) with { Sections = [] }, RulesetFaultKind.Empty, "" },
        { Of(Item("1.1")) with { Sections = [new("1", Text, [Item("1.1")]), new("1", Text, [Item("1.2")])] }, RulesetFaultKind.DuplicateId, "1" },
        { Of([.. Enumerable.Range(0, 10_001).Select(i => Item($"1.{i}"))]), RulesetFaultKind.TooManyItems, "" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void Refuses_what_cannot_be_scored(Checklist checklist, RulesetFaultKind kind, string id) =>
        Assert.Equal([new(kind, id)], Assert.IsType<InvalidRuleset>(Ruleset.From(checklist).Error).Faults);

    [Fact]
    public void Says_everything_at_once() => Assert.Equal(
        3,
        Assert.IsType<InvalidRuleset>(Ruleset.From(Of(Item("1 1") with { Loss = -1 }, Item("1 1") with { Loss = 1 })).Error).Faults
            .Select(fault => fault.Kind).Distinct().Count());

    [Fact]
    public void Finds_items_by_id()
    {
        Assert.Equal(5, Sp800171.Rules.Find("3.13.11")?.Loss);
        Assert.Null(Sp800171.Rules.Find("3.13.99"));
        Assert.Equal(-1, Sp800171.Rules.PositionOf("3.13.99"));
        Assert.Equal(0, Sp800171.Rules.PositionOf("3.1.1"));
    }

    private static Checklist Of(params Item[] items) => new(
        "small", "1.0.0", Text, new(Text, Text, Text, Text), Text, new DeductionMethod(10), NotApplicablePolicy.AsMet, [new("1", Text, items)]);

    private static Item Item(string id) => new(id, Text, Text, Text, 5, false, [], []);
}
