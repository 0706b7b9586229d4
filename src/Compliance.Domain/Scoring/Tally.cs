using System.Numerics;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>What the method of a checklist makes of what counts: score, best score, and the same per section and group.</summary>
/// <param name="Score">The score before preconditions are heard; null where nothing counts.</param>
/// <param name="Maximum">The best score.</param>
/// <param name="Level">Level, where the method knows levels.</param>
/// <param name="Sections">Score and best score of each section, in checklist order.</param>
/// <param name="Groups">Score of each group, in checklist order.</param>
internal sealed record Tally(
    Rational? Score,
    Rational Maximum,
    int? Level,
    (Rational? Score, Rational? Maximum)[] Sections,
    Rational?[] Groups)
{
    public static Tally Of(Ruleset ruleset, ReadOnlySpan<Judged> judged) => ruleset.Method switch
    {
        DeductionMethod method => Deduct(ruleset, method, judged),
        SumMethod => Sum(ruleset, judged),
        MeanMethod => Mean(ruleset, judged),
        LevelsMethod method => Levels(ruleset, method, judged),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Tally Deduct(Ruleset ruleset, DeductionMethod method, ReadOnlySpan<Judged> judged)
    {
        var loss = 0L;
        for (var i = 0; i < judged.Length; i++)
        {
            loss += judged[i].Loss(ruleset.Items[i]);
        }

        return new(Whole(method.Maximum - loss), method.Maximum, null, Nothing(ruleset), new Rational?[ruleset.Groups.Count]);
    }

    private static Tally Sum(Ruleset ruleset, ReadOnlySpan<Judged> judged)
    {
        var sections = Nothing(ruleset);
        long points = 0, best = 0;
        var counted = false;
        for (var s = 0; s < sections.Length; s++)
        {
            var (first, count) = ruleset.Span(s);
            long own = 0, ownBest = 0;
            var ownCounted = false;
            for (var i = first; i < first + count; i++)
            {
                if (!judged[i].IsExcluded)
                {
                    own += judged[i].Points!.Value;
                    ownBest += ruleset.Items[i].MetAnswer!.Points!.Value;
                    ownCounted = true;
                }
            }

            sections[s] = ownCounted ? (Whole(own), Whole(ownBest)) : (null, null);
            (points, best, counted) = (points + own, best + ownBest, counted || ownCounted);
        }

        var groups = new Rational?[ruleset.Groups.Count];
        ruleset.Roll(sections.AsSpan(), groups, (sum, value) => (sum ?? 0) + value);
        return new(counted ? Whole(points) : null, Whole(best), null, sections, groups);
    }

    private static Tally Mean(Ruleset ruleset, ReadOnlySpan<Judged> judged)
    {
        Rational best = ruleset.Items[0].MetAnswer!.Points!.Value;
        var sections = Nothing(ruleset);
        for (var s = 0; s < sections.Length; s++)
        {
            var (first, count) = ruleset.Span(s);
            long points = 0, weight = 0;
            for (var i = first; i < first + count; i++)
            {
                if (!judged[i].IsExcluded)
                {
                    points += (long)ruleset.Items[i].Weight * judged[i].Points!.Value;
                    weight += ruleset.Items[i].Weight;
                }
            }

            sections[s] = weight == 0 ? (null, null) : (new Rational(points, weight), best);
        }

        // A branch of which nothing counts has no mean and weighs nothing in the branch above.
        var groups = new Rational?[ruleset.Groups.Count];
        var weights = new long[ruleset.Groups.Count + 1];
        var sums = new Rational[ruleset.Groups.Count + 1];
        for (var s = 0; s < sections.Length; s++)
        {
            Add(ruleset.GroupOf(s), sections[s].Score, ruleset.Sections[s].Weight);
        }

        // Children come after their parents, so the last group is complete first.
        for (var g = groups.Length - 1; g >= 0; g--)
        {
            groups[g] = weights[g] == 0 ? null : sums[g] / new Rational(weights[g], BigInteger.One);
            Add(ruleset.ParentOf(g), groups[g], ruleset.Groups[g].Weight);
        }

        var top = groups.Length;
        return new(weights[top] == 0 ? null : sums[top] / new Rational(weights[top], BigInteger.One), best, null, sections, groups);

        void Add(int parent, Rational? value, int weight)
        {
            if (value is { } known)
            {
                var at = parent < 0 ? weights.Length - 1 : parent;
                sums[at] += known * weight;
                weights[at] += weight;
            }
        }
    }

    private static Tally Levels(Ruleset ruleset, LevelsMethod method, ReadOnlySpan<Judged> judged)
    {
        var top = method.Levels[^1].Number;
        var sections = Nothing(ruleset);
        var lowest = top;
        for (var s = 0; s < sections.Length; s++)
        {
            var (first, count) = ruleset.Span(s);
            var blockedFrom = int.MaxValue;
            for (var i = first; i < first + count; i++)
            {
                blockedFrom = Math.Min(blockedFrom, judged[i].BlockedFrom);
            }

            var level = method.Reached(blockedFrom);
            sections[s] = (level, top);
            lowest = Math.Min(lowest, level);
        }

        var groups = new Rational?[ruleset.Groups.Count];
        ruleset.Roll(sections.AsSpan(), groups, (least, value) => least is { } known && known < value ? known : value);
        return new(lowest, top, lowest, sections, groups);
    }

    private static (Rational? Score, Rational? Maximum)[] Nothing(Ruleset ruleset) => new (Rational?, Rational?)[ruleset.Sections.Count];

    private static Rational Whole(long value) => new(value, BigInteger.One);
}
