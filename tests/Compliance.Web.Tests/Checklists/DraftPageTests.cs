using Bunit;
using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Web.Checklists;
using Compliance.Web.Components.Shared;
using Compliance.Web.Tests.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Checklists;

/// <summary>The editor's pages with their real use cases, on a draft of the next version of a published checklist.</summary>
public sealed class DraftPageTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    private const string Standard = "cyber-essentials";

    [Fact]
    public async Task WhatIsTypedIsSavedAndTheListAndTheChangesFollow()
    {
        await using var copy = told.Copy();
        var (draft, item) = await StartAsync(copy);
        var page = copy.Show<DraftPage>(Editor(copy), $"?item={item.Key}", draft);
        page.WaitForAssertion(() => page.Find("[data-field='requirement.en']"));
        Assert.Equal(item.Content.Requirement.Ja, page.Find("[data-field='requirement.ja']").TextContent);

        Assert.Equal("saved", await TypeAsync(copy, page, item, "requirement.en", "Every device sits behind a firewall that somebody looks after."));
        page.WaitForAssertion(() => Assert.Contains("somebody looks after", page.Find(".draft-right ins").TextContent, StringComparison.Ordinal));
        Assert.Contains("May change a judgement", page.Find(".draft-right").TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed (1)", page.Find(".tree-shows").TextContent, StringComparison.Ordinal);
        var stored = await copy.Get<ChecklistDraftQueries>().ItemAsync(Editor(copy), draft, item.Key, CancellationToken.None);
        Assert.Equal(item.Content with { Requirement = stored.Value.Content.Requirement }, stored.Value.Content with { Flags = item.Content.Flags, PartialStates = item.Content.PartialStates, Objectives = item.Content.Objectives });
    }

    [Fact]
    public async Task AnEmptyTextIsSavedAndNamedAsAFaultBesideItsField()
    {
        await using var copy = told.Copy();
        var (draft, item) = await StartAsync(copy);
        var page = copy.Show<DraftPage>(Editor(copy), $"?item={item.Key}", draft);
        page.WaitForAssertion(() => page.Find("[data-field='title.ja']"));
        Assert.Equal("saved", await TypeAsync(copy, page, item, "title.ja", "  "));
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-field='title.ja']").GetAttribute("aria-invalid")));
        Assert.Contains("Title, Japanese", page.Find(".side-faults").TextContent, StringComparison.Ordinal);
        Assert.Contains("Faults (1)", page.Find(".draft-tabs").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTwoEditorsWriteTheSameItemNothingIsLost()
    {
        await using var copy = told.Copy();
        var (draft, item) = await StartAsync(copy);
        var page = copy.Show<DraftPage>(Editor(copy), $"?item={item.Key}", draft);
        page.WaitForAssertion(() => page.Find("[data-field='title.en']"));
        var theirs = item.Content with { Title = item.Content.Title with { En = "Theirs" } };
        Assert.True((await copy.Get<SaveDraftItem>().RunAsync(Second(copy), copy.NewId(), draft, item.Key, theirs, item.Version, CancellationToken.None)).IsSuccess);

        Assert.Equal("conflict", await TypeAsync(copy, page, item, "title.en", "Mine"));
        page.WaitForAssertion(() => Assert.Equal(["Mine", "Theirs"], page.FindAll(".saving-versions td").Select(cell => cell.TextContent)));
        page.FindAll("button").Single(button => button.TextContent == "Keep mine").Click();
        Assert.Equal("saved", await TypeAsync(copy, page, item, "title.en", "Mine"));
        var stored = await copy.Get<ChecklistDraftQueries>().ItemAsync(Editor(copy), draft, item.Key, CancellationToken.None);
        Assert.Equal("Mine", stored.Value.Content.Title.En);
    }

    [Fact]
    public async Task ARemovedItemComesBackAtItsPlace()
    {
        await using var copy = told.Copy();
        var (draft, item) = await StartAsync(copy);
        var context = copy.As(Editor(copy));
        context.JSInterop.Setup<bool>("settle").SetResult(true);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"page?item={item.Key}");
        var page = context.Render<DraftPage>(parameters => parameters.Add(shown => shown.Id, draft));
        page.WaitForAssertion(() => page.Find(".item-remove"));
        page.Find(".item-remove").Click();
        page.WaitForAssertion(() => page.Find(".draft-undo"));
        var less = (await copy.Get<ChecklistDraftQueries>().FindAsync(Editor(copy), draft, CancellationToken.None)).Value;
        Assert.DoesNotContain(less.Items, row => row.ItemId == item.Content.Id);

        page.Find(".draft-undo button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".draft-undo")));
        var again = (await copy.Get<ChecklistDraftQueries>().FindAsync(Editor(copy), draft, CancellationToken.None)).Value;
        Assert.Equal(item.Content.Id, again.Items[0].ItemId);
    }

    [Fact]
    public async Task TheSecondPersonSeesEveryChangeAndTheFingerprintThatIsPublished()
    {
        await using var copy = told.Copy();
        var (draft, item) = await StartAsync(copy);
        var changed = item.Content with { Requirement = new("Another requirement.", "別の要求事項。") };
        Assert.True((await copy.Get<SaveDraftItem>().RunAsync(Editor(copy), copy.NewId(), draft, item.Key, changed, item.Version, CancellationToken.None)).IsSuccess);
        var proposed = await copy.Get<ProposeChecklist>().RunAsync(Editor(copy), copy.NewId(), draft, CancellationToken.None);
        Assert.True(proposed.IsSuccess, proposed.Error?.ToString());

        var own = copy.Show<DraftPage>(Editor(copy), "?tab=review", draft);
        own.WaitForAssertion(() => Assert.Contains("Withdraw the proposal", own.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(own.FindAll("button"), button => button.TextContent.Contains("Approve and publish", StringComparison.Ordinal));

        var page = copy.Show<DraftPage>(Second(copy), "?tab=review", draft);
        page.WaitForAssertion(() => Assert.Contains("Another requirement.", page.Find(".change-after").TextContent, StringComparison.Ordinal));
        var fingerprint = page.Find(".copy-value code").GetAttribute("title");
        Assert.True(page.FindAll("button").Single(button => button.TextContent.Contains("Approve and publish", StringComparison.Ordinal)).HasAttribute("disabled"));
        page.Find(".check input[type=checkbox]:not([data-field])");
        var published = await copy.Get<PublishChecklist>().RunAsync(Second(copy), copy.NewId(), draft, CancellationToken.None);
        Assert.Equal(fingerprint, published.Value.ContentHash);
    }

    [Theory, InlineData("ja"), InlineData("en")]
    public async Task AnAuditorReadsPublishedVersionsAndIsOfferedNothingToWrite(string language)
    {
        await using var copy = told.Copy();
        PageHost.Speak(language);
        var auditor = copy.Cast.People["auditor@authority.example"];
        var list = copy.Show<StandardsPage>(auditor);
        list.WaitForAssertion(() => Assert.True(list.FindAll(".standards-list > li").Count >= 10));
        Assert.Empty(list.FindAll("a[href='standards/drafts/new']"));
        Assert.Empty(list.FindAll("#drafts-title"));
        var refused = await copy.Get<ChecklistDraftQueries>().ListAsync(copy.Contributor, CancellationToken.None);
        Assert.IsType<Domain.NotAllowed>(refused.Error);
    }

    [Fact]
    public void EveryItemOfEveryPublishedChecklistSurvivesItsForm()
    {
        var items = ChecklistLibrary.Open(Compliance.Web.Cli.CommandLine.ChecklistFolder).Checklists.SelectMany(published => published.Checklist.Items).ToList();
        Assert.NotEmpty(items);
        foreach (var item in items)
        {
            var read = ItemFields.Read(ItemFields.Of(item), ItemFields.Empty(new SumMethod()));
            Assert.Equal(item.Applies?.ToString(), read.Applies?.ToString());
            Assert.Equivalent(item with { Applies = null }, read with { Applies = null }, strict: true);
        }
    }

    private static Actor Editor(PageHost copy) => copy.Cast.People["editor@authority.example"];

    private static Actor Second(PageHost copy) => copy.Cast.People["editor2@authority.example"];

    private static async Task<(Guid Draft, DraftItemView Item)> StartAsync(PageHost copy)
    {
        PageHost.Speak("en");
        var started = await copy.Get<StartDraftFromVersion>().RunAsync(Editor(copy), copy.NewId(), Standard, "1.0.0", CancellationToken.None);
        var view = (await copy.Get<ChecklistDraftQueries>().FindAsync(Editor(copy), started.Value, CancellationToken.None)).Value;
        return (started.Value, (await copy.Get<ChecklistDraftQueries>().ItemAsync(Editor(copy), started.Value, view.Items[0].Key, CancellationToken.None)).Value);
    }

    // What the browser's script hands over: every field as it stands, one of them typed into.
    private static Task<string> TypeAsync(PageHost copy, IRenderedComponent<IComponent> page, DraftItemView item, string field, string text)
    {
        var fields = new Dictionary<string, string>(ItemFields.Of(item.Content)) { [field] = text };
        var form = page.FindComponent<SelfSavingForm>();
        return form.InvokeAsync(() => form.Instance.SaveAsync(copy.NewId(), fields));
    }
}
