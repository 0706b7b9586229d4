using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// One whole case in the browser, from its opening to the notice in the firm's hands, everybody in a window of their own.
/// On the way each side looks at what it must not see yet.
/// </summary>
public sealed partial class WholeCase(Browser browser) : IClassFixture<Browser>
{
    private const string Firm = "架空精密工業株式会社";
    private const string Statement = "手順書に定め、毎月確認している。";
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToHaveCountOptions SoonCount = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToContainTextOptions SoonText = new() { Timeout = 60_000 };

    // What the firm claims where it does not claim "met".
    private static readonly Dictionary<string, string> Claims = new(StringComparer.Ordinal)
    {
        ["3.1.9"] = "NotMet",
        ["3.6.3"] = "PartlyMet",
        ["3.13.11"] = "PartlyMet",
        ["3.13.14"] = "NotApplicable",
    };

    private static readonly byte[] Evidence = System.Text.Encoding.UTF8.GetBytes("date,reviewed by\n2026-10-01,shift leader\n2026-11-02,shift leader\n");

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private Guid id;
    private string reference = "";

    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    private string Case => $"/inspections/{id}";

    [Theory, MemberData(nameof(Both))]
    public async Task ACaseGoesFromItsOpeningToTheNoticeInTheFirmsHands(Database database)
    {
        await using var server = await Server.StartAsync(database);
        try
        {
            await WalkAsync(server);
        }
        catch
        {
            Say(server.Log);
            throw;
        }
    }

    private async Task WalkAsync(Server server)
    {
        await using var officer = await browser.SignInAsync(server, "officer@authority.example");
        await using var contributor = await browser.SignInAsync(server, "contributor@firm.example");
        await using var signatory = await browser.SignInAsync(server, "signatory@firm.example");
        await using var inspector = await browser.SignInAsync(server, "inspector@authority.example");
        await using var lead = await browser.SignInAsync(server, "lead@authority.example");
        await using var reviewer = await browser.SignInAsync(server, "reviewer@authority.example");
        await using var decider = await browser.SignInAsync(server, "decision@authority.example");
        Say("signed in");

        await CancelTheOldCaseAsync(officer, contributor);
        await OpenAsync(officer, contributor);
        Say("opened and notified");
        await AnswerAsync(contributor);
        Say("answered");
        await SubmitAsync(signatory, contributor, inspector);
        Say("submitted");

        await JudgeAsync(inspector, lead);
        Say("judged");
        await CloseAndConfirmAsync(lead, reviewer, inspector, contributor, officer);
        await CommentAndConcludeAsync(contributor, signatory, lead);
        Say("concluded");
        await DecideAsync(officer, decider, signatory);
        Say("decided");
        await SendAsync(decider, signatory);
        Say("sent");
    }

    private void Say(string step) => TestContext.Current.SendDiagnosticMessage($"{watch.Elapsed.TotalSeconds:F0} s: {step}");

    // A firm has one open case of a programme at a time, so the one of the demonstration data ends first; the firm reads why.
    private static async Task CancelTheOldCaseAsync(Person officer, Person contributor)
    {
        var old = await contributor.Page.Locator(".firm-case h3 a").First.GetAttributeAsync("href");
        await officer.GoAsync($"/{old!.TrimStart('/')}/team");
        await officer.Page.Locator("#reason").FillAsync("対象設備の移転のため。");
        await officer.ConfirmAsync("案件を取り消す");
        await Expect(officer, ".case-head-row").ToContainTextAsync("中止", SoonText);
        await contributor.GoAsync("/" + old.TrimStart('/'));
        await Expect(contributor, "main").ToContainTextAsync("対象設備の移転のため。", SoonText);
    }

    // The officer opens the case, names three people and notifies the firm; until then the firm knows nothing of it.
    private async Task OpenAsync(Person officer, Person contributor)
    {
        await officer.GoAsync("/programmes/cmmc-level-2");
        await officer.ClickAsync($"{Firm}の案件を開始");
        await officer.Page.WaitForURLAsync(new Regex("/inspections/[0-9a-f-]{36}/team$", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { WaitUntil = WaitUntilState.Commit });
        id = Guid.Parse(officer.Page.Url.Split('/')[^2]);
        await Expect(officer, ".case-head-row").ToContainTextAsync("準備中", SoonText);
        reference = (await officer.Page.Locator(".breadcrumbs li").Nth(1).InnerTextAsync()).Trim();
        Assert.Matches("^[0-9]{4}-[0-9]{4}$", reference);

        var drafted = await contributor.FetchAsync(Case + "/findings");
        await contributor.GoAsync(Case);
        await Expect(contributor, "main h1").ToContainTextAsync("案件が見つかりません", SoonText);
        Assert.DoesNotContain(reference, await contributor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(reference, System.Text.Encoding.UTF8.GetString(drafted.Body), StringComparison.Ordinal);

        var team = officer.Page.Locator("section[aria-labelledby=team-title] tbody tr");
        foreach (var (name, duty, count) in ((string, string, int)[])[("主任検査官(デモ)", "LeadInspector", 1), ("検査官(デモ)", "Inspector", 2), ("品質審査官(デモ)", "QualityReviewer", 3)])
        {
            await officer.Page.GetByLabel($"{name}の職務", new() { Exact = true }).SelectOptionAsync(duty);
            await Assertions.Expect(team).ToHaveCountAsync(count, SoonCount);
        }

        await officer.ConfirmAsync("通知する");
        await Expect(officer, ".case-head-row").ToContainTextAsync("企業回答中", SoonText);
    }

    // The contributor answers item after item, and drops two files on one of them.
    private async Task AnswerAsync(Person contributor)
    {
        var page = contributor.Page;
        await contributor.GoAsync("/");
        await page.Locator(".firm-case", new() { HasText = reference }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(contributor, ".case-head-row").ToContainTextAsync("企業回答中", SoonText);
        await page.Locator(".case-tabs a[href$='/answers']").ClickAsync();
        await page.Locator(".task-list a").First.ClickAsync();
        var answered = 0;
        while (true)
        {
            // The heading of the item has the focus once the form listens.
            await Expect(contributor, "#answer-title").ToBeFocusedAsync(new() { Timeout = 60_000 });
            var item = (await page.Locator("#answer-title").InnerTextAsync()).Split(' ')[0];
            var claim = Claims.GetValueOrDefault(item, "Met");
            if (claim != "Met" || answered % 10 == 0)
            {
                await page.FillAsync("#statement", Statement);
            }

            await page.Locator($"input[name=claim][value={claim}]").CheckAsync();
            await Expect(contributor, ".answer-saving .saved-saved").ToBeVisibleAsync(Soon);
            if (item == "3.3.1")
            {
                await DropAsync(page);
            }

            answered++;
            var next = page.Locator("a[rel=next]");
            if (await next.CountAsync() == 0)
            {
                break;
            }

            await next.ClickAsync();
            await Assertions.Expect(page.Locator("#answer-title")).Not.ToContainTextAsync(item + " ", new() { Timeout = 60_000 });
        }

        Assert.Equal(110, answered);
        await Expect(contributor, ".answers-progress").ToContainTextAsync("110", SoonText);
    }

    // Two files from the desktop, dropped anywhere on the item.
    private static async Task DropAsync(IPage page)
    {
        var files = await page.EvaluateHandleAsync(
            """
            (texts) => {
                const transfer = new DataTransfer();
                for (const [name, text] of texts) { transfer.items.add(new File([text], name, { type: "text/csv" })); }
                return transfer;
            }
            """,
            new[] { new[] { "監査記録.csv", System.Text.Encoding.UTF8.GetString(Evidence) }, new[] { "alerts.csv", "date,alert\n2026-10-01,none\n" } });
        await page.DispatchEventAsync(".answer-requirement", "drop", new { dataTransfer = files });
        await Assertions.Expect(page.Locator(".evidence-list a[href*='/download']")).ToHaveCountAsync(2, SoonCount);
    }

    // Until the submission no inspector reads an answer. The contributor cannot attest; the signatory does, and gets a receipt.
    private async Task SubmitAsync(Person signatory, Person contributor, Person inspector)
    {
        await inspector.GoAsync(Case + "/workbench?item=3.1.1");
        await Expect(inspector, "main").ToContainTextAsync("企業からの提出はまだありません", SoonText);
        Assert.DoesNotContain(Statement, await inspector.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await contributor.GoAsync(Case + "/check");
        await Expect(contributor, "main").ToContainTextAsync("提出は企業責任者が行います", SoonText);
        await Expect(contributor, "#attested").ToHaveCountAsync(0);

        await signatory.GoAsync(Case + "/check");
        await Expect(signatory, ".notice-good").ToContainTextAsync("110項目・資料2件", SoonText);
        await signatory.ClickAsync("表明して提出する");
        await Expect(signatory, "#attested-error").ToBeVisibleAsync(Soon);
        await signatory.Page.CheckAsync("#attested");
        await signatory.ConfirmAsync("表明して提出する");
        await Expect(signatory, ".receipt").ToContainTextAsync(reference, SoonText);
        await Expect(signatory, ".case-head-row").ToContainTextAsync("提出済み", SoonText);

        await contributor.GoAsync(Case + "/answers?item=3.1.9");
        await Expect(contributor, "#statement").ToHaveAttributeAsync("readonly", "", new() { Timeout = 60_000 });
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ILocatorAssertions Expect(Person person, string selector) => Assertions.Expect(person.Page.Locator(selector));
}
