using System.Diagnostics;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// Scores determinations. Pure: the same inputs give the same result for ever, in whatever order they come.
/// </summary>
/// <remarks>
/// Which verdict counts. An item is met only if every applicable objective is met (SP 800-171A, section 2.1), so one
/// objective that is not met makes the item not met even where it was judged met or not applicable. A named partial state
/// is kept: it says by its name that something is missing, the missing part is what the open objective records, and the
/// standard gives that very shortfall its own loss (32 CFR 170.24(c)(2)(i)(B)(4)). An item judged not met stays not met,
/// whatever its objectives say.
/// </remarks>
public static class Scorer
{
    /// <summary>The score, with one explanation an item.</summary>
    /// <param name="ruleset">The rules of the checklist that the case pinned.</param>
    /// <param name="determinations">Exactly one of every item, in any order.</param>
    /// <returns>The result, or <see cref="InvalidDeterminations"/> with everything that does not fit.</returns>
    public static Result<ScoreResult> Score(Ruleset ruleset, IReadOnlyCollection<ItemDetermination> determinations) =>
        DeterminationCheck.Order(ruleset, determinations).Then<ScoreResult>(ordered => ruleset.Method switch
        {
            DeductionMethod deduction => Deduct(ruleset, deduction, ordered),
            _ => throw new UnreachableException(),
        });

    private static ScoreResult Deduct(Ruleset ruleset, DeductionMethod method, ItemDetermination[] ordered)
    {
        var items = ruleset.Items.Select((item, i) => Judge(item, ordered[i], ruleset.NotApplicable)).ToArray();
        var failed = ruleset.Items.Where((item, i) => item.IsPrecondition && items[i].Verdict.IsOpen).Select(item => item.Id).ToArray();
        Rational? score = failed.Length == 0 ? method.Maximum - items.Sum(item => item.Loss) : null;
        return new(score, method.Maximum, items, Sections(ruleset, items), failed, ruleset.RulesetHash, InputsForm.Hash(ordered));
    }

    private static ScoredItem Judge(Item item, ItemDetermination determination, NotApplicablePolicy policy)
    {
        var open = determination.Objectives is { } judged
            ? item.Objectives.Where(objective => judged.GetValueOrDefault(objective.Id) is ObjectiveState.NotMet).Select(objective => objective.Id).ToArray()
            : [];
        return determination.Verdict switch
        {
            Verdict.Partial partial => Line(item, partial, ExplanationKind.Partial, item.FindPartial(partial.State)!.Loss, open),
            Verdict.NotMet => Line(item, determination.Verdict, ExplanationKind.NotMet, item.Loss, open),
            _ when open.Length > 0 => Line(item, new Verdict.NotMet(), ExplanationKind.ObjectiveNotMet, item.Loss, open),
            Verdict.Met => Line(item, determination.Verdict, ExplanationKind.Met, 0, open),
            Verdict.NotApplicable => policy switch
            {
                NotApplicablePolicy.AsMet => Line(item, determination.Verdict, ExplanationKind.NotApplicableAsMet, 0, open),
                _ => throw new UnreachableException(),
            },
            _ => throw new UnreachableException(),
        };
    }

    private static ScoredItem Line(Item item, Verdict verdict, ExplanationKind kind, int loss, IReadOnlyList<string> objectives)
    {
        var state = verdict is Verdict.Partial partial ? partial.State : null;
        var shown = item.IsPrecondition && verdict.IsOpen ? ExplanationKind.PreconditionNotMet : kind;
        return new(item.Id, verdict, loss, new(shown, item.Id, loss, item.Loss, state, objectives));
    }

    private static ScoredSection[] Sections(Ruleset ruleset, ScoredItem[] items)
    {
        var sections = new ScoredSection[ruleset.Sections.Count];
        var start = 0;
        for (var i = 0; i < sections.Length; i++)
        {
            var section = ruleset.Sections[i];
            var own = items.AsSpan(start, section.Items.Count).ToArray();
            start += section.Items.Count;
            sections[i] = new(
                section.Id,
                own.Sum(item => item.Loss),
                section.Items.Sum(item => item.Loss),
                own.Count(item => item.Verdict is Verdict.Met),
                own.Count(item => item.Verdict is Verdict.Partial),
                own.Count(item => item.Verdict is Verdict.NotMet),
                own.Count(item => item.Verdict is Verdict.NotApplicable));
        }

        return sections;
    }
}
