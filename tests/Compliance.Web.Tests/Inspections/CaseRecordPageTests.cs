using Bunit;
using Compliance.Domain.Access;
using Compliance.Web.Inspections;
using Compliance.Web.Tests.Pages;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The record of a case, page by page, for those who may read it.</summary>
public sealed class CaseRecordPageTests(FactCheckCase told) : IClassFixture<FactCheckCase>
{
    [Fact]
    public async Task TheTeamReadsInWordsWhatHappenedTheNewestFirst()
    {
        await using var host = told.Copy();
        var page = host.Show<CaseRecordPage>(host.Cast.Lead);
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));
        var newest = page.Find("tbody tr").TextContent;
        Assert.Contains("Opened the draft findings for the firm's comments", newest, StringComparison.Ordinal);
        Assert.Contains("品質審査官(デモ)", newest, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("tbody tr")[0].QuerySelectorAll("code").Length);
        var numbers = page.FindAll("tbody .digits").Select(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Equal("Record", page.Find(".case-tabs a[aria-current=page]").TextContent);
        Assert.Single(page.FindAll("h1"));
        Assert.Contains("not handed in yet are left out", page.Find(".lead").TextContent, StringComparison.Ordinal);

        // The next part is in the address.
        var second = host.Show<CaseRecordPage>(host.Cast.Lead, "?page=2");
        second.WaitForAssertion(() => Assert.Equal(50, second.FindAll("tbody tr").Count));
        Assert.Equal(numbers[^1] - 1, int.Parse(second.Find("tbody .digits").TextContent, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AnAdministratorReadsItWithoutTheCase()
    {
        await using var host = told.Copy();
        var page = host.Show<CaseRecordPage>(host.Cast.People["admin@authority.example"]);
        page.WaitForAssertion(() => Assert.Equal("Record of 2026-0001", page.Find("h1").TextContent));
        Assert.Equal(50, page.FindAll("tbody tr").Count);
        Assert.Contains("Kakuu Precision", page.Find(".page-header").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".case-tabs"));
        Assert.DoesNotContain("left out", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayNotReadItSeesNothingOfIt()
    {
        await using var host = told.Copy();
        var people = host.Cast.People;
        var unassigned = people["inspector2@authority.example"];
        var unknown = host.Show<CaseRecordPage>(unassigned, caseId: host.NewId());
        unknown.WaitForAssertion(() => Assert.Equal("Case not found", unknown.Find("h1").TextContent));
        var foreign = host.Show<CaseRecordPage>(unassigned);
        foreign.WaitForAssertion(() => Assert.Equal(unknown.Markup, foreign.Markup));

        // The officer sees the case, but has no duty in it; the firm does not get past the policy of the page, nor past the query.
        foreach (var person in (Actor[])[host.Cast.Officer, host.Cast.Decider, host.Contributor, host.Signatory])
        {
            var page = host.Show<CaseRecordPage>(person);
            page.WaitForAssertion(() => page.Find(".empty-state"));
            Assert.Empty(page.FindAll("tbody"));
            Assert.DoesNotContain("Record", page.FindAll(".case-tabs a").Select(tab => tab.TextContent));
        }
    }

    [Fact]
    public async Task InJapaneseItIsJapanese()
    {
        await using var host = told.Copy();
        PageHost.Speak("ja");
        var page = host.Show<CaseRecordPage>(host.Cast.People["auditor@authority.example"]);
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));
        Assert.Equal("操作記録", page.Find(".case-tabs a[aria-current=page]").TextContent);
        Assert.Equal(["番号", "日時", "操作者", "操作", "対象", "変更前ダイジェスト", "変更後ダイジェスト"], page.FindAll("thead th").Select(cell => cell.TextContent.Trim()));
        Assert.All(page.FindAll("tbody tr"), row => Assert.DoesNotMatch("[a-z]{4}", row.QuerySelectorAll("td")[3].TextContent));
    }
}
