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
    /// <param name="determinations">
    /// Exactly one of every item, in any order; an item that the facts exclude may be left out, and is not counted if it is
    /// there.
    /// </param>
    /// <param name="facts">What is known of the firm; null where nothing is, and every item applies.</param>
    /// <returns>The result, or <see cref="InvalidDeterminations"/> with everything that does not fit.</returns>
    public static Result<ScoreResult> Score(
        Ruleset ruleset,
        IReadOnlyCollection<ItemDetermination> determinations,
        FirmFacts? facts = null) =>
        DeterminationCheck.Order(ruleset, determinations, facts).Then<ScoreResult>(ordered =>
        {
            var judged = Judge(ruleset, ordered, facts);
            return ScoreLines.Explain(ruleset, ordered, judged, Tally.Of(ruleset, judged), facts);
        });

    /// <summary>
    /// The same numbers without lines, explanations and hashes: for portfolios and what-if questions, where many cases are
    /// scored at once.
    /// </summary>
    /// <param name="ruleset">As for <see cref="Score"/>.</param>
    /// <param name="determinations">As for <see cref="Score"/>.</param>
    /// <param name="facts">As for <see cref="Score"/>.</param>
    /// <returns>The totals, or <see cref="InvalidDeterminations"/> with everything that does not fit.</returns>
    public static Result<ScoreTotal> Total(
        Ruleset ruleset,
        IReadOnlyCollection<ItemDetermination> determinations,
        FirmFacts? facts = null) =>
        DeterminationCheck.Order(ruleset, determinations, facts).Then<ScoreTotal>(ordered =>
        {
            var judged = Judge(ruleset, ordered, facts);
            var tally = Tally.Of(ruleset, judged);
            var open = 0;
            var hasScore = true;
            for (var i = 0; i < judged.Length; i++)
            {
                open += judged[i].IsOpen ? 1 : 0;
                hasScore &= !(judged[i].IsOpen && ruleset.Items[i].IsPrecondition);
            }

            return new ScoreTotal(hasScore ? tally.Score : null, tally.Maximum, hasScore ? tally.Level : null, open);
        });

    private static Judged[] Judge(Ruleset ruleset, ItemDetermination[] ordered, FirmFacts? facts)
    {
        var judged = new Judged[ordered.Length];
        for (var i = 0; i < judged.Length; i++)
        {
            var item = ruleset.Items[i];
            judged[i] = Judged.Of(item, ordered[i], ruleset.NotApplicable, DeterminationCheck.Applies(item, facts));
        }

        return judged;
    }
}

/// <summary>The numbers of a score alone.</summary>
/// <param name="Score">As in <see cref="ScoreResult.Score"/>.</param>
/// <param name="Maximum">As in <see cref="ScoreResult.Maximum"/>.</param>
/// <param name="Level">As in <see cref="ScoreResult.Level"/>.</param>
/// <param name="Open">Number of open items.</param>
public sealed record ScoreTotal(Rational? Score, Rational Maximum, int? Level, int Open);
