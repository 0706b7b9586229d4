using Compliance.App.Oscal;

namespace Compliance.Web.Cli;

/// <summary>
/// <c>oscal import</c>: reads and checks an OSCAL document. Needs no database. Exit status 0 without faults, 1 with faults,
/// 2 where the arguments are at fault or the file is no OSCAL document.
/// </summary>
public static class OscalCommand
{
    /// <summary>Exit status where the document has faults.</summary>
    public const int HasFaults = 1;

    /// <summary>Exit status where the arguments are at fault or a file is no OSCAL document.</summary>
    public const int Unusable = 2;

    private const string Usage =
        "Usage: oscal import FILE [--json]\n"
        + "  FILE            an OSCAL document of any model, in JSON\n"
        + "  --json          print one JSON object instead of text\n"
        + "Exit status: 0 without faults, 1 with faults, 2 where a file is no OSCAL document.\n";

    /// <summary>Runs the command.</summary>
    /// <param name="args">Arguments after the verb.</param>
    /// <param name="out">Receives the report.</param>
    /// <param name="err">Receives what is wrong with the arguments, or why a file is no OSCAL document.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err)
    {
        if (args.Contains("--help"))
        {
            await @out.WriteAsync(Usage);
            return 0;
        }

        var faults = new List<string>();
        if (args is not ["import", ..])
        {
            await err.WriteAsync("oscal: expected import\n" + Usage);
            return Unusable;
        }

        var files = args[1..].Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = CommandOptions.Parse([.. args[1..].Where(arg => arg.StartsWith("--", StringComparison.Ordinal))], [], ["--json"], faults);
        if (files.Count != 1)
        {
            faults.Add($"expected one file, found {files.Count}");
        }

        if (faults.Count > 0)
        {
            await err.WriteAsync(string.Concat(faults.Select(fault => $"oscal import: {fault}\n")) + Usage);
            return Unusable;
        }

        if (OscalFile.Read(files[0], out var refusal) is not { } document)
        {
            await err.WriteAsync($"oscal import: {files[0]}: no OSCAL document: {refusal}\n");
            return Unusable;
        }

        var report = new ImportReport(document.Model, document.Title, document.OscalVersion, document.Items, document.Withdrawn, document.Faults, []);
        await @out.WriteAsync(options.Flags.Contains("--json") ? report.ToJson() + "\n" : report.ToText());
        return document.Faults.Count == 0 ? 0 : HasFaults;
    }
}
