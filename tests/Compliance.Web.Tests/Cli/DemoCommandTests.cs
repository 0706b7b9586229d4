using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Web.Cli;

namespace Compliance.Web.Tests.Cli;

/// <summary>The demo command tells one whole case and writes the same bytes each time and everywhere.</summary>
public sealed class DemoCommandTests(DemoRuns runs) : IClassFixture<DemoRuns>
{
    private static readonly string[] Names = ["inspection-report.pdf", "decision-notice.pdf", "assessment.json"];

    [Fact]
    public void TwoRunsInOtherPlacesLanguagesAndTimeZonesWriteTheSameBytes()
    {
        Assert.Equal((0, ""), (runs.First.Status, runs.First.Error));
        Assert.Equal((0, ""), (runs.Second.Status, runs.Second.Error));
        Assert.All(Names, name => Assert.Equal(runs.First.Read(name), runs.Second.Read(name)));
        Assert.All(Names, name => Assert.NotEmpty(runs.First.Read(name)));
        Assert.Equal(runs.First.Output, runs.Second.Output);
    }

    [Fact]
    public void ItSaysEveryStepAndTheDigestOfWhatItWrote()
    {
        var lines = runs.First.Output.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length >= 20);
        Assert.All(lines.Index(), line => Assert.StartsWith((line.Index + 1).ToString("D2", CultureInfo.InvariantCulture) + " ", line.Item, StringComparison.Ordinal));
        foreach (var name in Names[..2])
        {
            Assert.Contains(lines, line => line.EndsWith($"{name} issued, sha256 {Convert.ToHexStringLower(SHA256.HashData(runs.First.Read(name)))}", StringComparison.Ordinal));
        }

        var assessment = runs.First.Read(Names[2]);
        Assert.Contains($"assessment sha256 {Convert.ToHexStringLower(SHA256.HashData(assessment))}", runs.First.Output, StringComparison.Ordinal);

        // 110 less 3 for encryption that is not validated and 1 for each of five others: conditional under the rules.
        using var json = JsonDocument.Parse(assessment);
        Assert.Equal(("102", "110", "2026-0001"), (Text(json, "score"), Text(json, "maximum"), Text(json, "reference")));
        var counted = json.RootElement.GetProperty("items").EnumerateArray().CountBy(item => item.GetProperty("counted").GetString() ?? "").ToDictionary();
        Assert.Equal((101, 5, 3, 1), (counted["met"], counted["not-met"], counted["not-applicable"], counted["encryption-not-fips-validated"]));
        Assert.Contains("Decision drafted: conditional", runs.First.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspection-report.pdf")]
    [InlineData("decision-notice.pdf")]
    public async Task TheDocumentsAreWellFormedForQpdf(string name)
    {
        Programs.Require("qpdf");
        var (status, output, error) = await Programs.RunAsync("qpdf", ["--check", Path.Combine(runs.First.Folder, name)]);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspection-report.pdf", "Asia/Tokyo")]
    [InlineData("decision-notice.pdf", "UTC")]
    public async Task TheDocumentsSayWhatTheyAreForPdfinfo(string name, string zone)
    {
        Programs.Require("pdfinfo");
        var (status, output, error) = await Programs.RunAsync("pdfinfo", [Path.Combine(runs.Second.Folder, name)], ("TZ", zone));
        Assert.Equal(0, status);

        // Poppler expects in every tagged file an entry that the standard leaves out where nothing is suspect.
        Assert.DoesNotContain(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.Contains("Suspects object is wrong type", StringComparison.Ordinal));
        var facts = output.Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
        Assert.Equal(("yes", "no", "no"), (facts["Tagged"], facts["Encrypted"], facts["JavaScript"]));
        Assert.Matches(new Regex("^[1-9][0-9]*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), facts["Pages"]);
        Assert.Contains("2026-0001", facts["Title"], StringComparison.Ordinal);
        Assert.Contains("2026", facts["CreationDate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatIsInUseIsLeftAlone()
    {
        var database = runs.First.Read("compliance.db");
        var again = await DemoRuns.RunAsync(runs.First.Folder);
        Assert.Equal((DemoCommand.Faulty, ""), (again.Status, again.Output));
        Assert.Contains("holds a database already", again.Error, StringComparison.Ordinal);
        Assert.Equal(database, runs.First.Read("compliance.db"));
    }

    [Fact]
    public void ADocumentThatCannotBeRenderedEndsTheCommandWithoutIt()
    {
        Assert.Equal(1, runs.Broken.Status);
        Assert.Contains("inspection-report.pdf could not be rendered", runs.Broken.Error, StringComparison.Ordinal);
        Assert.All(Names, name => Assert.False(File.Exists(Path.Combine(runs.Broken.Folder, name))));
    }

    [Theory]
    [InlineData("--out: missing")]
    [InlineData("unknown argument", "--to", "x")]
    [InlineData("a value is missing", "--out")]
    public async Task FaultyArgumentsAreSaid(string expected, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        Assert.Equal(DemoCommand.Faulty, await DemoCommand.RunAsync(args, output, error, CommandLine.ChecklistFolder));
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    private static string? Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString();
}
