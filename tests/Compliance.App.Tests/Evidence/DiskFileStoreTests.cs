using System.Security.Cryptography;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Evidence;

namespace Compliance.App.Tests.Evidence;

/// <summary>A write that succeeded is whole and found again; one that did not leaves nothing.</summary>
public sealed class DiskFileStoreTests : IDisposable
{
    private const long Limit = 100_000_000;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-store-").FullName;

    [Theory]
    [InlineData(1)]
    [InlineData(128 * 1024)]
    [InlineData((128 * 1024) + 1)]
    [InlineData(5_000_003)]
    public async Task WhatIsWrittenIsReadBackUnderItsHash(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        var store = NewStore();
        var stored = (await store.WriteAsync(new Trickle(bytes), Limit, None)).Value;

        Assert.Equal(new StoredBlob(Convert.ToHexStringLower(SHA256.HashData(bytes)), length), stored);
        Assert.True(store.Exists(stored.Sha256));
        Assert.Equal(length, store.SizeOf(stored.Sha256));
        Assert.True(await store.VerifyAsync(stored.Sha256, None));
        await using var read = await store.OpenAsync(stored.Sha256, None);
        Assert.NotNull(read);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, None);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal([Path.Combine("blobs", stored.Sha256[..2], stored.Sha256[2..4], stored.Sha256)], Files());
    }

    [Fact]
    public async Task TheSameBytesAreKeptOnceHoweverManyWriteThem()
    {
        var store = NewStore();
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var written = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => store.WriteAsync(new Trickle(bytes), Limit, None)));
        Assert.Single(written.Select(result => result.Value).Distinct());
        Assert.Single(Files());
    }

    [Fact]
    public async Task WritingAgainHealsADamagedFile()
    {
        var store = NewStore();
        var stored = (await store.WriteAsync(new MemoryStream([1, 2, 3]), Limit, None)).Value;
        await File.WriteAllBytesAsync(Path.Combine(folder, Files()[0]), [1, 2, 4], None);
        Assert.False(await store.VerifyAsync(stored.Sha256, None));

        await store.WriteAsync(new MemoryStream([1, 2, 3]), Limit, None);
        Assert.True(await store.VerifyAsync(stored.Sha256, None));
    }

    [Fact]
    public async Task AnEmptyStreamIsRefused()
    {
        Assert.Equal(new EmptyFile(), (await NewStore().WriteAsync(Stream.Null, Limit, None)).Error);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(500_000, false)]
    public async Task TheLimitIsExact(int length, bool fits)
    {
        var written = await NewStore().WriteAsync(new MemoryStream(new byte[length]), 1000, None);
        Assert.Equal(fits ? null : new FileTooLarge(1000), written.Error);
        Assert.Equal(fits ? 1 : 0, Files().Length);
    }

    [Fact]
    public async Task ADroppedStreamLeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() =>
            NewStore().WriteAsync(new Trickle(new byte[900_000], failAt: 500_000), Limit, None));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task ACancelledWriteLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        var stream = new Trickle(new byte[900_000], onRead: at =>
        {
            if (at > 400_000)
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewStore().WriteAsync(stream, Limit, cancel.Token));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task AFullDiskIsSaidBeforeTheFirstByte()
    {
        var store = NewStore(free: 99, reserve: 100);
        var stream = new Trickle(new byte[1000], failAt: 0);
        Assert.Equal(new StorageFull(), (await store.WriteAsync(stream, Limit, None)).Error);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task ADiskThatFillsUpDuringTheWriteLeavesNothing()
    {
        long free = 60_000_000;
        var store = new DiskFileStore(Options(50_000_000), new Ids(), TimeProvider.System, _ => free);
        var stream = new Trickle(new byte[40_000_000], onRead: at => free = 60_000_000 - at);
        Assert.Equal(new StorageFull(), (await store.WriteAsync(stream, Limit, None)).Error);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task LeftoversOfAKilledProcessGoAndAWriteInProgressStays()
    {
        var store = NewStore();
        var leftover = Path.Combine(folder, "incoming", "left");
        await File.WriteAllTextAsync(leftover, "half", None);
        var inside = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var writing = store.WriteAsync(new Paused(inside, go), Limit, None);
        await inside.Task;

        Assert.Equal(1, store.RemoveLeftovers(TimeSpan.FromHours(-1)));
        Assert.False(File.Exists(leftover));
        await File.WriteAllTextAsync(leftover, "half", None);
        File.SetLastWriteTimeUtc(leftover, File.GetLastWriteTimeUtc(leftover).AddSeconds(-1));
        _ = NewStore();
        Assert.False(File.Exists(leftover));
        go.SetResult();
        Assert.True(await store.VerifyAsync((await writing).Value.Sha256, None));
    }

    [Fact]
    public async Task OnlyOldBytesAreRemoved()
    {
        var store = NewStore();
        var stored = (await store.WriteAsync(new MemoryStream([7]), Limit, None)).Value;
        Assert.Empty(store.ListOlderThan(TimeSpan.FromHours(1)));
        Assert.False(await store.RemoveAsync(stored.Sha256, TimeSpan.FromHours(1), None));

        Age(2);
        Assert.Equal([stored.Sha256], store.ListOlderThan(TimeSpan.FromHours(1)));
        await store.WriteAsync(new MemoryStream([7]), Limit, None);
        Assert.False(await store.RemoveAsync(stored.Sha256, TimeSpan.FromHours(1), None));

        Age(2);
        Assert.True(await store.RemoveAsync(stored.Sha256, TimeSpan.FromHours(1), None));
        Assert.Empty(Files());
        Assert.Null(await store.OpenAsync(stored.Sha256, None));
        Assert.False(await store.VerifyAsync(stored.Sha256, None));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("abc")]
    public void OnlyAHashNamesAFile(string name) => Assert.Throws<ArgumentException>(() => NewStore().Exists(name));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Age(int hours)
    {
        foreach (var file in Files())
        {
            var path = Path.Combine(folder, file);
            File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddHours(-hours));
        }
    }

    private DiskFileStore NewStore(long free = long.MaxValue, long reserve = 0) =>
        new(Options(reserve), new Ids(), TimeProvider.System, _ => free);

    private FileStoreOptions Options(long reserve) => new() { DataFolder = folder, ReserveBytes = reserve };

    private string[] Files() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))];
}
