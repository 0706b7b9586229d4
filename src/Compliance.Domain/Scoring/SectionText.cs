using System.Globalization;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Words what a section came to, and by which calculation.</summary>
public static class SectionText
{
    /// <summary>The sentence in both languages.</summary>
    /// <param name="checklist">The checklist, for its method.</param>
    /// <param name="section">The section.</param>
    /// <param name="scored">Its sums.</param>
    public static LocalizedText Render(Checklist checklist, Section section, ScoredSection scored)
    {
        var counts = new LocalizedText(
            string.Create(CultureInfo.InvariantCulture, $"{scored.Met} met, {scored.Partial} between, {scored.NotMet} not met, {scored.NotApplicable} not applicable"),
            string.Create(CultureInfo.InvariantCulture, $"適合{scored.Met}、中間{scored.Partial}、不適合{scored.NotMet}、該当なし{scored.NotApplicable}"));
        if (checklist.Scoring is DeductionMethod)
        {
            return new(
                string.Create(CultureInfo.InvariantCulture, $"{counts.En}: {scored.Loss} of {scored.PossibleLoss} points lost."),
                string.Create(CultureInfo.InvariantCulture, $"{counts.Ja}：減点{scored.Loss}（最大{scored.PossibleLoss}）。"));
        }

        if (scored.Score is not { } value)
        {
            return new($"{counts.En}: nothing counts.", $"{counts.Ja}：算定の対象となる項目がない。");
        }

        var floor = section.Floor;
        var below = value < floor;
        return checklist.Scoring switch
        {
            SumMethod => new($"{counts.En}: {value} of {scored.Maximum} points.", $"{counts.Ja}：{scored.Maximum}点のうち{value}点。"),
            MeanMethod => new(
                $"{counts.En}: weighted mean {value} of {scored.Maximum}{(floor is null ? "" : below ? $", below the floor of {floor}" : $", the floor of {floor} is reached")}.",
                $"{counts.Ja}：加重平均{value}（最高{scored.Maximum}）{(floor is null ? "" : below ? $"、下限{floor}に満たない" : $"、下限{floor}に達している")}。"),
            _ => new($"{counts.En}: level {value} of {scored.Maximum}.", $"{counts.Ja}：レベル{value}（最高{scored.Maximum}）。"),
        };
    }
}
