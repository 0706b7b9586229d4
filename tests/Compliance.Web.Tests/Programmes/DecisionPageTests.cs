using Bunit;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Web.Programmes;
using MudBlazor;

namespace Compliance.Web.Tests.Programmes;

/// <summary>The decision page as everybody who has to do with a decision sees it.</summary>
public sealed class DecisionPageTests(ConcludedCase told) : IClassFixture<ConcludedCase>
{
    [Fact]
    public async Task AnOfficerWritesBesideTheProposalAndHandsItOver()
    {
        await using var copy = told.Copy();
        var context = copy.As(copy.Cast.Officer);
        var dialogs = context.Render<MudDialogProvider>();
        var page = Open(context, copy.Id);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".proposal-rules li")));
        Assert.All(page.FindAll(".proposal-rules li"), rule => Assert.Matches("^(Held|Not held)", rule.QuerySelector(".status")!.TextContent.Trim()));
        var view = (await copy.Get<DecisionQueries>().FindAsync(copy.Cast.Officer, copy.Id, CancellationToken.None)).Value;
        Assert.Equal(view.OpenItems.Count, page.FindAll("tbody tr").Count);
        Assert.NotEmpty(view.OpenItems);

        Button(page, "Begin the draft").Click();
        page.WaitForAssertion(() => page.Find("#reasons"));
        Assert.Equal(view.Proposal!.Outcome.ToString(), page.Find("input.draft-follows").GetAttribute("value"));

        // Handed over too early, it says what is missing beside the field as well.
        context.JSInterop.Setup<bool>("settle").SetResult(true);
        await ConfirmAsync(page, dialogs, "Hand to the decision makers");
        page.WaitForAssertion(() => Assert.Equal("#reasons", new Uri(page.Find(".error-summary a").GetAttribute("href")!, UriKind.RelativeOrAbsolute).ToString()[^8..]));
        Assert.NotNull(page.Find("#reasons-error"));

        var form = page.FindComponent<DecisionDraftForm>();
        var content = new DecisionDraftContent(view.Proposal.Outcome.ToString(), "Reasons in full.", "", "");
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(copy.NewId(), content)));
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".draft-saving").TextContent, StringComparison.Ordinal));
        await ConfirmAsync(page, dialogs, "Hand to the decision makers");
        page.WaitForAssertion(() => Assert.Contains("handed to the decision makers", page.Find("p[role=status].notice").TextContent, StringComparison.Ordinal));
        Assert.Contains("Reasons in full.", page.Find(".decision-desk").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#reasons"));
    }

    [Fact]
    public async Task WhereTwoOfficersWriteNothingIsLost()
    {
        await using var copy = told.Copy();
        Assert.True((await copy.Get<DraftDecision>().RunAsync(copy.Cast.Officer, copy.NewId(), copy.Id, CancellationToken.None)).IsSuccess);
        var page = Open(copy.As(copy.Cast.Officer), copy.Id);
        page.WaitForAssertion(() => page.Find("#reasons"));
        var theirs = new DecisionText(Outcome.NotAssessed, "Theirs.", null, null);
        Assert.True((await copy.Get<SaveDecisionDraft>().RunAsync(copy.Cast.Officer, copy.NewId(), copy.Id, theirs, 1, CancellationToken.None)).IsSuccess);

        var form = page.FindComponent<DecisionDraftForm>();
        var mine = new DecisionDraftContent(nameof(Outcome.Eligible), "Mine.", "Grave doubts.", "2027-02-28");
        Assert.Equal("conflict", await form.InvokeAsync(() => form.Instance.SaveAsync(copy.NewId(), mine)));
        page.WaitForAssertion(() => Assert.Contains("Theirs.", page.Find(".draft-versions").TextContent, StringComparison.Ordinal));
        Assert.Contains("Mine.", page.Find(".draft-versions").TextContent, StringComparison.Ordinal);

        Button(page, "Save mine instead").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".draft-versions")));
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(copy.NewId(), mine)));
        var kept = (await copy.Get<DecisionQueries>().FindAsync(copy.Cast.Officer, copy.Id, CancellationToken.None)).Value.Decision!;
        Assert.Equal((Outcome.Eligible, "Mine.", new DateOnly(2027, 2, 28)), (kept.Outcome, kept.Reasons, kept.WaiverUntil));
    }

    [Fact]
    public async Task ARepeatedSaveIsNoConflict()
    {
        await using var copy = told.Copy();
        Assert.True((await copy.Get<DraftDecision>().RunAsync(copy.Cast.Officer, copy.NewId(), copy.Id, CancellationToken.None)).IsSuccess);
        var page = Open(copy.As(copy.Cast.Officer), copy.Id);
        page.WaitForAssertion(() => page.Find("#reasons"));

        // The answer to this save was lost; the browser sends the same words again. Words of a departure that is none are not kept.
        var view = (await copy.Get<DecisionQueries>().FindAsync(copy.Cast.Officer, copy.Id, CancellationToken.None)).Value;
        var text = new DecisionText(view.Proposal!.Outcome, "Once.", null, null);
        Assert.True((await copy.Get<SaveDecisionDraft>().RunAsync(copy.Cast.Officer, copy.NewId(), copy.Id, text, 1, CancellationToken.None)).IsSuccess);
        var form = page.FindComponent<DecisionDraftForm>();
        var again = new DecisionDraftContent(view.Proposal.Outcome.ToString(), "Once.", "Left over.", "2027-02-28");
        Assert.Equal("saved", await form.InvokeAsync(() => form.Instance.SaveAsync(copy.NewId(), again)));
    }

    [Fact]
    public async Task ADecisionMakerReturnsItWithAReasonOrTakesIt()
    {
        await using var copy = told.Copy();
        await copy.ProposeAsync();
        var context = copy.As(copy.Cast.Decider);
        var dialogs = context.Render<MudDialogProvider>();
        var page = Open(context, copy.Id);
        page.WaitForAssertion(() => Button(page, "Return to the drafter"));
        Button(page, "Return to the drafter").Click();
        Button(page, "Return it").Click();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#reason-error")));

        await ConfirmAsync(page, dialogs, "Take the decision");
        page.WaitForAssertion(() => Assert.Contains("You took the decision", page.Find("p[role=status].notice").TextContent, StringComparison.Ordinal));

        // The question before sending says all that follows from it.
        Button(page, "Send to the firm").Click();
        dialogs.WaitForAssertion(() => Assert.Matches("(?s)notice is issued.*firm sees.*appeal until", dialogs.Markup));
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Send to the firm").Click();
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".sent-outcome")));
    }

    [Fact]
    public async Task TheDrafterIsToldWhyTheyCannotTakeIt()
    {
        await using var copy = told.Copy();
        await copy.ProposeAsync();
        await using (var db = await copy.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<App.Data.ComplianceDb>>().CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken))
        {
            db.Add(new CaseAssignment
            {
                InspectionId = copy.Id,
                UserId = copy.Cast.Decider.UserId,
                UserName = "x",
                Role = CaseRole.Drafter,
                At = copy.Time.GetUtcNow(),
            });
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        var page = Open(copy.As(copy.Cast.Decider), copy.Id);
        page.WaitForAssertion(() => Assert.Contains("You cannot take this decision", page.Find(".decision-desk").TextContent, StringComparison.Ordinal));
        Assert.Contains("one duty only", page.Find(".decision-desk").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Take the decision", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheFirmSeesItOnlyOnceItWasSent()
    {
        await using var copy = told.Copy();
        await copy.ProposeAsync(Outcome.Conditional);
        await copy.TakeAsync();
        var before = Open(copy.As(copy.Cast.Signatory(1)), copy.Id);
        before.WaitForAssertion(() => Assert.Contains("No decision has been sent yet", before.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Reasons in full.", before.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Conditionally", before.Markup, StringComparison.Ordinal);

        await copy.SendAsync();
        var after = Open(copy.As(copy.Cast.Signatory(1)), copy.Id);
        after.WaitForAssertion(() => Assert.Equal("Conditionally eligible", after.Find(".sent-outcome").TextContent.Trim()));
        Assert.Contains("Reasons in full.", after.Markup, StringComparison.Ordinal);
        Assert.Contains("Hardship.", after.Markup, StringComparison.Ordinal);
        Assert.Contains("Appeal until", after.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(copy.Cast.Decider.Name, after.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStartPageHoldsEachPersonsDecisions()
    {
        await using var copy = told.Copy();
        var empty = copy.As(copy.Cast.Decider).Render<DecisionMakerStart>();
        empty.WaitForAssertion(() => Assert.Contains("No decision waits for you", empty.Markup, StringComparison.Ordinal));
        await copy.ProposeAsync();
        var waiting = copy.As(copy.Cast.Decider).Render<DecisionMakerStart>();
        waiting.WaitForAssertion(() => Assert.EndsWith($"inspections/{copy.Id}/decision", waiting.Find("#start-take ~ ul a").GetAttribute("href"), StringComparison.Ordinal));
        Assert.True((await copy.Get<ReturnDecision>().RunAsync(copy.Cast.Decider, copy.NewId(), copy.Id, "Name the items.", CancellationToken.None)).IsSuccess);
        var drafts = copy.As(copy.Cast.Officer).Render<DraftsStart>();
        drafts.WaitForAssertion(() => Assert.Contains("Name the items.", drafts.Find(".task-reason").TextContent, StringComparison.Ordinal));
    }

    private static IRenderedComponent<DecisionPage> Open(BunitContext context, Guid id) =>
        context.Render<DecisionPage>(parameters => parameters.Add(page => page.Id, id));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<DecisionPage> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);

    private static async Task ConfirmAsync(IRenderedComponent<DecisionPage> page, IRenderedComponent<MudDialogProvider> dialogs, string label)
    {
        Button(page, label).Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll(".mud-dialog-actions button")));
        await dialogs.FindAll(".mud-dialog-actions button").Single(button => button.TextContent.Trim() == label).ClickAsync(new());
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll(".mud-dialog-actions")));
    }
}
