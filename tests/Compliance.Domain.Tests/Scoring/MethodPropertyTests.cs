using System.Text.Json;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>What holds for every method.</summary>
public class MethodPropertyTests
{
    public static TheoryData<int> Schemes => new(Enumerable.Range(0, Scoring.Schemes.All.Length));

    [Theory, MemberData(nameof(Schemes))]
    public void Fixing_an_item_never_lowers_score_section_or_level(int scheme)
    {
        var checklist = Scoring.Schemes.All[scheme];
        var (rules, items) = (checklist.Rules(), checklist.Items.ToArray());
        Gen.Select(checklist.Any(), Gen.Int[0, items.Length - 1]).Sample((determinations, i) =>
        {
            // An item that was left out comes into the count when it is met, and may pull a mean either way: that is no fix.
            if (determinations[i].Verdict is Verdict.NotApplicable)
            {
                return true;
            }

            var better = determinations.ToArray();
            better[i] = new(items[i].Id, new Verdict.Met());
            var (before, after) = (Scorer.Score(rules, determinations).Value, Scorer.Score(rules, better).Value);
            return after.Score >= before.Score
                && before.Sections.Zip(after.Sections).All(pair => pair.First.Score is null || pair.Second.Score >= pair.First.Score)
                && before.Gates.Zip(after.Gates).All(pair => !pair.First.Held || pair.Second.Held);
        });
    }

    [Theory, MemberData(nameof(Schemes))]
    public void Order_makes_no_difference_and_replay_is_identical(int scheme)
    {
        var checklist = Scoring.Schemes.All[scheme];
        var rules = checklist.Rules();
        Gen.Select(checklist.Any(), Gen.Shuffle(Enumerable.Range(0, checklist.Items.Count()).ToArray())).Sample((determinations, order) =>
            Bytes(Scorer.Score(rules, determinations)) == Bytes(Scorer.Score(Scoring.Schemes.All[scheme].Rules(), [.. order.Select(i => determinations[i])])));
    }

    [Theory, MemberData(nameof(Schemes))]
    public void The_score_lies_between_the_worst_and_the_best(int scheme)
    {
        var checklist = Scoring.Schemes.All[scheme];
        var rules = checklist.Rules();
        checklist.Any().Sample(determinations =>
        {
            var score = Scorer.Score(rules, determinations).Value;
            return score.Score is null || (score.Score <= score.Maximum && score.Items.All(item => item.IsOpen || item.OpenFlags.Count == 0));
        });
    }

    [Theory, MemberData(nameof(Schemes))]
    public void Totals_are_the_numbers_of_the_full_score(int scheme)
    {
        var checklist = Scoring.Schemes.All[scheme];
        var rules = checklist.Rules();
        checklist.Any().Sample(determinations =>
        {
            var (full, total) = (Scorer.Score(rules, determinations).Value, Scorer.Total(rules, determinations).Value);
            return full.Score == total.Score && full.Maximum == total.Maximum && full.Level == total.Level
                && total.Open == full.Items.Count(item => item.IsOpen);
        });
    }

    [Theory, MemberData(nameof(Schemes))]
    public void Every_line_and_section_is_explained_in_both_languages(int scheme)
    {
        var checklist = Scoring.Schemes.All[scheme];
        var rules = checklist.Rules();
        checklist.Any().Sample(determinations =>
        {
            var score = Scorer.Score(rules, determinations).Value;
            return score.Items.Select(item => ExplanationText.Render(item.Explanation, checklist))
                .Concat(checklist.Sections.Zip(score.Sections).Select(pair => SectionText.Render(checklist, pair.First, pair.Second)))
                .All(text => text.En.EndsWith('.') && text.Ja.EndsWith('。'));
        });
    }

    [Theory, MemberData(nameof(Schemes))]
    public void A_word_is_read_back_as_it_was_written(int scheme) =>
        Assert.All(Scoring.Schemes.All[scheme].Items, item => Assert.All(item.Words(), word => Assert.Equal(word, item.Word(item.Read(word)!))));

    private static string Bytes(Result<ScoreResult> result) => JsonSerializer.Serialize(result.Value);
}
