using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Reports;
using Compliance.Web.Demonstration;
using Microsoft.Data.Sqlite;

namespace Compliance.Web.Cli;

/// <summary>
/// <c>demo</c>: runs one made-up case from its opening to the decision notice in a fresh database, through the same use
/// cases as the pages, and writes the two documents and the assessment. Clock and ids are the story's own, so it writes the
/// same bytes each time and everywhere.
/// </summary>
public static class DemoCommand
{
    /// <summary>Exit status where the arguments are at fault or the folder is in use.</summary>
    public const int Faulty = 2;

    private const string Usage = "Usage: demo --out DIR\n  --out DIR  folder to write to; it is made, and must not hold a database yet\n";

    /// <summary>Monday, 09:00 in Tokyo.</summary>
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs the command.</summary>
    /// <param name="args">Arguments after the verb.</param>
    /// <param name="out">Receives one line a step.</param>
    /// <param name="err">Receives faults.</param>
    /// <param name="checklists">The folder of the checklist library.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err, string checklists)
    {
        if (args.Contains("--help"))
        {
            await @out.WriteAsync(Usage);
            return 0;
        }

        var faults = new List<string>();
        var options = CommandOptions.Parse(args, ["--out"], [], faults);
        if (!options.Given.Contains("--out"))
        {
            faults.Add("--out: missing");
        }

        if (faults.Count > 0)
        {
            await err.WriteAsync(string.Concat(faults.Select(fault => $"demo: {fault}\n")) + Usage);
            return Faulty;
        }

        try
        {
            var folder = Directory.CreateDirectory(options.Values["--out"]).FullName;
            var database = Path.Combine(folder, "compliance.db");
            if (File.Exists(database))
            {
                await err.WriteAsync($"demo: {folder} holds a database already; give an empty folder or remove {database} and the folders beside it.\n");
                return Faulty;
            }

            await TellAsync(folder, database, checklists, @out);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await err.WriteAsync($"demo: {options.Values["--out"]} cannot be written: {fault.Message}\n");
            return Faulty;
        }
        catch (RenderFailedException fault)
        {
            await err.WriteAsync($"demo: {fault.Message}\n");
            return 1;
        }
    }

    private static async Task TellAsync(string folder, string database, string checklists, TextWriter @out)
    {
        var time = new SteppingTime(Start);
        var connection = new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString;
        await using var platform = DemonstrationPlatform.Build(
            new DatabaseOptions { ConnectionString = connection },
            new FileStoreOptions { DataFolder = folder },
            time,
            new SeededIds("demo"),
            checklists,
            new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Reports").Get<TypstOptions>());
        await platform.GetRequiredService<DatabaseStart>().MigrateAsync(CancellationToken.None);
        await new DemoTale(new Story(platform, time, "demo"), @out, folder).RunAsync();
    }
}
