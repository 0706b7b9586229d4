using System.Diagnostics;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>
/// What a rule or gate asks, for people, made of its data: a policy needs no second wording that could say something else.
/// </summary>
internal static class RuleTitles
{
    public static LocalizedText Of(EligibilityRule rule) => rule switch
    {
        MinimumRatioRule ratio => new($"Score of at least {ratio.Minimum} of the maximum", $"スコアが満点の{ratio.Minimum}以上"),
        OpenItemLossRule { Maximum: 0 } => new("No open item that costs points", "減点のある未達の項目なし"),
        OpenItemLossRule loss => new(
            $"No open item that costs more than {RuleReasons.Count(loss.Maximum, "point", "points")}",
            $"{RuleReasons.Number(loss.Maximum)}点を超えて減点された未達の項目なし"),
        ItemsNotOpenRule => new("Items that may never be open", "未達が認められない項目"),
        MinimumScoreRule score => new($"Score of at least {score.Minimum}", $"スコアが{score.Minimum}以上"),
        MinimumLevelRule level => new($"Level {RuleReasons.Number(level.Minimum)} or higher", $"レベル{RuleReasons.Number(level.Minimum)}以上"),
        SectionMinimumRule section => new($"Sections that must reach {section.Minimum}", $"{section.Minimum}以上が求められる区分"),
        ItemMinimumRule item => new(
            $"Items that must have at least {RuleReasons.Count(item.Minimum, "point", "points")}",
            $"{RuleReasons.Number(item.Minimum)}点以上が求められる項目"),
        OpenItemsRule { Maximum: 0 } => new("No open item of the class", "当該区分の未達の項目なし"),
        OpenItemsRule open => new($"At most {RuleReasons.Number(open.Maximum)} open", $"未達の項目は{RuleReasons.Number(open.Maximum)}件まで"),
        _ => throw new UnreachableException(),
    };

    public static LocalizedText Of(ScoredGate gate) => gate.Kind switch
    {
        GateKind.AutomaticFail => new("Items that fail the inspection by themselves", "単独で不合格となる項目"),
        GateKind.Limit => new("Limit on a class of findings", "指摘区分ごとの許容数"),
        GateKind.Floors => new("Floors", "下限"),
        _ => throw new UnreachableException(),
    };
}
