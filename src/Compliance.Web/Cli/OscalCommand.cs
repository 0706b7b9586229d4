using System.Text;
using Compliance.App.Checklists;
using Compliance.App.Oscal;

namespace Compliance.Web.Cli;

/// <summary>
/// <c>oscal import</c> and <c>oscal export</c> (<see cref="OscalExportCommand"/>). The import reads and checks an OSCAL document, resolves
/// profiles and writes draft checklists. It needs no database. Exit status 0 without faults, 1 with faults, 2 where the arguments are at fault or a file is no OSCAL document.
/// </summary>
public static class OscalCommand
{
    /// <summary>Exit status where the document has faults.</summary>
    public const int HasFaults = 1;

    /// <summary>Exit status where the arguments are at fault, a file is no OSCAL document, or the draft cannot be written.</summary>
    public const int Unusable = 2;

    private const string Usage =
        "Usage: oscal import FILE [--profile FILE] [--out FILE] [--json]\n"
        + "  FILE            an OSCAL document of any model, in JSON; a profile is resolved where what it imports lies beside it\n"
        + "  --profile FILE  a profile to resolve against FILE\n"
        + "  --out FILE      write the controls as a draft checklist (YAML); for catalogues and resolved profiles\n"
        + "  --json          print one JSON object instead of text\n"
        + "Exit status: 0 without faults, 1 with faults, 2 where a file is no OSCAL document.\n"
        + OscalExportCommand.Usage;

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

        if (args is ["export", ..])
        {
            return await OscalExportCommand.RunAsync(args[1..], @out, err);
        }

        if (args is not ["import", ..])
        {
            await err.WriteAsync("oscal: expected import or export\n" + Usage);
            return Unusable;
        }

        var faults = new List<string>();
        var (files, rest) = Split(args[1..]);
        var options = CommandOptions.Parse(rest, ["--profile", "--out"], ["--json"], faults);
        if (files.Count != 1)
        {
            faults.Add($"expected one FILE, found {files.Count}");
        }

        if (faults.Count > 0)
        {
            await err.WriteAsync(string.Concat(faults.Select(fault => $"oscal import: {fault}\n")) + Usage);
            return Unusable;
        }

        if (OscalImport.Read(files[0], options.Values.GetValueOrDefault("--profile"), out var refusal) is not { } imported)
        {
            await err.WriteAsync($"oscal import: {refusal}\n");
            return Unusable;
        }

        var report = imported.Report;
        if (options.Values.TryGetValue("--out", out var target))
        {
            if (imported.Catalogue is not { } catalogue || DraftChecklist.From(catalogue) is not { } draft)
            {
                // The report says what was read; a draft that was asked for and is not there must not look like success.
                await @out.WriteAsync(options.Flags.Contains("--json") ? report.ToJson() + "\n" : report.ToText());
                await err.WriteAsync($"oscal import: --out: no draft: there are no controls in force to make one from\n");
                return report.Faults.Count == 0 ? Unusable : HasFaults;
            }

            try
            {
                await File.WriteAllTextAsync(target, ChecklistWriter.Write(draft), new UTF8Encoding(false));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                await err.WriteAsync($"oscal import: --out: {target} cannot be written: {fault.Message}\n");
                return Unusable;
            }
        }

        await @out.WriteAsync(options.Flags.Contains("--json") ? report.ToJson() + "\n" : report.ToText());
        return report.Faults.Count == 0 ? 0 : HasFaults;
    }

    /// <summary>The arguments that stand alone, and the options with their values.</summary>
    private static (IReadOnlyList<string> Files, string[] Options) Split(string[] args)
    {
        var files = new List<string>();
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                files.Add(args[i]);
                continue;
            }

            rest.Add(args[i]);
            if (args[i] is "--profile" or "--out" && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                rest.Add(args[++i]);
            }
        }

        return (files, [.. rest]);
    }
}
