using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// Where firm and authority meet beside the answers: a visit on site, a request with its thread, a report of an incident.
/// Every page is held against axe wide and narrow, and must not need scrolling sideways on a telephone.
/// </summary>
public sealed class EncounterWalk(Browser browser) : IClassFixture<Browser>
{
    private const string Place = "架空精密工業 本社工場 第二会議室";
    private const string Happened = "取引先を装った電子メールの添付ファイルが開かれ、端末一台を隔離した。";
    private const string Message = "先週分の記録もお送りください。";
    private static readonly LocatorAssertionsToContainTextOptions SoonText = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 60_000 };

    // On one database: what the pages do on the other is the use cases' tests' matter, and the run stays short.
    [Fact]
    public async Task AVisitARequestAndAnIncidentReachTheOtherSide()
    {
        await using var server = await Server.StartAsync(Database.Sqlite);
        await using var officer = await browser.SignInAsync(server, "officer@authority.example");
        await using var contributor = await browser.SignInAsync(server, "contributor@firm.example");
        await using var inspector = await browser.SignInAsync(server, "inspector@authority.example");
        await VisitAsync(officer, contributor);
        await RequestAsync(officer, inspector, contributor);
        await IncidentAsync(contributor, officer);
    }

    // The officer plans and invites a person of the firm, who finds the visit and an entry for their calendar.
    private static async Task VisitAsync(Person officer, Person contributor)
    {
        var own = "/" + (await contributor.Page.Locator(".firm-case h3 a").First.GetAttributeAsync("href"))!.TrimStart('/');
        await contributor.GoAsync(own + "/visits");
        await CheckAsync(contributor, "visits-none");

        await officer.GoAsync(own + "/visits");
        await officer.Page.FillAsync("#visit-day", "2027-03-10");
        await officer.Page.FillAsync("#visit-from", "10:00");
        await officer.Page.FillAsync("#visit-to", "12:30");
        await officer.Page.FillAsync("#visit-place", Place);
        await officer.Page.FillAsync("#visit-agenda", "サーバー室の入退室管理\n記録の保管");
        await officer.Page.Locator("#attendees").GetByText("企業担当者(デモ)", new() { Exact = true }).ClickAsync();
        await CheckAsync(officer, "visits-plan");
        await officer.ClickAsync("計画して招待");
        await Expect(officer, ".visit").ToContainTextAsync(Place, SoonText);
        await CheckAsync(officer, "visits-officer");

        await contributor.GoAsync(own + "/visits");
        await Expect(contributor, ".visit").ToContainTextAsync(Place, SoonText);
        await CheckAsync(contributor, "visits-firm");
        var (status, body) = await contributor.FetchAsync((await contributor.Page.Locator(".visit a[download]").GetAttributeAsync("href"))!);
        Assert.Equal(200, status);
        var calendar = System.Text.Encoding.UTF8.GetString(body);
        Assert.StartsWith("BEGIN:VCALENDAR", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20270310T010000Z", calendar, StringComparison.Ordinal);
    }

    // An inspector asks, writes below it and gives more time; the firm reads a request of its concluded case as it was.
    private static async Task RequestAsync(Person officer, Person inspector, Person contributor)
    {
        await officer.GoAsync("/cases");
        var concluded = "/" + (await officer.Page.Locator("main a[href*='inspections/']", new() { HasText = "2026-0001" }).First.GetAttributeAsync("href"))!.TrimStart('/');
        await contributor.GoAsync(string.Join('/', concluded.Split('/').Take(3)) + "/requests");
        await Expect(contributor, "main table").ToBeVisibleAsync(Soon);
        await CheckAsync(contributor, "requests-firm");

        var bench = "/" + (await inspector.Page.Locator("main a[href*='workbench']").First.GetAttributeAsync("href"))!.Split('?')[0].TrimStart('/');
        await inspector.GoAsync(bench + "?item=3.1.1");
        await inspector.Page.Locator(".wb-tools button", new() { HasText = "追加情報を依頼" }).ClickAsync();
        await inspector.Page.FillAsync("#message", "利用者一覧の写しをお送りください。");
        await inspector.AssertAccessibleAsync();
        await inspector.ClickAsync("企業に送る");
        await Expect(inspector, ".wb-ask").ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await inspector.GoAsync(bench.Replace("/workbench", "/requests", StringComparison.Ordinal));
        await inspector.Page.FillAsync("#message", Message);
        await inspector.ClickAsync("メッセージを送信");
        await Expect(inspector, ".thread").ToContainTextAsync(Message, SoonText);
        await CheckAsync(inspector, "requests-inspector");
    }

    // The firm's early notice is at the officers' at once; they confirm its receipt, and the firm reads that.
    private static async Task IncidentAsync(Person contributor, Person officer)
    {
        await contributor.GoAsync("/incidents");
        await CheckAsync(contributor, "incidents-none");
        await contributor.ClickAsync("インシデントを報告する");
        await contributor.Page.WaitForURLAsync(url => url.Contains("/incidents/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await contributor.Page.Locator("#what-happened").FillAsync(Happened);

        await contributor.Page.Locator("#contacts").FillAsync("情報システム課 内線0000");

        // A day that has passed, whenever the walk is done: the notice is late, and both sides see that it is.
        await contributor.Page.Locator("#noticed-at").FillAsync("2026-11-01T09:00");
        await Expect(contributor, ".saved-saved").ToBeVisibleAsync(Soon);
        await CheckAsync(contributor, "incident-draft");

        // Nobody else knows of it before it is sent.
        await officer.GoAsync("/incidents");
        await Expect(officer, "main h1").ToBeVisibleAsync(Soon);
        Assert.DoesNotContain("/incidents/" + contributor.Page.Url.Split('/')[^1], await officer.Page.ContentAsync(), StringComparison.Ordinal);

        await contributor.ConfirmAsync("速報を送信");
        await Expect(contributor, "#messages-title").ToBeVisibleAsync(Soon);
        await Expect(contributor, "main").ToContainTextAsync("期限後に送信", SoonText);
        await CheckAsync(contributor, "incident-sent");

        await officer.GoAsync("/incidents");
        await CheckAsync(officer, "incidents-officer");
        await officer.GoAsync("/incidents/" + contributor.Page.Url.Split('/')[^1].Split('?')[0]);
        await Expect(officer, "main").ToContainTextAsync(Happened, SoonText);
        await CheckAsync(officer, "incident-officer");

        await contributor.Page.GetByRole(AriaRole.Button, new() { Name = "English", Exact = true }).ClickAsync();
        await Expect(contributor, "html[lang=en] main h1").ToBeVisibleAsync(Soon);
        await contributor.ReadyAsync();
        await Expect(contributor, "#messages-title").ToBeVisibleAsync(Soon);
        await CheckAsync(contributor, "incident-english");
    }

    private static async Task CheckAsync(Person person, string name)
    {
        await Expect(person, "main h1").ToBeVisibleAsync(Soon);
        await Expect(person, "main [role=progressbar]").ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await person.AssertAccessibleAsync();
        await person.ScreenshotAsync(name, whole: true);
        await person.Page.SetViewportSizeAsync(390, 844);
        await person.AssertAccessibleAsync();
        await person.ScreenshotAsync(name + "-narrow", whole: true);
        var beyond = await person.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(beyond <= 0, $"{name} is {beyond} pixels too wide for a telephone.");
        await person.Page.SetViewportSizeAsync(1440, 900);
    }

    private static ILocatorAssertions Expect(Person person, string selector) => Assertions.Expect(person.Page.Locator(selector));
}
