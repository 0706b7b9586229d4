using System.Text;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;

namespace Compliance.App.Checklists;

/// <summary>Reads the files of one library folder and holds them against each other and against the lock.</summary>
internal sealed class LibraryFolder(string folder)
{
    private const string ProgrammesFolder = "programmes";
    private const string CalendarsFolder = "calendars";

    private readonly List<LoadFault> faults = [];
    private readonly List<PublishedChecklist> checklists = [];
    private readonly List<Programme> programmes = [];

    public LoadOutcome<ChecklistLibrary> Load()
    {
        if (!Directory.Exists(folder))
        {
            return new(null, [new(folder, 1, 1, "", "a folder with checklists", "no such folder")]);
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            // Calendars grow with the years, so they are no part of what is published and locked.
            .Where(path => !path.StartsWith(CalendarsFolder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => path, path => File.ReadAllBytes(Path.Combine(folder, path)));
        VerifyLock(files);

        // Checklists first: a programme is held against the checklist that it names.
        foreach (var (path, content) in files.Where(file => !IsProgramme(file.Key)))
        {
            AddChecklist(path, content);
        }

        foreach (var (path, content) in files.Where(file => IsProgramme(file.Key)))
        {
            AddProgramme(path, content);
        }

        if (checklists.Count == 0 && faults.Count == 0)
        {
            faults.Add(new(folder, 1, 1, "", "at least one checklist", "none"));
        }

        return faults.Count > 0
            ? new(null, faults)
            : new(new(checklists, [.. programmes.OrderBy(programme => programme.Id, StringComparer.Ordinal)]), []);
    }

    private void VerifyLock(Dictionary<string, byte[]> files)
    {
        var lockFaults = new FaultList(ChecksumsLock.FileName);
        var path = Path.Combine(folder, ChecksumsLock.FileName);
        var content = File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "";
        ChecksumsLock.Verify(content, files.ToDictionary(file => file.Key, file => ChecksumsLock.HashOf(file.Value)), lockFaults);
        faults.AddRange(lockFaults.Sorted());
    }

    private void AddChecklist(string path, byte[] content)
    {
        var outcome = ChecklistLoader.Load(path, content);
        faults.AddRange(outcome.Faults);
        if (outcome.Value is not { } checklist)
        {
            return;
        }

        var expected = $"{checklist.Id}/{checklist.Version}.yaml";
        if (path != expected)
        {
            faults.Add(new(path, 1, 1, "id", $"the file {expected}, after the id and version in it", path));
            return;
        }

        checklists.Add(PublishedChecklist.Of(checklist, ChecksumsLock.HashOf(content), path));
    }

    private void AddProgramme(string path, byte[] content)
    {
        var outcome = ProgrammeLoader.Load(path, content, Find);
        faults.AddRange(outcome.Faults);
        if (outcome.Value is not { } programme)
        {
            return;
        }

        var expected = $"{ProgrammesFolder}/{programme.Id}.yaml";
        if (path != expected)
        {
            faults.Add(new(path, 1, 1, "id", $"the file {expected}, after the id in it", path));
            return;
        }

        programmes.Add(programme);
    }

    private Checklist? Find(string id, string version) =>
        checklists.FirstOrDefault(published => published.Checklist.Id == id && published.Checklist.Version == version)?.Checklist;

    private static bool IsProgramme(string path) => path.StartsWith(ProgrammesFolder + "/", StringComparison.Ordinal);
}
