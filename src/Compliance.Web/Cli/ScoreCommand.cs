using Compliance.App.Checklists;
using Compliance.App.Programmes;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.Web.Cli;

/// <summary>
/// <c>score</c>: scores a file of determinations and says what a programme's policy makes of it. Needs no database and
/// changes nothing. Exit status 0 with the answer on standard output, or 2 with every fault on standard error and nothing
/// on standard output.
/// </summary>
public static class ScoreCommand
{
    /// <summary>Exit status where the arguments or the file are at fault.</summary>
    public const int Faulty = 2;

    private const string Usage =
        "Usage: score --checklist ID --programme ID --determinations FILE [--default met] [--facts LIST] [--json]\n"
        + "  --checklist ID         checklist that the file judges\n"
        + "  --programme ID         programme whose policy is applied; it fixes the version of the checklist\n"
        + "  --determinations FILE  CSV with the header item,determination\n"
        + "                         met, not-met, not-applicable, a partial state, or the scheme's own answers\n"
        + "  --default met          items that the file does not name count as met: they get the best answer\n"
        + "  --facts LIST           facts of the firm, such as size=small,remote-access=yes; unknown ones excuse nothing\n"
        + "  --json                 print one JSON object instead of text\n";

    // The answer holds no date, so the day of the status is of no consequence here.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <summary>Runs the command with the library in a folder; one that is faulty is reported like every other fault.</summary>
    /// <param name="args">Arguments after the verb.</param>
    /// <param name="out">Receives the answer.</param>
    /// <param name="err">Receives every fault, one a line.</param>
    /// <param name="checklists">The folder of the checklist library.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err, string checklists)
    {
        var library = ChecklistLibrary.Load(checklists);
        if (library.Value is not null || args.Contains("--help"))
        {
            return await RunAsync(args, @out, err, library.Value!);
        }

        await WriteLinesAsync(err, [$"score: the checklist library {checklists} is faulty:", .. library.Faults.Select(fault => fault.ToString())]);
        return Faulty;
    }

    /// <summary>Runs the command.</summary>
    /// <param name="args">Arguments after the verb.</param>
    /// <param name="out">Receives the answer.</param>
    /// <param name="err">Receives every fault, one a line.</param>
    /// <param name="library">The published checklists and programmes.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err, ChecklistLibrary library)
    {
        if (args.Contains("--help"))
        {
            await @out.WriteAsync(Usage);
            return 0;
        }

        var faults = new List<string>();
        var options = CommandOptions.Parse(args, ["--checklist", "--programme", "--determinations", "--default", "--facts"], ["--json"], faults);
        var programme = Programme(options, library, faults);
        if (options.Values.TryGetValue("--default", out var value) && value != "met")
        {
            faults.Add($"--default: expected met, found \"{value}\"");
        }

        foreach (var name in new[] { "--checklist", "--programme", "--determinations" }.Where(name => !options.Given.Contains(name)))
        {
            faults.Add($"{name}: missing");
        }

        var facts = programme is null || !options.Values.TryGetValue("--facts", out var list)
            ? null
            : FactsText.Parse(list, library.ChecklistOf(programme).Checklist, faults);
        if (faults.Count > 0 || programme is null)
        {
            await WriteLinesAsync(err, [.. faults.Select(fault => "score: " + fault), Usage.TrimEnd('\n')]);
            return Faulty;
        }

        var file = options.Values["--determinations"];
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await WriteLinesAsync(err, [$"score: --determinations: {file} cannot be read: {fault.Message}"]);
            return Faulty;
        }

        var published = library.ChecklistOf(programme);
        var outcome = DeterminationsFile.Read(file, content, published.Checklist, options.Values.ContainsKey("--default"), facts);
        if (outcome.Determinations is not { } determinations)
        {
            await WriteLinesAsync(err, outcome.Faults.Select(fault => fault.ToString()));
            return Faulty;
        }

        var score = Scorer.Score(published.Ruleset, determinations, facts).Value;
        var report = new ScoreReport(published.Checklist, score, Eligibility.Decide(programme.Policy, score, AnyDay));
        await @out.WriteAsync(options.Flags.Contains("--json") ? report.ToJson() + "\n" : report.ToText());
        return 0;
    }

    private static Programme? Programme(CommandOptions options, ChecklistLibrary library, List<string> faults)
    {
        var checklist = options.Values.GetValueOrDefault("--checklist");
        if (checklist is not null && library.Checklists.All(published => published.Checklist.Id != checklist))
        {
            var known = library.Checklists.Select(published => published.Checklist.Id).Distinct(StringComparer.Ordinal);
            faults.Add($"--checklist: unknown checklist \"{checklist}\"; there is {string.Join(", ", known)}");
            checklist = null;
        }

        if (!options.Values.TryGetValue("--programme", out var id))
        {
            return null;
        }

        var programme = library.FindProgramme(id);
        if (programme is null)
        {
            var known = library.Programmes.Select(other => other.Id).DefaultIfEmpty("none");
            faults.Add($"--programme: unknown programme \"{id}\"; there is {string.Join(", ", known)}");
        }
        else if (checklist is not null && programme.ChecklistId != checklist)
        {
            faults.Add($"--programme: {id} judges with the checklist {programme.ChecklistId}, not with {checklist}");
        }

        return programme;
    }

    private static async Task WriteLinesAsync(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await writer.WriteAsync(line + "\n");
        }
    }
}
