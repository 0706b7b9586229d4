using System.Buffers.Binary;

namespace Compliance.App.Reports;

/// <summary>Which characters a TrueType font can show: its <c>cmap</c> table (OpenType specification, formats 4 and 12).</summary>
internal static class FontCoverage
{
    public static void AddTo(HashSet<int> codes, byte[] font)
    {
        var tables = U16(font, 4);
        for (var i = 0; i < tables; i++)
        {
            var record = 12 + (16 * i);
            if (font.AsSpan(record, 4).SequenceEqual("cmap"u8))
            {
                ReadCmap(codes, font, (int)U32(font, record + 8));
                return;
            }
        }

        throw new InvalidDataException("The font has no cmap table.");
    }

    private static void ReadCmap(HashSet<int> codes, byte[] font, int cmap)
    {
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
                if (offset == 0 || glyph != 0)
                {
                    if (((glyph + U16(font, deltas + i)) & 0xFFFF) != 0)
                    {
                        codes.Add(code);
                    }
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
            for (var code = U32(font, group); code <= U32(font, group + 4); code++)
            {
                codes.Add((int)code);
            }
        }
    }

    private static ushort U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static uint U32(byte[] font, int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
