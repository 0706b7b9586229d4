using Bunit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>Blind second scoring on the pages: what each of the two has on the screen, and what happens to it once both scores are in.</summary>
public sealed class SecondPagesTests : ReviewContext
{
    private const string Item = "3.1.1";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task TheFirstScoreAppearsAtTheSecondScorerOnlyAfterTheHandInAndTheirOwnTextIsKeptBesideIt()
    {
        await DrawAsync();
        await JudgeAsync(Lead, "not-met", "Words of the first.");
        var page = Open(Inspector);
        Assert.Contains("You score it without seeing their judgement", page.Find(".wb-second").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Words of the first.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".wb-verdicts [aria-pressed=true]"));
        Assert.Empty(page.FindAll("#wb-comment"));
        Assert.Contains("Score second", page.Find(".wb-row-marks").TextContent, StringComparison.Ordinal);

        await page.Find(".wb-verdicts .wb-choice-met").ClickAsync();
        page.WaitForAssertion(() => Assert.False(Button(page, "Hand in the second score").HasAttribute("disabled")), Soon);
        await Button(page, "Hand in the second score").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("The scores differ", page.Find(".wb-second").TextContent, StringComparison.Ordinal), Soon);
        Assert.Contains("Words of the first.", page.Find(".wb-second").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody in the team can decide", page.Find(".wb-second").TextContent, StringComparison.Ordinal);

        // What stands in the judgement is the case's now, and one of the two does not change it.
        Assert.Equal("Words of the first.", page.Find("#wb-rationale").GetAttribute("value"));
        Assert.All(page.FindAll(".wb-verdicts button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task ASecondScoreThatIsNotFinishedCannotBeHandedIn()
    {
        await DrawAsync();
        await JudgeAsync(Lead, "met", "");
        var page = Open(Inspector);
        await page.Find(".wb-verdicts .wb-choice-notmet").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("say why unless the item is met", page.Find(".wb-second").TextContent, StringComparison.Ordinal), Soon);
        Assert.True(Button(page, "Hand in the second score").HasAttribute("disabled"));
        await JudgeAsync(Lead, null, "Once more.", 1);
        await page.Find("#wb-rationale").InputAsync("Nothing there.");
        await page.Find(".wb-verdicts .wb-choice-met").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Your colleague has not finished yet", page.Find(".wb-second").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task ThePageOfTheReviewSaysWhatIsAwaitedAndHowFarTheScoresAgree()
    {
        await DrawAsync();
        await JudgeAsync(Lead, "met", "");
        var page = Review(Lead);
        Assert.Contains("Second score awaited (1)", page.Find("section[aria-labelledby=review-now]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing compared yet.", page.Find("section[aria-labelledby=review-scores]").TextContent, StringComparison.Ordinal);
        await JudgeAsync(Inspector, "met", "");
        Assert.Null((await Services.GetRequiredService<HandInSecondScore>().RunAsync(
            Inspector, Services.GetRequiredService<IIds>().New(), new ScoreTarget(InspectionId, Item, 1), TestContext.Current.CancellationToken)).Error);
        page = Review(Lead);
        var report = page.Find("section[aria-labelledby=review-scores]").TextContent;
        Assert.Contains("1 of 1 (100.0%)", report, StringComparison.Ordinal);
        Assert.Contains("Not defined", report, StringComparison.Ordinal);
        Assert.Contains("Both scored alike", report, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string words)
        where T : IComponent => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private IRenderedComponent<ReviewPage> Review(Actor actor)
    {
        SignIn(actor);
        var page = Render<ReviewPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#review-scores")), Soon);
        return page;
    }

    private IRenderedComponent<WorkbenchPage> Open(Actor actor)
    {
        SignIn(actor);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"inspections/{InspectionId}/workbench?item={Item}");
        var page = Render<WorkbenchPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.StartsWith(Item + " ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal), Soon);
        return page;
    }

    private async Task JudgeAsync(Actor actor, string? verdict, string rationale, int seenVersion = 0)
    {
        var judgement = new Judgement(verdict is null ? null : Verdict.Parse(verdict).Value, new Dictionary<string, ObjectiveState>(), rationale, null, "", []);
        Assert.Null((await Services.GetRequiredService<SaveDetermination>().RunAsync(
            actor, Services.GetRequiredService<IIds>().New(), new DeterminationDraft(InspectionId, Item, judgement, seenVersion), TestContext.Current.CancellationToken)).Error);
    }

    private async Task DrawAsync()
    {
        await using var db = await DbAsync();
        await db.Set<Inspection>().ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondScoringPercent, 1), TestContext.Current.CancellationToken);
        db.Add(new SecondScore { InspectionId = InspectionId, ItemId = Item, DrawnAt = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero) });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
