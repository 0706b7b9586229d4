using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Compliance.App.Data;

namespace Compliance.Web.Demonstration;

/// <summary>Ids that come in the same order each time: shaped like version 7, counted instead of timed, filled from a hash.</summary>
public sealed class SeededIds(string seed) : IIds
{
    private long count;

    /// <inheritdoc />
    public Guid New() => Make(seed, Interlocked.Increment(ref count));

    private static Guid Make(string seed, long number)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{number}"), bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, number << 16);
        return Named(bytes[..16], version: 7);
    }

    /// <summary>The id of a named step: the same name gives the same id, so a story that was cut off goes on where it was.</summary>
    public static Guid Of(string name) => Named(SHA256.HashData(Encoding.UTF8.GetBytes("compliance-demonstration/1/" + name)).AsSpan(0, 16), version: 8);

    private static Guid Named(Span<byte> bytes, int version)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
