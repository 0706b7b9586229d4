using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bunit;
using Bunit.TestDoubles;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Components;
using Compliance.Web.Components.Account;
using Compliance.Web.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Claim = Compliance.Domain.Inspections.Claim;
using ClaimTypes = System.Security.Claims.ClaimTypes;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The workbench with its real use cases on an embedded database: keys, what saves itself, and a colleague's judgement.</summary>
public sealed class WorkbenchPageTests : ReviewContext
{
    [Fact]
    public async Task KeysJudgeAndMove()
    {
        var page = Open(Lead, "3.1.1");
        await PressAsync(page, "2");
        await SavedAsync("3.1.1", "not-met");
        await PressAsync(page, "2");
        await SavedAsync("3.1.1", null);
        await PressAsync(page, "1");
        await SavedAsync("3.1.1", "met");
        await PressAsync(page, "j");
        page.WaitForAssertion(() => Assert.StartsWith("3.1.2", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
        await PressAsync(page, "4");
        await SavedAsync("3.1.2", "not-applicable");
        await PressAsync(page, "K");
        page.WaitForAssertion(() => Assert.StartsWith("3.1.1", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
        await PressAsync(page, "k");
        Assert.StartsWith("3.1.1", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkToAnItemThatWasLeftShowsItAgain()
    {
        var page = Open(Lead, "3.1.1");
        await PressAsync(page, "j");
        page.WaitForAssertion(() => Assert.StartsWith("3.1.2 ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"inspections/{InspectionId}/workbench?item=3.1.1"));
        page.WaitForAssertion(() => Assert.StartsWith("3.1.1 ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThreeIsThePartialStateWhereThereIsOne()
    {
        var page = Open(Lead, "3.13.11");
        await PressAsync(page, "3");
        await SavedAsync("3.13.11", "encryption-not-fips-validated");
        page = Open(Lead, "3.1.1");
        await PressAsync(page, "3");
        Assert.Contains("This item has no partial state.", page.Markup, StringComparison.Ordinal);
        Assert.Null(await VerdictAsync("3.1.1"));
    }

    [Fact]
    public async Task HelpAndRequestOpenAndClose()
    {
        var page = Open(Lead, "3.1.1");
        await PressAsync(page, "?");
        Assert.NotNull(page.Find(".wb-help"));
        await PressAsync(page, "Escape");
        Assert.Empty(page.FindAll(".wb-help"));
        await PressAsync(page, "r");
        Assert.Contains("3.1.1", page.Find(".wb-asked").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "r");
        Assert.Empty(page.FindAll(".wb-ask"));
    }

    [Fact]
    public async Task AnObjectiveThatIsNotMetTakesMetAwayAndSaysWhy()
    {
        var page = Open(Lead, "3.1.1");
        await PressAsync(page, "1");
        await SavedAsync("3.1.1", "met");
        await page.Find(".wb-objectives li:nth-child(2) .wb-choice-notmet").ClickAsync();
        await SavedAsync("3.1.1", null);
        Assert.Contains("3.1.1[b]", page.Find(".wb-proposal").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "1");
        Assert.Null(await VerdictAsync("3.1.1"));
        await page.Find(".wb-proposal button").ClickAsync();
        await SavedAsync("3.1.1", "not-met");
    }

    [Fact]
    public async Task ATextSavesItselfAndSaysWhen()
    {
        var page = Open(Lead, "3.1.1");
        await page.Find("#wb-rationale").InputAsync("No list.");
        Assert.Contains("Saving", page.Find(".wb-mark").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Matches(@"Saved at \d\d:\d\d:\d\d", page.Find(".wb-mark").TextContent), TimeSpan.FromSeconds(5));
        Assert.Equal("No list.", (await RowAsync("3.1.1"))!.Rationale);
    }

    [Fact]
    public async Task AColleaguesJudgementIsShownAndNotOverwritten()
    {
        var page = Open(Lead, "3.1.1");
        await JudgeAsync(Inspector, "3.1.1", "not-met", "Theirs.");
        await page.Find("#wb-rationale").InputAsync("Mine.");
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".wb-conflict")), TimeSpan.FromSeconds(5));
        Assert.Contains("Theirs.", page.Find(".wb-conflict").TextContent, StringComparison.Ordinal);
        Assert.Contains("Mine.", page.Find(".wb-conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs.", (await RowAsync("3.1.1"))!.Rationale);
        await page.FindAll(".wb-conflict-actions button")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".wb-conflict")));
        Assert.Equal(("not-met", "Theirs."), ((await RowAsync("3.1.1"))!.Verdict, (await RowAsync("3.1.1"))!.Rationale));
    }

    [Fact]
    public async Task WhoMayNotJudgeChangesNothing()
    {
        await using (var db = await DbAsync())
        {
            (await db.Set<CaseAssignment>().SingleAsync(row => row.UserId == Lead.UserId, TestContext.Current.CancellationToken)).Role = CaseRole.QualityReviewer;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = Open(Lead, "3.1.1");
        await PressAsync(page, "1");
        Assert.All(page.FindAll(".wb-verdicts button"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Null(await VerdictAsync("3.1.1"));
    }

    [Theory]
    [InlineData("j", WorkbenchCommand.Next)]
    [InlineData("J", WorkbenchCommand.Next)]
    [InlineData("k", WorkbenchCommand.Previous)]
    [InlineData("1", WorkbenchCommand.Met)]
    [InlineData("2", WorkbenchCommand.NotMet)]
    [InlineData("3", WorkbenchCommand.Partial)]
    [InlineData("4", WorkbenchCommand.NotApplicable)]
    [InlineData("r", WorkbenchCommand.Request)]
    [InlineData("/", WorkbenchCommand.Search)]
    [InlineData("?", WorkbenchCommand.Help)]
    [InlineData("Escape", WorkbenchCommand.Close)]
    [InlineData("5", WorkbenchCommand.None)]
    [InlineData("", WorkbenchCommand.None)]
    [InlineData(null, WorkbenchCommand.None)]
    public void EveryKeyDoesOneThing(string? key, WorkbenchCommand command) => Assert.Equal(command, WorkbenchKeys.For(key));

    private static Task PressAsync(IRenderedComponent<WorkbenchPage> page, string key) => page.InvokeAsync(() => page.Instance.OnKey(key));

    private IRenderedComponent<WorkbenchPage> Open(Actor actor, string item)
    {
        SignIn(actor);
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"inspections/{InspectionId}/workbench?item={item}");
        var page = Render<WorkbenchPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.StartsWith(item + " ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        return page;
    }

    private async Task<Determination?> RowAsync(string item)
    {
        await using var db = await DbAsync();
        return await db.Set<Determination>().AsNoTracking().SingleOrDefaultAsync(row => row.ItemId == item, TestContext.Current.CancellationToken);
    }

    private async Task<string?> VerdictAsync(string item) => (await RowAsync(item))?.Verdict;

    private async Task SavedAsync(string item, string? verdict)
    {
        for (var left = 100; left > 0 && (await RowAsync(item) is not { } row || row.Verdict != verdict); left--)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(verdict, await VerdictAsync(item));
    }

    private async Task JudgeAsync(Actor actor, string item, string verdict, string rationale)
    {
        var judgement = new Judgement(Verdict.Parse(verdict).Value, new Dictionary<string, ObjectiveState>(), rationale, null, "", []);
        Assert.True((await Services.GetRequiredService<SaveDetermination>().RunAsync(
            actor, Services.GetRequiredService<IIds>().New(), new DeterminationDraft(InspectionId, item, judgement, 0), TestContext.Current.CancellationToken)).IsSuccess);
    }
}
