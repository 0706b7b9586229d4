using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>Which items apply follows from what the firm says of itself, and from what an inspector finds instead.</summary>
public sealed class FactsWalk(Browser browser) : IClassFixture<Browser>
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToBeVisibleOptions Visible = new() { Timeout = 30_000 };

    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Both))]
    public async Task AFirmIsAskedOnlyWhatAppliesToIt(Database database)
    {
        await using var server = await Server.StartAsync(database);
        await FirmAnswersAsync(server);
        await InspectorCorrectsAsync(server);
    }

    private async Task FirmAnswersAsync(Server server)
    {
        await using var firm = await browser.SignInAsync(server, "contributor@second-firm.example", "ja");
        var page = firm.Page;
        var link = page.Locator("main a[href$='/facts']").First;
        await Assertions.Expect(link).ToBeVisibleAsync(Visible);
        var path = "/" + (await link.GetAttributeAsync("href"))!.TrimStart('/');
        await firm.GoAsync(path);
        await Assertions.Expect(page.Locator(".fact-effect")).ToContainTextAsync("38", Soon);
        await firm.AssertAccessibleAsync();
        await page.GetByText("アプリケーションの許可リストのみ").ClickAsync();
        await Assertions.Expect(page.Locator(".fact-effect")).ToContainTextAsync("38項目中3項目", Soon);
        await firm.AssertAccessibleAsync();

        // It was saved: it stands there after the page is opened anew, and three items less are asked.
        await page.ReloadAsync();
        await firm.ReadyAsync();
        await Assertions.Expect(page.GetByLabel("アプリケーションの許可リストのみ")).ToBeCheckedAsync(new() { Timeout = 30_000 });
        await firm.GoAsync(path.Replace("/facts", "/answers", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("35項目中", Soon);
        await firm.AssertAccessibleAsync();
    }

    private async Task InspectorCorrectsAsync(Server server)
    {
        await using var lead = await browser.SignInAsync(server, "lead@authority.example", "ja");
        var page = lead.Page;
        var path = await CaseWithFactsAsync(lead);
        await lead.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "訂正する" }).ClickAsync();
        await page.GetByLabel("両方（機器により異なる場合を含む。）").CheckAsync();
        await page.Locator("textarea[id^=rationale]").FillAsync("端末3台を抽出したところ、2台にはマルウェア対策ソフトも導入されていた。");
        await page.GetByRole(AriaRole.Button, new() { Name = "訂正を保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".fact-words")).ToContainTextAsync("端末3台", Soon);
        await Assertions.Expect(page.Locator(".fact-effect")).ToContainTextAsync("38項目", Soon);
        await lead.AssertAccessibleAsync();
        await lead.GoAsync(path.Replace("/facts", "/workbench", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("12 / 38", Soon);
    }

    // Of the cases that wait for the lead's judgement, the one whose standard asks about the firm.
    private static async Task<string> CaseWithFactsAsync(Person lead)
    {
        var links = lead.Page.Locator("main a[href$='/workbench']");
        await Assertions.Expect(links.First).ToBeVisibleAsync(Visible);
        var hrefs = await links.EvaluateAllAsync<string[]>("all => all.map(link => link.getAttribute('href'))");
        foreach (var href in hrefs)
        {
            var path = "/" + href.TrimStart('/').Replace("/workbench", "/facts", StringComparison.Ordinal);
            await lead.GoAsync(path);
            await Assertions.Expect(lead.Page.Locator(".fact-effect, .empty-state")).ToBeVisibleAsync(Visible);
            if (await lead.Page.Locator(".fact-effect").CountAsync() > 0)
            {
                return path;
            }
        }

        throw new InvalidOperationException("The demonstration holds no case in review whose standard asks about the firm.");
    }
}
