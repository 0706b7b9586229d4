using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>The canonical forms of every method, written out by hand: they may never change, or old cases could not be checked.</summary>
public class FormTests
{
    private const string Answers = """
        answer in-place met points 4
        answer absent not-met points 0 flag major
        partial good 1 accepted points 3
        partial partly 2 points 2 flag minor
        partial unknown 5 points -1 flag minor
        """;

    [Fact]
    public void A_sum() => AssertForm(
        $"""
        compliance-ruleset 1
        method sum
        not-applicable full-points
        limit major-findings major 1
        section A
        item A.1 4
        {Answers}
        item A.2 4 automatic-fail
        {Answers}
        section B
        item B.1 4 floor 3
        {Answers}
        item B.2 4
        {Answers}
        item B.3 4
        {Answers}

        """,
        Schemes.Sum());

    [Fact]
    public void A_mean() => AssertForm(
        $"""
        compliance-ruleset 1
        method mean
        not-applicable excluded
        group G weight 2
        group H
        section A group G weight 2 floor 5/2
        item A.1 4 weight 3
        {Answers}
        item A.2 4
        {Answers}
        section B group G
        item B.1 4
        {Answers}
        item B.2 4 target 3
        {Answers}
        section C group H
        item C.1 4
        {Answers}

        """,
        Schemes.Mean());

    [Fact]
    public void Levels() => AssertForm(
        """
        compliance-ruleset 1
        method levels 1 2 3
        not-applicable as-met
        section A
        item A.1 0
        partial basic-only 0 blocks-from 3
        objective A.1[a]
        objective A.1[b] level 3
        item A.2 0 level 2
        section B
        item B.1 0
        item B.2 0 level 2
        item B.3 0 level 3

        """,
        Schemes.Levels());

    [Fact]
    public void Everything_else_that_an_item_or_a_group_may_say()
    {
        var plain = Schemes.Mean();
        var condition = new Condition.All(
        [
            new Condition.FactIn("size", ["medium", "large"]),
            new Condition.Not(new Condition.Any([new Condition.FactIn("sector", ["G"]), new Condition.FactIn("data", ["personal"])])),
        ]);
        var item = plain.Sections[2].Items[0] with
        {
            Flags = ["key-measure", "basic"],
            Applies = condition,
            IsAutomaticFail = true,
            IsPrecondition = true,
            Weight = 2,
            Floor = 3,
            Target = 4,
        };
        AssertForm(
            $"""
            compliance-ruleset 1
            method mean
            not-applicable excluded
            group G
            group H parent G weight 2 floor 7/2
            section C group H
            item C.1 4 precondition automatic-fail weight 2 floor 3 target 4 flag key-measure flag basic applies all(in(size,medium,large),not(any(in(sector,G),in(data,personal))))
            {Answers}

            """,
            plain with
            {
                Groups = [new("G", Schemes.Text), new("H", Schemes.Text) { ParentId = "G", Weight = 2, Floor = new Rational(7, 2) }],
                Sections = [plain.Sections[2] with { Items = [item] }],
            });
    }

    private static void AssertForm(string expected, Checklist checklist) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), checklist.Rules().CanonicalForm.ToString());
}
