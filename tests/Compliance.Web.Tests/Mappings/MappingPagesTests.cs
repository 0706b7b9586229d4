using Bunit;
using Compliance.App.Data;
using Compliance.App.Oscal.Mappings;
using Compliance.Web.Checklists;
using Compliance.Web.Inspections;
using Compliance.Web.Mappings;
using Compliance.Web.Tests.Pages;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Tests.Mappings;

/// <summary>Mappings as the standards editor keeps them, and as the firm sees them beside an item.</summary>
public sealed class MappingPagesTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    [Fact]
    public async Task AnEmptyListSaysWhatToDoAndTheFormIsLabelled()
    {
        await using var host = told.Copy();
        var page = host.Show<MappingsPage>(Editor(host));
        page.WaitForAssertion(() => Assert.Contains("No mapping has been imported yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal));
        Assert.Equal(10, page.FindAll("#mapping-checklist option").Count);
        Assert.All(page.FindAll("select, input[type=file]"), field => Assert.NotNull(page.Find($"label[for={field.Id}]")));
        Assert.Equal("standards/mappings/upload", page.Find("form").GetAttribute("action"));
        Assert.Single(page.FindAll("h1"));
    }

    [Fact]
    public async Task OnlyEditorsSeeTheList()
    {
        await using var host = told.Copy();
        await ImportAsync(host);
        var page = host.Show<MappingsPage>(host.Cast.Officer);
        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.DoesNotContain("Kakuu-Standard", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task TheResultSaysWhatMatchedAndListsWhatDidNot()
    {
        await using var host = told.Copy();
        var id = await ImportAsync(host);
        var list = host.Show<MappingsPage>(Editor(host));
        list.WaitForAssertion(() => Assert.Equal($"standards/mappings/{id}", list.Find("tbody a").GetAttribute("href")));
        Assert.Contains("1 of 110", list.Find("tbody tr").TextContent, StringComparison.Ordinal);
        var page = host.Show<MappingPage>(Editor(host), caseId: id);
        page.WaitForAssertion(() => Assert.Contains("1 of 110", page.Find(".facts").TextContent, StringComparison.Ordinal));
        Assert.Equal("9.9.9", page.Find(".mapping-ids li").TextContent.Trim());
        var row = Assert.Single(page.FindAll(".mapping-entries tbody tr"));
        Assert.Contains("Fully covered: kk-1", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Partly covered: kk-2", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("3.1.2, 3.1.3", page.Find("[aria-labelledby=without-title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovingAsksOnceAndStaysOnThePage()
    {
        await using var host = told.Copy();
        var id = await ImportAsync(host);
        var page = host.Show<MappingPage>(Editor(host), caseId: id);
        page.WaitForElement(".page-action button").Click();
        page.WaitForAssertion(() => Assert.Contains("no longer be shown", page.Find(".mud-dialog").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".notice"));
        page.FindAll(".mud-dialog-actions button")[1].Click();
        page.WaitForAssertion(() => Assert.StartsWith("Removed by", page.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".page-action button"));
        Assert.Contains("kk-1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalIsListedByPlaceAndAFileOfSeveralMappingsAsksForOne()
    {
        await using var host = told.Copy();
        var context = host.As(Editor(host));
        var upload = context.Render<MappingUpload>(parameters => parameters.Add(upload => upload.Checklists, []));
        await upload.InvokeAsync(() => upload.Instance.Refused(new MappingProblem("Faulty.", [new UploadFault("/mapping-collection/uuid", "expected one"), new UploadFault("", "no JSON")], More: 3)));
        Assert.Equal(["/mapping-collection/uuid", "Whole file"], upload.FindAll(".mapping-faults tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Contains("3 more are not shown", upload.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await upload.InvokeAsync(() => upload.Instance.Refused(new MappingProblem("Several.", Mappings: ["a → b", "a → c"])));
        Assert.Equal(["1", "2"], upload.FindAll("#mapping-number option").Select(option => option.GetAttribute("value")));
        await upload.InvokeAsync(upload.Instance.Chosen);
        Assert.Empty(upload.FindAll("#mapping-number"));
        Assert.Empty(upload.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task TheFirmSeesBesideAnItemWhatItAlsoCoversAndNothingWhereThereIsNothing()
    {
        await using var host = told.Copy();
        await ImportAsync(host);
        var page = host.Show<AnswersPage>(host.Contributor, "?item=3.1.1");
        page.WaitForAssertion(() => Assert.Equal("Also covers other standards (2)", page.Find(".also-covers summary").TextContent.Trim()));
        Assert.Equal("Kakuu-Standard", page.Find(".also-covers dt").TextContent);
        Assert.Equal(["Fully covered kk-1", "Partly covered kk-2"], page.FindAll(".also-covers dd").Select(line => line.TextContent.Trim()));
        var other = host.Show<AnswersPage>(host.Contributor, "?item=3.1.2");
        other.WaitForAssertion(() => Assert.StartsWith("3.1.2", other.Find("#answer-title").TextContent, StringComparison.Ordinal));
        Assert.Empty(other.FindAll(".also-covers"));
    }

    [Fact]
    public async Task InJapaneseItIsJapanese()
    {
        await using var host = told.Copy();
        var id = await ImportAsync(host);
        PageHost.Speak("ja");
        var list = host.Show<MappingsPage>(Editor(host));
        list.WaitForAssertion(() => Assert.Contains("110項目中1項目", list.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.DoesNotMatch("[A-Za-z]{4}", list.Find("thead").TextContent);
        var page = host.Show<MappingPage>(Editor(host), caseId: id);
        page.WaitForAssertion(() => Assert.Contains("一部に対応: kk-2", page.Find(".mapping-entries tbody").TextContent, StringComparison.Ordinal));
        var answer = host.Show<AnswersPage>(host.Contributor, "?item=3.1.1");
        answer.WaitForAssertion(() => Assert.Equal("他の基準の次の要求事項にも対応(2)", answer.Find(".also-covers summary").TextContent.Trim()));
        Assert.Equal("すべて対応 kk-1", answer.Find(".also-covers dd").TextContent.Trim());
    }

    private static Compliance.Domain.Access.Actor Editor(PageHost host) => host.Cast.People["editor@authority.example"];

    private static Task<Guid> ImportAsync(PageHost host) => MadeUpMapping.ImportAsync(host.Get<ImportMapping>(), host.Get<IIds>());
}
