using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>What firms and their lawyers read of sums, means and levels, in both languages.</summary>
public class MethodTextTests
{
    private static readonly Checklist Scheme = Schemes.Sum();

    public static TheoryData<ExplanationKind, string, string> PointSentences => new()
    {
        { ExplanationKind.Met, "Met, in-place (text): 4 of 4 points.", "適合、in-place（文）：4点のうち4点。" },
        { ExplanationKind.Accepted, "Sufficient, good (text): 3 of 4 points.", "充足、good（文）：4点のうち3点。" },
        { ExplanationKind.Partial, "Open, partly (text): 2 of 4 points.", "未達、partly（文）：4点のうち2点。" },
        { ExplanationKind.NotMet, "Not met, absent (text): 0 of 4 points.", "不適合、absent（文）：4点のうち0点。" },
        { ExplanationKind.ObjectiveNotMet, "Not met, because not every objective is met: 0 of 4 points.", "満たされていない評価目標があるため不適合：4点のうち0点。" },
        { ExplanationKind.NotApplicableAsMet, "Not applicable, counts as met: 4 of 4 points.", "該当なし、適合として扱う：4点のうち4点。" },
        { ExplanationKind.NotApplicableFullPoints, "Not applicable, counts in full: 4 of 4 points.", "該当なし、満点として扱う：4点のうち4点。" },
        { ExplanationKind.DoesNotApply, "Does not apply to this firm by its facts, counts in full: 4 of 4 points.", "事業者の属性により適用されず、満点として扱う：4点のうち4点。" },
        { ExplanationKind.NotApplicableExcluded, "Not applicable: left out of the score and of the maximum.", "該当なし：スコア及び満点の算定から除外する。" },
        {
            ExplanationKind.DoesNotApplyExcluded,
            "Does not apply to this firm by its facts: left out of the score and of the maximum.",
            "事業者の属性により適用されない：スコア及び満点の算定から除外する。"
        },
        { ExplanationKind.PreconditionNotMet, "Precondition not met: no score can be given.", "前提条件を満たさないため、スコアを算定できない。" },
    };

    public static TheoryData<ExplanationKind, string, string> LevelSentences => new()
    {
        { ExplanationKind.Met, "Met: asked from level 2 on.", "適合：レベル2以上で求められる項目。" },
        { ExplanationKind.Accepted, "Sufficient, some: asked from level 2 on.", "充足、some：レベル2以上で求められる項目。" },
        { ExplanationKind.NotApplicableAsMet, "Not applicable: counts as met at every level.", "該当なし：全てのレベルで適合として扱う。" },
        { ExplanationKind.NotApplicableFullPoints, "Not applicable: counts as met at every level.", "該当なし：全てのレベルで適合として扱う。" },
        { ExplanationKind.DoesNotApply, "Does not apply to this firm by its facts: counts as met at every level.", "事業者の属性により適用されない：全てのレベルで適合として扱う。" },
        { ExplanationKind.NotApplicableExcluded, "Not applicable: holds no level back.", "該当なし：レベルの判定から除外する。" },
        { ExplanationKind.DoesNotApplyExcluded, "Does not apply to this firm by its facts: holds no level back.", "事業者の属性により適用されない：レベルの判定から除外する。" },
        { ExplanationKind.NotMet, "Not met: level 2 and above are not reached.", "不適合：レベル2以上に到達しない。" },
        { ExplanationKind.ObjectiveNotMet, "Not every objective is met: level 2 and above are not reached.", "満たされていない評価目標がある：レベル2以上に到達しない。" },
        { ExplanationKind.Partial, "Partly met, some: level 2 and above are not reached.", "部分適合、some：レベル2以上に到達しない。" },
    };

    public static TheoryData<ExplanationKind, string, string> DeductionSentences => new()
    {
        { ExplanationKind.NotApplicableFullPoints, "Not applicable: counts as met, no points lost.", "該当なし：適合として扱い、減点なし。" },
        { ExplanationKind.DoesNotApply, "Does not apply to this firm by its facts: counts as met, no points lost.", "事業者の属性により適用されない：適合として扱い、減点なし。" },
        { ExplanationKind.NotApplicableExcluded, "Not applicable: left out, no points lost.", "該当なし：算定から除外し、減点なし。" },
        { ExplanationKind.DoesNotApplyExcluded, "Not applicable: left out, no points lost.", "該当なし：算定から除外し、減点なし。" },
        { ExplanationKind.Accepted, "Sufficient, some: no points lost.", "充足、some：減点なし。" },
        { ExplanationKind.Partial, "Partly met, some: 1 of 1 point lost.", "部分適合、some：1点のうち1点の減点。" },
    };

    [Theory]
    [MemberData(nameof(PointSentences))]
    public void Points(ExplanationKind kind, string en, string ja)
    {
        var (points, state) = kind switch
        {
            ExplanationKind.Accepted => ((int?)3, "good"),
            ExplanationKind.Partial => (2, "partly"),
            ExplanationKind.NotMet or ExplanationKind.ObjectiveNotMet => (0, null),
            ExplanationKind.NotApplicableExcluded or ExplanationKind.DoesNotApplyExcluded => (null, null),
            _ => (4, null),
        };
        var explanation = new Explanation(kind, "A.1", 0, 4, state, []) { Method = "sum", Points = points, FullPoints = 4 };
        Assert.Equal(new(en, ja), ExplanationText.Render(explanation, Scheme));
    }

    [Theory]
    [MemberData(nameof(LevelSentences))]
    public void Levels(ExplanationKind kind, string en, string ja) =>
        Assert.Equal(new(en, ja), ExplanationText.Render(new Explanation(kind, "A.1", 0, 0, "some", []) { Method = "levels", Level = 2 }));

    [Theory]
    [MemberData(nameof(DeductionSentences))]
    public void Deductions(ExplanationKind kind, string en, string ja) =>
        Assert.Equal(new(en, ja), ExplanationText.Render(new Explanation(kind, "A.1", 1, 1, "some", [])));

    [Fact]
    public void Weight_floor_target_objectives_and_automatic_fail_are_told()
    {
        var explanation = new Explanation(ExplanationKind.Partial, "A.1", 3, 4, "partly", ["A.1[a]", "A.1[b]"])
        {
            Method = "mean",
            Points = 1,
            FullPoints = 4,
            Weight = 3,
            Floor = 2,
            Target = 4,
            IsAutomaticFail = true,
        };
        Assert.Equal(
            new(
                "Open, partly (text): 1 of 4 points, weight 3. Below the floor of 2 points. 3 points short of the target of 4."
                    + " Objectives not met: A.1[a], A.1[b]. This alone fails the inspection.",
                "未達、partly（文）：4点のうち1点、重み3。下限の2点に満たない。目標の4点まで3点不足。"
                    + "満たされていない評価目標：A.1[a]、A.1[b]。この項目のみで検査全体が不合格となる。"),
            ExplanationText.Render(explanation, Scheme));
    }

    [Theory]
    [InlineData(1, "Open, unknown: 0 of 1 point. Below the floor of 1 point. 1 point short of the target of 1.")]
    [InlineData(-1, "Open, unknown: 0 of -1 point. Below the floor of -1 point. -1 point short of the target of -1.")]
    [InlineData(2, "Open, unknown: 0 of 2 points. Below the floor of 2 points. 2 points short of the target of 2.")]
    public void One_point_is_no_points(int number, string en) =>
        Assert.Equal(en, ExplanationText.Render(new Explanation(ExplanationKind.Partial, "A.1", 0, 0, "unknown", [])
        {
            Method = "sum",
            Points = 0,
            FullPoints = number,
            Floor = number,
            Target = number,
        }).En);

    [Fact]
    public void Without_the_checklist_answers_keep_their_ids()
    {
        string En(ExplanationKind kind, string? state) =>
            ExplanationText.Render(new Explanation(kind, "A.1", 0, 4, state, []) { Method = "sum", Points = 1 }).En;
        Assert.Equal("Met, met: 1 of 1 point.", En(ExplanationKind.Met, null));
        Assert.Equal("Not met, not-met: 1 of 1 point.", En(ExplanationKind.NotMet, null));
        Assert.Equal("Sufficient, good: 1 of 1 point.", En(ExplanationKind.Accepted, "good"));
    }

    [Fact]
    public void A_precondition_names_its_objectives() =>
        Assert.Equal(
            "Precondition not met: no score can be given. Objectives not met: A.1[a].",
            ExplanationText.Render(new Explanation(ExplanationKind.PreconditionNotMet, "A.1", 0, 0, null, ["A.1[a]"])).En);

    /// <summary>What a line carries decides what is told of it.</summary>
    [Fact]
    public void A_line_tells_what_its_method_counts()
    {
        var mean = Schemes.Mean().Score("in-place", ("A.1", "partly"), ("B.2", "partly"));
        Assert.Equal("Open, partly: 2 of 4 points, weight 3.", ExplanationText.Render(mean.Items[0].Explanation).En);
        Assert.Equal("Open, partly: 2 of 4 points, weight 1. 1 point short of the target of 3.", ExplanationText.Render(mean.Items[3].Explanation).En);
        var sum = Schemes.Sum().Score("good", ("A.2", "absent"), ("B.1", "partly"));
        Assert.Equal("Not met, not-met: 0 of 4 points. This alone fails the inspection.", ExplanationText.Render(sum.Items[1].Explanation).En);
        Assert.Equal("Open, partly: 2 of 4 points. Below the floor of 3 points.", ExplanationText.Render(sum.Items[2].Explanation).En);
        Assert.Equal("Sufficient, good: 3 of 4 points.", ExplanationText.Render(sum.Items[3].Explanation).En);
        var levels = Schemes.Levels().Score("met", ("A.1", "basic-only"), ("B.2", "not-met"));
        Assert.Equal("Partly met, basic-only: level 3 and above are not reached.", ExplanationText.Render(levels.Items[0].Explanation).En);
        Assert.Equal("Met: asked from level 2 on.", ExplanationText.Render(levels.Items[1].Explanation).En);
        Assert.Equal("Not met: level 2 and above are not reached.", ExplanationText.Render(levels.Items[3].Explanation).En);
    }

    [Fact]
    public void A_section_of_a_sum() => AssertSection(
        Schemes.Sum(),
        1,
        [("B.1", "partly"), ("B.2", "absent")],
        "1 met, 1 between, 1 not met, 0 not applicable: 6 of 12 points.",
        "適合1、中間1、不適合1、該当なし0：12点のうち6点。");

    [Fact]
    public void A_section_of_a_mean_at_its_floor() => AssertSection(
        Schemes.Mean(),
        0,
        [("A.1", "partly")],
        "1 met, 1 between, 0 not met, 0 not applicable: weighted mean 5/2 of 4, the floor of 5/2 is reached.",
        "適合1、中間1、不適合0、該当なし0：加重平均5/2（最高4）、下限5/2に達している。");

    [Fact]
    public void A_section_of_a_mean_below_its_floor() => AssertSection(
        Schemes.Mean(),
        0,
        [("A.1", "absent")],
        "1 met, 0 between, 1 not met, 0 not applicable: weighted mean 1 of 4, below the floor of 5/2.",
        "適合1、中間0、不適合1、該当なし0：加重平均1（最高4）、下限5/2に満たない。");

    [Fact]
    public void A_section_of_a_mean_without_a_floor() => AssertSection(
        Schemes.Mean(),
        1,
        [],
        "2 met, 0 between, 0 not met, 0 not applicable: weighted mean 4 of 4.",
        "適合2、中間0、不適合0、該当なし0：加重平均4（最高4）。");

    [Fact]
    public void A_section_of_which_nothing_counts() => AssertSection(
        Schemes.Mean(),
        2,
        [("C.1", "not-applicable")],
        "0 met, 0 between, 0 not met, 1 not applicable: nothing counts.",
        "適合0、中間0、不適合0、該当なし1：算定の対象となる項目がない。");

    [Fact]
    public void A_section_of_levels()
    {
        var checklist = Schemes.Levels();
        var score = checklist.Score("met", ("B.3", "not-met"));
        Assert.Equal(
            new(
                "2 met, 0 between, 1 not met, 0 not applicable: level 2 of 3.",
                "適合2、中間0、不適合1、該当なし0：レベル2（最高3）。"),
            SectionText.Render(checklist, checklist.Sections[1], score.Sections[1]));
    }

    [Fact]
    public void A_section_of_a_deduction() =>
        Assert.Equal(
            new(
                "3 met, 1 between, 2 not met, 4 not applicable: 7 of 30 points lost.",
                "適合3、中間1、不適合2、該当なし4：減点7（最大30）。"),
            SectionText.Render(Sp800171.Checklist, Sp800171.Checklist.Sections[0], new ScoredSection("3.1", 7, 30, 3, 1, 2, 4)));

    private static void AssertSection(Checklist checklist, int section, (string, string)[] others, string en, string ja) =>
        Assert.Equal(
            new(en, ja),
            SectionText.Render(checklist, checklist.Sections[section], checklist.Score("in-place", others).Sections[section]));
}
