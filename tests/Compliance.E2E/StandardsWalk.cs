using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>One editor drafts the next version of a standard in the browser, another approves it, and it is there for all.</summary>
public sealed class StandardsWalk(Browser browser) : IClassFixture<Browser>
{
    private const string AskingCase = "2026-0006";
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToBeVisibleOptions Visible = new() { Timeout = 30_000 };

    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Both))]
    public async Task AVersionIsDraftedByOneEditorAndPublishedByAnother(Database database)
    {
        await using var server = await Server.StartAsync(database);
        var draft = await WriteAndProposeAsync(server);
        await ApproveAsync(server, draft);
        await AuditorReadsAsync(server);
        await AdoptAsync(server);
        await MoveAsync(server);
    }

    private async Task<string> WriteAndProposeAsync(Server server)
    {
        await using var person = await browser.SignInAsync(server, "editor@authority.example", "en");
        var page = person.Page;
        await EnglishAsync(person);
        await person.GoAsync("/standards");
        await Assertions.Expect(page.Locator("#published-title")).ToBeVisibleAsync(Visible);
        await person.AssertAccessibleAsync();
        await person.GoAsync("/standards/cyber-essentials/1.0.0");
        await Assertions.Expect(page.Locator("#item-FW-1")).ToBeVisibleAsync(Visible);
        await person.AssertAccessibleAsync();
        await person.ClickAsync("Draft the next version");
        await page.WaitForURLAsync(url => url.Contains("/standards/drafts/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        var draft = new Uri(page.Url).AbsolutePath;

        await page.Locator(".tree-item a", new() { HasText = "FW-1" }).First.ClickAsync();
        var field = page.Locator("[data-field='requirement.en']");
        await Assertions.Expect(field).ToBeVisibleAsync(Visible);
        await person.AssertAccessibleAsync();
        await field.FillAsync("Every device in scope sits behind a firewall that somebody looks after. <b>not markup</b>");
        await Assertions.Expect(page.Locator(".saving-state")).ToContainTextAsync("Saved", Soon);
        await page.ReloadAsync();
        await person.ReadyAsync();
        await Assertions.Expect(field).ToHaveValueAsync("Every device in scope sits behind a firewall that somebody looks after. <b>not markup</b>", new() { Timeout = 30_000 });

        foreach (var (tab, sign) in new[] { ("frame", "#frame-title"), ("faults", ".empty-state"), ("preview", ".item-preview"), ("changes", ".change-after"), ("review", "#propose-title") })
        {
            await person.GoAsync($"{draft}?tab={tab}");
            await Assertions.Expect(page.Locator(sign).First).ToBeVisibleAsync(Visible);
            await person.AssertAccessibleAsync();
        }

        await person.ConfirmAsync("Propose");
        await Assertions.Expect(page.Locator(".draft-page")).ToContainTextAsync("Waiting for approval", Soon);
        return draft;
    }

    private async Task ApproveAsync(Server server, string draft)
    {
        await using var person = await browser.SignInAsync(server, "editor2@authority.example", "en");
        var page = person.Page;
        await EnglishAsync(person);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Waiting for your approval", Soon);
        await person.AssertAccessibleAsync();
        await person.GoAsync($"{draft}?tab=review");
        await Assertions.Expect(page.Locator(".change-after").First).ToContainTextAsync("somebody looks after", Soon);
        var fingerprint = await page.Locator(".copy-value code").GetAttributeAsync("title");
        await page.GetByLabel("I have read every change.").CheckAsync();
        await person.ConfirmAsync("Approve and publish");
        await Assertions.Expect(page.Locator(".draft-page")).ToContainTextAsync("This draft is published.", Soon);
        await person.GoAsync("/standards/cyber-essentials/1.1.0");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("somebody looks after", Soon);
        Assert.Equal(fingerprint, await page.Locator(".copy-value code").GetAttributeAsync("title"));
        await person.GoAsync("/standards/cyber-essentials/1.1.0?against=1.0.0");
        await Assertions.Expect(page.Locator(".change-after").First).ToContainTextAsync("somebody looks after", Soon);
    }

    private async Task AuditorReadsAsync(Server server)
    {
        await using var auditor = await browser.SignInAsync(server, "auditor@authority.example", "ja");
        await auditor.GoAsync("/standards/cyber-essentials/1.1.0");
        await Assertions.Expect(auditor.Page.Locator("main")).ToContainTextAsync("第1.1.0版", Soon);
        await Assertions.Expect(auditor.Page.GetByText("次の版を作成")).ToHaveCountAsync(0);
        var (status, book) = await auditor.FetchAsync("/standards/cyber-essentials/1.1.0/workbook");
        Assert.Equal((200, (byte)'P'), (status, book[0]));
        var (refused, _) = await auditor.FetchAsync("/standards/template");
        Assert.Equal(403, refused);
    }

    // The programme's next revision judges by the new version; the same two editors write and publish it.
    private async Task AdoptAsync(Server server)
    {
        await using var person = await browser.SignInAsync(server, "editor@authority.example", "en");
        var page = person.Page;
        await person.GoAsync("/programmes/cyber-essentials");
        await person.ClickAsync("Draft a revision");
        await page.WaitForURLAsync(url => url.Contains("/programmes/drafts/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await person.ReadyAsync();
        var revision = new Uri(page.Url).AbsolutePath;
        await page.Locator(".mud-input-control:has(#checklist)").ClickAsync();
        await page.Locator(".mud-popover-open .mud-list-item", new() { HasText = "1.1.0" }).ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=difference-title]")).ToContainTextAsync("1.1.0", Soon);
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync("Saved", Soon);
        await person.AssertAccessibleAsync();
        await person.ConfirmAsync("Propose");
        await Assertions.Expect(page.Locator(".draft-page")).ToContainTextAsync("Whoever wrote in it or proposed it leaves its publication to somebody else.", Soon);

        await using var second = await browser.SignInAsync(server, "editor2@authority.example", "en");
        await second.GoAsync(revision);
        await second.ConfirmAsync("Publish");
        await Assertions.Expect(second.Page.Locator(".notice-good")).ToBeVisibleAsync(Visible);
        await second.AssertAccessibleAsync();
    }

    // An officer sees what a move takes along before the case moves, and the firm answers the requirement of the new version.
    private async Task MoveAsync(Server server)
    {
        await using var officer = await browser.SignInAsync(server, "officer@authority.example", "en");
        var page = officer.Page;
        await EnglishAsync(officer);
        await officer.GoAsync("/cases");
        var link = page.Locator("main a[href*='inspections/']", new() { HasText = AskingCase }).First;
        await Assertions.Expect(link).ToBeVisibleAsync(Visible);
        var path = "/" + (await link.GetAttributeAsync("href"))!.TrimStart('/');
        await officer.GoAsync($"{path}/team");
        await page.Locator("#version").SelectOptionAsync("1.1.0");
        await officer.ClickAsync("See what would happen");
        await Assertions.Expect(page.Locator("section[aria-labelledby=version-title]")).ToContainTextAsync("To be answered and judged anew; the words written stay as drafts (1)", Soon);
        await officer.AssertAccessibleAsync();
        await officer.ConfirmAsync("Move the case");
        await Assertions.Expect(page.Locator("section[aria-labelledby=version-title]")).ToContainTextAsync("This case is judged by version 1.1.0.", Soon);

        await using var firm = await browser.SignInAsync(server, "contributor@second-firm.example", "en");
        await firm.GoAsync($"{path}/answers?item=FW-1");
        await EnglishAsync(firm);
        await Assertions.Expect(firm.Page.Locator("main")).ToContainTextAsync("somebody looks after", Soon);
    }

    // The demonstration's people read Japanese until they choose otherwise.
    private static async Task EnglishAsync(Person person)
    {
        await person.Page.Locator("button[name=language][value=en]").ClickAsync();
        await person.Page.WaitForFunctionAsync("document.documentElement.lang === 'en'");
        await person.ReadyAsync();
    }
}
