using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.App.Audit;

/// <summary>Digests of things, for the record.</summary>
public static class Digest
{
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>SHA-256, lower-case hex, of the JSON of a snapshot; its properties count in declaration order.</summary>
    public static string Of<T>(T snapshot) => OfBytes(JsonSerializer.SerializeToUtf8Bytes(snapshot, Canonical));

    /// <summary>SHA-256, lower-case hex, of bytes.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
