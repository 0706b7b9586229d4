using System.Text.Unicode;

namespace Compliance.Domain.Evidence;

/// <summary>
/// Recognises kinds of files. A kind is given only where the first bytes and the extension agree; everything else, and
/// everything that a browser could run, is <see cref="Unknown"/>.
/// </summary>
public static class MediaTypes
{
    /// <summary>How many first bytes decide.</summary>
    public const int HeadLength = 512;

    /// <summary>A file of no known kind.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, (string Type, Func<ReadOnlyMemory<byte>, bool> Fits)> Kinds = new(StringComparer.Ordinal)
    {
        ["pdf"] = ("application/pdf", Starts("%PDF-"u8)),
        ["png"] = ("image/png", Starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        ["jpg"] = ("image/jpeg", Starts([0xFF, 0xD8, 0xFF])),
        ["jpeg"] = ("image/jpeg", Starts([0xFF, 0xD8, 0xFF])),
        ["gif"] = ("image/gif", Starts("GIF8"u8)),
        ["webp"] = ("image/webp", static head => head.Length >= 12 && head.Span[..4].SequenceEqual("RIFF"u8) && head.Span[8..12].SequenceEqual("WEBP"u8)),
        ["docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Starts(Zip)),
        ["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Starts(Zip)),
        ["pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Starts(Zip)),
        ["zip"] = ("application/zip", Starts(Zip)),
        ["txt"] = ("text/plain", IsText),
        ["log"] = ("text/plain", IsText),
        ["md"] = ("text/plain", IsText),
        ["csv"] = ("text/csv", IsText),
        ["json"] = ("application/json", IsText),
    };

    /// <summary>Every type that <see cref="Detect"/> can answer.</summary>
    public static IReadOnlySet<string> Known { get; } = Kinds.Values.Select(kind => kind.Type).Append(Unknown).ToHashSet();

    private static byte[] Zip => [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The kind of a file.</summary>
    /// <param name="head">Its first bytes.</param>
    /// <param name="fileName">Its cleaned name.</param>
    public static string Detect(ReadOnlySpan<byte> head, string fileName) =>
        Kinds.TryGetValue(FileNames.Extension(fileName), out var kind)
        && kind.Fits(head[..Math.Min(head.Length, HeadLength)].ToArray())
            ? kind.Type
            : Unknown;

    private static Func<ReadOnlyMemory<byte>, bool> Starts(ReadOnlySpan<byte> magic)
    {
        var expected = magic.ToArray();
        return head => head.Span.StartsWith(expected);
    }

    // UTF-8 without control characters; a full head may end inside a character of up to four bytes.
    private static bool IsText(ReadOnlyMemory<byte> head)
    {
        var last = head.Length == HeadLength ? 3 : 0;
        for (var cut = 0; cut <= last; cut++)
        {
            var whole = head.Span[..^cut];
            if (Utf8.IsValid(whole))
            {
                return !whole.ContainsAnyInRange((byte)0x00, (byte)0x08) && !whole.ContainsAnyInRange((byte)0x0E, (byte)0x1A);
            }
        }

        return false;
    }
}
