using Compliance.Web.Cli;

namespace Compliance.Web.Tests.Cli;

public sealed class ChecklistCommandTests : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "checklists");

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("scs-star-4/1.0.0.yaml", "checklist scs-star-4 1.0.0, 16 sections, 43 items")]
    [InlineData("programmes/cmmc-level-2.yaml", "programme cmmc-level-2, policy 1.0.0, checklist nist-sp-800-171-r2 1.0.0")]
    public async Task A_file_in_order_is_said_to_be_so(string path, string said)
    {
        var (status, output, error) = await RunAsync("validate", Path.Combine(Folder, path));
        Assert.Equal((0, ""), (status, error));
        Assert.EndsWith($": no faults: {said}\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scs-star-4/1.0.0.yaml", "notApplicable: as-met", "notApplicable: never", "the policy as-met, full-points or excluded")]
    [InlineData("programmes/cmmc-level-2.yaml", "\"4/5\"", "\"0.8\"", "a fraction from 0 to 1")]
    public async Task Every_fault_has_its_line(string path, string what, string with, string expected)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, path), TestContext.Current.CancellationToken);
        var line = Array.FindIndex(lines, text => text.Contains(what, StringComparison.Ordinal));
        lines[line] = lines[line].Replace(what, with, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        var (status, output, error) = await RunAsync("validate", file);
        Assert.Equal((ChecklistCommand.HasFaults, ""), (status, output));
        Assert.StartsWith($"{file}:{line + 1}:", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_wrong_arguments_end_with_2()
    {
        Assert.Equal(ChecklistCommand.Unusable, (await RunAsync("validate", file + ".none")).Status);
        Assert.Equal(ChecklistCommand.Unusable, (await RunAsync("validate")).Status);
        Assert.Equal(ChecklistCommand.Unusable, (await RunAsync("publish", file)).Status);
        Assert.Equal(0, (await RunAsync("--help")).Status);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var status = await ChecklistCommand.RunAsync(args, output, error, Folder);
        return (status, output.ToString(), error.ToString());
    }
}
