using System.Text;
using System.Text.Json;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.Domain;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Programmes;

public class ScoreReportTests
{
    private static readonly string[] Top = ["checklist", "version", "rulesetHash", "score", "maximum", "level", "outcome", "reasons", "sections", "items"];
    private static readonly string[] Line = ["item", "determination", "loss", "explanation"];

    [Fact]
    public void Json_has_its_properties_in_order_and_every_item()
    {
        using var json = JsonDocument.Parse(Report("3.1.20,not-met\n3.13.11,encryption-not-fips-validated\n3.1.18,not-applicable\n").ToJson());
        var root = json.RootElement;
        Assert.Equal(Top, root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("nist-sp-800-171-r2", root.GetProperty("checklist").GetString());
        Assert.Equal("1.0.0", root.GetProperty("version").GetString());
        Assert.Equal(Repository.Sp800171.Ruleset.RulesetHash, root.GetProperty("rulesetHash").GetString());
        Assert.Equal(106, root.GetProperty("score").GetInt32());
        Assert.Equal(110, root.GetProperty("maximum").GetInt32());
        Assert.Equal("ineligible", root.GetProperty("outcome").GetString());
        Assert.Contains(root.GetProperty("reasons").EnumerateArray(), reason => reason.GetString()!.Contains("items-never-open does not hold: open although it may never be: 3.1.20", StringComparison.Ordinal));
        var items = root.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(Repository.Sp800171.Checklist.Items.Select(item => item.Id), items.Select(item => item.GetProperty("item").GetString()));
        Assert.All(items, item => Assert.Equal(Line, item.EnumerateObject().Select(property => property.Name)));
        var partial = items.Single(item => item.GetProperty("item").GetString() == "3.13.11");
        Assert.Equal("encryption-not-fips-validated", partial.GetProperty("determination").GetString());
        Assert.Equal(3, partial.GetProperty("loss").GetInt32());
        Assert.Equal(
            "Partly met, encryption-not-fips-validated (Encryption is used, but it is not FIPS-validated): 3 of 5 points lost.",
            partial.GetProperty("explanation").GetString());
    }

    [Fact]
    public void Score_is_null_where_the_precondition_is_open()
    {
        using var json = JsonDocument.Parse(Report("3.12.4,not-met\n").ToJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("score").ValueKind);
        Assert.Equal("not-assessed", json.RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public void Negative_scores_are_numbers()
    {
        var all = string.Concat(Repository.Sp800171.Checklist.Items.Where(item => !item.IsPrecondition).Select(item => item.Id + ",not-met\n"));
        using var json = JsonDocument.Parse(Report(all).ToJson());
        Assert.Equal(-203, json.RootElement.GetProperty("score").GetInt32());
    }

    [Fact]
    public void A_score_that_is_no_whole_number_is_a_text()
    {
        var report = Report("");
        report = report with { Score = report.Score with { Score = new Rational(7, 3) } };
        Assert.Contains("\"score\":\"7/3\"", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_input_gives_equal_bytes_on_one_line()
    {
        Assert.Equal(Report("3.1.3,not-met\n").ToJson(), Report("3.1.3,not-met\n").ToJson());
        Assert.DoesNotContain('\n', Report("3.1.3,not-met\n").ToJson());
    }

    [Fact]
    public void Text_for_readers_says_score_outcome_reasons_and_open_items()
    {
        var text = Report("3.1.3,not-met\n").ToText();
        Assert.Contains("Score: 109 of 110\nOutcome: conditional\n", text, StringComparison.Ordinal);
        Assert.Contains("\n3.1.3: Not met: 1 point lost.\n", text, StringComparison.Ordinal);
        Assert.Contains(Repository.Sp800171.Ruleset.RulesetHash, text, StringComparison.Ordinal);
    }

    private static ScoreReport Report(string lines)
    {
        var published = Repository.Sp800171;
        var file = DeterminationsFile.Read("f", Encoding.UTF8.GetBytes("item,determination\n" + lines), published.Checklist, true);
        var score = Scorer.Score(published.Ruleset, [.. file.Determinations!]).Value;
        var policy = Repository.Library.FindProgramme("cmmc-level-2")!.Policy;
        return new(published.Checklist, score, Eligibility.Decide(policy, score, new(2026, 4, 1)));
    }
}
