using System.Buffers.Binary;
using System.Text.Json;

namespace Compliance.App.Reports;

/// <summary>Which characters the bundled TrueType fonts can show: their <c>cmap</c> tables (OpenType, formats 4 and 12).</summary>
internal static class FontCoverage
{
    /// <summary>The code points that every weight of at least one text family has.</summary>
    /// <param name="folder">Folder with <c>fonts.json</c> and the npm packages.</param>
    public static IReadOnlySet<int> Of(string folder)
    {
        var fonts = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "fonts.json"))) ?? [];
        var shown = new HashSet<int>();

        // The monospaced family sets digests only, and falls back to the others.
        foreach (var family in fonts.Where(font => !font.Contains("Mono", StringComparison.Ordinal)).GroupBy(font => font.Split('/')[1]))
        {
            shown.UnionWith(family
                .Select(font => Read(File.ReadAllBytes(Path.Combine([folder, "node_modules", .. font.Split('/')]))))
                .Aggregate((all, next) => [.. all.Intersect(next)]));
        }

        return shown;
    }

    private static HashSet<int> Read(byte[] font)
    {
        var tables = U16(font, 4);
        for (var i = 0; i < tables; i++)
        {
            var record = 12 + (16 * i);
            if (font.AsSpan(record, 4).SequenceEqual("cmap"u8))
            {
                return ReadCmap(font, (int)U32(font, record + 8));
            }
        }

        throw new InvalidDataException("The font has no cmap table.");
    }

    private static HashSet<int> ReadCmap(byte[] font, int cmap)
    {
        var codes = new HashSet<int>();
        var subtables = U16(font, cmap + 2);
        for (var i = 0; i < subtables; i++)
        {
            var at = cmap + (int)U32(font, cmap + 4 + (8 * i) + 4);
            switch (U16(font, at))
            {
                case 4:
                    ReadSegments(codes, font, at);
                    break;
                case 12:
                    ReadGroups(codes, font, at);
                    break;
            }
        }

        return codes;
    }

    private static void ReadSegments(HashSet<int> codes, byte[] font, int at)
    {
        var doubled = U16(font, at + 6);
        var (ends, starts) = (at + 14, at + 16 + doubled);
        var (deltas, offsets) = (starts + doubled, starts + (2 * doubled));
        for (var i = 0; i < doubled; i += 2)
        {
            for (int code = U16(font, starts + i); code <= U16(font, ends + i) && code != 0xFFFF; code++)
            {
                var offset = U16(font, offsets + i);
                var glyph = offset == 0 ? code : U16(font, offsets + i + offset + (2 * (code - U16(font, starts + i))));
                if ((offset == 0 || glyph != 0) && ((glyph + U16(font, deltas + i)) & 0xFFFF) != 0)
                {
                    codes.Add(code);
                }
            }
        }
    }

    private static void ReadGroups(HashSet<int> codes, byte[] font, int at)
    {
        var groups = U32(font, at + 12);
        for (var i = 0; i < groups; i++)
        {
            var group = at + 16 + (12 * i);
            var (first, glyph) = (U32(font, group), U32(font, group + 8));
            for (var code = first; code <= U32(font, group + 4); code++)
            {
                if (glyph + (code - first) != 0)
                {
                    codes.Add((int)code);
                }
            }
        }
    }

    private static ushort U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static uint U32(byte[] font, int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
