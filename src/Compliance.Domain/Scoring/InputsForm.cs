using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// The canonical form of determinations, so that a stored score can be traced to exactly what was judged. Line by line:
/// <c>compliance-determinations 1</c>; then for each item, in ordinal order of the ids, <c>item ID VERDICT</c>, followed by
/// <c>objective ID STATE</c> in ordinal order of the ids for each objective that was judged (<c>met</c>, <c>not-met</c> or
/// <c>not-applicable</c>). An objective that was not judged has no line, so it makes no difference whether it was listed.
/// Where facts of the firm are known, the first line is followed by <c>fact NAME VALUE</c> for each, in ordinal order.
/// </summary>
public static class InputsForm
{
    /// <summary>The form itself; the order of <paramref name="determinations"/> makes no difference.</summary>
    /// <param name="determinations">At most one of an item, with well-formed ids.</param>
    /// <param name="facts">What is known of the firm, with well-formed names and values; null where nothing is.</param>
    public static CanonicalText Of(IEnumerable<ItemDetermination> determinations, FirmFacts? facts = null)
    {
        var text = new CanonicalText().Line("compliance-determinations", "1");
        foreach (var (name, values) in (facts ?? FirmFacts.None).All)
        {
            foreach (var value in values)
            {
                text.Line("fact", name, value);
            }
        }

        foreach (var determination in determinations.OrderBy(d => d.ItemId, StringComparer.Ordinal))
        {
            text.Line("item", determination.ItemId, determination.Verdict.ToString());
            foreach (var (id, state) in (determination.Objectives ?? EmptyObjectives).OrderBy(o => o.Key, StringComparer.Ordinal))
            {
                if (Word(state) is { } word)
                {
                    text.Line("objective", id, word);
                }
            }
        }

        return text;
    }

    /// <summary>SHA-256 of the form, 64 lower-case hexadecimal digits.</summary>
    /// <param name="determinations">As for <see cref="Of"/>.</param>
    /// <param name="facts">As for <see cref="Of"/>.</param>
    public static string Hash(IEnumerable<ItemDetermination> determinations, FirmFacts? facts = null) => Of(determinations, facts).Hash();

    private static readonly IReadOnlyDictionary<string, ObjectiveState> EmptyObjectives =
        new Dictionary<string, ObjectiveState>();

    private static string? Word(ObjectiveState state) => state switch
    {
        ObjectiveState.NotJudged => null,
        ObjectiveState.Met => Verdict.MetText,
        ObjectiveState.NotMet => Verdict.NotMetText,
        ObjectiveState.NotApplicable => Verdict.NotApplicableText,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
