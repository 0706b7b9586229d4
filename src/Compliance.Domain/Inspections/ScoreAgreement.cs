namespace Compliance.Domain.Inspections;

/// <summary>How often a pair of verdicts came up.</summary>
/// <param name="First">Verdict of the first score.</param>
/// <param name="Second">Verdict of the second.</param>
/// <param name="Count">Items with this pair.</param>
public sealed record VerdictPair(string First, string Second, int Count);

/// <summary>
/// How far two scorers agree, exactly: the share of equal verdicts, and Cohen's kappa (J. Cohen, A coefficient of agreement for
/// nominal scales, 1960), which takes off what chance alone would give.
/// </summary>
/// <param name="Pairs">Every pair of verdicts that came up, by first and second verdict.</param>
public sealed record ScoreAgreement(IReadOnlyList<VerdictPair> Pairs)
{
    /// <summary>Items that both scored.</summary>
    public int Compared => Pairs.Sum(pair => pair.Count);

    /// <summary>Of these, items with the same verdict.</summary>
    public int Agreed => Pairs.Where(pair => pair.First == pair.Second).Sum(pair => pair.Count);

    /// <summary>Share of equal verdicts, 0 to 1; null where nothing was compared.</summary>
    public Rational? Ratio => Compared == 0 ? null : new Rational(Agreed, Compared);

    /// <summary>
    /// Cohen's kappa, at most 1: 1 where all agree, 0 where they agree as often as chance would have it, negative below that.
    /// Null where it is not defined: nothing was compared, or both gave one and the same verdict to everything.
    /// </summary>
    public Rational? Kappa
    {
        get
        {
            // With n items, a equal ones and e the sum over all verdicts of (first's count · second's count):
            // κ = (a/n − e/n²) / (1 − e/n²) = (n·a − e) / (n² − e).
            long n = Compared, a = Agreed;
            var first = Pairs.GroupBy(pair => pair.First, pair => (long)pair.Count).ToDictionary(group => group.Key, group => group.Sum());
            var second = Pairs.GroupBy(pair => pair.Second, pair => (long)pair.Count).ToDictionary(group => group.Key, group => group.Sum());
            var e = first.Sum(entry => entry.Value * second.GetValueOrDefault(entry.Key));
            return n * n == e ? null : new Rational((n * a) - e, (n * n) - e);
        }
    }

    /// <summary>The agreement of compared items; those whose scores are not both in count as none.</summary>
    /// <param name="sample">Items of one or more samples.</param>
    public static ScoreAgreement Of(IEnumerable<SecondScore> sample) => new([.. sample
        .Where(row => row.ComparedAt is not null)
        .GroupBy(row => (First: row.First!.Verdict!, Second: row.Second!.Verdict!))
        .Select(group => new VerdictPair(group.Key.First, group.Key.Second, group.Count()))
        .OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal)]);
}
