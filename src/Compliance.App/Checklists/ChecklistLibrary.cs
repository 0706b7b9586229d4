using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>A published version of a checklist with everything that a case pins.</summary>
/// <param name="Checklist">The instrument.</param>
/// <param name="Ruleset">Its rules, ready to score with.</param>
/// <param name="ContentHash">SHA-256 of the file, wording included: 64 lower-case hexadecimal digits.</param>
/// <param name="File">Path in the library, e.g. <c>nist-sp-800-171-r2/1.0.0.yaml</c>.</param>
public sealed record PublishedChecklist(Checklist Checklist, Ruleset Ruleset, string ContentHash, string File)
{
    /// <summary>A checklist as the loader gave it, with its rules.</summary>
    /// <param name="checklist">One that the loader accepted.</param>
    /// <param name="contentHash">SHA-256 of its file.</param>
    /// <param name="file">Where it came from.</param>
    public static PublishedChecklist Of(Checklist checklist, string contentHash, string file) =>
        new(checklist, Ruleset.From(checklist).Value, contentHash, file);
}

/// <summary>
/// Every published checklist and programme of an installation: register it as a singleton. It opens with a folder that holds
/// <c>STANDARD/VERSION.yaml</c>, <c>programmes/PROGRAMME.yaml</c> and <c>checksums.lock</c>, and takes in what is published
/// while the platform runs (<see cref="PublishedFiles"/>). What it holds never changes and never goes.
/// </summary>
public sealed class ChecklistLibrary
{
    private readonly Lock adding = new();
    private volatile Shelf shelf;

    internal ChecklistLibrary(IReadOnlyList<PublishedChecklist> checklists, IReadOnlyList<Programme> programmes) =>
        shelf = new([.. checklists], [.. programmes]);

    /// <summary>Every version of every checklist: those of the folder by file path in ordinal order, then those published since.</summary>
    public IReadOnlyList<PublishedChecklist> Checklists => shelf.Checklists;

    /// <summary>Every programme in its current revision, by id in ordinal order.</summary>
    public IReadOnlyList<Programme> Programmes => shelf.Current;

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
    public PublishedChecklist? Find(string id, string version) =>
        shelf.Checklists.FirstOrDefault(published => published.Checklist.Id == id && published.Checklist.Version == version);

    /// <summary>Every version of a checklist, oldest first.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public IReadOnlyList<PublishedChecklist> VersionsOf(string id) =>
        [.. shelf.Checklists.Where(published => published.Checklist.Id == id)];

    /// <summary>A programme in its current revision, or null.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public Programme? FindProgramme(string id) => shelf.Current.FirstOrDefault(programme => programme.Id == id);

    /// <summary>The latest revision of a programme with that policy, or null: what a case pinned is found however often the programme changed since.</summary>
    /// <param name="id">Compared byte by byte.</param>
    /// <param name="policyHash">As pinned.</param>
    public Programme? FindProgramme(string id, string policyHash) =>
        shelf.Revisions.LastOrDefault(programme => programme.Id == id && programme.Policy.PolicyHash == policyHash);

    /// <summary>Every revision of a programme, oldest first.</summary>
    /// <param name="id">Compared byte by byte.</param>
    public IReadOnlyList<Programme> RevisionsOf(string id) => [.. shelf.Revisions.Where(programme => programme.Id == id)];

    /// <summary>The checklist that a programme judges with.</summary>
    /// <param name="programme">A programme of this library.</param>
    /// <exception cref="KeyNotFoundException">The programme is not of this library: a bug in the caller.</exception>
    public PublishedChecklist ChecklistOf(Programme programme) =>
        Find(programme.ChecklistId, programme.ChecklistVersion)
        ?? throw new KeyNotFoundException($"{programme.ChecklistId} {programme.ChecklistVersion} is not in the library.");

    /// <summary>Takes in a checklist that was published; one that is here already changes nothing.</summary>
    /// <param name="published">The version.</param>
    /// <exception cref="InvalidDataException">Another content has that id and version: a published version never changes.</exception>
    public void Add(PublishedChecklist published)
    {
        lock (adding)
        {
            var (id, version) = (published.Checklist.Id, published.Checklist.Version);
            switch (Find(id, version))
            {
                case null:
                    shelf = new([.. shelf.Checklists, published], shelf.Revisions);
                    break;
                case { } same when same.ContentHash == published.ContentHash:
                    break;
                default:
                    throw new InvalidDataException($"The library holds {id} {version} already, with other content.");
            }
        }
    }

    /// <summary>Takes in a revision of a programme, which becomes its current one; one that is here already changes nothing.</summary>
    /// <param name="programme">The revision; its checklist is in the library.</param>
    /// <exception cref="InvalidDataException">Another policy of the programme has that version.</exception>
    public void Add(Programme programme)
    {
        lock (adding)
        {
            var same = shelf.Revisions.FirstOrDefault(other => other.Id == programme.Id && other.Policy.Version == programme.Policy.Version);
            if (same is null)
            {
                shelf = new(shelf.Checklists, [.. shelf.Revisions, programme]);
            }
            else if (same.Policy.PolicyHash != programme.Policy.PolicyHash)
            {
                throw new InvalidDataException($"The library holds the policy {programme.Policy.Version} of {programme.Id} already, with other rules.");
            }
        }
    }

    // Readers see one shelf or the next, never half of one.
    private sealed class Shelf(IReadOnlyList<PublishedChecklist> checklists, IReadOnlyList<Programme> revisions)
    {
        public IReadOnlyList<PublishedChecklist> Checklists { get; } = checklists;

        public IReadOnlyList<Programme> Revisions { get; } = revisions;

        public IReadOnlyList<Programme> Current { get; } =
            [.. revisions.GroupBy(programme => programme.Id).Select(group => group.Last()).OrderBy(programme => programme.Id, StringComparer.Ordinal)];
    }
}
