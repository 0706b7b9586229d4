using System.Diagnostics;

namespace Compliance.Web.Tests.Cli;

/// <summary>The demo command, run as programs of their own: in other folders, languages and time zones.</summary>
public sealed class DemoRuns : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compliance-demo-");

    public DemoRun First { get; private set; } = default!;

    public DemoRun Second { get; private set; } = default!;

    /// <summary>A run whose document compiler is missing.</summary>
    public DemoRun Broken { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        // Turkish has another upper case of i, Newfoundland half an hour more than everybody. Most of a run is waiting for the
        // disk, so they run at the same time.
        var runs = await Task.WhenAll(
            RunAsync(Path.Combine(folder.FullName, "a"), ("LC_ALL", "ja_JP.UTF-8"), ("TZ", "Asia/Tokyo")),
            RunAsync(Path.Combine(folder.FullName, "a much longer path with spaces", "二番目", "more"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/St_Johns")),
            RunAsync(Path.Combine(folder.FullName, "broken"), ("Reports__NodePath", "/no/such/node")));
        (First, Second, Broken) = (runs[0], runs[1], runs[2]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs <c>demo --out</c> in the program that was built beside the tests.</summary>
    public static async Task<DemoRun> RunAsync(string target, params (string Name, string Value)[] environment)
    {
        var templates = Repository.Path("src", "Compliance.App", "Reports", "Typst");
        Assert.SkipUnless(Directory.Exists(Path.Combine(templates, "node_modules")), "The document compiler is not installed: run infra/test.sh.");
        var (status, output, error) = await Programs.RunAsync(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Compliance.Web.dll"), "demo", "--out", target],
            [("Reports__Folder", templates), ("Reports__TimeLimit", "00:05:00"), .. environment]);
        return new DemoRun(target, status, output, error);
    }
}

/// <summary>What a run left and said.</summary>
public sealed record DemoRun(string Folder, int Status, string Output, string Error)
{
    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}

/// <summary>Starts other programs.</summary>
internal static class Programs
{
    /// <summary>Runs one to its end.</summary>
    public static async Task<(int Status, string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Skips the test, visibly, where a program is not installed.</summary>
    public static void Require(string program) => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))),
        $"{program} is not installed: run infra/test.sh.");
}
