using System.Globalization;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>Words the reason of every rule, held or not, in both languages.</summary>
internal static class RuleReasons
{
    private static readonly LocalizedText PreconditionTitle = new("Preconditions of a score", "スコア算定の前提条件");

    public static RuleReason Precondition(ScoreResult score)
    {
        var failed = score.FailedPreconditions;
        if (failed.Count == 0 && score.Score is null)
        {
            return Reason(Eligibility.PreconditionRuleId, "", PreconditionTitle, false, [], new(
                "no item counts, so there is no score and no status",
                "算定の対象となる項目がないため、スコアも資格区分も与えられない"));
        }

        return Reason(Eligibility.PreconditionRuleId, "", PreconditionTitle, failed, failed.Count == 0
            ? new("no precondition is open, so there is a score", "前提条件はすべて満たされており、スコアが算定されている")
            : new(
                $"{ListEn(failed)} is a precondition and is not met, so there is no score and no status",
                $"前提条件である{ListJa(failed)}を満たさないため、スコアも資格区分も与えられない"));
    }

    public static RuleReason Gate(ScoredGate gate)
    {
        var (en, ja) = (ListEn(gate.Against), ListJa(gate.Against));
        var limit = $"{Number(gate.Against.Count)} / {Number(gate.Maximum)}";
        var listEn = gate.Against.Count == 0 ? "" : $": {en}";
        var listJa = gate.Against.Count == 0 ? "" : $"：{ja}";
        LocalizedText text = (gate.Kind, gate.Held) switch
        {
            (GateKind.AutomaticFail, true) => new(
                "no item that fails the inspection by itself is open",
                "単独で不合格となる項目に未達はない"),
            (GateKind.AutomaticFail, false) => new(
                $"open and failing the inspection by itself: {en}",
                $"単独で不合格となる項目が未達である：{ja}"),
            (GateKind.Limit, true) => new(
                $"no more findings of the class than allowed ({limit}){listEn}",
                $"当該区分の指摘は許容数以内である（{limit}）{listJa}"),
            (GateKind.Limit, false) => new(
                $"more findings of the class than allowed ({limit}){listEn}",
                $"当該区分の指摘が許容数を超えている（{limit}）{listJa}"),
            (GateKind.Floors, true) => new("every floor is reached", "全ての下限に達している"),
            _ => new($"below its floor: {en}", $"下限に達していない：{ja}"),
        };
        return Reason(gate.Id, "", RuleTitles.Of(gate), gate.Held, gate.Held ? [] : gate.Against, text);
    }

    public static RuleReason NothingOpen(IReadOnlyList<ScoredItem> open)
    {
        var ids = open.Select(item => item.ItemId).ToArray();
        return Reason(Eligibility.NothingOpenRuleId, "", new("Nothing open", "未達の項目なし"), ids, ids.Length == 0
            ? new("no item is open", "未達の項目はない")
            : new(
                $"{Count(ids.Length, "item is", "items are")} open: {ListEn(ids)}",
                $"未達の項目が{Number(ids.Length)}件ある：{ListJa(ids)}"));
    }

    public static RuleReason MinimumRatio(MinimumRatioRule rule, ScoreResult score, bool held)
    {
        var text = score.Score is not { } value
            ? new LocalizedText($"there is no score to compare with {rule.Minimum}", $"{rule.Minimum}と比較するスコアがない")
            : new LocalizedText(
                $"the score {value} of {score.Maximum} is {(held ? "at least" : "below")} {rule.Minimum} of the maximum",
                $"スコア{value}（満点{score.Maximum}）は満点の{rule.Minimum}{(held ? "以上である" : "に満たない")}");
        return Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), held && score.Score is not null, [], text);
    }

    public static RuleReason OpenItemLoss(OpenItemLossRule rule, IReadOnlyList<ScoredItem> tooDear, IReadOnlyList<string> unknown)
    {
        if (unknown.Count > 0)
        {
            return NotInChecklist(rule, unknown);
        }

        var limit = Count(rule.Maximum, "point", "points");
        var exceptionsEn = Exceptions(rule, " (allowed beyond that: ", ", ", ")", x => $"{x.ItemId} in the state {x.State}");
        var exceptionsJa = Exceptions(rule, "（例外：", "、", "）", x => $"{x.ItemId}が{x.State}の場合");
        var text = tooDear.Count == 0
            ? new LocalizedText(
                $"no open item costs more than {limit}",
                $"{Number(rule.Maximum)}点を超えて減点された未達の項目はない")
            : new LocalizedText(
                $"open and costing more than {limit}: {string.Join(", ", tooDear.Select(CostEn))}",
                $"{Number(rule.Maximum)}点を超えて減点された未達の項目がある：{string.Join("、", tooDear.Select(CostJa))}");
        var precise = new LocalizedText(text.En + exceptionsEn, text.Ja + exceptionsJa);

        // People read of the exceptions without the ids of states, which only the checklist can name.
        var items = rule.Exceptions.Select(exception => exception.ItemId).Distinct().ToList();
        var readable = items.Count == 0 ? text : new LocalizedText(
            $"{text.En} ({ListEn(items)} may cost more in a partial state that the rule names)",
            $"{text.Ja}（{ListJa(items)}は、規則が定める部分適合の状態に限り例外）");
        return Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), tooDear.Count == 0, [.. tooDear.Select(item => item.ItemId)], precise, readable);
    }

    public static RuleReason ItemsNotOpen(ItemsNotOpenRule rule, IReadOnlyList<string> open, IReadOnlyList<string> unknown) =>
        unknown.Count > 0
            ? NotInChecklist(rule, unknown)
            : Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), open, open.Count == 0
                ? new(
                    $"none of {ListEn(rule.Items)} is open",
                    $"{ListJa(rule.Items)}はいずれも未達ではない")
                : new(
                    $"open although it may never be: {ListEn(open)}",
                    $"未達であってはならない項目が未達である：{ListJa(open)}"));

    internal static RuleReason NotInChecklist(EligibilityRule rule, IReadOnlyList<string> unknown) =>
        Reason(rule.Id, rule.Basis, RuleTitles.Of(rule), unknown, new(
            $"the rule names {ListEn(unknown)}, which the checklist does not hold",
            $"規則が挙げる{ListJa(unknown)}はチェックリストに存在しない"));

    internal static RuleReason Reason(string id, string basis, LocalizedText title, IReadOnlyList<string> against, LocalizedText text) =>
        Reason(id, basis, title, against.Count == 0, against, text);

    internal static RuleReason Reason(
        string id, string basis, LocalizedText title, bool held, IReadOnlyList<string> against, LocalizedText text, LocalizedText? readable = null) =>
        new(id, basis, held, against, Sentence(id, basis, held, text), title, AsSentence(readable ?? text));

    private static LocalizedText AsSentence(LocalizedText text) => new(char.ToUpperInvariant(text.En[0]) + text.En[1..] + ".", text.Ja + "。");

    private static LocalizedText Sentence(string id, string basis, bool held, LocalizedText text) => new(
        $"Rule {id} {(held ? "holds" : "does not hold")}: {text.En}{(basis.Length == 0 ? "" : $" ({basis})")}.",
        $"規則{id}は{(held ? "成立" : "不成立")}：{text.Ja}{(basis.Length == 0 ? "" : $"（{basis}）")}。");

    private static string Exceptions(OpenItemLossRule rule, string before, string between, string after, Func<OpenItemException, string> word) =>
        rule.Exceptions.Count == 0 ? "" : before + string.Join(between, rule.Exceptions.Select(word)) + after;

    private static string CostEn(ScoredItem item) => $"{item.ItemId} ({Count(item.Loss, "point", "points")})";

    private static string CostJa(ScoredItem item) => $"{item.ItemId}（{Number(item.Loss)}点）";

    internal static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string ListEn(IReadOnlyList<string> ids) => string.Join(", ", ids);

    internal static string ListJa(IReadOnlyList<string> ids) => string.Join("、", ids);
}
