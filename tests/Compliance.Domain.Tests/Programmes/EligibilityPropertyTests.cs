using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Programmes;

public class EligibilityPropertyTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Fact]
    public void The_ratio_is_exact_at_the_boundary() =>
        Gen.Select(Gen.Int[1, 200_000], Gen.Int[-2, 2], Gen.Int[1, 97], Gen.Int[1, 97]).Sample((scale, offset, n, d) =>
        {
            // A maximum that the fraction divides evenly, and a score that many points off the exact boundary.
            var ratio = new Rational(Math.Min(n, d), Math.Max(n, d));
            var maximum = (int)ratio.Denominator * scale;
            var score = ((int)ratio.Numerator * scale) + offset;
            var result = new ScoreResult(score, maximum, [], [], [], "", "");
            var policy = Sp800171.Policy with { Rules = [new MinimumRatioRule("ratio", "", ratio)] };
            return Eligibility.Decide(policy, result, Day).Reasons[^1].Held == (offset >= 0);
        });

    [Fact]
    public void Meeting_one_more_item_never_worsens_the_outcome() =>
        Gen.Select(NearlyMet, Gen.Int[0, 109]).Sample((determinations, i) =>
        {
            var better = determinations.ToArray();
            better[i] = new(better[i].ItemId, new Verdict.Met());
            return Rank(Decide(better).Outcome) <= Rank(Decide(determinations).Outcome);
        });

    [Fact]
    public void Outcome_agrees_with_the_regulation_written_out_again() => NearlyMet.Sample(determinations =>
    {
        // The rule in one expression, from the text of 32 CFR 170.21(a)(2) and not from the code under test.
        var open = determinations.Where(d => d.Verdict is Verdict.NotMet or Verdict.Partial).ToDictionary(d => d.ItemId, d => d.Verdict);
        var lost = open.Sum(o => o.Value is Verdict.Partial ? 3 : Sp800171.Checklist.Find(o.Key)!.Loss);
        var expected = open.ContainsKey("3.12.4") ? Outcome.NotAssessed
            : open.Count == 0 ? Outcome.Eligible
            : lost <= 22
                && open.All(o => (o.Key == "3.13.11" && o.Value is Verdict.Partial) || (o.Value is Verdict.NotMet && Sp800171.Checklist.Find(o.Key)!.Loss <= 1))
                && !open.Keys.Intersect(["3.1.20", "3.1.22", "3.10.3", "3.10.4", "3.10.5"]).Any() ? Outcome.Conditional
            : Outcome.Ineligible;
        return Decide(determinations).Outcome == expected;
    });

    /// <summary>
    /// Cases near the boundary: mostly one-pointers open, rarely a dear or a forbidden one. Random verdicts on every item
    /// would all be ineligible and test nothing.
    /// </summary>
    private static Gen<ItemDetermination[]> NearlyMet => Gen.Select(
        Gen.Int[0, 26],
        Gen.Shuffle(Sp800171.OnePointers),
        Gen.Int[0, 12],
        (count, order, roll) =>
        {
            var open = order.Take(count).Select(id => (id, "not-met"));
            return Sp800171.AllMetExcept([.. roll switch
            {
                0 => open.Append(("3.13.11", "not-met")),
                1 or 2 => open.Append(("3.13.11", Sp800171.Fips)),
                3 => open.Append(("3.5.3", Sp800171.Mfa)),
                4 => open.Append(("3.1.20", "not-met")),
                5 => open.Append(("3.12.4", "not-met")),
                6 => open.Append(("3.1.5", "not-met")),
                7 => open.Append(("3.1.22", "not-applicable")),
                _ => open,
            }]);
        });

    private static EligibilityResult Decide(ItemDetermination[] determinations) =>
        Eligibility.Decide(Sp800171.Policy, Scorer.Score(Sp800171.Rules, determinations).Value, Day);

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => 0,
        Outcome.Conditional => 1,
        Outcome.Ineligible => 2,
        Outcome.NotAssessed => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
