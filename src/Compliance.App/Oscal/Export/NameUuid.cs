using System.Security.Cryptography;
using System.Text;

namespace Compliance.App.Oscal.Export;

/// <summary>UUIDs of version 5 (RFC 9562, section 5.5): the same namespace and name give the same UUID everywhere and for ever.</summary>
public static class NameUuid
{
    /// <summary>The namespace of URLs (RFC 9562, section 6.6).</summary>
    public static readonly Guid Url = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>The UUID of a name.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="name">The name; its UTF-8 bytes count.</param>
    public static Guid Of(Guid space, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
#pragma warning disable CA5350 // The standard prescribes SHA-1; nothing is protected by it.
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
