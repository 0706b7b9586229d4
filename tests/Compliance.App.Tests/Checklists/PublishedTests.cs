using System.Text.RegularExpressions;
using Compliance.Domain;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Checklists;

/// <summary>What this repository publishes.</summary>
public partial class PublishedTests
{
    [Fact]
    public void The_library_of_the_repository_is_without_fault() =>
        Assert.Empty(Compliance.App.Checklists.ChecklistLibrary.Load(Repository.ChecklistsFolder).Faults);

    [Fact]
    public void It_has_110_items_in_14_families_with_320_objectives()
    {
        var checklist = Repository.Sp800171.Checklist;
        Assert.Equal(14, checklist.Sections.Count);
        Assert.Equal(110, checklist.Items.Count());
        Assert.Equal(320, checklist.Items.Sum(item => item.Objectives.Count));
    }

    [Fact]
    public void Lowest_score_is_minus_203()
    {
        var published = Repository.Sp800171;
        var score = Scorer.Score(published.Ruleset, [.. published.Checklist.Items.Select(item =>
            new ItemDetermination(item.Id, item.IsPrecondition ? new Verdict.Met() : new Verdict.NotMet()))]).Value;
        Assert.Equal(-203, score.Score);
    }

    [Fact]
    public void Its_rules_never_change() => Assert.Equal(
        "f43a2a933a494b0d0b8ed866beddd7d97cc18ff32a17f1cda9b17e0b3d644572",
        Repository.Sp800171.Ruleset.RulesetHash);

    [Fact]
    public void The_policy_never_changes() => Assert.Equal(
        "5a363208591d088c2a89fe58662e9b4b0f2137529425b75e60fab24d1ed9a7e1",
        Repository.Library.FindProgramme("cmmc-level-2")!.Policy.PolicyHash);

    [Fact]
    public void The_notice_says_whose_text_prevails()
    {
        var notice = Repository.Sp800171.Checklist.Notice;
        Assert.Contains("prevails", notice.En, StringComparison.Ordinal);
        Assert.Contains("原文が優先する", notice.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Japanese_texts_are_japanese_and_english_texts_are_not()
    {
        Assert.All(Texts(), text =>
        {
            Assert.Matches(Kana(), text.Ja);
            Assert.DoesNotMatch(Kana(), text.En);
        });
    }

    [Fact]
    public void Sentences_end_as_sentences_do()
    {
        Assert.All(Repository.Sp800171.Checklist.Items, item =>
        {
            Assert.All(item.Objectives.Select(objective => objective.Text).Append(item.Requirement), text =>
            {
                Assert.EndsWith(".", text.En, StringComparison.Ordinal);
                Assert.EndsWith("。", text.Ja, StringComparison.Ordinal);
            });
            Assert.False(item.Title.Ja.EndsWith('。'));
        });
    }

    [Fact]
    public void Spelling_is_british() => Assert.DoesNotContain(Texts(), text =>
        text != Repository.Sp800171.Checklist.Source.Name && American().IsMatch(text.En));

    private static IEnumerable<LocalizedText> Texts()
    {
        var checklist = Repository.Sp800171.Checklist;
        return checklist.Sections.SelectMany(section => section.Items.SelectMany(item =>
                item.Objectives.Select(objective => objective.Text)
                    .Concat(item.PartialStates.Select(state => state.Title))
                    .Concat([item.Title, item.Requirement, item.Evidence])).Append(section.Title))
            .Concat([checklist.Title, checklist.Notice, checklist.Source.Name, checklist.Source.Publisher, checklist.Source.Edition, checklist.Source.Note]);
    }

    [GeneratedRegex("[\u3041-\u30FF\u4E00-\u9FFF]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kana();

    [GeneratedRegex(@"\b(organization|authoriz|sanitiz|synchroniz|analyze|behavior|tunneling)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex American();
}
