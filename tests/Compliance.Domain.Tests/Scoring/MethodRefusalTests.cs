using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using static Compliance.Domain.Scoring.RulesetFaultKind;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>What the methods refuse, one fault at a time, and the extremes that they take.</summary>
public class MethodRefusalTests
{
    private static readonly LocalizedText Text = Schemes.Text;

    public static TheoryData<Checklist, RulesetFaultKind, string> Faulty => new()
    {
        // Methods.
        { Deduction(Plain("1.1")) with { NotApplicable = NotApplicablePolicy.Excluded }, NotForMethod, "excluded" },
        { Levels(0, 1, 2, 3), ValueOutOfRange, "levels" },
        { Levels(1, 2, 3, 101), ValueOutOfRange, "levels" },
        { Levels(1, 1, 2, 3), ValueOutOfRange, "levels" },
        { Levels(1, 3, 2), ValueOutOfRange, "levels" },
        { First(Schemes.Mean(), item => TwoAnswers(item, 5)), AnswersContradict, "mean" },

        // Groups and sections.
        { Schemes.Mean() with { Groups = [new("G", Text) { ParentId = "Z" }, new("H", Text)] }, UnknownReference, "G" },
        { Schemes.Mean() with { Groups = [new("G", Text) { ParentId = "H" }, new("H", Text)] }, UnknownReference, "G" },
        { Schemes.Mean() with { Groups = [new("G", Text) { ParentId = "G" }, new("H", Text)] }, UnknownReference, "G" },
        { Schemes.Mean() with { Groups = [new("G", Text), new("H", Text), new("G", Text)] }, DuplicateId, "G" },
        { Schemes.Mean() with { Groups = [new("G", Text), new("H", Text), new("G 1", Text)] }, MalformedId, "G 1" },
        { Schemes.Mean() with { Groups = [new("G", Text) { Weight = 0 }, new("H", Text)] }, ValueOutOfRange, "G" },
        { Schemes.Mean() with { Groups = [new("G", Text), new("H", Text) { Weight = 100_001 }] }, ValueOutOfRange, "H" },
        { Schemes.Sum() with { Groups = [new("G", Text) { Weight = 2 }] }, NotForMethod, "G" },
        { Schemes.Mean() with { Groups = [new("H", Text)], Sections = [Schemes.Mean().Sections[0]] }, UnknownReference, "A" },
        { Section(Schemes.Mean(), section => section with { Weight = 0 }), ValueOutOfRange, "A" },
        { Section(Schemes.Mean(), section => section with { Weight = 100_001 }), ValueOutOfRange, "A" },
        { Section(Schemes.Sum(), section => section with { Weight = 2 }), NotForMethod, "A" },
        { Section(Schemes.Sum(), section => section with { Floor = 1 }), NotForMethod, "A" },
        { Section(Schemes.Sum(), section => section with { Id = "A B" }), MalformedId, "A B" },

        // Limits and flags.
        { Limit(new("Major", Text, "major", 1)), MalformedId, "Major" },
        { Limit(new("minor-findings", Text, "minor", -1)), ValueOutOfRange, "minor-findings" },
        { Limit(new("floors", Text, "minor", 1)), ReservedName, "floors" },
        { Limit(new("automatic-fail", Text, "minor", 1)), ReservedName, "automatic-fail" },
        { Limit(new("major-findings", Text, "minor", 1)), DuplicateId, "major-findings" },
        { Limit(new("others", Text, "other", 1)), UnknownReference, "others" },
        { First(Schemes.Sum(), item => item with { Flags = ["Key!"] }), MalformedId, "Key!" },
        { First(Schemes.Sum(), item => item with { NotMetAnswer = Schemes.Worst with { Flags = ["W W"] } }), MalformedId, "W W" },
        { First(Schemes.Sum(), item => item with { MetAnswer = Schemes.Best with { Flags = ["B B"] } }), MalformedId, "B B" },
        { First(Schemes.Sum(), item => item with { PartialStates = [new("good", 1, Text) { Points = 3, IsAccepted = true, Flags = ["P P"] }] }), MalformedId, "P P" },

        // What belongs to another method.
        { First(Schemes.Mean(), item => item with { Weight = 0 }), ValueOutOfRange, "A.1" },
        { First(Schemes.Mean(), item => item with { Weight = 100_001 }), ValueOutOfRange, "A.1" },
        { First(Schemes.Sum(), item => item with { Weight = 2 }), NotForMethod, "A.1" },
        { First(Schemes.Sum(), item => item with { Level = 2 }), NotForMethod, "A.1" },
        { First(Schemes.Sum(), item => item with { Objectives = [new("a", Text) { Level = 2 }] }), NotForMethod, "A.1" },
        { First(Schemes.Sum(), item => item with { PartialStates = [new("partly", 2, Text) { Points = 2, BlocksFrom = 2 }] }), NotForMethod, "A.1" },
        { Deduction(Plain("1.1") with { Floor = 1 }), NotForMethod, "1.1" },
        { Deduction(Plain("1.1") with { Target = 1 }), NotForMethod, "1.1" },
        { Deduction(Plain("1.1") with { MetAnswer = new("yes", Text, 1), NotMetAnswer = new("no", Text, null) }), NotForMethod, "1.1" },
        { Deduction(Plain("1.1") with { MetAnswer = new("yes", Text, null), NotMetAnswer = new("no", Text, 1) }), NotForMethod, "1.1" },
        { Deduction(Plain("1.1") with { PartialStates = [new("half", 1, Text) { Points = 1 }] }), NotForMethod, "1.1" },
        { Deduction(Plain("1.1") with { PartialStates = [new("half", 1, Text) { IsAccepted = true }] }), NotForMethod, "1.1" },
        { First(Schemes.Levels(), item => item with { Loss = 1 }), NotForMethod, "A.1" },

        // Levels.
        { First(Schemes.Levels(), item => item with { Level = 4, PartialStates = [], Objectives = [] }), UnknownReference, "A.1" },
        { First(Schemes.Levels(), item => item with { PartialStates = [new("basic-only", 0, Text) { BlocksFrom = 1 }] }), UnknownReference, "basic-only" },
        { First(Schemes.Levels(), item => item with { PartialStates = [new("basic-only", 0, Text) { BlocksFrom = 4 }] }), UnknownReference, "basic-only" },
        { First(Schemes.Levels(), item => item with { Objectives = [new("a", Text) { Level = 1 }] }), UnknownReference, "a" },
        { First(Schemes.Levels(), item => item with { Objectives = [new("a", Text) { Level = 4 }] }), UnknownReference, "a" },

        // Names of answers.
        { Deduction(Plain("1.1") with { MetAnswer = new("yes", Text, null) }), NotForMethod, "1.1" },
        { Deduction(Plain("1.1") with { NotMetAnswer = new("no", Text, null) }), NotForMethod, "1.1" },
        { First(Schemes.Sum(), item => item with { MetAnswer = Schemes.Best with { Id = "In place" } }), MalformedId, "In place" },
        { First(Schemes.Sum(), item => item with { MetAnswer = Schemes.Best with { Id = "absent" } }), DuplicateId, "absent" },
        { First(Schemes.Sum(), item => item with { NotMetAnswer = Schemes.Worst with { Id = "met" } }), ReservedName, "met" },
        { First(Schemes.Sum(), item => item with { MetAnswer = Schemes.Best with { Id = "not-applicable" } }), ReservedName, "not-applicable" },
        { Deduction(Plain("1.1") with { PartialStates = [new("not-applicable", 1, Text)] }), ReservedName, "not-applicable" },

        // Points.
        { First(Schemes.Sum(), item => item with { MetAnswer = Schemes.Best with { Points = null } }), NotForMethod, "A.1" },
        { First(Schemes.Sum(), item => item with { NotMetAnswer = Schemes.Worst with { Points = null } }), NotForMethod, "A.1" },
        { First(Schemes.Sum(), item => item with { PartialStates = [new("good", 1, Text)] }), NotForMethod, "A.1" },
        { First(Schemes.Sum(), item => item with { PartialStates = [new("good", -1, Text) { Points = 5, IsAccepted = true }] }), AnswersContradict, "A.1" },
        { First(Schemes.Sum(), item => item with { PartialStates = [new("partly", -1, Text) { Points = 5 }] }), AnswersContradict, "A.1" },
        {
            First(Schemes.Sum(), item => item with { PartialStates = [new("good", 2, Text) { Points = 2, IsAccepted = true }, new("partly", 1, Text) { Points = 3 }] }),
            AnswersContradict, "A.1"
        },
        { First(Schemes.Sum(), item => item with { Loss = 3 }), AnswersContradict, "A.1" },
        { First(Schemes.Sum(), item => item with { PartialStates = [new("partly", 1, Text) { Points = 2 }] }), AnswersContradict, "A.1" },
        { First(Schemes.Sum(), item => item with { Floor = 5 }), AnswersContradict, "A.1" },
        { First(Schemes.Sum(), item => item with { Target = 5 }), AnswersContradict, "A.1" },
        { First(Schemes.Sum(), item => TwoAnswers(item, 100_001) with { NotMetAnswer = Schemes.Worst with { Points = 100_000 }, Loss = 1 }), ValueOutOfRange, "A.1" },
        { First(Schemes.Sum(), item => TwoAnswers(item, -100_000) with { NotMetAnswer = Schemes.Worst with { Points = -100_001 }, Loss = 1 }), ValueOutOfRange, "A.1" },

        // Questions and conditions.
        { Asking(new Question("Remote", Text, Question.YesNo)), MalformedId, "Remote" },
        { Asking(new Question("remote", Text, [new("Yes", Text), new("no", Text)])), MalformedId, "remote" },
        { Asking(new Question("size", Text, Question.YesNo)), ReservedName, "size" },
        { Asking(new Question("remote", Text, Question.YesNo), new Question("remote", Text, Question.YesNo)), DuplicateId, "remote" },
        { Asking(new Question("remote", Text, [new("yes", Text), new("no", Text), new("no", Text)])), DuplicateId, "remote" },
        { Asking(new Question("remote", Text, [new("yes", Text)])), Empty, "remote" },
        { First(Schemes.Sum(), item => item with { Applies = Deep(9) }), ValueOutOfRange, "A.1" },
        { First(Schemes.Sum(), item => item with { Applies = new Condition.All([Deep(8)]) }), ValueOutOfRange, "A.1" },
        { First(Schemes.Sum(), item => item with { Applies = new Condition.Any([Deep(1), Deep(8)]) }), ValueOutOfRange, "A.1" },
        { First(Schemes.Sum(), item => item with { Applies = new Condition.FactIn("size", []) }), UnknownReference, "A.1" },
        { First(Schemes.Sum(), item => item with { Applies = new Condition.Not(new Condition.FactIn("size", ["large", "huge"])) }), UnknownReference, "A.1" },
    };

    public static TheoryData<Checklist> Extremes => new()
    {
        Levels(1, 2, 3, 100),
        Schemes.Mean() with { Groups = [new("G", Text) { Weight = 100_000 }, new("H", Text) { ParentId = "G", Weight = 1 }] },
        Section(Schemes.Mean(), section => section with { Weight = 100_000 }),
        First(Schemes.Mean(), item => item with { Weight = 100_000 }),
        First(Schemes.Sum(), item => item with { Floor = 4, Target = 4 }),
        First(Schemes.Sum(), item => item with { MetAnswer = Schemes.Best with { Id = "met" }, NotMetAnswer = Schemes.Worst with { Id = "not-met" } }),
        First(Schemes.Sum(), item => item with { PartialStates = [new("good", 2, Text) { Points = 2, IsAccepted = true }, new("partly", 2, Text) { Points = 2 }] }),
        First(Schemes.Sum(), item => item with { PartialStates = [new("nearly", 0, Text) { Points = 4 }] }),
        First(Schemes.Sum(), item => TwoAnswers(item, 100_000) with { NotMetAnswer = Schemes.Worst with { Points = 100_000 }, Loss = 0 }),
        First(Schemes.Sum(), item => TwoAnswers(item, -100_000) with { NotMetAnswer = Schemes.Worst with { Points = -100_000 }, Loss = 0 }),
        First(Schemes.Sum(), item => item with { Applies = Deep(8) }),
        First(Schemes.Sum(), item => item with { Flags = ["own"] }) with { Limits = [new("own-findings", Text, "own", 0)] },
        Limit(new("minor-findings", Text, "minor", 0)),
        Limit(new("best-findings", Text, "major", int.MaxValue)),
        Asking(new Question("remote", Text, Question.YesNo), new Question("hosting", Text, [new("own", Text), new("cloud", Text)])),
        Deduction(Plain("1.1") with { Loss = 0, PartialStates = [new("half", 0, Text)] }),
        Deduction(Plain("1.1") with { Loss = 100_000, PartialStates = [new("half", 100_000, Text)] }),
        Deduction(Plain("1.1") with { MetAnswer = new("yes", Text, null), NotMetAnswer = new("no", Text, null) }),
        Deduction(Plain("1.1")) with { Scoring = new DeductionMethod(1), NotApplicable = NotApplicablePolicy.FullPoints },
        Deduction(Plain("1.1")) with { Scoring = new DeductionMethod(1_000_000) },
        Deduction([.. Enumerable.Range(0, 10_000).Select(i => Plain($"1.{i}"))]),
        Schemes.Sum() with { Groups = [new("G", Text)] },
        Schemes.Levels(NotApplicablePolicy.FullPoints),
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void One_thing_wrong_is_the_one_thing_said(Checklist checklist, RulesetFaultKind kind, string id) =>
        Assert.Equal([new(kind, id)], Assert.IsType<InvalidRuleset>(Ruleset.From(checklist).Error).Faults);

    [Theory]
    [MemberData(nameof(Extremes), DisableDiscoveryEnumeration = true)]
    public void The_extremes_are_taken(Checklist checklist) =>
        Assert.Equal([], Ruleset.From(checklist) is { IsSuccess: false } refused ? ((InvalidRuleset)refused.Error).Faults : []);

    [Fact]
    public void Levels_without_any_level_are_refused() =>
        Assert.Contains(new RulesetFault(Empty, "levels"), Assert.IsType<InvalidRuleset>(Ruleset.From(Levels()).Error).Faults);

    private static Checklist First(Checklist plain, Func<Item, Item> change) =>
        Section(plain, section => section with { Items = [change(section.Items[0]), .. section.Items.Skip(1)] });

    private static Checklist Section(Checklist plain, Func<Section, Section> change) =>
        plain with { Sections = [change(plain.Sections[0]), .. plain.Sections.Skip(1)] };

    private static Checklist Limit(FindingLimit limit) => Schemes.Sum() with { Limits = [.. Schemes.Sum().Limits, limit] };

    private static Checklist Asking(params Question[] questions) => Schemes.Sum() with { Questions = questions };

    private static Checklist Levels(params int[] numbers) =>
        Schemes.Levels() with { Scoring = new LevelsMethod([.. numbers.Select(number => new MaturityLevel(number, Text))]) };

    private static Checklist Deduction(params Item[] items) => Schemes.Sum() with
    {
        Scoring = new DeductionMethod(10),
        NotApplicable = NotApplicablePolicy.AsMet,
        Limits = [],
        Sections = [new("1", Text, items)],
    };

    private static Item Plain(string id) => new(id, Text, Text, Text, 5, false, [], []);

    private static Item TwoAnswers(Item item, int best) =>
        item with { MetAnswer = Schemes.Best with { Points = best }, Loss = best, PartialStates = [], Floor = null, Target = null };

    private static Condition Deep(int depth) =>
        depth == 1 ? new Condition.FactIn("size", ["large"]) : new Condition.Not(Deep(depth - 1));
}
