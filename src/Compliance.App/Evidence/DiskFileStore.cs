using System.Buffers;
using System.Security.Cryptography;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Evidence;

namespace Compliance.App.Evidence;

/// <summary>
/// The store on a local disk. Bytes go to a temporary file while they are hashed, are flushed, take their final name in
/// one step, and the folders are flushed: only then does a write succeed. A name in <c>blobs</c> is therefore always whole.
/// </summary>
public sealed class DiskFileStore : IFileStore
{
    private const int BufferLength = 128 * 1024;
    private const int RoomCheckInterval = 16 * 1024 * 1024;

    private readonly string blobs;
    private readonly string incoming;
    private readonly long reserve;
    private readonly IIds ids;
    private readonly TimeProvider time;
    private readonly Func<string, long> freeBytes;

    // Between the sweep's look at a file's age and its removal nobody may write the same bytes.
    private readonly SemaphoreSlim names = new(1, 1);

    /// <summary>Opens the store: makes its folders, and removes what a killed process left.</summary>
    public DiskFileStore(FileStoreOptions options, IIds ids, TimeProvider time)
        : this(options, ids, time, static folder => new DriveInfo(folder).AvailableFreeSpace)
    {
    }

    /// <summary>Opens the store with another way to ask for the free room on the disk of a folder.</summary>
    public DiskFileStore(FileStoreOptions options, IIds ids, TimeProvider time, Func<string, long> freeBytes)
    {
        ArgumentNullException.ThrowIfNull(options);
        var data = Path.GetFullPath(options.DataFolder);
        blobs = Directory.CreateDirectory(Path.Combine(data, "blobs")).FullName;
        incoming = Directory.CreateDirectory(Path.Combine(data, "incoming")).FullName;
        DirectorySync.Flush(data);
        reserve = options.ReserveBytes;
        this.ids = ids;
        this.time = time;
        this.freeBytes = freeBytes;
        // What a killed process left is gone before anything new comes in; what another process writes is held by it.
        RemoveLeftovers(TimeSpan.Zero);
    }

    /// <inheritdoc />
    public async Task<Result<StoredBlob>> WriteAsync(Stream content, long maxBytes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = Path.Combine(incoming, ids.New().ToString("N"));
        var kept = false;
        try
        {
            await using var file = DiskFiles.Create(path);
            var copied = await CopyAsync(content, file, maxBytes, ct);
            if (!copied.IsSuccess)
            {
                return copied;
            }

            file.Flush(flushToDisk: true);
            ct.ThrowIfCancellationRequested();
            await PublishAsync(path, copied.Value.Sha256, ct);
            kept = true;
            return copied;
        }
        catch (IOException failure) when (DiskFiles.IsDiskFull(failure))
        {
            return new StorageFull();
        }
        finally
        {
            if (!kept)
            {
                File.Delete(path);
            }
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string sha256, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferLength, FileOptions.Asynchronous));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc />
    public bool Exists(string sha256) => File.Exists(PathOf(sha256));

    /// <inheritdoc />
    public long? SizeOf(string sha256)
    {
        var file = new FileInfo(PathOf(sha256));
        return file.Exists ? file.Length : null;
    }

    /// <inheritdoc />
    public async Task<bool> VerifyAsync(string sha256, CancellationToken ct)
    {
        await using var stream = await OpenAsync(sha256, ct);
        return stream is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)) == sha256;
    }

    /// <inheritdoc />
    public int RemoveLeftovers(TimeSpan age)
    {
        var removed = 0;
        foreach (var file in new DirectoryInfo(incoming).EnumerateFiles())
        {
            if (IsOlder(file, age) && DiskFiles.IsAbandoned(file))
            {
                file.Delete();
                removed++;
            }
        }

        return removed;
    }

    /// <inheritdoc />
    public IEnumerable<string> ListOlderThan(TimeSpan age) =>
        new DirectoryInfo(blobs).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => DiskFiles.IsHash(file.Name) && IsOlder(file, age))
            .Select(file => file.Name);

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(string sha256, TimeSpan age, CancellationToken ct)
    {
        await names.WaitAsync(ct);
        try
        {
            var file = new FileInfo(PathOf(sha256));
            if (!file.Exists || !IsOlder(file, age))
            {
                return false;
            }

            file.Delete();
            return true;
        }
        finally
        {
            names.Release();
        }
    }

    private async Task<Result<StoredBlob>> CopyAsync(Stream content, FileStream file, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            long size = 0;
            for (long checkedAt = 0; ;)
            {
                if (size >= checkedAt)
                {
                    if (freeBytes(incoming) < reserve)
                    {
                        return new StorageFull();
                    }

                    checkedAt += RoomCheckInterval;
                }

                var read = await content.ReadAsync(buffer.AsMemory(0, BufferLength), ct);
                if (read == 0)
                {
                    return size == 0 ? new EmptyFile() : new StoredBlob(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
                }

                size += read;
                if (size > maxBytes)
                {
                    return new FileTooLarge(maxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task PublishAsync(string path, string sha256, CancellationToken ct)
    {
        var target = PathOf(sha256);
        var folder = Path.GetDirectoryName(target)!;
        await names.WaitAsync(ct);
        try
        {
            Directory.CreateDirectory(folder);
            // The same bytes replace themselves: that renews their age, and heals a file that was damaged.
            File.Move(path, target, overwrite: true);
        }
        finally
        {
            names.Release();
        }

        DirectorySync.Flush(folder);
        DirectorySync.Flush(Path.GetDirectoryName(folder)!);
        DirectorySync.Flush(blobs);
    }

    private string PathOf(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return DiskFiles.IsHash(sha256)
            ? Path.Combine(blobs, sha256[..2], sha256[2..4], sha256)
            : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));
    }

    private bool IsOlder(FileInfo file, TimeSpan age) => time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= age;
}
