using Bunit;
using Compliance.App.Inspections;
using Compliance.Web.Inspections;
using Compliance.Web.Tests.Pages;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The firm sees draft findings in the fact check, not before, and comments on them until it says that it is done.</summary>
public sealed class FindingsPageTests(FactCheckCase told, NotifiedCase early) : IClassFixture<FactCheckCase>, IClassFixture<NotifiedCase>
{
    private static readonly string[] Open = ["3.1.9", "3.3.4", "3.4.4", "3.5.3", "3.5.6", "3.6.3", "3.13.11"];

    [Fact]
    public async Task BeforeTheFactCheckThereIsNothingToSee()
    {
        await using var host = early.Copy();
        var page = host.Show<FindingsPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("Findings are shown once the review is complete", page.Find(".empty-state").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".finding"));
        Assert.DoesNotContain(page.FindAll(".case-tabs a"), tab => tab.TextContent == "Findings");
    }

    [Fact]
    public async Task InTheFactCheckEveryOpenItemIsShownAndTakesAComment()
    {
        await using var host = told.Copy();
        var page = host.Show<FindingsPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Equal(Open.Select(item => "finding-" + item), page.FindAll(".finding h2").Select(title => title.Id)));
        Assert.Contains("7 of 110 items are open", page.Find(".finding-count").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".case-tabs a"), tab => tab.TextContent == "Findings");

        page.Find(".finding button").Click();
        page.Find(".finding textarea").Change("We do.");
        page.Find(".finding .field + button").Click();
        page.WaitForAssertion(() => Assert.Contains("We do.", page.Find(".finding-comments").TextContent, StringComparison.Ordinal));

        page.FindAll("button").Last(button => button.TextContent.Contains("no more comments", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => page.Find(".mud-dialog"));
        page.FindAll(".mud-dialog button").Last().Click();
        page.WaitForAssertion(() => Assert.Contains("Thank you.", page.Find(".notice-good").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".finding button"));
    }

    [Fact]
    public async Task ACommentThatIsRefusedStaysAndSaysWhy()
    {
        await using var host = told.Copy();
        var page = host.Show<FindingsPage>(host.Contributor);
        page.WaitForAssertion(() => page.Find(".finding button"));
        page.Find(".finding button").Click();
        page.Find(".finding .field + button").Click();
        page.WaitForAssertion(() => Assert.Contains("Comment", page.Find(".finding .field-error").TextContent, StringComparison.Ordinal));

        // A colleague ended the time for comments meanwhile.
        Assert.Null((await host.Get<CloseFactCheck>().RunAsync(host.Signatory, host.NewId(), host.Id, TestContext.Current.CancellationToken)).Error);
        page.Find(".finding textarea").Change("Too late.");
        page.Find(".finding .field + button").Click();
        page.WaitForAssertion(() => Assert.Contains("The time for comments on the draft findings is over.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Thank you.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InJapaneseTheFindingsAreJapanese()
    {
        await using var host = told.Copy();
        PageHost.Speak("ja");
        var page = host.Show<FindingsPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("110項目中 7項目が不適合または部分適合", page.Find(".finding-count").TextContent, StringComparison.Ordinal));
        Assert.All(page.FindAll(".finding-state .status"), state => Assert.Contains(state.TextContent.Trim(), (string[])["不適合", "部分適合"]));
        Assert.All(page.FindAll(".finding-facts dt"), term => Assert.Matches("^(要求事項|判定理由|改善提案)$", term.TextContent));
    }
}
