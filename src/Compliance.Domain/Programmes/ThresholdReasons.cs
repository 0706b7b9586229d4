using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>Applies and words the rules that compare points, means and levels.</summary>
internal static class ThresholdReasons
{
    public static RuleReason MinimumScore(MinimumScoreRule rule, ScoreResult score)
    {
        var held = score.Score >= rule.Minimum;
        return Plain(rule, held, score.Score is { } value
            ? new(
                $"the score {value} is {(held ? "at least" : "below")} {rule.Minimum}",
                $"スコア{value}は{rule.Minimum}{(held ? "以上である" : "に満たない")}")
            : NoScore(rule.Minimum.ToString()));
    }

    public static RuleReason MinimumLevel(MinimumLevelRule rule, ScoreResult score)
    {
        var held = score.Level >= rule.Minimum;
        var minimum = RuleReasons.Number(rule.Minimum);
        return Plain(rule, held, score.Level is { } level
            ? new(
                $"the level {RuleReasons.Number(level)} is {(held ? "at least" : "below")} {minimum}",
                $"到達したレベル{RuleReasons.Number(level)}は{minimum}{(held ? "以上である" : "に満たない")}")
            : NoScore(minimum));
    }

    public static RuleReason SectionMinimum(SectionMinimumRule rule, ScoreResult score)
    {
        var known = score.Sections.ToDictionary(section => section.SectionId);
        var unknown = rule.Sections.Where(id => !known.ContainsKey(id)).Distinct().ToArray();
        if (unknown.Length > 0)
        {
            return RuleReasons.NotInChecklist(rule, unknown);
        }

        var below = rule.Sections.Where(id => known[id].Score < rule.Minimum).ToArray();
        return RuleReasons.Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), below, below.Length == 0
            ? new(
                $"every section reaches {rule.Minimum}",
                $"全ての対象区分が{rule.Minimum}に達している")
            : new(
                $"below {rule.Minimum}: {string.Join(", ", below.Select(id => $"{id} ({known[id].Score})"))}",
                $"{rule.Minimum}に満たない区分がある：{string.Join("、", below.Select(id => $"{id}（{known[id].Score}）"))}"));
    }

    public static RuleReason ItemMinimum(ItemMinimumRule rule, ScoreResult score, IReadOnlyList<string> unknown)
    {
        if (unknown.Count > 0)
        {
            return RuleReasons.NotInChecklist(rule, unknown);
        }

        var minimum = RuleReasons.Number(rule.Minimum);
        var listed = rule.Items.ToHashSet();
        var below = score.Items.Where(item => listed.Contains(item.ItemId) && item.Points < rule.Minimum).ToArray();
        return RuleReasons.Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), [.. below.Select(item => item.ItemId)], below.Length == 0
            ? new(
                $"each of the {RuleReasons.Count(listed.Count, "item", "items")} has at least {minimum}",
                $"対象の{RuleReasons.Number(listed.Count)}項目はいずれも{minimum}点以上である")
            : new(
                $"below {minimum}: {string.Join(", ", below.Select(item => $"{item.ItemId} ({item.Points})"))}",
                $"{minimum}点に満たない項目がある：{string.Join("、", below.Select(item => $"{item.ItemId}（{item.Points}点）"))}"));
    }

    public static RuleReason OpenItems(OpenItemsRule rule, IReadOnlyList<ScoredItem> open)
    {
        string[] counted = [.. open.Where(item => rule.Flag is null || item.OpenFlags.Contains(rule.Flag)).Select(item => item.ItemId)];
        var held = counted.Length <= rule.Maximum;
        var (allowed, found) = (RuleReasons.Number(rule.Maximum), RuleReasons.Number(counted.Length));
        var classEn = rule.Flag is null ? "" : $" of the class {rule.Flag}";
        var classJa = rule.Flag is null ? "" : $"区分{rule.Flag}の";
        var listEn = counted.Length == 0 ? "" : $": {RuleReasons.ListEn(counted)}";
        var listJa = counted.Length == 0 ? "" : $"：{RuleReasons.ListJa(counted)}";
        return RuleReasons.Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), held, held ? [] : counted, new(
            $"{found} open{classEn}, at most {allowed} allowed{listEn}",
            $"{classJa}未達は{found}件（許容数{allowed}件）{listJa}"));
    }

    private static RuleReason Plain(EligibilityRule rule, bool held, LocalizedText text) =>
        RuleReasons.Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), held, [], text);

    private static LocalizedText NoScore(string minimum) => new(
        $"there is no score to compare with {minimum}",
        $"{minimum}と比較するスコアがない");
}
