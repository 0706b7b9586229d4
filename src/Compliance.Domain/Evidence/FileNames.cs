namespace Compliance.Domain.Evidence;

/// <summary>Makes file names safe to show and to save under on every system, and keeps them readable.</summary>
public static class FileNames
{
    /// <summary>Longest name in UTF-16 units.</summary>
    public const int MaxLength = 200;

    private const int MaxExtension = 20;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>
    /// The last part of a path without control and bidirectional characters, without characters or names that some
    /// system reserves, and at most <see cref="MaxLength"/> long; the extension is kept. Never empty.
    /// </summary>
    public static string Clean(string? original)
    {
        var visible = EvidenceText.Visible(original);
        var name = visible[(visible.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Select(c => c is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : c));
        name = name.Trim().TrimEnd('.', ' ');
        if (name.Length == 0)
        {
            return "file";
        }

        name = Shorten(name);
        var stem = name.Split('.')[0].TrimEnd();
        return Reserved.Contains(stem) ? "_" + name : name;
    }

    /// <summary>The extension in lower case without its dot, or an empty text.</summary>
    public static string Extension(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot - 1 is > 0 and <= MaxExtension ? name[(dot + 1)..].ToLowerInvariant() : "";
    }

    /// <summary>A title to start from: the name without its extension.</summary>
    public static string TitleFrom(string name)
    {
        var clean = Clean(name);
        var extension = Extension(clean);
        return extension.Length == 0 ? clean : clean[..^(extension.Length + 1)];
    }

    // One unit is left for the underscore of a reserved name.
    private static string Shorten(string name)
    {
        if (name.Length < MaxLength)
        {
            return name;
        }

        var extension = Extension(name);
        var tail = extension.Length == 0 ? "" : name[^(extension.Length + 1)..];
        var keep = MaxLength - 1 - tail.Length;
        return name[..(char.IsHighSurrogate(name[keep - 1]) ? keep - 1 : keep)].TrimEnd('.', ' ') + tail;
    }
}
