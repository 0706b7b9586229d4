using Bunit;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Inspections;
using Compliance.Web.Tests.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Claim = Compliance.Domain.Inspections.Claim;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>Cyber Essentials asks one question, about malware, on which five items depend: MP-2 to MP-6.</summary>
public sealed class FactPagesTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    private const string Fact = "malware-mechanism";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFirmIsLedToTheQuestionsBeforeTheItems()
    {
        await using var host = told.Copy();
        var id = await OpenAsync(host);
        var overview = host.Show<CasePage>(host.Contributor, caseId: id);
        overview.WaitForAssertion(() => Assert.Equal($"inspections/{id}/facts", overview.Find(".case-actions a").GetAttribute("href")));
        Assert.Equal(["Overview", "About your company", "Answers", "Check and submit", "Visits"], overview.FindAll(".case-tabs a").Select(tab => tab.TextContent));
        var start = host.Show<FirmStart>(host.Contributor);
        start.WaitForAssertion(() => Assert.Contains("Questions about your firm to answer first: 1", start.Markup, StringComparison.Ordinal));
        var answers = host.Show<AnswersPage>(host.Contributor, caseId: id);
        answers.WaitForAssertion(() => Assert.Equal($"inspections/{id}/facts", answers.Find(".notice-attention a").GetAttribute("href")));
        var check = host.Show<CheckPage>(host.Contributor, caseId: id);
        check.WaitForAssertion(() => Assert.Contains("Which mechanism against malware", check.Find(".check-problems").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AChoiceSavesItselfAndSaysHowManyItemsWillNotBeAsked()
    {
        await using var host = told.Copy();
        var id = await OpenAsync(host);
        var page = host.Show<FactsPage>(host.Contributor, caseId: id);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("input[type=radio]").Count));
        Assert.Equal("About your company", page.Find("h1").TextContent.Split(": ")[^1].Trim().Split('\n')[^1].Trim());
        Assert.Contains("items will be asked", page.Find(".fact-effect").TextContent, StringComparison.Ordinal);

        await page.Find("input[value=allow-list]").ChangeAsync("allow-list");
        page.WaitForAssertion(() => Assert.StartsWith("3 of ", page.Find(".fact-effect").TextContent, StringComparison.Ordinal));
        Assert.Contains("Saved", page.Find(".fact-saved").TextContent, StringComparison.Ordinal);
        Assert.Equal(["MP-2", "MP-3", "MP-4"], page.FindAll(".fact-excluded strong").Select(item => item.TextContent));
        Assert.Contains("Allow list of applications only", page.Find(".fact-reasons").TextContent, StringComparison.Ordinal);

        var overview = host.Show<CasePage>(host.Contributor, caseId: id);
        overview.WaitForAssertion(() => Assert.Equal($"inspections/{id}/answers", overview.Find(".case-actions a").GetAttribute("href")));
        var item = host.Show<AnswersPage>(host.Contributor, "?item=MP-2&show=missing", id);
        item.WaitForAssertion(() => Assert.Contains("nothing is asked here", item.Find(".answer-item .notice").TextContent, StringComparison.Ordinal));
        Assert.True(item.Find("#statement").HasAttribute("readonly"));
        // The item in hand stays in the list; the other two are nothing to do.
        Assert.DoesNotContain(item.FindAll(".task-id"), row => row.TextContent is "MP-3" or "MP-4");
    }

    [Fact]
    public async Task AColleaguesAnswerIsShownAndThePersonChoosesAgain()
    {
        await using var host = told.Copy();
        var id = await OpenAsync(host);
        var page = host.Show<FactsPage>(host.Contributor, caseId: id);
        page.WaitForAssertion(() => page.Find("input[value=both]"));
        await AnswerAsync(host, id, "both", bySignatory: true);

        await page.Find("input[value=allow-list]").ChangeAsync("allow-list");
        page.WaitForAssertion(() => Assert.Contains(host.Signatory.Name, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("both", page.FindAll("input[type=radio]").Single(input => input.HasAttribute("checked")).GetAttribute("value"));
        Assert.Contains("Not saved", page.Find(".fact-saved").TextContent, StringComparison.Ordinal);

        await page.Find("input[value=allow-list]").ChangeAsync("allow-list");
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".fact-saved").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task AForeignCaseShowsAsUnknownAndACaseWithoutConditionsHasNoSuchPage()
    {
        await using var host = told.Copy();
        var id = await OpenAsync(host);
        var foreign = host.Show<FactsPage>(host.Cast.Signatory(2), caseId: id);
        foreign.WaitForAssertion(() => Assert.Equal("Case not found", foreign.Find("h1").TextContent));
        Assert.DoesNotContain("malware", foreign.Markup, StringComparison.OrdinalIgnoreCase);
        var plain = host.Show<FactsPage>(host.Contributor);
        plain.WaitForAssertion(() => plain.Find(".empty-state"));
        Assert.DoesNotContain(plain.FindAll(".case-tabs a"), tab => tab.TextContent == "About your company");
    }

    [Fact]
    public async Task TheOfficerReadsTheFactsAndOnlyOnceTheyAreHandedIn()
    {
        await using var host = told.Copy();
        var id = await OpenAsync(host);
        await AnswerAsync(host, id, "allow-list");
        var before = host.Show<FactsPage>(host.Cast.Officer, caseId: id);
        before.WaitForAssertion(() => Assert.Contains("Not submitted yet", before.Find("dl").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Allow list", before.Markup, StringComparison.Ordinal);

        await SubmitAsync(host, id);
        var after = host.Show<FactsPage>(host.Cast.Officer, caseId: id);
        after.WaitForAssertion(() => Assert.Contains("Allow list of applications only", after.Find("dl").TextContent, StringComparison.Ordinal));
        Assert.Empty(after.FindAll("section.card button, input"));
    }

    [Fact]
    public async Task AnInspectorCorrectsWithARationaleAndAColleagueIsNotOverwrittenUnseen()
    {
        await using var host = told.Copy();
        var id = await InReviewAsync(host);
        var page = host.Show<FactsPage>(host.Cast.Lead, caseId: id);
        page.WaitForElement("button[aria-label^=Correct]").Click();
        page.WaitForAssertion(() => page.Find("textarea"));
        await page.Find("input[value=anti-malware]").ChangeAsync("anti-malware");
        page.Find(".fact-form button").Click();
        page.WaitForAssertion(() => Assert.Contains("Rationale", page.Find(".field-error").TextContent, StringComparison.Ordinal));

        await CorrectAsync(host, id, "both", "Two kinds.", 1);
        await page.Find("textarea").InputAsync("No allow list anywhere.");
        page.Find(".fact-form button").Click();
        page.WaitForAssertion(() => Assert.Contains(host.Cast.Inspector.Name, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Two kinds.", page.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Equal("anti-malware", page.FindAll("input[type=radio]").Single(input => input.HasAttribute("checked")).GetAttribute("value"));

        page.Find(".fact-form button").Click();
        page.WaitForAssertion(() => Assert.Contains("No allow list anywhere.", page.Find("dl").TextContent, StringComparison.Ordinal));
        Assert.Equal(["MP-5", "MP-6"], page.FindAll(".fact-excluded strong").Select(item => item.TextContent));
        page.Find("button[aria-label^='Take the correction back']").Click();
        page.WaitForAssertion(() => Assert.Equal(["MP-2", "MP-3", "MP-4"], page.FindAll(".fact-excluded strong").Select(item => item.TextContent)));
    }

    [Fact]
    public async Task TheWorkbenchPassesOverWhatDoesNotApply()
    {
        await using var host = told.Copy();
        var id = await InReviewAsync(host);
        var context = host.As(host.Cast.Lead);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("page?item=MP-1");
        var page = context.Render<WorkbenchPage>(parameters => parameters.Add(shown => shown.InspectionId, id));
        page.WaitForAssertion(() => Assert.Equal("MP-1", page.Find(".wb-selected strong").TextContent));
        Assert.Equal($"inspections/{id}/facts", page.FindAll(".wb-tools a").Single().GetAttribute("href"));
        Assert.Contains("3 of ", page.Find(".wb-tools a").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Instance.OnKey("j"));
        page.WaitForAssertion(() => Assert.Equal("MP-5", page.Find(".wb-selected strong").TextContent));
        await page.InvokeAsync(() => page.Instance.OnKey("k"));
        page.WaitForAssertion(() => Assert.Equal("MP-1", page.Find(".wb-selected strong").TextContent));

        page.Find("select").Change("excluded");
        page.WaitForAssertion(() => Assert.Equal(["MP-1", "MP-2", "MP-3", "MP-4"], page.FindAll(".wb-row strong").Select(item => item.TextContent)));
        await page.InvokeAsync(() => page.Instance.OnKey("j"));
        page.WaitForAssertion(() => Assert.Equal("MP-2", page.Find(".wb-selected strong").TextContent));
        Assert.Contains("is not judged", page.Find(".wb-middle .notice").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll(".wb-verdicts button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    private static async Task<Guid> OpenAsync(PageHost host)
    {
        var (cast, firm) = (host.Cast, host.Cast.Firms[1]);
        Success(await host.Get<EnrolFirm>().RunAsync(cast.Officer, host.NewId(), "cyber-essentials", firm, 1_000_000, Ct));
        var id = Success(await host.Get<OpenInspection>().RunAsync(cast.Officer, host.NewId(), "cyber-essentials", firm, Ct)).Id;
        (Actor Person, CaseRole Role)[] team = [(cast.Lead, CaseRole.LeadInspector), (cast.Inspector, CaseRole.Inspector), (cast.Reviewer, CaseRole.QualityReviewer)];
        foreach (var (person, role) in team)
        {
            Success(await host.Get<AssignTeam>().RunAsync(cast.Officer, host.NewId(), id, person.UserId, role, Ct));
        }

        Success(await host.Get<NotifyFirm>().RunAsync(cast.Officer, host.NewId(), id, null, Ct));
        return id;
    }

    /// <summary>In review; the firm claims an allow list only.</summary>
    private static async Task<Guid> InReviewAsync(PageHost host)
    {
        var id = await OpenAsync(host);
        await AnswerAsync(host, id, "allow-list");
        await SubmitAsync(host, id);
        Success(await host.Get<StartReview>().RunAsync(host.Cast.Lead, host.NewId(), id, Ct));
        return id;
    }

    private static async Task AnswerAsync(PageHost host, Guid id, string value, bool bySignatory = false) => Success(await host.Get<AnswerQuestion>().RunAsync(
        bySignatory ? host.Signatory : host.Contributor, host.NewId(), new QuestionDraft(id, Fact, [value], 0), Ct));

    private static async Task CorrectAsync(PageHost host, Guid id, string value, string rationale, int seen) => Success(await host.Get<CorrectFact>().RunAsync(
        host.Cast.Inspector, host.NewId(), new FactCorrection(id, Fact, [value], rationale, seen), Ct));

    private static async Task SubmitAsync(PageHost host, Guid id)
    {
        var sheet = Success(await host.Get<FirmCaseQueries>().SheetAsync(host.Contributor, id, Ct));
        foreach (var row in sheet.Rows.Where(row => row.Progress is not AnswerProgress.NotAsked))
        {
            Success(await host.Get<SaveAnswer>().RunAsync(host.Contributor, host.NewId(), new AnswerDraft(id, row.ItemId, Claim.Met, "", 0), Ct));
        }

        Success(await host.Get<SubmitInspection>().RunAsync(host.Signatory, host.NewId(), id, true, Ct));
    }

    private static T Success<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.ToString());
        return result.Value;
    }
}
