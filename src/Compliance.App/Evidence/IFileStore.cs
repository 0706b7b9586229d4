using Compliance.Domain;

namespace Compliance.App.Evidence;

/// <summary>
/// Keeps bytes under their SHA-256. What was written successfully survives a power cut; the same bytes are kept once.
/// Whoever keeps a hash in a row also provides an <see cref="IBlobOwner"/>, or the sweep removes the bytes.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps everything that a stream gives. Where it fails or is cancelled, nothing remains.</summary>
    /// <param name="content">Read to its end, never disposed.</param>
    /// <param name="maxBytes">More bytes are refused.</param>
    /// <param name="ct">Cancels the write.</param>
    /// <returns>The hash and the size, or <c>EmptyFile</c>, <c>FileTooLarge</c>, <c>StorageFull</c>.</returns>
    Task<Result<StoredBlob>> WriteAsync(Stream content, long maxBytes, CancellationToken ct);

    /// <summary>Opens bytes for reading, seekable; null where there are none of this hash.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken ct);

    /// <summary>True where there are bytes of this hash.</summary>
    bool Exists(string sha256);

    /// <summary>The size in bytes, or null where there are none of this hash.</summary>
    long? SizeOf(string sha256);

    /// <summary>Reads the bytes and compares; false where they are missing or have another hash.</summary>
    Task<bool> VerifyAsync(string sha256, CancellationToken ct);

    /// <summary>Removes what interrupted writes left, where nobody has touched it for <paramref name="age"/>.</summary>
    /// <returns>How many files were removed.</returns>
    int RemoveLeftovers(TimeSpan age);

    /// <summary>The hashes of all bytes that were last written longer ago than <paramref name="age"/>.</summary>
    IEnumerable<string> ListOlderThan(TimeSpan age);

    /// <summary>Removes bytes, unless they were written again within <paramref name="age"/>.</summary>
    /// <returns>True where they were removed.</returns>
    Task<bool> RemoveAsync(string sha256, TimeSpan age, CancellationToken ct);
}

/// <summary>Bytes that are in the store.</summary>
/// <param name="Sha256">Their hash, lower-case hex.</param>
/// <param name="Size">Their length.</param>
public sealed record StoredBlob(string Sha256, long Size);

/// <summary>
/// A capability that keeps hashes of stored bytes in its rows. Every implementation in this assembly is found and asked
/// before bytes are removed.
/// </summary>
public interface IBlobOwner
{
    /// <summary>Which of these hashes rows still need.</summary>
    Task<IReadOnlyCollection<string>> NeededAsync(IReadOnlyCollection<string> hashes, CancellationToken ct);

    /// <summary>Every row that needs bytes.</summary>
    IAsyncEnumerable<BlobNeed> ListAsync(CancellationToken ct);
}

/// <summary>A row that needs bytes.</summary>
/// <param name="Owner">Kind of row, for the operator.</param>
/// <param name="Id">Its id.</param>
/// <param name="Sha256">The hash.</param>
/// <param name="Size">The length.</param>
public sealed record BlobNeed(string Owner, Guid Id, string Sha256, long Size);
