using System.Text.Json;
using Compliance.App.Checklists;
using Compliance.Web.Cli;

namespace Compliance.Web.Tests.Cli;

public sealed class ScoreCommandTests : IDisposable
{
    private const string Checklist = "nist-sp-800-171-r2";
    private const string Programme = "cmmc-level-2";

    // Copied beside the program by the project of the host, as in an installation.
    private static readonly ChecklistLibrary Library = ChecklistLibrary.Open(Path.Combine(AppContext.BaseDirectory, "checklists"));

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("", "110", "eligible")]
    [InlineData("3.1.20,not-met\n", "109", "ineligible")]
    [InlineData("3.1.3,not-met\n", "109", "conditional")]
    [InlineData("3.13.11,encryption-not-fips-validated\n", "107", "conditional")]
    [InlineData("3.5.3,mfa-remote-and-privileged-only\n", "107", "ineligible")]
    [InlineData("3.12.4,not-met\n", "null", "not-assessed")]
    public async Task Answers_in_json(string lines, string score, string outcome)
    {
        var (status, output, error) = await RunAsync(lines, "--checklist", Checklist, "--programme", Programme, "--determinations", file, "--default", "met", "--json");
        Assert.Equal((0, ""), (status, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(score, json.RootElement.GetProperty("score").GetRawText());
        Assert.Equal(outcome, json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(110, json.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Answers_in_text_and_takes_values_after_an_equals_sign()
    {
        var (status, output, _) = await RunAsync("", $"--checklist={Checklist}", $"--programme={Programme}", $"--determinations={file}", "--default=met");
        Assert.Equal(0, status);
        Assert.Contains("Score: 110 of 110", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_file_go_to_standard_error_with_their_lines()
    {
        var (status, output, error) = await RunAsync("3.1.1,maybe\n9.9.9,met\n", "--checklist", Checklist, "--programme", Programme, "--determinations", file, "--json");
        Assert.Equal((2, ""), (status, output));
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith($"{file}:2: unknown determination", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{file}:3: unknown item", lines[1], StringComparison.Ordinal);
        Assert.Contains("109 items have no determination", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--checklist iso --programme cmmc-level-2 --determinations FILE", "--checklist: unknown checklist \"iso\"; there is cyber-essentials, cyfun-important")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme gold --determinations FILE", "--programme: unknown programme \"gold\"; there is cmmc-level-2")]
    [InlineData("--programme cmmc-level-2 --determinations FILE", "--checklist: missing")]
    [InlineData("--checklist nist-sp-800-171-r2 --determinations FILE", "--programme: missing")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2", "--determinations: missing")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE --default not-met", "--default: expected met, found \"not-met\"")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE --default", "--default: a value is missing")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE --default --json", "--default: a value is missing")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE --xml", "unknown argument \"--xml\"; there is --checklist, --programme")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE --json=yes", "unknown argument \"--json=yes\"")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE extra", "unknown argument \"extra\"")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE --programme cmmc-level-2", "--programme: given twice")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations FILE.absent", "cannot be read")]
    [InlineData("--checklist nist-sp-800-171-r2 --programme cmmc-level-2 --determinations /", "cannot be read")]
    [InlineData("", "--checklist: missing")]
    public async Task Faults_of_the_arguments_go_to_standard_error(string arguments, string message)
    {
        var args = arguments.Replace("FILE", file, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (status, output, error) = await RunAsync("", args);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_of_another_checklist_is_refused()
    {
        var (status, _, error) = await RunAsync("", "--checklist", "scs-star-3", "--programme", Programme, "--determinations", file);
        Assert.Equal(2, status);
        Assert.Contains($"{Programme} judges with the checklist {Checklist}, not with scs-star-3", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_library_go_to_standard_error_and_end_with_status_2()
    {
        var folder = Directory.CreateTempSubdirectory("library-");
        try
        {
            CopyLibrary(folder.FullName);
            Write(Path.Combine(folder.FullName, "programmes", Programme + ".yaml"), "id: 7\n");
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            string[] args = ["--checklist", Checklist, "--programme", Programme, "--determinations", file];
            Assert.Equal(2, await ScoreCommand.RunAsync(args, output, error, folder.FullName));
            Assert.Equal("", output.ToString());
            Assert.Contains("checksums.lock:", error.ToString(), StringComparison.Ordinal);
            Assert.Contains($"programmes/{Programme}.yaml:1:", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Help_explains_every_option()
    {
        var (status, output, _) = await RunAsync("", "--help");
        Assert.Equal(0, status);
        Assert.All(["--checklist", "--programme", "--determinations", "--default met", "--json"], option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    private static void CopyLibrary(string folder)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "checklists");
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine(folder, Path.GetRelativePath(source, path)), File.ReadAllText(path));
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<(int Status, string Output, string Error)> RunAsync(string lines, params string[] args) => RunAsync(lines, Library, args);

    private async Task<(int Status, string Output, string Error)> RunAsync(string lines, ChecklistLibrary library, params string[] args)
    {
        await File.WriteAllTextAsync(file, "item,determination\n" + lines, TestContext.Current.CancellationToken);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await ScoreCommand.RunAsync(args, output, error, library);
        return (status, output.ToString(), error.ToString());
    }
}
