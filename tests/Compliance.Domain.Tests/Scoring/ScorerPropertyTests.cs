using System.Text.Json;
using Compliance.Domain.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Scoring;

public class ScorerPropertyTests
{
    private static readonly string[] Ids = [.. Sp800171.Checklist.Items.Select(item => item.Id)];

    /// <summary>A verdict that the item allows, for every item; all kinds occur.</summary>
    public static readonly Gen<ItemDetermination[]> AnyDeterminations = Gen.Int[0, 9].Array[Ids.Length].Select(dice =>
        dice.Select((roll, i) => new ItemDetermination(Ids[i], Allowed(Ids[i], roll))).ToArray());

    [Fact]
    public void Meeting_one_more_item_never_lowers_a_score() =>
        Gen.Select(AnyDeterminations, Gen.Int[0, Ids.Length - 1]).Sample((determinations, i) =>
        {
            var before = Scorer.Score(Sp800171.Rules, determinations).Value.Score;
            var better = determinations.ToArray();
            better[i] = new(Ids[i], new Verdict.Met());
            var after = Scorer.Score(Sp800171.Rules, better).Value.Score;
            return before is null || after >= before;
        });

    [Fact]
    public void A_partial_state_lies_between_met_and_not_met() =>
        Gen.Select(AnyDeterminations, Gen.Bool.Select(first => first ? (Item: "3.5.3", State: Sp800171.Mfa) : (Item: "3.13.11", State: Sp800171.Fips))).Sample((determinations, chosen) =>
        {
            var (item, state) = chosen;
            Rational? With(Verdict verdict) => Scorer.Score(
                Sp800171.Rules,
                [.. determinations.Select(d => d.ItemId == item ? new(item, verdict) : d)]).Value.Score;
            var (low, middle, high) = (With(new Verdict.NotMet()), With(new Verdict.Partial(state)), With(new Verdict.Met()));
            return low is null ? middle is null && high is null : low + 2 == middle && middle + 3 == high;
        });

    [Fact]
    public void Order_makes_no_difference() => Gen.Select(AnyDeterminations, Gen.Shuffle(Ids)).Sample((determinations, order) =>
    {
        var byId = determinations.ToDictionary(d => d.ItemId);
        return Bytes(Scorer.Score(Sp800171.Rules, determinations)) == Bytes(Scorer.Score(Sp800171.Rules, [.. order.Select(id => byId[id])]));
    });

    [Fact]
    public void Replay_is_identical_to_the_byte() => AnyDeterminations.Sample(determinations =>
        Bytes(Scorer.Score(Sp800171.Rules, determinations)) == Bytes(Scorer.Score(Ruleset.From(Sp800171.Checklist).Value, [.. determinations])));

    [Fact]
    public void Different_determinations_have_different_hashes() =>
        Gen.Select(AnyDeterminations, AnyDeterminations).Sample((x, y) =>
            x.SequenceEqual(y) == (InputsForm.Hash(x) == InputsForm.Hash(y)));

    [Fact]
    public void Score_is_the_maximum_less_the_losses_and_sections_agree() => AnyDeterminations.Sample(determinations =>
    {
        var result = Scorer.Score(Sp800171.Rules, determinations).Value;
        var loss = result.Items.Sum(item => item.Loss);
        return (result.Score is null || result.Score == 110 - loss)
            && loss == result.Sections.Sum(section => section.Loss)
            && result.Score is null == determinations.Any(d => d.ItemId == "3.12.4" && d.Verdict is Verdict.NotMet)
            && result.Items.All(item => item.Loss == item.Explanation.Loss && (item.Loss == 0 || item.IsOpen));
    });

    private static Verdict Allowed(string id, int roll) => (id, roll) switch
    {
        ("3.5.3", 0 or 1) => new Verdict.Partial(Sp800171.Mfa),
        ("3.13.11", 0 or 1) => new Verdict.Partial(Sp800171.Fips),
        (_, < 3) => new Verdict.NotMet(),
        (_, 3) => new Verdict.NotApplicable(),
        _ => new Verdict.Met(),
    };

    private static string Bytes(Result<ScoreResult> result) => JsonSerializer.Serialize(
        result.Value.Items.Select(item => (object)new { item.ItemId, Verdict = item.Verdict.ToString(), item.Explanation })
            .Prepend(new { Score = result.Value.Score?.ToString(), result.Value.Sections, result.Value.FailedPreconditions, result.Value.RulesetHash, result.Value.InputsHash }));
}
