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
    /// Where given, partial states are named by their title as well as by their id; the numbers come from the explanation
    /// alone.
    /// </param>
    public static LocalizedText Render(Explanation explanation, Checklist? names = null) => explanation.Kind switch
    {
        ExplanationKind.Met => new("Met: no points lost.", "適合：減点なし。"),
        ExplanationKind.NotApplicableAsMet => new(
            "Not applicable: counts as met, no points lost.",
            "該当なし：適合として扱い、減点なし。"),
        ExplanationKind.NotMet => new(
            $"Not met: {Points(explanation.Loss)} lost.{ObjectivesEn(explanation)}",
            $"不適合：{Number(explanation.Loss)}点の減点。{ObjectivesJa(explanation)}"),
        ExplanationKind.ObjectiveNotMet => new(
            $"Not met, because not every objective is met: {Points(explanation.Loss)} lost.{ObjectivesEn(explanation)}",
            $"満たされていない評価目標があるため不適合：{Number(explanation.Loss)}点の減点。{ObjectivesJa(explanation)}"),
        ExplanationKind.Partial => Partial(explanation, names),
        ExplanationKind.PreconditionNotMet => new(
            $"Precondition not met: no score can be given.{ObjectivesEn(explanation)}",
            $"前提条件を満たさないため、スコアを算定できない。{ObjectivesJa(explanation)}"),
        _ => throw new UnreachableException(),
    };

    private static LocalizedText Partial(Explanation explanation, Checklist? names)
    {
        var title = names?.Find(explanation.ItemId)?.FindPartial(explanation.State ?? "")?.Title;
        var en = title is null ? explanation.State : $"{explanation.State} ({title.En})";
        var ja = title is null ? explanation.State : $"{explanation.State}（{title.Ja}）";
        return new(
            $"Partly met, {en}: {Number(explanation.Loss)} of {Points(explanation.FullLoss)} lost.{ObjectivesEn(explanation)}",
            $"部分適合、{ja}：{Number(explanation.FullLoss)}点のうち{Number(explanation.Loss)}点の減点。{ObjectivesJa(explanation)}");
    }

    private static string Points(int points) => points == 1 ? "1 point" : $"{Number(points)} points";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string ObjectivesEn(Explanation explanation) => explanation.Objectives.Count == 0
        ? ""
        : $" Objectives not met: {string.Join(", ", explanation.Objectives)}.";

    private static string ObjectivesJa(Explanation explanation) => explanation.Objectives.Count == 0
        ? ""
        : $"満たされていない評価目標：{string.Join("、", explanation.Objectives)}。";
}
