using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Checklists;

/// <summary>The published checklist against the figures and ids of the regulation and of NIST; skipped where they are absent.</summary>
public partial class ReferenceTests
{
    private const string Weights = "cmmc/sp800-171r2_dod_weights.csv";
    private const string Objectives = "cmmc/sp800-171a_objectives.csv";

    [Fact]
    public void Items_and_losses_are_those_of_the_regulation() => Assert.Equal(
        Repository.ReferenceRows(Weights).Select(row => (row["id"], int.Parse(row["weight"]!, CultureInfo.InvariantCulture))),
        Repository.Sp800171.Checklist.Items.Select(item => ((string?)item.Id, item.Loss)));

    [Fact]
    public void Partial_states_are_those_of_the_regulation() => Assert.Equal(
        Repository.ReferenceRows(Weights).Where(row => row["weight_if_partial"] is not (null or ""))
            .Select(row => (row["id"], int.Parse(row["weight_if_partial"]!, CultureInfo.InvariantCulture))),
        Repository.Sp800171.Checklist.Items.SelectMany(item => item.PartialStates.Select(state => ((string?)item.Id, state.Loss))));

    [Fact]
    public void The_one_precondition_is_that_of_the_regulation() => Assert.Equal(
        Repository.ReferenceRows(Weights).Where(row => row["condition"]!.Contains("no score", StringComparison.Ordinal)).Select(row => row["id"]),
        Repository.Sp800171.Checklist.Items.Where(item => item.IsPrecondition).Select(item => item.Id));

    [Fact]
    public void Families_hold_the_items_that_the_standard_puts_there() => Assert.Equal(
        Repository.ReferenceRows(Weights).GroupBy(row => row["family"]).Select(family => string.Join(',', family.Select(row => row["id"]))),
        Repository.Sp800171.Checklist.Sections.Select(section => string.Join(',', section.Items.Select(item => item.Id))));

    [Fact]
    public void Objectives_are_those_of_the_assessment_guide() => Assert.Equal(
        Repository.ReferenceRows(Objectives).Select(row => (row["requirement_id"], row["objective_id"])),
        Repository.Sp800171.Checklist.Items.SelectMany(item => item.Objectives.Select(objective => ((string?)item.Id, (string?)objective.Id))));

    /// <summary>An item may be left open on its own exactly where the regulation's table says so.</summary>
    [Fact]
    public void What_may_stay_open_is_what_the_regulation_lets_stay_open()
    {
        var published = Repository.Sp800171;
        var policy = Repository.Library.FindProgramme("cmmc-level-2")!.Policy;
        var rows = Repository.ReferenceRows(Weights);

        Outcome With(string id, Verdict verdict) => Eligibility.Decide(
            policy,
            Scorer.Score(published.Ruleset, [.. published.Checklist.Items.Select(item => new ItemDetermination(item.Id, item.Id == id ? verdict : new Verdict.Met()))]).Value,
            new DateOnly(2026, 4, 1)).Outcome;

        Assert.All(rows, row =>
        {
            var isOpenAllowed = row["poam_allowed"] == "yes";
            Assert.Equal(isOpenAllowed, With(row["id"]!, new Verdict.NotMet()) is Outcome.Conditional);
            foreach (var state in published.Checklist.Find(row["id"]!)!.PartialStates)
            {
                Assert.Equal(row["poam_allowed"] == "only_if_partial", With(row["id"]!, new Verdict.Partial(state.Id)) is Outcome.Conditional);
            }
        });
    }

    /// <summary>The wording is our own: no sentence of ours is one of theirs, whatever its case, punctuation or spelling of -ise.</summary>
    [Fact]
    public void No_sentence_is_a_published_one()
    {
        var published = Repository.ReferenceRows(Weights).SelectMany(row => new[] { row["requirement_text"], row["title"] })
            .Concat(Repository.ReferenceRows(Objectives).Select(row => row["objective"]))
            .Select(text => Normalise(text!))
            .ToHashSet();
        var ours = Repository.Sp800171.Checklist.Items.SelectMany(item => item.Objectives.Select(objective => objective.Text)
            .Concat([item.Title, item.Requirement, item.Evidence])).Select(text => text.En).ToArray();
        Assert.Equal(320 + (3 * 110), ours.Length);
        Assert.DoesNotContain(ours, text => published.Contains(Normalise(text)));
    }

    private static string Normalise(string text) =>
        Punctuation().Replace(text.ToLowerInvariant().Replace("isation", "ization", StringComparison.Ordinal).Replace("ise", "ize", StringComparison.Ordinal), "");

    [GeneratedRegex(@"\[[0-9]+\]|[^a-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Punctuation();
}
