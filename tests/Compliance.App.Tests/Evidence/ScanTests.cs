using Compliance.App.Evidence;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Evidence;

/// <summary>A file waits in quarantine until the scanner has spoken; an outage of the scanner only delays that.</summary>
public sealed class ScanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task CleanFilesAreReleasedAndInfectedOnesAreNot(DatabaseKind kind)
    {
        await using var clamd = new FakeClamd();
        await using var test = await EvidenceTestApp.StartAsync(kind, clamd.Address);
        var clean = await test.AddAsync(test.Ours, new string('x', 200_000));
        var infected = await test.AddAsync(test.Ours, FakeClamd.Eicar);
        Assert.Equal(ScanVerdict.Pending, clean.Scan);
        var download = test.App.Get<DownloadEvidence>();
        Assert.Equal(new Quarantined(ScanVerdict.Pending), (await download.RunAsync(test.Ours, test.App.NewId(), clean.VersionId, None)).Error);

        var job = test.App.Get<ScanPendingEvidenceJob>();
        await job.ExecuteAsync(None);
        await job.ExecuteAsync(None);

        Assert.Equal(2, clamd.Scans);
        Assert.True((await download.RunAsync(test.Ours, test.App.NewId(), clean.VersionId, None)).IsSuccess);
        Assert.Equal(new Quarantined(ScanVerdict.Rejected), (await download.RunAsync(test.Ours, test.App.NewId(), infected.VersionId, None)).Error);
        var row = (await test.App.Get<EvidenceQueries>().FindAsync(test.Ours, infected.DocumentId, None)).Value.Versions[0];
        Assert.Equal((ScanVerdict.Rejected, "Eicar-Test-Signature"), (row.Scan, row.ScanDetail));
        await using var db = await test.App.DbAsync();
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(entry => entry.Action == "evidence.scanned" && entry.ActorId == Guid.Empty, None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AScannerThatIsDownDelaysTheVerdict(DatabaseKind kind)
    {
        string address;
        await using (var gone = new FakeClamd())
        {
            address = gone.Address;
        }

        await using var test = await EvidenceTestApp.StartAsync(kind, address);
        var added = await test.AddAsync(test.Ours, "x");
        var answer = await test.App.Get<ScanEvidence>().RunAsync(Actor.System, test.App.NewId(), added.VersionId, None);
        Assert.Equal(new ScanAnswer(ScanVerdict.Pending, ScanAnswer.Unavailable), answer.Value);
        await test.App.Get<ScanPendingEvidenceJob>().ExecuteAsync(None);
        await using var db = await test.App.DbAsync();
        Assert.Equal((ScanVerdict.Pending, 0), await db.Set<EvidenceVersion>().Select(v => new ValueTuple<ScanVerdict, int>(v.Scan, v.ScanAttempts)).SingleAsync(None));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFileThatTheScannerCannotTakeWaitsAndDoesNotHoldUpOthers(DatabaseKind kind)
    {
        await using var clamd = new FakeClamd(sizeLimit: 1000);
        await using var test = await EvidenceTestApp.StartAsync(kind, clamd.Address);
        var large = await test.AddAsync(test.Ours, new string('x', 5000));
        var small = await test.AddAsync(test.Ours, "small");
        var job = test.App.Get<ScanPendingEvidenceJob>();
        await job.ExecuteAsync(None);
        await job.ExecuteAsync(None);
        Assert.Equal(2, clamd.Scans);

        var queries = test.App.Get<EvidenceQueries>();
        Assert.Equal(ScanVerdict.Clean, (await queries.FindAsync(test.Ours, small.DocumentId, None)).Value.Versions[0].Scan);
        var waiting = (await queries.FindAsync(test.Ours, large.DocumentId, None)).Value.Versions[0];
        Assert.Equal((ScanVerdict.Pending, ScanAnswer.SizeLimit), (waiting.Scan, waiting.ScanDetail));
        test.App.Time.Advance(TimeSpan.FromMinutes(2));
        await job.ExecuteAsync(None);
        Assert.Equal(3, clamd.Scans);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyThePlatformScans(DatabaseKind kind)
    {
        await using var clamd = new FakeClamd();
        await using var test = await EvidenceTestApp.StartAsync(kind, clamd.Address);
        var added = await test.AddAsync(test.Ours, "x");
        Assert.Equal(new NotAllowed(), (await test.App.Get<ScanEvidence>().RunAsync(test.Ours, test.App.NewId(), added.VersionId, None)).Error);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData(":3310")]
    [InlineData("host:0")]
    [InlineData("host:99999")]
    [InlineData("host:port")]
    public void AWrongAddressIsSaidAtTheStart(string address) =>
        Assert.Throws<FormatException>(() => new Microsoft.Extensions.DependencyInjection.ServiceCollection()
            .AddComplianceFiles(new FileStoreOptions(), new ScannerOptions { Clamd = address }));
}
