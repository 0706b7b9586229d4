using Bunit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The firm's pages say what is to do, lead to it, and show nothing to others.</summary>
public sealed class FirmPagesTests : FirmPages
{
    [Fact]
    public void AForeignCaseShowsAsUnknownOnEveryPage()
    {
        foreach (var page in (IRenderedComponent<IComponent>[])
            [Show<CasePage>(Stranger, ("Id", CaseId)), Show<AnswersPage>(Stranger, ("Id", CaseId)), Show<CheckPage>(Stranger, ("Id", CaseId)), Show<FindingsPage>(Stranger, ("Id", CaseId))])
        {
            page.WaitForAssertion(() => Assert.Equal("Case not found", page.Find("h1").TextContent));
            Assert.DoesNotContain("2026-0001", page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Ours", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheOverviewLeadsTheFirmToItsNextStep()
    {
        var page = Show<CasePage>(Contributor, ("Id", CaseId));
        page.WaitForAssertion(() => page.Find("#todo-title"));
        Assert.Equal($"inspections/{CaseId}/answers", page.Find(".case-actions a").GetAttribute("href"));
        Assert.Equal(["Overview", "Answers", "Check and submit"], page.FindAll(".case-tabs a").Select(tab => tab.TextContent));
        Assert.Single(page.FindAll("h1"));
        Assert.Contains("20 days left", page.Find(".case-next").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAuthorityIsOfferedNoneOfTheFirmsPages()
    {
        var page = Show<CasePage>(Officer, ("Id", CaseId));
        page.WaitForAssertion(() => page.Find("#todo-title"));
        var tabs = page.FindAll(".case-tabs a").Select(tab => tab.TextContent).ToList();
        Assert.DoesNotContain("Answers", tabs);
        Assert.DoesNotContain("Check and submit", tabs);
        Assert.Empty(page.FindAll(".case-actions a"));
    }

    [Fact]
    public async Task TheListTellsStatesApartAndTheFilterIsInTheAddress()
    {
        await AnswerAsync("3.1.1", Claim.Met);
        await AnswerAsync("3.1.2", Claim.NotMet);
        var page = Show<AnswersPage>(Contributor, ("Id", CaseId));
        page.WaitForAssertion(() => Assert.Equal(110, page.FindAll(".task-list li").Count));
        Assert.Equal(["Done", "In progress", "Not started"], page.FindAll(".task-state").Take(3).Select(state => state.TextContent.Trim()));
        Assert.Contains("1 of 110 items done", page.Markup, StringComparison.Ordinal);

        Services.GetRequiredService<NavigationManager>().NavigateTo($"inspections/{CaseId}/answers?show=missing");
        var missing = Show<AnswersPage>(Contributor, ("Id", CaseId));
        missing.WaitForAssertion(() => Assert.Equal(109, missing.FindAll(".task-list li").Count));
    }

    [Fact]
    public async Task AnItemSavesConflictsAndGoesOn()
    {
        var (page, form) = OpenItem("3.1.1");
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(NewId(), "PartlyMet", "Mine.")));
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".answer-saving").TextContent, StringComparison.Ordinal));
        await AnswerAsync("3.1.1", Claim.Met, "Theirs.", Signatory, seen: 1);

        Assert.Equal("conflict", await form.InvokeAsync(() => form.Instance.SaveAsync(NewId(), "PartlyMet", "Mine again.")));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".answer-quote").Count));
        Assert.Contains("Mine again.", page.FindAll(".answer-quote")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Theirs.", page.FindAll(".answer-quote")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs.", (await ItemAsync("3.1.1")).Statement);

        await page.Find(".answer-choices button").ClickAsync();
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(NewId(), "PartlyMet", "Mine again.")));
        Assert.Equal(("Mine again.", 3), ((await ItemAsync("3.1.1")).Statement, (await ItemAsync("3.1.1")).Version));
    }

    [Fact]
    public async Task ASaveWhoseAnswerWasLostIsRepeatedWithoutAConflict()
    {
        var (_, form) = OpenItem("3.1.1");
        var operation = NewId();
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(operation, "Met", "Once.")));
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(operation, "Met", "Once.")));
        Assert.Equal(1, (await ItemAsync("3.1.1")).Version);
    }

    [Fact]
    public async Task EvidenceThatAColleagueAddedIsNoConflictForTheText()
    {
        var (_, form) = OpenItem("3.1.1");
        await form.InvokeAsync(() => form.Instance.SaveAsync(NewId(), "Met", "First."));
        await AnswerAsync("3.1.1", Claim.Met, "First.", Signatory, seen: 1);
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(NewId(), "Met", "Second.")));
        Assert.Equal("Second.", (await ItemAsync("3.1.1")).Statement);
    }

    [Fact]
    public async Task TheCheckNamesWhatBlocksAndLeadsThere()
    {
        await AnswerAsync("3.1.1", Claim.NotMet);
        var page = Show<CheckPage>(Contributor, ("Id", CaseId));
        page.WaitForAssertion(() => Assert.Contains("No answer yet (109)", page.Markup, StringComparison.Ordinal));
        Assert.Contains("A statement is missing (1)", page.Markup, StringComparison.Ordinal);
        Assert.Equal($"inspections/{CaseId}/answers?item=3.1.1&show=missing", page.FindAll(".problem-items").Last().QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(page.FindAll("#attested"));
        Assert.NotNull(page.Find("#signatory-title"));
    }

    [Fact]
    public async Task TheSignatoryAttestsConfirmsAndReceivesAReceipt()
    {
        await AnswerAllAsync();
        var page = Show<CheckPage>(Signatory, ("Id", CaseId));
        page.WaitForAssertion(() => page.Find("#attested"));
        await page.Find(".check-sign button").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith("#attested", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal));
        Assert.NotNull(page.Find("#attested-error"));
        Assert.Equal(InspectionState.Notified, await StateAsync());

        page.Find("#attested").Change(true);
        var sent = page.Find(".check-sign button").ClickAsync();
        page.WaitForAssertion(() => page.Find(".mud-dialog"));
        await page.FindAll(".mud-dialog button").Last().ClickAsync();
        await sent;
        page.WaitForAssertion(() => Assert.Contains("2026-0001", page.Find(".receipt").TextContent, StringComparison.Ordinal));
        Assert.Contains("10 business days", page.Find(".receipt").TextContent, StringComparison.Ordinal);
        Assert.Equal(InspectionState.Submitted, await StateAsync());
    }

    [Fact]
    public async Task ARequestShowsItsItemsOnEveryPageOfTheFirm()
    {
        await RequestAsync();
        var overview = Show<CasePage>(Contributor, ("Id", CaseId));
        overview.WaitForAssertion(() => Assert.Contains("Which devices?", overview.Markup, StringComparison.Ordinal));
        var start = Show<FirmStart>(Contributor);
        start.WaitForAssertion(() => Assert.Contains("The inspectors ask about 2 items", start.Markup, StringComparison.Ordinal));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"inspections/{CaseId}/answers?show=asked");
        var answers = Show<AnswersPage>(Contributor, ("Id", CaseId));
        answers.WaitForAssertion(() => Assert.Equal(2, answers.FindAll(".task-list li").Count));
    }

    [Fact]
    public async Task AnItemThatWasNotAskedAboutIsReadOnly()
    {
        await RequestAsync();
        var (page, form) = OpenItem("3.1.2");
        Assert.NotNull(page.Find("textarea[readonly]"));
        Assert.NotNull(page.Find("fieldset[disabled]"));
        Assert.Equal("refused", await form.InvokeAsync(() => form.Instance.SaveAsync(NewId(), "NotMet", "No.")));
    }

    [Fact]
    public async Task FindingsAreHiddenUntilTheFactCheckAndTakeCommentsThen()
    {
        var early = Show<FindingsPage>(Contributor, ("Id", CaseId));
        early.WaitForAssertion(() => Assert.Contains("Findings are shown once the review is complete", early.Markup, StringComparison.Ordinal));
        await ReachFactCheckAsync();

        var page = Show<FindingsPage>(Contributor, ("Id", CaseId));
        page.WaitForAssertion(() => Assert.Equal("finding-3.1.1", Assert.Single(page.FindAll(".finding h2")).Id));
        await page.Find(".finding button").ClickAsync();
        page.Find(".finding textarea").Change("We do.");
        await page.Find(".finding .field + button").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("We do.", page.Find(".finding-comments").TextContent, StringComparison.Ordinal));

        var closing = page.FindAll("button").Last(button => button.TextContent.Contains("no more comments", StringComparison.Ordinal)).ClickAsync();
        page.WaitForAssertion(() => page.Find(".mud-dialog"));
        await page.FindAll(".mud-dialog button").Last().ClickAsync();
        await closing;
        page.WaitForAssertion(() => Assert.Contains("Thank you.", page.Find(".notice-good").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".finding button"));
    }

    [Fact]
    public void TheStartShowsWhatIsDueAndMissing()
    {
        var page = Show<FirmStart>(Contributor);
        page.WaitForAssertion(() => Assert.Contains("110 of 110 items still to do", page.Markup, StringComparison.Ordinal));
        Assert.Contains("20 days left", page.Markup, StringComparison.Ordinal);
        var other = Show<FirmStart>(Stranger);
        other.WaitForAssertion(() => Assert.Contains("Your firm has no inspection", other.Markup, StringComparison.Ordinal));
    }

    private Guid NewId() => Get<IIds>().New();

    private (IRenderedComponent<IComponent> Page, IRenderedComponent<AnswerForm> Form) OpenItem(string item)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"inspections/{CaseId}/answers?item={item}");
        var page = Show<AnswersPage>(Contributor, ("Id", CaseId));
        page.WaitForAssertion(() => page.Find("#statement"));
        return (page, page.FindComponent<AnswerForm>());
    }

    private async Task<AnswerDetail> ItemAsync(string item) => (await Get<FirmCaseQueries>().ItemAsync(Contributor, CaseId, item, None)).Value;

    private async Task RequestAsync()
    {
        await AnswerAllAsync();
        Assert.Null((await Get<SubmitInspection>().RunAsync(Signatory, NewId(), CaseId, attested: true, None)).Error);
        var now = TimeProvider.System.Now();
        await MoveAsync(inspection => inspection.StartReview().Then(_ => inspection.RequestInformation(now)));
        await AddAsync(new InformationRequest
        {
            Id = NewId(),
            InspectionId = CaseId,
            Items = ["3.1.1", "3.5.3"],
            Message = "Which devices?",
            AskedById = Officer.UserId,
            AskedByName = "An inspector",
            AskedAt = now,
            DueOn = Today.AddDays(5),
        });
    }

    private async Task ReachFactCheckAsync()
    {
        await AnswerAllAsync();
        Assert.Null((await Get<SubmitInspection>().RunAsync(Signatory, NewId(), CaseId, attested: true, None)).Error);
        var now = TimeProvider.System.Now();
        var judged = Checklist.Items.Select(item =>
        {
            var determination = new Determination { InspectionId = CaseId, ItemId = item.Id };
            Verdict verdict = item.Id == "3.1.1" ? new Verdict.NotMet() : new Verdict.Met();
            determination.Judge(item, new Judgement(verdict, new Dictionary<string, ObjectiveState>(), "Because.", Domain.Inspections.Severity.High, "", []), 0, Officer, now);
            return determination;
        }).ToList();
        await AddAsync([.. judged]);
        await MoveAsync(inspection => inspection.StartReview()
            .Then(_ => inspection.CloseReview(Checklist, judged))
            .Then(_ => inspection.StartQualityReview())
            .Then(_ => inspection.ConfirmReview(Today.AddDays(9))));
    }
}
