using Compliance.App.Checklists;

namespace Compliance.Web.Cli;

/// <summary>
/// <c>checklist validate</c>: reads a checklist or programme file and reports every fault with line and column. Needs no
/// database and changes nothing. Exit status 0 without faults, 1 with faults, 2 where the arguments are at fault.
/// </summary>
public static class ChecklistCommand
{
    /// <summary>Exit status where the file has faults.</summary>
    public const int HasFaults = 1;

    /// <summary>Exit status where the arguments are at fault or the file cannot be read.</summary>
    public const int Unusable = 2;

    private const string Usage =
        "Usage: checklist validate FILE\n"
        + "  FILE  a checklist, or a programme, whose policy is held against the published checklists\n"
        + "Exit status: 0 without faults, 1 with faults, 2 where the file cannot be read.\n";

    /// <summary>Runs the command.</summary>
    /// <param name="args">Arguments after the verb.</param>
    /// <param name="out">Receives one line where the file is in order.</param>
    /// <param name="err">Receives every fault, one a line.</param>
    /// <param name="folder">The published checklists, which a programme names.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err, string folder)
    {
        if (args.Contains("--help"))
        {
            await @out.WriteAsync(Usage);
            return 0;
        }

        if (args is not ["validate", var file])
        {
            await err.WriteAsync("checklist: expected validate and one FILE\n" + Usage);
            return Unusable;
        }

        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await err.WriteAsync($"checklist: {file} cannot be read: {fault.Message}\n");
            return Unusable;
        }

        var checklist = ChecklistLoader.Load(file, content);
        var faults = checklist.Faults;
        var what = checklist.Value is { } read ? $"checklist {read.Id} {read.Version}, {read.Sections.Count} sections, {read.Items.Count()} items" : "";
        if (faults.Count > 0 && ProgrammeLoader.IsProgramme(content))
        {
            var library = ChecklistLibrary.Load(folder);
            var programme = ProgrammeLoader.Load(file, content, (id, version) => library.Value?.Find(id, version)?.Checklist);
            faults = [.. library.Faults, .. programme.Faults];
            what = programme.Value is { } found ? $"programme {found.Id}, policy {found.Policy.Version}, checklist {found.ChecklistId} {found.ChecklistVersion}" : "";
        }

        if (faults.Count == 0)
        {
            await @out.WriteAsync($"{file}: no faults: {what}\n");
            return 0;
        }

        await err.WriteAsync(string.Concat(faults.Select(fault => fault + "\n")));
        return HasFaults;
    }
}
