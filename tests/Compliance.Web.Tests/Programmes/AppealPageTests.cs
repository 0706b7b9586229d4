using Bunit;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Programmes;
using MudBlazor;

namespace Compliance.Web.Tests.Programmes;

/// <summary>What happens to a decision after it was sent, as each of them sees it: the firm, the officers, the appeal officer.</summary>
public sealed class AppealPageTests(ConcludedCase told) : IClassFixture<ConcludedCase>
{
    private const string Canary = "CANARY-IN-A-DRAFT";

    [Fact]
    public async Task AnAppealFromTheFormOfTheFirmToItsResult()
    {
        await using var copy = told.Copy();
        await SentAsync(copy, Outcome.Ineligible);
        var firm = copy.As(copy.Cast.Signatory(1));
        var firmDialogs = firm.Render<MudDialogProvider>();
        var page = Open(firm, copy.Id);
        page.WaitForAssertion(() => page.Find("#grounds"));
        Assert.Contains("30 days left", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".filing-file"));
        await ConfirmAsync(page, firmDialogs, "File the appeal");
        page.WaitForAssertion(() => Assert.Contains("Grounds", page.Find(".error-summary").TextContent, StringComparison.Ordinal));
        page.Find("#grounds").Change("The items were closed.");
        page.Find(".filing-file input").Change(true);
        await ConfirmAsync(page, firmDialogs, "File the appeal");
        page.WaitForAssertion(() => Assert.Contains("The appeal was filed.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#grounds"));
        Assert.NotEmpty(page.FindAll("a[href*='/appeal/evidence/']"));

        var officer = Officer(copy);
        var desk = copy.As(officer);
        var dialogs = desk.Render<MudDialogProvider>();
        var start = desk.Render<AppealStart>();
        start.WaitForAssertion(() => Assert.Contains("Nobody hears these yet", start.Markup, StringComparison.Ordinal));
        await ConfirmAsync(start, dialogs, "Take it up");
        var hearing = Open(desk, copy.Id);
        hearing.WaitForAssertion(() => hearing.Find("#outcome"));
        hearing.Find("#outcome").Change(nameof(AppealOutcome.Overturned));
        hearing.Find("#new-outcome").Change(nameof(Outcome.Eligible));
        hearing.Find("#reasons").Change(Canary);
        Button(hearing, "Save").Click();
        hearing.WaitForAssertion(() => Assert.Contains("Saved.", hearing.Markup, StringComparison.Ordinal));
        await ConfirmAsync(hearing, dialogs, "Decide");
        hearing.WaitForAssertion(() => Assert.Contains("has not been sent", hearing.Markup, StringComparison.Ordinal));

        // Until it is sent nobody but the officer reads it.
        foreach (var other in (Actor[])[copy.Cast.Signatory(1), copy.Cast.Officer, copy.Cast.Decider])
        {
            var seen = Open(copy.As(other), copy.Id);
            seen.WaitForAssertion(() => Assert.Contains("The items were closed.", seen.Markup, StringComparison.Ordinal));
            Assert.DoesNotContain(Canary, seen.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("overturned", seen.Markup, StringComparison.OrdinalIgnoreCase);
        }

        await ConfirmAsync(hearing, dialogs, "Send to the firm");
        var after = Open(copy.As(copy.Cast.Signatory(1)), copy.Id);
        after.WaitForAssertion(() => Assert.Contains(Canary, after.Markup, StringComparison.Ordinal));
        Assert.Contains("Decision overturned", after.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(officer.Name, after.Markup, StringComparison.Ordinal);
        var decision = Decision(copy.As(copy.Cast.Signatory(1)), copy.Id);
        decision.WaitForAssertion(() => Assert.Equal("Eligible", decision.Find(".sent-outcome").TextContent.Trim()));
        Assert.Contains("No. 2", decision.Find(".sent-label").TextContent, StringComparison.Ordinal);
        Assert.Contains("Reasons in full.", decision.Find(".history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASuspensionTakesTwoPersonsAndReachesTheFirmOnceApproved()
    {
        await using var copy = told.Copy();
        await SentAsync(copy, Outcome.Eligible);
        var officer = copy.As(copy.Cast.Officer);
        var dialogs = officer.Render<MudDialogProvider>();
        var page = Decision(officer, copy.Id);
        page.WaitForAssertion(() => page.Find(".standing-choice"));
        page.FindAll(".standing-choice input").First().Change("on");
        page.Find("#standing-reasons").Change(Canary);
        await ConfirmAsync(page, dialogs, "Ask for approval");
        page.WaitForAssertion(() => Assert.Contains("was put to the decision makers", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Approve");
        var hidden = Decision(copy.As(copy.Cast.Signatory(1)), copy.Id);
        hidden.WaitForAssertion(() => Assert.Contains("Your status", hidden.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, hidden.Markup, StringComparison.Ordinal);
        Assert.Contains("Payable", hidden.Find(".standing").TextContent, StringComparison.Ordinal);

        var decider = copy.As(copy.Cast.Decider);
        var asked = decider.Render<MudDialogProvider>();
        var desk = Decision(decider, copy.Id);
        desk.WaitForAssertion(() => Assert.Contains(Canary, desk.Markup, StringComparison.Ordinal));
        await ConfirmAsync(desk, asked, "Approve");
        desk.WaitForAssertion(() => Assert.Contains("The change was approved.", desk.Markup, StringComparison.Ordinal));
        var told2 = Decision(copy.As(copy.Cast.Signatory(1)), copy.Id);
        told2.WaitForAssertion(() => Assert.Contains(Canary, told2.Find(".standing").TextContent, StringComparison.Ordinal));
        Assert.Contains("Held", told2.Find(".standing").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(copy.Cast.Officer.Name, told2.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFirstOpeningByTheFirmIsTheReceipt()
    {
        await using var copy = told.Copy();
        await SentAsync(copy, null);
        var sent = (await copy.Get<DecisionQueries>().FindAsync(copy.Cast.Officer, copy.Id, CancellationToken.None)).Value.Decision!;
        Assert.Null(sent.OpenedAt);
        var page = Decision(copy.As(copy.Cast.Contributor(1)), copy.Id);
        page.WaitForAssertion(() => page.Find(".sent-outcome"));
        var opened = (await copy.Get<DecisionQueries>().FindAsync(copy.Cast.Officer, copy.Id, CancellationToken.None)).Value.Decision!;
        Assert.Equal((copy.Cast.Contributor(1).Name, sent.AppealUntil!.Value.AddDays(-7)), (opened.OpenedByName, opened.AppealUntil!.Value));
    }

    private static async Task SentAsync(CaseCopy copy, Outcome? outcome)
    {
        await copy.ProposeAsync(outcome);
        await copy.TakeAsync();
        await copy.SendAsync();
    }

    private static Actor Officer(CaseCopy copy) => copy.Cast.People["appeal@authority.example"];

    private static IRenderedComponent<AppealPage> Open(BunitContext context, Guid id) =>
        context.Render<AppealPage>(parameters => parameters.Add(page => page.Id, id));

    private static IRenderedComponent<DecisionPage> Decision(BunitContext context, Guid id) =>
        context.Render<DecisionPage>(parameters => parameters.Add(page => page.Id, id));

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").Single(button => button.TextContent.Trim() == label);

    private static async Task ConfirmAsync<T>(IRenderedComponent<T> page, IRenderedComponent<MudDialogProvider> dialogs, string label)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        Button(page, label).Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll(".mud-dialog-actions button")));
        await dialogs.FindAll(".mud-dialog-actions button").Single(button => button.TextContent.Trim() == label).ClickAsync(new());
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll(".mud-dialog-actions")));
    }
}
