using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Checklists;

/// <summary>What differs between two versions: everything that does, and nothing else.</summary>
public sealed class ChecklistComparisonTests
{
    private static readonly LocalizedText Other = new("other", "別");

    // One change of an item each: the change, the fields it must name, and whether a firm may be judged otherwise.
    private static readonly (Func<Item, Item> Change, string[] Fields, bool Binds)[] ItemEdits =
    [
        (item => item with { Title = Other }, ["title.en", "title.ja"], false),
        (item => item with { Requirement = item.Requirement with { Ja = "別" } }, ["requirement.ja"], true),
        (item => item with { Evidence = Other }, ["evidence.en", "evidence.ja"], false),
        (item => item with { Note = Other }, ["note.en", "note.ja"], false),
        (item => item with { IsPrecondition = !item.IsPrecondition }, ["precondition"], true),
        (item => item with { IsAutomaticFail = !item.IsAutomaticFail }, ["automaticFail"], true),
        (item => item with { Weight = item.Weight + 7 }, ["weight"], true),
        (item => item with { Floor = -17 }, ["floor"], true),
        (item => item with { Target = -17 }, ["target"], true),
        (item => item with { Level = item.Level + 7 }, ["level"], true),
        (item => item with { Flags = [.. item.Flags, "new-flag"] }, ["flags"], true),
        (item => item with { Applies = new Condition.FactIn("size", ["other"]) }, ["applies"], true),
        (item => item with { Objectives = [.. item.Objectives, new("new[a]", Other)] }, ["objectives", "objectives[new[a]].text.en", "objectives[new[a]].text.ja"], true),
        (item => item with { PartialStates = [.. item.PartialStates, new("newly", 0, Other)] },
            ["answers", "answers[newly].counts", "answers[newly].title.en", "answers[newly].title.ja", "answers[newly].loss"], true),
    ];

    public static TheoryData<int> Edits => [.. Enumerable.Range(0, ItemEdits.Length)];

    private static readonly Checklist[] Known = [.. Schemes.All, Sp800171.Checklist];

    private static Gen<Checklist> Any => Gen.Int[0, Known.Length - 1].Select(i => Known[i]);

    [Fact]
    public void AVersionDoesNotDifferFromItself() => Any.Sample(checklist => ChecklistComparison.Of(checklist, checklist).IsEmpty);

    [Fact]
    public void WhatIsAddedOneWayIsRemovedTheOther() => Gen.Select(Any, Gen.Int[0, 1000], Gen.Int[1, 3]).Sample((checklist, at, count) =>
    {
        var all = checklist.Items.Select(item => item.Id).ToList();
        var gone = Enumerable.Range(0, count).Select(i => all[(at + i) % all.Count]).ToHashSet();
        var smaller = Without(checklist, gone);
        var there = ChecklistComparison.Of(checklist, smaller);
        var back = ChecklistComparison.Of(smaller, checklist);
        Assert.Equal(gone.Order(), Of(there, ItemChange.Removed).Order());
        Assert.Equal(gone.Order(), Of(back, ItemChange.Added).Order());
        Assert.True(there.TouchesJudgement && back.TouchesJudgement);

        // What stays is neither changed nor moved because others went.
        Assert.All(there.Items.Concat(back.Items), item => Assert.True(gone.Contains(item.ItemId) || item.Kind is ItemChange.Unchanged));
    });

    [Theory, MemberData(nameof(Edits))]
    public void EveryChangedFieldIsNamedAndNoOther(int edit) => Gen.Select(Any, Gen.Int[0, 1000]).Sample((checklist, at) =>
    {
        var (change, fields, binds) = ItemEdits[edit];
        var id = checklist.Items.ElementAt(at % checklist.Items.Count()).Id;
        var difference = ChecklistComparison.Of(checklist, With(checklist, id, change));
        var changed = Assert.Single(difference.Items, item => item.Kind is not ItemChange.Unchanged);
        Assert.Equal((id, ItemChange.Changed, binds), (changed.ItemId, changed.Kind, changed.TouchesJudgement));
        Assert.Equal(fields, changed.Fields.Select(field => field.Field));
        Assert.Equal(binds, difference.TouchesJudgement);
    });

    [Fact]
    public void WhereTheRulesDifferBeyondTheirOrderTheComparisonSaysThatJudgementIsTouched() =>
        Gen.Select(Any, Gen.Int[0, ItemEdits.Length - 1], Gen.Int[0, 1000]).Sample((checklist, edit, at) =>
        {
            var id = checklist.Items.ElementAt(at % checklist.Items.Count()).Id;
            var after = With(checklist, id, ItemEdits[edit].Change);
            if (Ruleset.From(after) is not { IsSuccess: true } rules)
            {
                return true;
            }

            static IEnumerable<string> Lines(Ruleset ruleset) => ruleset.CanonicalForm.ToString()!.Split('\n').Order(StringComparer.Ordinal);
            return Lines(checklist.Rules()).SequenceEqual(Lines(rules.Value)) || ChecklistComparison.Of(checklist, after).TouchesJudgement;
        });

    [Fact]
    public void AnItemThatMovesWithinItsSectionIsMovedAndTheOthersAreNot()
    {
        var checklist = Schemes.Sum();
        var section = checklist.Sections[1];
        var moved = checklist with { Sections = [checklist.Sections[0], section with { Items = [section.Items[2], section.Items[0], section.Items[1]] }] };
        var difference = ChecklistComparison.Of(checklist, moved);
        var item = Assert.Single(difference.Items, item => item.Kind is not ItemChange.Unchanged);
        Assert.Equal(("B.3", ItemChange.Moved, false), (item.ItemId, item.Kind, item.TouchesJudgement));
        Assert.False(difference.IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherSectionTouchesJudgementOnlyWhereSectionsHaveResults(bool isMean)
    {
        var checklist = isMean ? Schemes.Mean() : Schemes.Sum();
        var (first, second) = (checklist.Sections[0], checklist.Sections[1]);
        var moved = checklist with
        {
            Sections = [first with { Items = [.. first.Items.Skip(1)] }, second with { Items = [first.Items[0], .. second.Items] }, .. checklist.Sections.Skip(2)],
        };
        var item = Assert.Single(ChecklistComparison.Of(checklist, moved).Items, item => item.Kind is not ItemChange.Unchanged);
        Assert.Equal((ItemChange.Moved, isMean, "A", "B"), (item.Kind, item.TouchesJudgement, item.SectionBefore, item.SectionAfter));
    }

    [Fact]
    public void FrameChangesSayWhetherTheyBind()
    {
        var checklist = Schemes.Sum();
        Assert.False(ChecklistComparison.Of(checklist, checklist with { Title = Other, Notice = Other }).TouchesJudgement);
        Assert.True(ChecklistComparison.Of(checklist, checklist with { NotApplicable = NotApplicablePolicy.Excluded }).TouchesJudgement);
        var looser = ChecklistComparison.Of(checklist, checklist with { Limits = [checklist.Limits[0] with { Maximum = 2 }] });
        Assert.Equal([new FieldChange("limits[major-findings].maximum", "1", "2", true)], looser.Frame);
        Assert.Contains(
            ChecklistComparison.Of(checklist, checklist with { Limits = [] }).Frame,
            change => change is { Field: "limits[major-findings].maximum", Before: "1", After: null });
    }

    [Fact]
    public void DraftsWithIdsThatRepeatOrImitatePlacesAreComparedAllTheSame()
    {
        var text = Schemes.Text;
        var item = Schemes.Scaled("");
        var hostile = Schemes.Sum() with
        {
            Sections = [new("", text, [item, item, item with { Id = "B.1" }]), new("", text, [item])],
            Questions = [new("q].answers[a", text, Question.YesNo), new("q", text, [new("a", text), new("a", text)])],
        };
        Assert.False(ChecklistComparison.Of(Schemes.Sum(), hostile).IsEmpty);
        Assert.False(ChecklistComparison.Of(hostile, Schemes.Sum()).IsEmpty);
    }

    private static IEnumerable<string> Of(ChecklistDifference difference, ItemChange kind) =>
        difference.Items.Where(item => item.Kind == kind).Select(item => item.ItemId);

    private static Checklist Without(Checklist checklist, HashSet<string> gone) => checklist with
    {
        Sections = [.. checklist.Sections.Select(section => section with { Items = [.. section.Items.Where(item => !gone.Contains(item.Id))] })],
    };

    private static Checklist With(Checklist checklist, string id, Func<Item, Item> change) => checklist with
    {
        Sections = [.. checklist.Sections.Select(section => section with { Items = [.. section.Items.Select(item => item.Id == id ? change(item) : item)] })],
    };
}
