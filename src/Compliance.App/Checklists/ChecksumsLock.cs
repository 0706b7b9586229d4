using System.Security.Cryptography;

namespace Compliance.App.Checklists;

/// <summary>
/// The list of what was published, in the form that <c>sha256sum</c> writes and checks: 64 hexadecimal digits, two spaces,
/// the path with forward slashes. A published version never changes, so a file whose hash differs is a fault, not an update.
/// </summary>
internal static class ChecksumsLock
{
    public const string FileName = "checksums.lock";

    /// <summary>SHA-256 of a file's bytes, 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Reports every file that is changed, unlisted, missing or listed twice, and every malformed line.</summary>
    /// <param name="content">Text of the lock file.</param>
    /// <param name="hashes">Hash of every data file by its path in the library.</param>
    /// <param name="faults">Receives the faults of the lock file.</param>
    public static void Verify(string content, IReadOnlyDictionary<string, string> hashes, FaultList faults)
    {
        var listed = new Dictionary<string, int>();
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Length == 0)
            {
                continue;
            }

            if (line.Length < 67 || !line[..64].All(char.IsAsciiHexDigitLower) || line[64..66] != "  ")
            {
                faults.Add(i + 1, 1, "", "a SHA-256 in lower case, two spaces and a path", $"\"{line}\"");
                continue;
            }

            var path = line[66..];
            if (!listed.TryAdd(path, i + 1))
            {
                faults.Add(i + 1, 67, path, "each file once", $"it again, first on line {listed[path]}");
            }
            else if (!hashes.TryGetValue(path, out var hash))
            {
                faults.Add(i + 1, 67, path, "a published file that is still there", "no such file");
            }
            else if (hash != line[..64])
            {
                faults.Add(i + 1, 1, path, $"the published content {line[..64]}", $"{hash}; publish a change under a new version");
            }
        }

        foreach (var path in hashes.Keys.Where(path => !listed.ContainsKey(path)).Order(StringComparer.Ordinal))
        {
            faults.Add(lines.Length, 1, path, $"a line \"{hashes[path]}  {path}\"", "none");
        }
    }
}
