using Compliance.App.Evidence;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Evidence;

namespace Compliance.App.Tests.Evidence;

/// <summary>The library's list: pages, order, search, alike on both databases.</summary>
public sealed class EvidenceListTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task PagesCoverEverythingOnceInAStableOrder(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        for (var i = 0; i < 11; i++)
        {
            await test.AddAsync(test.Ours, $"content {i}", $"file {i}.txt");
        }

        foreach (var sort in Enum.GetValues<EvidenceSort>())
        {
            foreach (var descending in (bool[])[true, false])
            {
                var seen = new List<Guid>();
                for (var page = 0; page < 4; page++)
                {
                    var filter = new EvidenceFilter(Sort: sort, Descending: descending, Page: page, PageSize: 4);
                    var found = (await test.App.Get<EvidenceQueries>().ListAsync(test.Ours, filter, None)).Value;
                    Assert.Equal(11, found.Total);
                    seen.AddRange(found.Rows.Select(row => row.DocumentId));
                }

                Assert.Equal(11, seen.Distinct().Count());
                Assert.Equal(11, seen.Count);
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task SearchFindsTitleAndFileNameWhateverTheWidthAndCase(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        await test.AddAsync(test.Ours, "a", "Network_100%.txt", "ネットワーク構成図");
        await test.AddAsync(test.Ours, "b", "アクセス制御.txt");
        foreach (var (search, expected) in ((string, int)[])[
            ("ﾈｯﾄﾜｰｸ", 1), ("network", 1), ("100%", 1), ("%", 1), ("_", 1), ("アクセス", 1), (".TXT", 2), ("  ", 2), ("\\", 0), ("'", 0)])
        {
            var found = await test.App.Get<EvidenceQueries>().ListAsync(test.Ours, new EvidenceFilter(search), None);
            Assert.True(expected == found.Value.Total, $"'{search}' finds {found.Value.Total}, expected {expected}");
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task FiltersByVerdictAndExpiryAndShowsTheNewestVersion(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var added = await test.AddAsync(test.Ours, "a");
        await test.AddAsync(test.Ours, "b");
        var file = await test.ReceiveAsync("c", "newer.txt") with { ExpiresOn = new DateOnly(2026, 3, 31) };
        Assert.True((await test.App.Get<AddEvidenceVersion>().RunAsync(test.Ours, test.App.NewId(), added.DocumentId, file, None)).IsSuccess);

        var queries = test.App.Get<EvidenceQueries>();
        var expired = (await queries.ListAsync(test.Ours, new EvidenceFilter(ExpiredOn: new DateOnly(2026, 4, 1)), None)).Value;
        Assert.Equal(("newer.txt", 2), expired.Rows.Select(row => (row.FileName, row.Number)).Single());
        Assert.Empty((await queries.ListAsync(test.Ours, new EvidenceFilter(ExpiredOn: new DateOnly(2026, 3, 31)), None)).Value.Rows);
        Assert.Equal(2, (await queries.ListAsync(test.Ours, new EvidenceFilter(Scan: ScanVerdict.NotConfigured), None)).Value.Total);
        Assert.Equal(0, (await queries.ListAsync(test.Ours, new EvidenceFilter(Scan: ScanVerdict.Rejected), None)).Value.Total);
    }
}
