using System.Diagnostics;
using System.Globalization;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// The canonical form of a ruleset. Line by line, in checklist order: <c>compliance-ruleset 1</c>;
/// <c>method deduction MAXIMUM</c>, <c>method sum</c>, <c>method mean</c>, or <c>method levels</c> with the numbers;
/// <c>not-applicable POLICY</c>; <c>limit ID FLAG MAXIMUM</c> for each limit; <c>group ID</c> for each group;
/// then for each section <c>section ID</c>, for each of its items <c>item ID LOSS</c> or <c>item ID LOSS precondition</c>,
/// followed by <c>partial ID LOSS</c> for each partial state and <c>objective ID</c> for each objective. What a plain
/// deduction does not have follows its line as <c>name value</c> pairs, or lines of their own, only where it is there: so
/// the form of a ruleset never changes because other rulesets can say more. Integers in decimal without separators.
/// </summary>
internal static class RulesetForm
{
    public static CanonicalText Of(Ruleset rules)
    {
        var text = new CanonicalText().Line("compliance-ruleset", "1");
        text.Line(["method", rules.Method.Name, .. rules.Method switch
        {
            DeductionMethod deduction => [Number(deduction.Maximum)],
            LevelsMethod levels => levels.Levels.Select(level => Number(level.Number)),
            _ => (IEnumerable<string>)[],
        }]);
        text.Line("not-applicable", rules.NotApplicable switch
        {
            NotApplicablePolicy.AsMet => "as-met",
            NotApplicablePolicy.FullPoints => "full-points",
            NotApplicablePolicy.Excluded => "excluded",
            _ => throw new UnreachableException(),
        });
        foreach (var limit in rules.Limits)
        {
            text.Line("limit", limit.Id, limit.Flag, Number(limit.Maximum));
        }

        foreach (var group in rules.Groups)
        {
            text.Line(["group", group.Id, .. Branch("parent", group.ParentId, group.Weight, group.Floor)]);
        }

        foreach (var section in rules.Sections)
        {
            text.Line(["section", section.Id, .. Branch("group", section.GroupId, section.Weight, section.Floor)]);
            foreach (var item in section.Items)
            {
                AddItem(text, item);
            }
        }

        return text;
    }

    private static IEnumerable<string> Branch(string name, string? parent, int weight, Rational? floor) =>
        [.. Pair(name, parent), .. Pair("weight", weight == 1 ? null : Number(weight)), .. Pair("floor", floor?.ToString())];

    private static IEnumerable<string> Pair(string name, string? value) => value is null ? [] : [name, value];

    private static IEnumerable<string> Pair(string name, int? value) => Pair(name, value is { } number ? Number(number) : null);

    private static IEnumerable<string> Flags(IReadOnlyList<string> flags) => flags.SelectMany(flag => Pair("flag", flag));

    private static void AddItem(CanonicalText text, Item item)
    {
        text.Line(
        [
            "item", item.Id, Number(item.Loss),
            .. item.IsPrecondition ? ["precondition"] : (string[])[],
            .. item.IsAutomaticFail ? ["automatic-fail"] : (string[])[],
            .. Pair("weight", item.Weight == 1 ? null : Number(item.Weight)),
            .. Pair("floor", item.Floor),
            .. Pair("target", item.Target),
            .. Pair("level", item.Level == 1 ? null : Number(item.Level)),
            .. Flags(item.Flags),
            .. Pair("applies", item.Applies?.ToString()),
        ]);
        AddAnswer(text, "met", item.MetAnswer);
        AddAnswer(text, "not-met", item.NotMetAnswer);
        foreach (var state in item.PartialStates)
        {
            text.Line(
            [
                "partial", state.Id, Number(state.Loss),
                .. state.IsAccepted ? ["accepted"] : (string[])[],
                .. Pair("points", state.Points),
                .. Pair("blocks-from", state.BlocksFrom),
                .. Flags(state.Flags),
            ]);
        }

        foreach (var objective in item.Objectives)
        {
            text.Line(["objective", objective.Id, .. Pair("level", objective.Level)]);
        }
    }

    private static void AddAnswer(CanonicalText text, string counts, Answer? answer)
    {
        if (answer is not null)
        {
            text.Line(["answer", answer.Id, counts, .. Pair("points", answer.Points), .. Flags(answer.Flags)]);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
