using Bunit;
using Compliance.App.Inspections;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Web.Inspections;
using Compliance.Web.Tests.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>While the firm answers: its pages say what is to do, lead to it, lose nothing, and show nothing to others.</summary>
public sealed class FirmPagesTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AForeignCaseShowsAsUnknownOnEveryPage()
    {
        await using var host = told.Copy();
        var stranger = host.Cast.Signatory(2);
        IRenderedComponent<IComponent>[] pages =
            [host.Show<CasePage>(stranger), host.Show<AnswersPage>(stranger), host.Show<CheckPage>(stranger), host.Show<FindingsPage>(stranger)];
        var unknown = host.Show<CasePage>(stranger, caseId: host.NewId());
        unknown.WaitForAssertion(() => Assert.Equal("Case not found", unknown.Find("h1").TextContent));
        foreach (var page in pages)
        {
            page.WaitForAssertion(() => Assert.Equal("Case not found", page.Find("h1").TextContent));
            Assert.Equal(unknown.Find(".empty-state").TextContent, page.Find(".empty-state").TextContent);
            Assert.DoesNotContain("2026-0001", page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Kakuu", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheOverviewLeadsTheFirmToItsNextStep()
    {
        await using var host = told.Copy();
        var page = host.Show<CasePage>(host.Contributor);
        page.WaitForAssertion(() => page.Find("#todo-title"));
        Assert.Equal($"inspections/{host.Id}/answers", page.Find(".case-actions a").GetAttribute("href"));
        Assert.Equal(["Overview", "Answers", "Check and submit", "Visits"], page.FindAll(".case-tabs a").Select(tab => tab.TextContent));
        Assert.Single(page.FindAll("h1"));
        Assert.Contains("29 days left", page.Find(".case-next").TextContent, StringComparison.Ordinal);

        // The authority is offered none of the firm's pages.
        var officer = host.Show<CasePage>(host.Cast.Officer);
        officer.WaitForAssertion(() => officer.Find("#todo-title"));
        Assert.DoesNotContain(officer.FindAll(".case-tabs a"), tab => tab.TextContent is "Answers" or "Check and submit");
        Assert.Empty(officer.FindAll(".case-actions a"));
    }

    [Fact]
    public async Task TheStartSaysWhatIsDueAndAFirmWithoutACaseWhatToDoMeanwhile()
    {
        await using var host = told.Copy();
        var page = host.Show<FirmStart>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("110 of 110 items still to do", page.Markup, StringComparison.Ordinal));
        Assert.Contains("29 days left", page.Markup, StringComparison.Ordinal);
        var other = host.Show<FirmStart>(host.Cast.Signatory(2));
        other.WaitForAssertion(() => Assert.Contains("Your firm has no inspection", other.Find(".empty-state").TextContent, StringComparison.Ordinal));
        Assert.Equal("evidence", other.Find(".empty-state a").GetAttribute("href"));
    }

    [Fact]
    public async Task TheListTellsStatesApartAndTheFilterIsInTheAddress()
    {
        await using var host = told.Copy();
        await AnswerAsync(host, "3.1.1", Claim.Met);
        await AnswerAsync(host, "3.1.2", Claim.NotMet);
        var page = host.Show<AnswersPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Equal(110, page.FindAll(".task-list li").Count));
        Assert.Equal(["Done", "In progress", "Not started"], page.FindAll(".task-state").Take(3).Select(state => state.TextContent.Trim()));
        Assert.Contains("1 of 110 items done", page.Markup, StringComparison.Ordinal);
        var missing = host.Show<AnswersPage>(host.Contributor, "?show=missing");
        missing.WaitForAssertion(() => Assert.Equal(109, missing.FindAll(".task-list li").Count));
        var unknown = host.Show<AnswersPage>(host.Contributor, "?item=9.9.9");
        unknown.WaitForAssertion(() => Assert.Contains("The checklist has no such item", unknown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoPeopleWritingOneAnswerLoseNothing()
    {
        await using var host = told.Copy();
        var (page, form) = OpenItem(host, "3.1.1");
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(host.NewId(), "PartlyMet", "Mine.")));
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".answer-saving").TextContent, StringComparison.Ordinal));
        await AnswerAsync(host, "3.1.1", Claim.Met, "Theirs.", bySignatory: true, seen: 1);

        Assert.Equal("conflict", await form.InvokeAsync(() => form.Instance.SaveAsync(host.NewId(), "PartlyMet", "Mine again.")));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".answer-quote").Count));
        Assert.Contains("Mine again.", page.FindAll(".answer-quote")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Theirs.", page.FindAll(".answer-quote")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs.", (await ItemAsync(host, "3.1.1")).Statement);

        page.Find(".answer-choices button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".answer-quote")));
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(host.NewId(), "PartlyMet", "Mine again.")));
        var kept = await ItemAsync(host, "3.1.1");
        Assert.Equal(("Mine again.", 3), (kept.Statement, kept.Version));

        // A save whose answer was lost is repeated without a conflict.
        var operation = host.NewId();
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(operation, "Met", "Once.")));
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(operation, "Met", "Once.")));
        Assert.Equal(4, (await ItemAsync(host, "3.1.1")).Version);
    }

    [Fact]
    public async Task ARefusalIsSaidBesideTheField()
    {
        await using var host = told.Copy();
        var (page, form) = OpenItem(host, "3.1.1");
        var tooLong = new string('x', Response.StatementLimit + 1);
        Assert.Equal("refused", await form.InvokeAsync(() => form.Instance.SaveAsync(host.NewId(), "Met", tooLong)));
        page.WaitForAssertion(() => Assert.Equal("The text is too long: at most 20000 characters.", page.Find(".field-error[role=alert]").TextContent));
        Assert.Contains("Not saved", page.Find(".answer-saving").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await ItemAsync(host, "3.1.1")).Version);
    }

    [Fact]
    public async Task TheCheckNamesWhatBlocksAndAContributorCannotSubmit()
    {
        await using var host = told.Copy();
        await AnswerAsync(host, "3.1.1", Claim.NotMet);
        var page = host.Show<CheckPage>(host.Contributor);
        page.WaitForAssertion(() => Assert.Contains("No answer yet (109)", page.Markup, StringComparison.Ordinal));
        Assert.Contains("A statement is missing (1)", page.Markup, StringComparison.Ordinal);
        Assert.Equal($"inspections/{host.Id}/answers?item=3.1.1&show=missing", page.FindAll(".problem-items").Last().QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("A signatory of your firm must submit", page.Find("#signatory-title").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#attested"));
        Assert.Empty(page.FindAll(".check-sign"));
    }

    [Fact]
    public async Task TheSignatoryAttestsConfirmsAndReceivesAReceipt()
    {
        await using var host = told.Copy();
        await AnswerAllAsync(host);
        var page = host.Show<CheckPage>(host.Signatory);
        page.WaitForAssertion(() => page.Find("#attested"));
        page.Find(".check-sign button").Click();
        page.WaitForAssertion(() => Assert.EndsWith("#attested", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("Confirm the attestation first", page.Find("#attested-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(InspectionState.Notified, await StateAsync(host));

        page.Find("#attested").Change(true);
        page.Find(".check-sign button").Click();
        page.WaitForAssertion(() => page.Find(".mud-dialog"));
        Assert.Equal(InspectionState.Notified, await StateAsync(host));
        page.FindAll(".mud-dialog button").Last().Click();
        page.WaitForAssertion(() => Assert.Contains("2026-0001", page.Find(".receipt").TextContent, StringComparison.Ordinal));
        Assert.Equal(InspectionState.Submitted, await StateAsync(host));

        // What was handed in is frozen.
        var answers = host.Show<AnswersPage>(host.Contributor, "?item=3.1.1");
        answers.WaitForAssertion(() => Assert.NotNull(answers.Find("textarea[readonly]")));
        Assert.Contains("cannot be changed", answers.Find(".notice[role=note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatWasNotScannedBlocksTheSubmission()
    {
        await using var host = told.Copy();
        await AnswerAllAsync(host);
        await CiteUnscannedAsync(host, "3.1.1");
        var item = host.Show<AnswersPage>(host.Contributor, "?item=3.1.1");
        item.WaitForAssertion(() => Assert.Contains("This file was not scanned clean", item.Find(".evidence-list").TextContent, StringComparison.Ordinal));
        Assert.Empty(item.FindAll(".evidence-list a"));
        var page = host.Show<CheckPage>(host.Signatory);
        page.WaitForAssertion(() => Assert.Contains("Evidence that was not scanned clean (1)", page.Find(".check-problems").TextContent, StringComparison.Ordinal));
        Assert.Equal($"inspections/{host.Id}/answers?item=3.1.1&show=missing", page.Find(".problem-items a").GetAttribute("href"));

        // Whoever tries nevertheless is told why.
        page.Find("#attested").Change(true);
        page.Find(".check-sign button").Click();
        page.WaitForAssertion(() => Assert.Contains(
            "These items cite evidence that has not been scanned clean: 3.1.1.", page.Find(".error-summary").TextContent, StringComparison.Ordinal));
        Assert.Equal(InspectionState.Notified, await StateAsync(host));
    }

    [Fact]
    public async Task OnlyWhatWasAskedAboutCanBeWrittenAgain()
    {
        await using var host = told.Copy();
        await RequestAsync(host);
        var overview = host.Show<CasePage>(host.Contributor);
        overview.WaitForAssertion(() => Assert.Contains("Which devices?", overview.Markup, StringComparison.Ordinal));
        var start = host.Show<FirmStart>(host.Contributor);
        start.WaitForAssertion(() => Assert.Contains("The inspectors ask about 2 items", start.Markup, StringComparison.Ordinal));
        var asked = host.Show<AnswersPage>(host.Contributor, "?show=asked");
        asked.WaitForAssertion(() => Assert.Equal(2, asked.FindAll(".task-list li").Count));

        var (page, form) = OpenItem(host, "3.1.2");
        Assert.NotNull(page.Find("textarea[readonly]"));
        Assert.NotNull(page.Find("fieldset[disabled]"));
        Assert.Equal("refused", await form.InvokeAsync(() => form.Instance.SaveAsync(host.NewId(), "NotMet", "No.")));
        var (_, open) = OpenItem(host, "3.1.1");
        Assert.Equal("saved", await open.InvokeAsync(() => open.Instance.SaveAsync(host.NewId(), "NotMet", "Not all.")));
    }

    [Fact]
    public async Task InJapaneseEveryPageOfTheFirmIsJapanese()
    {
        await using var host = told.Copy();
        PageHost.Speak("ja");
        var check = host.Show<CheckPage>(host.Contributor);
        check.WaitForAssertion(() => Assert.Equal("提出は企業責任者が行います", check.Find("#signatory-title").TextContent));
        Assert.Contains("未回答の項目(110件)", check.Markup, StringComparison.Ordinal);
        Assert.Equal(["概要", "回答", "確認と提出", "現地訪問"], check.FindAll(".case-tabs a").Select(tab => tab.TextContent));
        Assert.Contains("あと29日", check.Find(".case-next").TextContent, StringComparison.Ordinal);
        var (page, form) = OpenItem(host, "3.1.1");
        Assert.Equal("refused", await form.InvokeAsync(() => form.Instance.SaveAsync(host.NewId(), "Met", new string('x', Response.StatementLimit + 1))));
        page.WaitForAssertion(() => Assert.StartsWith("文章が長すぎます。", page.Find(".field-error[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotMatch("[A-Za-z]{4}", page.Find(".claims").TextContent);
    }

    private static (IRenderedComponent<IComponent> Page, IRenderedComponent<AnswerForm> Form) OpenItem(PageHost host, string item)
    {
        var page = host.Show<AnswersPage>(host.Contributor, "?item=" + item);
        page.WaitForAssertion(() => page.Find("#statement"));
        return (page, page.FindComponent<AnswerForm>());
    }

    private static async Task AnswerAsync(PageHost host, string item, Claim? claim, string statement = "", bool bySignatory = false, int seen = 0) =>
        Assert.Null((await host.Get<SaveAnswer>().RunAsync(
            bySignatory ? host.Signatory : host.Contributor, host.NewId(), new AnswerDraft(host.Id, item, claim, statement, seen), Ct)).Error);

    private static async Task AnswerAllAsync(PageHost host)
    {
        foreach (var row in (await host.Get<FirmCaseQueries>().SheetAsync(host.Contributor, host.Id, Ct)).Value.Rows)
        {
            await AnswerAsync(host, row.ItemId, Claim.Met);
        }
    }

    private static async Task<AnswerDetail> ItemAsync(PageHost host, string item) =>
        (await host.Get<FirmCaseQueries>().ItemAsync(host.Contributor, host.Id, item, Ct)).Value;

    private static async Task<InspectionState> StateAsync(PageHost host)
    {
        await using var db = await host.DbAsync();
        return await db.Set<Inspection>().Where(inspection => inspection.Id == host.Id).Select(inspection => inspection.State).SingleAsync(Ct);
    }

    // No use case cites it; a scanner that is replaced may take a verdict back.
    private static async Task CiteUnscannedAsync(PageHost host, string item)
    {
        var version = host.NewId();
        var now = host.Time.GetUtcNow();
        await host.AddAsync(
            EvidenceDocument.Create(host.NewId(), host.Contributor.FirmId!.Value, "Network plan", new NewVersion(
                version, "plan.txt", 4, new string('a', 64), "plan"u8.ToArray(), ScanVerdict.Pending, now, host.Contributor.UserId, host.Contributor.Name)).Value,
            new Citation { InspectionId = host.Id, ItemId = item, EvidenceVersionId = version, CitedAt = now });
    }

    private static async Task RequestAsync(PageHost host)
    {
        await AnswerAllAsync(host);
        Assert.Null((await host.Get<SubmitInspection>().RunAsync(host.Signatory, host.NewId(), host.Id, attested: true, Ct)).Error);
        Assert.Null((await host.Get<StartReview>().RunAsync(host.Cast.Lead, host.NewId(), host.Id, Ct)).Error);
        var question = new InformationQuestion(host.Id, ["3.1.1", "3.5.3"], "Which devices?", new DateOnly(2026, 4, 20));
        Assert.Null((await host.Get<RequestInformation>().RunAsync(host.Cast.Inspector, host.NewId(), question, Ct)).Error);
    }
}
