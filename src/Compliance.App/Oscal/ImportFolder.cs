namespace Compliance.App.Oscal;

/// <summary>
/// Finds the documents that profiles import among local files: the one that was given, and those that lie in the same
/// folder under the name the import gives. Nothing is fetched, and no path leads out of the folder.
/// </summary>
internal sealed class ImportFolder
{
    /// <summary>Most bytes that are read for one resolution.</summary>
    private const long MaximumBytes = 2L * JsonReading.MaximumBytes;

    private readonly string folder;
    private readonly IReadOnlyList<OscalUpload>? uploads;
    private readonly ImportSource? given;
    private readonly Dictionary<string, ImportSource> read = [];
    private long bytes;

    /// <param name="folder">The folder of the profile.</param>
    /// <param name="given">The document given to resolve against; null where none was.</param>
    public ImportFolder(string folder, ImportSource? given)
    {
        this.folder = folder;
        this.given = given;
    }

    /// <param name="uploads">What was handed in together with the profile; the disk is not looked at.</param>
    /// <param name="given">The one of them to resolve against whatever name the profile gives it; null for none.</param>
    public ImportFolder(IReadOnlyList<OscalUpload> uploads, ImportSource? given)
        : this("", given) => this.uploads = uploads;

    /// <summary>The key of a file, the same for each way to write its path.</summary>
    public static string KeyOf(string path) => Path.GetFullPath(path);

    /// <summary>The document behind an import of a profile, or null where none is at hand.</summary>
    public ImportSource? Find(string href, JsonMap profile)
    {
        var names = FileNames(href, profile).ToList();
        if (given is not null && (names.Contains(Path.GetFileName(given.Key)) || IsOnlyImport(profile)))
        {
            return given;
        }

        return names.Select(Beside).FirstOrDefault(source => source is not null) ?? (IsFirstLevel(profile) ? given : null);
    }

    private bool IsOnlyImport(JsonMap profile) =>
        IsFirstLevel(profile) && profile.Maps("imports").Select(import => import.Text("href")).Distinct(StringComparer.Ordinal).Count() == 1;

    // What was given answers the profile it was given with, not those that are imported on the way.
    private bool IsFirstLevel(JsonMap profile) => given is not null && ReferenceEquals(profile, First);

    /// <summary>The profile that is resolved.</summary>
    public JsonMap? First { get; set; }

    private ImportSource? Beside(string name)
    {
        if (uploads is not null)
        {
            return Uploaded(name);
        }

        var path = Path.Combine(folder, name);
        var key = KeyOf(path);
        if (read.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!File.Exists(path))
        {
            return null;
        }

        bytes += new FileInfo(path).Length;
        if (bytes > MaximumBytes)
        {
            return new(key, name, null, "the imports together are larger than is read for one profile");
        }

        var document = OscalFile.Read(path, out var refusal);
        return read[key] = new(key, name, document, refusal);
    }

    private ImportSource? Uploaded(string name)
    {
        if (read.TryGetValue(name, out var known))
        {
            return known;
        }

        if (uploads!.FirstOrDefault(upload => upload.FileName == name) is not { } found)
        {
            return null;
        }

        bytes += found.Content.Length;
        if (bytes > MaximumBytes)
        {
            return new(name, name, null, "the imports together are larger than is read for one profile");
        }

        var document = OscalDocument.Read(found.Content.Span, out var refusal);
        return read[name] = new(name, name, document, refusal);
    }

    private static IEnumerable<string> FileNames(string href, JsonMap profile)
    {
        var references = href is ['#', .. var id]
            ? ProfileImports.Resources(profile).GetValueOrDefault(id)?.Maps("rlinks").Select(link => link.Text("href") ?? "") ?? []
            : [href];
        return references.Select(FileName).OfType<string>();
    }

    /// <summary>The file name at the end of a relative reference; null for every other reference.</summary>
    private static string? FileName(string reference)
    {
        if (Uri.TryCreate(reference, UriKind.Absolute, out _) || reference.StartsWith('/') || !Uris.IsReference(reference))
        {
            return null;
        }

        var path = reference.Split('#', '?')[0];
        var name = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && name.IndexOfAny(['/', '\\', '\0', ':']) < 0 ? name : null;
    }
}
