using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// Each role walks its part of the demonstration cases in a real browser, on both databases; every page on the way is
/// held against axe.
/// </summary>
public sealed class RoleWalks(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Both))]
    public async Task EveryRoleDoesItsWork(Database database)
    {
        await using var server = await Server.StartAsync(database);
        await FirmAnswersAsync(server);
        await InspectorJudgesAsync(server);
        await LeadConcludesAsync(server);
        await RegulatorDecidesAsync(server);
        await OthersSeeNothingAsync(server);
    }

    // The contributor answers by typing, drops two files on the item, and finds all of it after a reload.
    private async Task FirmAnswersAsync(Server server)
    {
        await using var person = await browser.SignInAsync(server, "contributor@firm.example");
        var page = person.Page;
        await person.AssertAccessibleAsync();
        var answers = await page.Locator("main a[href*='answers']").First.GetAttributeAsync("href");
        var path = "/" + answers!.Split('?')[0].TrimStart('/');
        await TypedEarlyAsync(person, $"{path}?item=3.14.5");
        await person.GoAsync($"{path}?item=3.14.7");
        await page.Locator("#statement").WaitForAsync();
        await person.AssertAccessibleAsync();

        await page.Locator("input[name='claim'][value='PartlyMet']").CheckAsync();
        await page.Locator("#statement").FillAsync("侵入検知の記録を毎週確認している。 <b>not markup</b>");
        var files = page.Locator("input[type=file]").First;
        await files.SetInputFilesAsync(
        [
            new FilePayload { Name = "監視記録.txt", MimeType = "text/plain", Buffer = "weekly review\n"u8.ToArray() },
            new FilePayload { Name = "alerts.csv", MimeType = "text/csv", Buffer = "date,alert\n2026-10-01,none\n"u8.ToArray() },
        ]);
        await Assertions.Expect(page.GetByText("監視記録.txt").First).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator("main a[href*='/download']")).ToHaveCountAsync(2, SoonCount);
        await Assertions.Expect(page.Locator(".answer-saving")).ToContainTextAsync(SavedWord, SoonText);

        await page.ReloadAsync();
        await person.ReadyAsync();
        await Assertions.Expect(page.Locator("#statement")).ToHaveValueAsync("侵入検知の記録を毎週確認している。 <b>not markup</b>", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("input[name='claim'][value='PartlyMet']")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("main a[href*='/download']")).ToHaveCountAsync(2, SoonCount);
        await person.ScreenshotAsync("firm");

        await person.GoAsync(path.Replace("/answers", "/check", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".check-problems")).ToBeVisibleAsync(Soon);
        await person.AssertAccessibleAsync();
        await person.GoAsync("/evidence");
        await Assertions.Expect(page.GetByText("alerts.csv").First).ToBeVisibleAsync(Soon);
        await person.AssertAccessibleAsync();
    }

    // Words typed before the page's script has come over a slow line are saved like any others.
    private static async Task TypedEarlyAsync(Person person, string path)
    {
        var page = person.Page;
        var typed = new TaskCompletionSource();
        await page.RouteAsync("**/Inspections/AnswerForm*.js", async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });
        await person.GoAsync(path);
        await page.Locator("#statement").FillAsync("先に入力した文章");
        typed.SetResult();
        await Assertions.Expect(page.Locator(".answer-saving")).ToContainTextAsync(SavedWord, SoonText);
        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await person.ReadyAsync();
        await Assertions.Expect(page.Locator("#statement")).ToHaveValueAsync("先に入力した文章", new() { Timeout = 60_000 });
    }

    // The inspector judges by keyboard; the verdict is there after a reload.
    private async Task InspectorJudgesAsync(Server server)
    {
        await using var person = await browser.SignInAsync(server, "inspector@authority.example");
        var page = person.Page;
        await person.AssertAccessibleAsync();
        var bench = await page.Locator("main a[href*='workbench']").First.GetAttributeAsync("href");
        await person.GoAsync($"/{bench!.Split('?')[0].TrimStart('/')}?item=3.14.7");
        await page.Locator(".wb-right textarea").First.WaitForAsync();
        await person.AssertAccessibleAsync();
        await person.ScreenshotAsync("inspector");

        await page.Locator(".workbench").ClickAsync(new LocatorClickOptions { Position = new Position { X = 5, Y = 5 } });
        await page.Keyboard.PressAsync("2");
        await page.Locator(".wb-right textarea").First.FillAsync("週次の確認記録に欠落がある。");
        await Assertions.Expect(page.Locator(".wb-save")).ToContainTextAsync(SavedWord, SoonText);
        await page.ReloadAsync();
        await person.ReadyAsync();
        await Assertions.Expect(page.Locator(".wb-right textarea").First).ToHaveValueAsync("週次の確認記録に欠落がある。", new() { Timeout = 60_000 });
    }

    // The lead answers what the firm commented; the page of the review says what is left.
    private async Task LeadConcludesAsync(Server server)
    {
        await using var person = await browser.SignInAsync(server, "lead@authority.example");
        var page = person.Page;
        var review = await page.Locator("main a[href*='/review']").First.GetAttributeAsync("href");
        await person.GoAsync("/" + review!.TrimStart('/'));
        await Assertions.Expect(page.Locator("main textarea").First).ToBeVisibleAsync(Soon);
        await person.AssertAccessibleAsync();
    }

    // The officer sees the portfolio and the decision with every reason; the documents are issued and come down whole.
    private async Task RegulatorDecidesAsync(Server server)
    {
        await using var person = await browser.SignInAsync(server, "officer@authority.example");
        var page = person.Page;
        await person.AssertAccessibleAsync();
        await person.GoAsync("/cases");
        await Assertions.Expect(page.GetByText("2026-0001").First).ToBeVisibleAsync(Soon);
        await person.AssertAccessibleAsync();
        await person.GoAsync("/programmes");
        await page.Locator("main a").First.WaitForAsync();
        await person.AssertAccessibleAsync();
        await person.GoAsync("/cases");
        var link = await page.Locator("main a[href*='inspections/']", new() { HasText = "2026-0001" }).First.GetAttributeAsync("href");
        var path = "/" + link!.TrimStart('/').Split('/')[0] + "/" + link.TrimStart('/').Split('/')[1];
        await person.GoAsync(path + "/decision");
        await Assertions.Expect(page.GetByText("3.13.11").First).ToBeVisibleAsync(Soon);
        await person.AssertAccessibleAsync();
        await person.ScreenshotAsync("regulator");
        await person.GoAsync(path + "/team");
        await person.AssertAccessibleAsync();
        await person.GoAsync(path + "/documents");
        var downloads = page.Locator("main a[href*='documents/']");
        await Assertions.Expect(downloads).ToHaveCountAsync(5, new() { Timeout = 160_000 });
        await person.AssertAccessibleAsync();
        var answer = await page.APIRequest.GetAsync("/" + (await downloads.First.GetAttributeAsync("href"))!.TrimStart('/'));
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString((await answer.BodyAsync())[..5]), StringComparison.Ordinal);
    }

    // A firm that is not part of the case gets the answer of a case that does not exist; nobody signed in gets neither.
    private async Task OthersSeeNothingAsync(Server server)
    {
        await using var auditor = await browser.SignInAsync(server, "auditor@authority.example", "ja");
        await auditor.GoAsync("/record");
        await Assertions.Expect(auditor.Page.Locator("main table tbody tr").First).ToBeVisibleAsync(Soon);
        await auditor.AssertAccessibleAsync();

        await using var officer = await browser.SignInAsync(server, "officer@authority.example");
        await officer.GoAsync("/cases");
        var foreign = await officer.Page.Locator("main a[href*='inspections/']", new() { HasText = "2026-0003" }).First.GetAttributeAsync("href");
        await using var firm = await browser.SignInAsync(server, "contributor@firm.example");
        var unknown = foreign!.Replace(foreign.Split('/')[^1][..8], "ffffffff", StringComparison.Ordinal);
        var told = await AnswerOnAsync(firm, foreign);
        Assert.Equal(told, await AnswerOnAsync(firm, unknown));
        Assert.DoesNotContain("2026-0003", told, StringComparison.Ordinal);
    }

    // What a page answers once it has looked: the skeleton drawn before says nothing about the case.
    private static async Task<string> AnswerOnAsync(Person person, string link)
    {
        await person.GoAsync("/" + link.TrimStart('/'));
        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("案件が見つかりません", SoonText);
        return await person.Page.Locator("main").InnerTextAsync();
    }

    // The demonstration's people read Japanese.
    private static readonly System.Text.RegularExpressions.Regex SavedWord = new("保存済み|保存しました", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToHaveCountOptions SoonCount = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToContainTextOptions SoonText = new() { Timeout = 60_000 };
}
