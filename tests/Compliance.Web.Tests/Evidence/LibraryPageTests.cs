using Bunit;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Web.Evidence;
using Compliance.Web.Tests.Pages;

namespace Compliance.Web.Tests.Evidence;

/// <summary>The library as a firm's people see it.</summary>
public sealed class LibraryPageTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    [Fact]
    public async Task AnEmptyLibrarySaysWhatToDo()
    {
        await using var host = told.Copy();
        var page = host.Show<LibraryPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("There is no document yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal));
        Assert.Contains("Drop files above", page.Find(".empty-state").TextContent, StringComparison.Ordinal);

        // Nothing found is another matter, and leads back.
        var filtered = host.Show<LibraryPage>(host.Contributor, "?q=plan");
        filtered.WaitForAssertion(() => Assert.Contains("Nothing matches the filter", filtered.Find(".empty-state").TextContent, StringComparison.Ordinal));
        filtered.Find(".empty-state button").Click();
        filtered.WaitForAssertion(() => Assert.Contains("There is no document yet", filtered.Find(".empty-state").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OnlyAReleasedFileCanBeDownloadedAndOnlyOnesOwnAreListed()
    {
        await using var host = told.Copy();
        await AddAsync(host, host.Contributor, "Clean plan", ScanVerdict.Clean);
        await AddAsync(host, host.Contributor, "Waiting plan", ScanVerdict.Pending);
        await AddAsync(host, host.Contributor, "Infected plan", ScanVerdict.Rejected);
        await AddAsync(host, host.Cast.Contributor(2), "Foreign plan", ScanVerdict.Clean);
        var page = host.Show<LibraryPage>(host.Signatory);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody .row-link").Count));
        Assert.DoesNotContain("Foreign", page.Markup, StringComparison.Ordinal);
        foreach (var row in page.FindAll("tbody tr"))
        {
            var released = row.TextContent.Contains("Clean plan", StringComparison.Ordinal);
            Assert.Equal(released, row.QuerySelector("a.download-link") is not null);
            Assert.Equal(!released, row.TextContent.Contains("Not released", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AVerdictShowsByItself()
    {
        await using var host = told.Copy();
        var document = await AddAsync(host, host.Contributor, "Plan", ScanVerdict.Pending);
        var page = host.Show<LibraryPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("Scan pending", page.Find("tbody").TextContent, StringComparison.Ordinal));
        await using (var db = await host.DbAsync())
        {
            var version = document.Versions[0];
            db.Attach(version);
            version.Judge(new ScanAnswer(ScanVerdict.Clean, null), host.Time.GetUtcNow());
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        host.Time.Advance(TimeSpan.FromSeconds(6));
        page.WaitForAssertion(() => Assert.NotNull(page.Find("a.download-link")));
    }

    [Fact]
    public async Task InJapaneseTheLibraryIsJapanese()
    {
        await using var host = told.Copy();
        await AddAsync(host, host.Contributor, "構成図", ScanVerdict.Pending);
        PageHost.Speak("ja");
        var page = host.Show<LibraryPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("スキャン待ち", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.DoesNotMatch("[A-Za-z]{4}", page.Find("thead").TextContent);
        Assert.DoesNotMatch("[A-Za-z]{4}", page.Find("h1").TextContent);
    }

    private static async Task<EvidenceDocument> AddAsync(PageHost host, Actor actor, string title, ScanVerdict scan)
    {
        var now = host.Time.GetUtcNow();
        var document = EvidenceDocument.Create(host.NewId(), actor.FirmId!.Value, title, new NewVersion(
            host.NewId(), "plan.txt", 4, new string('a', 64), "plan"u8.ToArray(), ScanVerdict.Pending, now, actor.UserId, actor.Name)).Value;
        if (scan is not ScanVerdict.Pending)
        {
            document.Versions[0].Judge(new ScanAnswer(scan, null), now);
        }

        await host.AddAsync(document);
        return document;
    }
}
