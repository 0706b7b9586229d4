using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>A published version of a checklist with everything that a case pins.</summary>
/// <param name="Checklist">The instrument.</param>
/// <param name="Ruleset">Its rules, ready to score with.</param>
/// <param name="ContentHash">SHA-256 of the file, wording included: 64 lower-case hexadecimal digits.</param>
/// <param name="File">Path in the library, e.g. <c>nist-sp-800-171-r2/1.0.0.yaml</c>.</param>
public sealed record PublishedChecklist(Checklist Checklist, Ruleset Ruleset, string ContentHash, string File);

/// <summary>
/// Every published checklist and programme of an installation, read once and never changed: register it as a singleton.
/// A folder holds <c>STANDARD/VERSION.yaml</c>, <c>programmes/PROGRAMME.yaml</c> and <c>checksums.lock</c>.
/// </summary>
public sealed class ChecklistLibrary
{
    private readonly Dictionary<(string Id, string Version), PublishedChecklist> checklists;
    private readonly Dictionary<string, Programme> programmes;

    internal ChecklistLibrary(IReadOnlyList<PublishedChecklist> checklists, IReadOnlyList<Programme> programmes)
    {
        Checklists = checklists;
        Programmes = programmes;
        this.checklists = checklists.ToDictionary(published => (published.Checklist.Id, published.Checklist.Version));
        this.programmes = programmes.ToDictionary(programme => programme.Id);
    }

    /// <summary>Every version of every checklist, by file path in ordinal order.</summary>
    public IReadOnlyList<PublishedChecklist> Checklists { get; }

    /// <summary>Every programme, by id in ordinal order.</summary>
    public IReadOnlyList<Programme> Programmes { get; }

    /// <summary>Reads a library folder, or says everything that is wrong with it.</summary>
    /// <param name="folder">The folder; one that does not exist is a fault like any other.</param>
    public static LoadOutcome<ChecklistLibrary> Load(string folder) => new LibraryFolder(folder).Load();

    /// <summary>Reads a library folder at start, where going on with a faulty library would be worse than not starting.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">The library is faulty; the message lists every fault, one a line.</exception>
    public static ChecklistLibrary Open(string folder)
    {
        var outcome = Load(folder);
        return outcome.Value ?? throw new InvalidDataException(
            $"The checklist library {folder} is faulty:\n{string.Join('\n', outcome.Faults)}");
    }

    /// <summary>A published checklist, or null.</summary>
    /// <param name="id">Compared byte by byte.</param>
    /// <param name="version">Compared byte by byte.</param>
    public PublishedChecklist? Find(string id, string version) => checklists.GetValueOrDefault((id, version));

    /// <summary>A programme, or null.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public Programme? FindProgramme(string id) => programmes.GetValueOrDefault(id);

    /// <summary>The checklist that a programme judges with.</summary>
    /// <param name="programme">A programme of this library.</param>
    /// <exception cref="KeyNotFoundException">The programme is not of this library: a bug in the caller.</exception>
    public PublishedChecklist ChecklistOf(Programme programme) => checklists[(programme.ChecklistId, programme.ChecklistVersion)];
}
