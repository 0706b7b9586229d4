using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>Small made-up schemes, one of every method, with everything that a checklist may say.</summary>
internal static class Schemes
{
    public static readonly LocalizedText Text = new("text", "文");

    public static readonly Answer Best = new("in-place", Text, 4);
    public static readonly Answer Worst = new("absent", Text, 0) { Flags = ["major"] };

    public static readonly IReadOnlyList<PartialState> Between =
    [
        new("good", 1, Text) { Points = 3, IsAccepted = true },
        new("partly", 2, Text) { Points = 2, Flags = ["minor"] },
        new("unknown", 5, Text) { Points = -1, Flags = ["minor"] },
    ];

    public static Checklist Sum(NotApplicablePolicy policy = NotApplicablePolicy.FullPoints) => Make(
        new SumMethod(),
        policy,
        new Section("A", Text, [Scaled("A.1"), Scaled("A.2") with { IsAutomaticFail = true }]),
        new Section("B", Text, [Scaled("B.1") with { Floor = 3 }, Scaled("B.2"), Scaled("B.3")])) with
    {
        Limits = [new("major-findings", Text, "major", 1)],
    };

    /// <summary>Two functions: G with the sections A (weight 2) and B, H with C; A.1 weighs 3.</summary>
    public static Checklist Mean(NotApplicablePolicy policy = NotApplicablePolicy.Excluded) => Make(
        new MeanMethod(),
        policy,
        new Section("A", Text, [Scaled("A.1") with { Weight = 3 }, Scaled("A.2")]) { GroupId = "G", Weight = 2, Floor = new Rational(5, 2) },
        new Section("B", Text, [Scaled("B.1"), Scaled("B.2") with { Target = 3 }]) { GroupId = "G" },
        new Section("C", Text, [Scaled("C.1")]) { GroupId = "H" }) with
    {
        Groups = [new("G", Text) { Weight = 2 }, new("H", Text)],
    };

    /// <summary>Levels 1 to 3; A.1 and B.1 at 1, A.2 and B.2 at 2, B.3 at 3; A.1 has a state that fails from level 3 on.</summary>
    public static Checklist Levels(NotApplicablePolicy policy = NotApplicablePolicy.AsMet) => Make(
        new LevelsMethod([new(1, Text), new(2, Text), new(3, Text)]),
        policy,
        new Section("A", Text,
        [
            Plain("A.1", 1, [new("basic-only", 0, Text) { BlocksFrom = 3 }]) with
            {
                Objectives = [new("A.1[a]", Text), new("A.1[b]", Text) { Level = 3 }],
            },
            Plain("A.2", 2, []),
        ]),
        new Section("B", Text, [Plain("B.1", 1, []), Plain("B.2", 2, []), Plain("B.3", 3, [])]));

    public static Checklist[] All =>
    [
        Sum(), Sum(NotApplicablePolicy.Excluded), Mean(), Mean(NotApplicablePolicy.AsMet), Levels(), Levels(NotApplicablePolicy.Excluded),
    ];

    public static Ruleset Rules(this Checklist checklist) => Ruleset.From(checklist).Value;

    /// <summary>The score where every item has the answer, but those that are named have their own.</summary>
    public static ScoreResult Score(this Checklist checklist, string answer, params (string Item, string Answer)[] others) =>
        Scorer.Score(checklist.Rules(), checklist.Judged(answer, others)).Value;

    public static ItemDetermination[] Judged(this Checklist checklist, string answer, params (string Item, string Answer)[] others)
    {
        var own = others.ToDictionary(pair => pair.Item, pair => pair.Answer);
        return [.. checklist.Items.Select(item => new ItemDetermination(item.Id, item.Read(own.GetValueOrDefault(item.Id, answer))!))];
    }

    /// <summary>An answer that the item knows, for every item; all of them occur.</summary>
    public static Gen<ItemDetermination[]> Any(this Checklist checklist)
    {
        Item[] items = [.. checklist.Items];
        return Gen.Int[0, 59].Array[items.Length].Select(dice => dice
            .Select((roll, i) => new ItemDetermination(items[i].Id, items[i].Read(items[i].Words()[roll % items[i].Words().Count])!))
            .ToArray());
    }

    private static Checklist Make(ScoringMethod method, NotApplicablePolicy policy, params Section[] sections) =>
        new("scheme", "1.0.0", Text, new(Text, Text, Text, Text), Text, method, policy, sections);

    public static Item Scaled(string id) => new(id, Text, Text, Text, 4, false, Between, []) { MetAnswer = Best, NotMetAnswer = Worst };

    private static Item Plain(string id, int level, PartialState[] states) => new(id, Text, Text, Text, 0, false, states, []) { Level = level };
}
