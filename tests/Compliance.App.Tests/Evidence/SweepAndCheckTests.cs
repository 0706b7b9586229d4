using System.Text;
using Compliance.App.Evidence;
using Compliance.App.Tests.Infrastructure;

namespace Compliance.App.Tests.Evidence;

/// <summary>The store and the rows agree: the sweep removes what nobody needs and nothing else, the check names what is wrong.</summary>
public sealed class SweepAndCheckTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheSweepRemovesOldBytesWithoutARowAndLeftoversOnly(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var needed = await test.AddAsync(test.Ours, "needed");
        var orphan = await test.ReceiveAsync("killed before the row");
        var fresh = await test.ReceiveAsync("row is about to come");
        var leftover = Path.Combine(test.DataFolder, "incoming", "left");
        await File.WriteAllTextAsync(leftover, "half", None);
        var now = TestApp.Start.UtcDateTime;
        File.SetLastWriteTimeUtc(leftover, now.AddMinutes(-2));
        File.SetLastWriteTimeUtc(test.PathOf(needed.Sha256), now.AddDays(-400));
        File.SetLastWriteTimeUtc(test.PathOf(orphan.Blob.Sha256), now.AddHours(-24));
        File.SetLastWriteTimeUtc(test.PathOf(fresh.Blob.Sha256), now.AddHours(-23));

        var check = test.App.Get<FileCheck>();
        var before = await check.CheckAsync(readContent: false, None);
        Assert.Equal([(FileFaultKind.NeededByNobody, orphan.Blob.Sha256)], before.Faults.Select(fault => (fault.Kind, fault.Sha256)));

        await test.App.Get<SweepFilesJob>().ExecuteAsync(None);
        Assert.Equal(new[] { fresh.Blob.Sha256, needed.Sha256 }.Order(StringComparer.Ordinal), test.FilesOnDisk());
        Assert.Empty((await check.CheckAsync(readContent: true, None)).Faults);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheCheckNamesMissingShortAndChangedFiles(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var missing = await test.AddAsync(test.Ours, "missing");
        var shorter = await test.AddAsync(test.Ours, "shorter");
        var changed = await test.AddAsync(test.Ours, "changed");
        await test.AddAsync(test.Ours, "whole");
        File.Delete(test.PathOf(missing.Sha256));
        await File.WriteAllTextAsync(test.PathOf(shorter.Sha256), "short", None);
        await File.WriteAllBytesAsync(test.PathOf(changed.Sha256), Encoding.ASCII.GetBytes("Changed"), None);

        var quick = await test.App.Get<FileCheck>().CheckAsync(readContent: false, None);
        Assert.Equal(
            [(FileFaultKind.Missing, missing.VersionId), (FileFaultKind.OtherSize, shorter.VersionId)],
            quick.Faults.Select(fault => (fault.Kind, fault.Id)));
        var full = await test.App.Get<FileCheck>().CheckAsync(readContent: true, None);
        Assert.Equal(4, full.Rows);
        Assert.Equal((FileFaultKind.OtherContent, changed.VersionId), full.Faults.Select(fault => (fault.Kind, fault.Id)).Last());
    }
}
