using System.Diagnostics;
using System.Globalization;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Words explanations, in the same way in pages, documents and files.</summary>
public static class ExplanationText
{
    /// <summary>The sentence in both languages.</summary>
    /// <param name="explanation">What to word.</param>
    /// <param name="names">
    /// Where given, answers and partial states are named by their title as well as by their id; the numbers come from the
    /// explanation alone.
    /// </param>
    public static LocalizedText Render(Explanation explanation, Checklist? names = null)
    {
        if (explanation.Kind is ExplanationKind.PreconditionNotMet)
        {
            return With(explanation, new("Precondition not met: no score can be given.", "前提条件を満たさないため、スコアを算定できない。"));
        }

        return explanation.Method switch
        {
            null => Deduction(explanation, names),
            "levels" => Level(explanation, names),
            _ => Points(explanation, names),
        };
    }

    private static LocalizedText Deduction(Explanation explanation, Checklist? names) => explanation.Kind switch
    {
        ExplanationKind.Met => new("Met: no points lost.", "適合：減点なし。"),
        ExplanationKind.NotApplicableAsMet or ExplanationKind.NotApplicableFullPoints => new(
            "Not applicable: counts as met, no points lost.",
            "該当なし：適合として扱い、減点なし。"),
        ExplanationKind.DoesNotApply => new(
            "Does not apply to this firm by its facts: counts as met, no points lost.",
            "事業者の属性により適用されない：適合として扱い、減点なし。"),
        ExplanationKind.NotApplicableExcluded or ExplanationKind.DoesNotApplyExcluded => new(
            "Not applicable: left out, no points lost.",
            "該当なし：算定から除外し、減点なし。"),
        ExplanationKind.Accepted => new(
            $"Sufficient, {NameEn(explanation, names)}: no points lost.",
            $"充足、{NameJa(explanation, names)}：減点なし。"),
        ExplanationKind.NotMet => With(explanation, new(
            $"Not met: {Count(explanation.Loss)} lost.",
            $"不適合：{Number(explanation.Loss)}点の減点。")),
        ExplanationKind.ObjectiveNotMet => With(explanation, new(
            $"Not met, because not every objective is met: {Count(explanation.Loss)} lost.",
            $"満たされていない評価目標があるため不適合：{Number(explanation.Loss)}点の減点。")),
        ExplanationKind.Partial => With(explanation, new(
            $"Partly met, {NameEn(explanation, names)}: {Number(explanation.Loss)} of {Count(explanation.FullLoss)} lost.",
            $"部分適合、{NameJa(explanation, names)}：{Number(explanation.FullLoss)}点のうち{Number(explanation.Loss)}点の減点。")),
        _ => throw new UnreachableException(),
    };

    private static LocalizedText Points(Explanation explanation, Checklist? names)
    {
        var (en, ja) = explanation.Kind switch
        {
            ExplanationKind.Met => ($"Met, {NameEn(explanation, names)}", $"適合、{NameJa(explanation, names)}"),
            ExplanationKind.Accepted => ($"Sufficient, {NameEn(explanation, names)}", $"充足、{NameJa(explanation, names)}"),
            ExplanationKind.Partial => ($"Open, {NameEn(explanation, names)}", $"未達、{NameJa(explanation, names)}"),
            ExplanationKind.NotMet => ($"Not met, {NameEn(explanation, names)}", $"不適合、{NameJa(explanation, names)}"),
            ExplanationKind.ObjectiveNotMet => ("Not met, because not every objective is met", "満たされていない評価目標があるため不適合"),
            ExplanationKind.NotApplicableAsMet => ("Not applicable, counts as met", "該当なし、適合として扱う"),
            ExplanationKind.NotApplicableFullPoints => ("Not applicable, counts in full", "該当なし、満点として扱う"),
            ExplanationKind.DoesNotApply => ("Does not apply to this firm by its facts, counts in full", "事業者の属性により適用されず、満点として扱う"),
            ExplanationKind.NotApplicableExcluded => ("Not applicable", "該当なし"),
            ExplanationKind.DoesNotApplyExcluded => ("Does not apply to this firm by its facts", "事業者の属性により適用されない"),
            _ => throw new UnreachableException(),
        };
        if (explanation.Points is not { } points)
        {
            return new($"{en}: left out of the score and of the maximum.", $"{ja}：スコア及び満点の算定から除外する。");
        }

        var weightEn = explanation.Weight is { } weight ? $", weight {Number(weight)}" : "";
        var weightJa = explanation.Weight is { } sameWeight ? $"、重み{Number(sameWeight)}" : "";
        var floorEn = explanation.Floor is { } floor ? $" Below the floor of {Count(floor)}." : "";
        var floorJa = explanation.Floor is { } sameFloor ? $"下限の{Number(sameFloor)}点に満たない。" : "";
        var targetEn = explanation.Target is { } target ? $" {Count(target - points)} short of the target of {Number(target)}." : "";
        var targetJa = explanation.Target is { } sameTarget ? $"目標の{Number(sameTarget)}点まで{Number(sameTarget - points)}点不足。" : "";
        return With(explanation, new(
            $"{en}: {Number(points)} of {Count(explanation.FullPoints ?? points)}{weightEn}.{floorEn}{targetEn}",
            $"{ja}：{Number(explanation.FullPoints ?? points)}点のうち{Number(points)}点{weightJa}。{floorJa}{targetJa}"));
    }

    private static LocalizedText Level(Explanation explanation, Checklist? names)
    {
        var level = Number(explanation.Level ?? 0);
        return explanation.Kind switch
        {
            ExplanationKind.Met => new($"Met: asked from level {level} on.", $"適合：レベル{level}以上で求められる項目。"),
            ExplanationKind.Accepted => new(
                $"Sufficient, {NameEn(explanation, names)}: asked from level {level} on.",
                $"充足、{NameJa(explanation, names)}：レベル{level}以上で求められる項目。"),
            ExplanationKind.NotApplicableAsMet or ExplanationKind.NotApplicableFullPoints => new(
                "Not applicable: counts as met at every level.",
                "該当なし：全てのレベルで適合として扱う。"),
            ExplanationKind.DoesNotApply => new(
                "Does not apply to this firm by its facts: counts as met at every level.",
                "事業者の属性により適用されない：全てのレベルで適合として扱う。"),
            ExplanationKind.NotApplicableExcluded => new("Not applicable: holds no level back.", "該当なし：レベルの判定から除外する。"),
            ExplanationKind.DoesNotApplyExcluded => new(
                "Does not apply to this firm by its facts: holds no level back.",
                "事業者の属性により適用されない：レベルの判定から除外する。"),
            ExplanationKind.NotMet => With(explanation, new(
                $"Not met: level {level} and above are not reached.",
                $"不適合：レベル{level}以上に到達しない。")),
            ExplanationKind.ObjectiveNotMet => With(explanation, new(
                $"Not every objective is met: level {level} and above are not reached.",
                $"満たされていない評価目標がある：レベル{level}以上に到達しない。")),
            ExplanationKind.Partial => With(explanation, new(
                $"Partly met, {NameEn(explanation, names)}: level {level} and above are not reached.",
                $"部分適合、{NameJa(explanation, names)}：レベル{level}以上に到達しない。")),
            _ => throw new UnreachableException(),
        };
    }

    private static LocalizedText With(Explanation explanation, LocalizedText sentence)
    {
        var (en, ja) = (sentence.En, sentence.Ja);
        if (explanation.Objectives.Count > 0)
        {
            en += $" Objectives not met: {string.Join(", ", explanation.Objectives)}.";
            ja += $"満たされていない評価目標：{string.Join("、", explanation.Objectives)}。";
        }

        return explanation.IsAutomaticFail
            ? new(en + " This alone fails the inspection.", ja + "この項目のみで検査全体が不合格となる。")
            : new(en, ja);
    }

    private static string? NameEn(Explanation explanation, Checklist? names) =>
        Named(explanation, names) is var (id, title) ? title is null ? id : $"{id} ({title.En})" : null;

    private static string? NameJa(Explanation explanation, Checklist? names) =>
        Named(explanation, names) is var (id, title) ? title is null ? id : $"{id}（{title.Ja}）" : null;

    private static (string Id, LocalizedText? Title) Named(Explanation explanation, Checklist? names)
    {
        var item = names?.Find(explanation.ItemId);
        return explanation.Kind switch
        {
            ExplanationKind.Met => (item?.MetAnswer?.Id ?? Verdict.MetText, item?.MetAnswer?.Title),
            ExplanationKind.NotMet => (item?.NotMetAnswer?.Id ?? Verdict.NotMetText, item?.NotMetAnswer?.Title),
            _ => (explanation.State ?? "", item?.FindPartial(explanation.State ?? "")?.Title),
        };
    }

    private static string Count(int points) => points is 1 or -1 ? $"{Number(points)} point" : $"{Number(points)} points";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
