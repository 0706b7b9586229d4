using AngleSharp.Dom;
using Bunit;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Programmes;
using Compliance.Web.Tests.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Programmes;

/// <summary>The page on which a policy is written, and what it would have done.</summary>
public sealed class ProgrammeDraftPageTests(ConcludedCase told) : IClassFixture<ConcludedCase>
{
    private const string Programme = "cmmc-level-2";

    [Fact]
    public async Task WhatIsTypedIsSavedAfterAPauseAndThenCompared()
    {
        await using var copy = told.Copy();
        var id = await BeginAsync(copy);
        var page = copy.Show<ProgrammeDraftPage>(Editor(copy), caseId: id);
        page.WaitForAssertion(() => Assert.Contains("0 of 1 cases would come out differently", page.Find(".what-if-sum").TextContent, StringComparison.Ordinal));
        Assert.Contains("past decisions are not changed", page.Find(".what-if-notice").TextContent, StringComparison.Ordinal);

        // No firm has more than the maximum: whoever was conditional no longer is, and whoever was not stays so.
        var before = (await copy.Get<DecisionQueries>().FindAsync(copy.Cast.Officer, copy.Id, CancellationToken.None)).Value.Proposal!.Outcome;
        await page.InvokeAsync(() => page.Find("#conditional-0-number").Input("1"));
        page.WaitForAssertion(() => Assert.Contains("of the maximum", page.Find(".differences").TextContent, StringComparison.Ordinal));
        copy.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".saved").TextContent, StringComparison.Ordinal));
        Assert.Equal("1", (await FindAsync(copy, id)).Content.Conditional[0].Number);
        var changed = before is Outcome.Conditional ? 1 : 0;
        page.WaitForAssertion(() => Assert.Contains($"{changed} of 1 cases", page.Find(".what-if-sum").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEditorSeesReferencesAndAnOfficerNames()
    {
        await using var copy = told.Copy();
        var id = await BeginAsync(copy);
        var firm = MadeUpName();
        foreach (var (actor, names) in (IEnumerable<(Actor, bool)>)[(Editor(copy), false), (copy.Cast.Officer, true)])
        {
            var page = copy.Show<ProgrammeDraftPage>(actor, caseId: id);
            page.WaitForAssertion(() => page.Find(".what-if-counts button"));
            await PressAsync(page, () => page.Find(".what-if-counts button"));
            page.WaitForAssertion(() => Assert.Single(page.FindAll(".what-if-cases > li")));
            Assert.Equal(names, page.Markup.Contains(firm, StringComparison.Ordinal));
            Assert.Equal(names ? 1 : 0, page.FindAll(".what-if-head a").Count);
        }
    }

    [Fact]
    public async Task AFaultStandsBesideItsFieldAndKeepsTheDraftFromBeingProposed()
    {
        await using var copy = told.Copy();
        var id = await BeginAsync(copy);
        var page = copy.Show<ProgrammeDraftPage>(Editor(copy), caseId: id);
        page.WaitForAssertion(() => page.Find("#conditional-0-number"));
        await page.InvokeAsync(() => page.Find("#conditional-0-number").Input("0.8"));
        page.WaitForAssertion(() => Assert.Contains("fraction such as 4/5", page.Find(".rule").TextContent, StringComparison.Ordinal));
        await PressAsync(page, () => Button(page, "Propose"));
        page.WaitForAssertion(() => Assert.EndsWith("#conditional-0-number", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal));
        copy.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("Entries to mend first: 1", page.Find(".what-if").TextContent, StringComparison.Ordinal));
        Assert.Equal("0.8", (await FindAsync(copy, id)).Content.Conditional[0].Number);
        Assert.Equal(ProgrammeDraftState.Drafting, (await FindAsync(copy, id)).State);
    }

    [Fact]
    public async Task RulesAreAddedChangedAndRemoved()
    {
        await using var copy = told.Copy();
        var id = await BeginAsync(copy);
        var page = copy.Show<ProgrammeDraftPage>(Editor(copy), caseId: id);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".rule").Count));
        await PressAsync(page, () => Button(page, "Add a rule for “eligible”"));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".rule").Count));
        await page.InvokeAsync(() => page.Find("#eligible-0-id").Input("few-open"));
        await page.InvokeAsync(() => page.Find("#eligible-0-number").Input("2"));
        page.WaitForAssertion(() => Assert.Contains("At most 2 open", page.Find(".differences").TextContent, StringComparison.Ordinal));
        await PressAsync(page, () => page.FindAll(".rule").Last().QuerySelectorAll("button").Single(button => button.TextContent.Contains("Remove this rule", StringComparison.Ordinal)));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".rule").Count));

        // One of the items that may never be open was in the rule that went; the exception of another stays as a chip.
        await PressAsync(page, () => page.FindAll(".name-picker-chosen button").Single(button => button.GetAttribute("aria-label")!.Contains("3.13.11", StringComparison.Ordinal)));
        copy.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".saved").TextContent, StringComparison.Ordinal));
        var stored = (await FindAsync(copy, id)).Content;
        Assert.Equal("few-open", stored.Eligible.Single().Id);
        Assert.Equal(["minimum-score", "open-item-loss"], stored.Conditional.Select(rule => rule.Id));
        Assert.Empty(stored.Conditional[1].Exceptions);
    }

    [Fact]
    public async Task WhereTwoEditorsWriteNothingIsLost()
    {
        await using var copy = told.Copy();
        var id = await BeginAsync(copy);
        var page = copy.Show<ProgrammeDraftPage>(Editor(copy), caseId: id);
        page.WaitForAssertion(() => page.Find("#appeal-days"));
        var there = await FindAsync(copy, id);
        Assert.True((await copy.Get<SaveProgrammeDraft>().RunAsync(Editor(copy), copy.NewId(), id, there.Content with { AppealDays = 60 }, 1, CancellationToken.None)).IsSuccess);
        await page.InvokeAsync(() => page.Find("#appeal-days").Input("45"));
        copy.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("changed this draft meanwhile", page.Markup, StringComparison.Ordinal));
        Assert.Equal(60, (await FindAsync(copy, id)).Content.AppealDays);
        await PressAsync(page, () => Button(page, "Keep mine"));
        page.WaitForAssertion(() => Assert.DoesNotContain("changed this draft meanwhile", page.Markup, StringComparison.Ordinal));
        Assert.Equal(45, (await FindAsync(copy, id)).Content.AppealDays);
    }

    [Fact]
    public async Task WhoeverWroteItIsNotOfferedToPublishItAndASecondEditorMayReturnIt()
    {
        await using var copy = told.Copy();
        var id = await BeginAsync(copy);
        Assert.True((await copy.Get<ProposeProgramme>().RunAsync(Editor(copy), copy.NewId(), id, 1, CancellationToken.None)).IsSuccess);
        var own = copy.Show<ProgrammeDraftPage>(Editor(copy), caseId: id);
        own.WaitForAssertion(() => Assert.Contains("leaves its publication to somebody else", own.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(own.FindAll("button"), button => button.TextContent.Trim() == "Publish");
        Assert.All(own.FindAll(".rule input"), input => Assert.True(input.HasAttribute("readonly")));

        await PressAsync(own, () => Button(own, "Return it"));
        own.WaitForAssertion(() => Assert.EndsWith("#reason", own.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal));
        await own.InvokeAsync(() => own.Find("#reason").Change("Say why."));
        await PressAsync(own, () => Button(own, "Return it"));
        own.WaitForAssertion(() => Assert.Contains("Say why.", own.Find(".notice-attention").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEditorReachesTheDraftFromTheProgrammeWithoutSeeingItsFirms()
    {
        await using var copy = told.Copy();
        var context = copy.As(Editor(copy));
        var list = context.Render<ProgrammesPage>();
        list.WaitForAssertion(() => Assert.NotEmpty(list.FindAll("h2 a")));
        Assert.DoesNotContain(list.FindAll("a"), link => link.GetAttribute("href")!.StartsWith("cases", StringComparison.Ordinal));
        var page = copy.As(Editor(copy)).Render<ProgrammePage>(parameters => parameters.Add(one => one.Id, Programme));
        page.WaitForAssertion(() => Assert.Contains("Came with the installation", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(MadeUpName(), page.Markup, StringComparison.Ordinal);
        Assert.Contains("Score of at least 4/5 of the maximum", page.Markup, StringComparison.Ordinal);
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Draft a revision").Click();
        var navigation = page.Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("programmes/drafts/", navigation.Uri, StringComparison.Ordinal));
    }

    private static Actor Editor(PageHost host) => host.Cast.People["editor@authority.example"];

    private static string MadeUpName() => Demonstration.MadeUpFirm.All[0].Details.NameEn;

    private static async Task<Guid> BeginAsync(CaseCopy copy) =>
        (await copy.Get<StartProgrammeDraft>().RunAsync(Editor(copy), copy.NewId(), Programme, CancellationToken.None)).Value;

    private static async Task<ProgrammeDraft> FindAsync(CaseCopy copy, Guid id) =>
        (await copy.Get<ProgrammeDraftQueries>().FindAsync(Editor(copy), id, CancellationToken.None)).Value.Draft;

    // Found and pressed in one turn: a comparison that comes in between would draw the page anew.
    private static Task PressAsync(IRenderedComponent<IComponent> page, Func<IElement> find) => page.InvokeAsync(() => find().Click());

    private static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);
}
