using Bunit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>What colleagues tell each other on the pages: comments, items that are handed over, remarks of the quality reviewer.</summary>
public sealed class TeamPagesTests : ReviewContext
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task ACommentReachesAColleagueWhoHasTheItemOpenWithoutAReload()
    {
        var theirs = Open(Inspector, "3.1.1");
        var mine = Open(Lead, "3.1.1");
        await mine.Find("#wb-comment").InputAsync("Look at the minutes.");
        await Button(mine, "Send the comment").ClickAsync();
        mine.WaitForAssertion(() => Assert.Contains("Look at the minutes.", mine.Find(".wb-thread").TextContent, StringComparison.Ordinal), Soon);
        theirs.WaitForAssertion(() => Assert.Contains("Look at the minutes.", theirs.Find(".wb-thread").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal("", mine.Find("#wb-comment").GetAttribute("value") ?? "");
        Assert.Contains("Team: 1", mine.Find(".wb-row-marks").TextContent, StringComparison.Ordinal);

        await mine.Find(".wb-thread button").ClickAsync();
        mine.WaitForAssertion(() => Assert.Contains("Lead took a comment back.", mine.Find(".wb-thread").TextContent, StringComparison.Ordinal), Soon);
        theirs.WaitForAssertion(() => Assert.DoesNotContain("minutes", theirs.Find(".wb-thread").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task WhatIsBeingJudgedStaysWhenAColleagueComments()
    {
        var mine = Open(Lead, "3.1.1");
        await mine.Find("#wb-rationale").InputAsync("Half a sent");
        var written = await Services.GetRequiredService<WriteItemComment>().RunAsync(
            Inspector, Services.GetRequiredService<IIds>().New(), new(InspectionId, "3.1.1", "A word."), TestContext.Current.CancellationToken);
        Assert.True(written.IsSuccess);
        using (var seat = (await Services.GetRequiredService<Presence>().EnterAsync(Inspector, InspectionId, TestContext.Current.CancellationToken)).Value)
        {
            seat.Announce("3.1.1");
        }

        mine.WaitForAssertion(() => Assert.Contains("A word.", mine.Find(".wb-thread").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal("Half a sent", mine.Find("#wb-rationale").GetAttribute("value"));
    }

    [Fact]
    public async Task AWholeSectionIsHandedOverAndListedAsMine()
    {
        var page = Open(Lead, "3.1.1");
        await Button(page, "Hand over").ClickAsync();
        await page.Find("#wb-share-section").ChangeAsync(new ChangeEventArgs { Value = page.FindAll("#wb-share-section option")[3].GetAttribute("value") });
        Assert.Contains("10 items chosen", page.Find(".wb-ask").TextContent, StringComparison.Ordinal);
        await page.Find("#wb-share-to").ChangeAsync(new ChangeEventArgs { Value = Inspector.UserId.ToString() });
        await Button(page, "Hand over the items").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".wb-ask")), Soon);

        // The selected item and the nine of the section of audit.
        await using var db = await DbAsync();
        Assert.Equal(10, await db.Set<ItemShare>().CountAsync(row => row.UserId == Inspector.UserId, TestContext.Current.CancellationToken));
        var theirs = Open(Inspector, "3.1.1", "&filter=mine");
        theirs.WaitForAssertion(() => Assert.Contains("10 of 110", theirs.Find(".wb-count").TextContent, StringComparison.Ordinal), Soon);
        Assert.Contains("Inspector works on this item (from Lead).", theirs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusedHandOverSaysWhyAndKeepsTheChoice()
    {
        var page = Open(Inspector, "3.1.1");
        Assert.True((await Services.GetRequiredService<ShareItems>().RunAsync(
            Lead, Services.GetRequiredService<IIds>().New(), new(InspectionId, ["3.1.1"], Lead.UserId, ""), TestContext.Current.CancellationToken)).IsSuccess);
        await Button(page, "Hand over").ClickAsync();
        await page.Find("#wb-share-to").ChangeAsync(new ChangeEventArgs { Value = Inspector.UserId.ToString() });
        await Button(page, "Hand over the items").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("A colleague works on these items: 3.1.1.", page.Find(".wb-ask").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task ARemarkWithoutAnAnswerKeepsTheReviewOpenAndThePageSaysWhere()
    {
        await SendRemarkAsync("3.1.2");
        SignIn(Lead);
        var page = Render<ReviewPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.Contains("Why is it met?", page.Find(".remark").TextContent, StringComparison.Ordinal), Soon);
        Assert.Contains("Remarks that need an answer: 1", page.Find("section[aria-labelledby=review-now]").TextContent, StringComparison.Ordinal);
        Assert.True(Button(page, "Close the review").HasAttribute("disabled"));

        await using (var db = await DbAsync())
        {
            var remark = await db.Set<ReviewRemark>().SingleAsync(TestContext.Current.CancellationToken);
            Assert.Null((await Services.GetRequiredService<AnswerRemark>().RunAsync(
                Lead, Services.GetRequiredService<IIds>().New(), new(InspectionId, remark.Id, remark.Version), false, "It is.", TestContext.Current.CancellationToken)).Error);
        }

        page = Render<ReviewPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.Contains("It is.", page.Find(".remark").TextContent, StringComparison.Ordinal), Soon);
        Assert.DoesNotContain("Remarks that need an answer", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWorkbenchShowsTheRemarkBesideTheItemAndMarksIt()
    {
        await SendRemarkAsync("3.1.2");
        var page = Open(Inspector, "3.1.2", "&filter=remarks");
        Assert.Contains("1 of 110", page.Find(".wb-count").TextContent, StringComparison.Ordinal);
        Assert.Contains("Why is it met?", page.Find(".wb-remarks .remark").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".wb-remarks .remark input[data-field=choice]"));
        Assert.Contains("returned the review with remarks", page.Find(".wb-notice").TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string words)
        where T : IComponent => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private IRenderedComponent<WorkbenchPage> Open(Actor actor, string item, string more = "")
    {
        SignIn(actor);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"inspections/{InspectionId}/workbench?item={item}{more}");
        var page = Render<WorkbenchPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.StartsWith(item + " ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal), Soon);
        return page;
    }

    private async Task SendRemarkAsync(string itemId)
    {
        await using var db = await DbAsync();
        var remark = new ReviewRemark { Id = Services.GetRequiredService<IIds>().New(), InspectionId = InspectionId, ItemId = itemId };
        var now = new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Null(remark.Write(RemarkKind.MustChange, "Why is it met?", 0, Lead, now).Error);
        Assert.Null(remark.Send(1, now).Error);
        db.Add(remark);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
