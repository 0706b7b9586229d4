using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

public class ExplanationTextTests
{
    public static TheoryData<Explanation, string, string> Sentences => new()
    {
        { Of(ExplanationKind.Met, 0), "Met: no points lost.", "適合：減点なし。" },
        { Of(ExplanationKind.NotApplicableAsMet, 0), "Not applicable: counts as met, no points lost.", "該当なし：適合として扱い、減点なし。" },
        { Of(ExplanationKind.NotMet, 5), "Not met: 5 points lost.", "不適合：5点の減点。" },
        { Of(ExplanationKind.NotMet, 1), "Not met: 1 point lost.", "不適合：1点の減点。" },
        {
            Of(ExplanationKind.NotMet, 5, objectives: ["3.13.11[a]"]),
            "Not met: 5 points lost. Objectives not met: 3.13.11[a].",
            "不適合：5点の減点。満たされていない評価目標：3.13.11[a]。"
        },
        {
            Of(ExplanationKind.ObjectiveNotMet, 5, objectives: ["3.13.11[a]", "3.13.11[b]"]),
            "Not met, because not every objective is met: 5 points lost. Objectives not met: 3.13.11[a], 3.13.11[b].",
            "満たされていない評価目標があるため不適合：5点の減点。満たされていない評価目標：3.13.11[a]、3.13.11[b]。"
        },
        {
            Of(ExplanationKind.Partial, 3, Sp800171.Fips),
            "Partly met, encryption-not-fips-validated (not validated): 3 of 5 points lost.",
            "部分適合、encryption-not-fips-validated（未検証）：5点のうち3点の減点。"
        },
        { Of(ExplanationKind.PreconditionNotMet, 0), "Precondition not met: no score can be given.", "前提条件を満たさないため、スコアを算定できない。" },
    };

    [Theory]
    [MemberData(nameof(Sentences), DisableDiscoveryEnumeration = true)]
    public void Words_every_kind_in_both_languages(Explanation explanation, string en, string ja) =>
        Assert.Equal(new(en, ja), ExplanationText.Render(explanation, Sp800171.Checklist));

    [Fact]
    public void Words_every_kind() => Assert.All(Enum.GetValues<ExplanationKind>(), kind => Assert.NotEmpty(ExplanationText.Render(Of(kind, 1)).Ja));

    [Fact]
    public void Without_the_checklist_a_partial_state_keeps_its_id() =>
        Assert.Equal(
            "Partly met, encryption-not-fips-validated: 3 of 5 points lost.",
            ExplanationText.Render(Of(ExplanationKind.Partial, 3, Sp800171.Fips)).En);

    private static Explanation Of(ExplanationKind kind, int loss, string? state = null, string[]? objectives = null) =>
        new(kind, "3.13.11", loss, 5, state, objectives ?? []);
}
