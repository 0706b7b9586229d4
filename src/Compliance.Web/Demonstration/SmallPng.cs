using System.Buffers.Binary;

namespace Compliance.Web.Demonstration;

/// <summary>
/// A small grey picture of rooms, written by hand: its pixels are stored, not compressed, because a compressor's output may
/// differ from machine to machine and the file's hash is printed in documents.
/// </summary>
internal static class SmallPng
{
    private const int Width = 240;
    private const int Height = 160;

    public static byte[] Plan(int rooms)
    {
        var rows = new byte[Height * (Width + 1)];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var wall = x is 0 or Width - 1 || y is 0 or Height - 1 || x % (Width / rooms) == 0 || (y == Height / 2 && x % (Width / rooms) > 14);
                rows[(y * (Width + 1)) + x + 1] = wall ? (byte)40 : (byte)(235 - (x / (Width / rooms) * 12));
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = 8;
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "IDAT"u8, Stored(rows));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // RFC 1950 and 1951: one stored block of at most 65,535 bytes after another.
    private static byte[] Stored(byte[] data)
    {
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        Span<byte> lengths = stackalloc byte[4];
        for (var at = 0; at < data.Length;)
        {
            var length = Math.Min(65_535, data.Length - at);
            stream.WriteByte(at + length == data.Length ? (byte)1 : (byte)0);
            BinaryPrimitives.WriteUInt16LittleEndian(lengths, (ushort)length);
            BinaryPrimitives.WriteUInt16LittleEndian(lengths[2..], (ushort)~length);
            stream.Write(lengths);
            stream.Write(data, at, length);
            at += length;
        }

        uint low = 1, high = 0;
        foreach (var value in data)
        {
            low = (low + value) % 65_521;
            high = (high + low) % 65_521;
        }

        BinaryPrimitives.WriteUInt32BigEndian(lengths, (high << 16) | low);
        stream.Write(lengths);
        return stream.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return crc;
    }
}
