using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// One case over three years of a controlled clock. After its review and a conditional decision every open item is planned and
/// closed, a new decision rests on it, it is suspended and comes back, a correction is appealed against and overturned, the
/// status is affirmed, and it ends. Each step is taken by the person whose step it is, and what is decided inside stays inside.
/// </summary>
public sealed partial class YearWalk(Browser browser) : IClassFixture<Browser>
{
    private const string Secret = "内部の検討事項";
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToHaveCountOptions SoonCount = new() { Timeout = 60_000 };
    private string path = "";
    private string reference = "";

    // The longest of the walks, so on one database; its use cases are tested on both.
    [Theory, InlineData(Database.Postgres)]
    public async Task OneCaseLivesFromItsOpeningToTheEndOfItsStatus(Database database)
    {
        await using var server = await Server.StartAsync(database);
        await ReviewAsync(server);
        await CloseEveryItemAsync(server);
        await DecideAnewAsync(server);
        await SuspendAndReinstateAsync(server);
        await AppealAsync(server);
        await AffirmAndExpireAsync(server);
    }

    private async Task ReviewAsync(Server server)
    {
        await AskForSecondScoresAsync(server);
        await using var officer = await browser.SignInAsync(server, "officer@authority.example", "ja");
        await OpenAsync(officer);
        await using var contributor = await browser.SignInAsync(server, "contributor@firm.example", "ja");
        await using var signatory = await browser.SignInAsync(server, "signatory@firm.example", "ja");
        await AnswerAsync(contributor, signatory);
        await using var lead = await browser.SignInAsync(server, "lead@authority.example", "ja");
        await using var inspector = await browser.SignInAsync(server, "inspector@authority.example", "ja");
        await ConflictAsync(server, lead, officer);
        await AskTheFirmAsync(lead, contributor, signatory);
        await ScoreTwiceAsync(server, lead, inspector, await JudgeAllAsync(lead, inspector));
        await CloseAndConcludeAsync(server, lead, contributor, signatory);
        await DecideAsync(server, officer, signatory);
    }

    private static ILocatorAssertions Expect(Person person, string selector) => Assertions.Expect(person.Page.Locator(selector));

    private static Task SaidAsync(Person person, string words) => Expect(person, "main [role=status].notice-good").ToContainTextAsync(words, Soon);

    // The firm plans and proves, the lead accepts and closes, item by item.
    private async Task CloseEveryItemAsync(Server server)
    {
        await using var firm = await browser.SignInAsync(server, "signatory@firm.example", "ja");
        await using var lead = await browser.SignInAsync(server, "lead@authority.example", "ja");
        await firm.GoAsync("/due");
        await Expect(firm, "main table").ToContainTextAsync("未達の項目の是正", Soon);
        await firm.AssertAccessibleAsync();
        await firm.GoAsync(path + "/actions");
        await Expect(firm, ".action-list a").ToHaveCountAsync(1, SoonCount);
        var items = await firm.Page.Locator(".action-list a").EvaluateAllAsync<string[]>("links => links.map(a => new URL(a.href).searchParams.get('item'))");
        await firm.AssertAccessibleAsync();
        foreach (var item in items)
        {
            await CloseAsync(firm, lead, item, isFirst: item == items[0]);
        }

        await firm.GoAsync(path + "/actions");
        await Expect(firm, "main").ToContainTextAsync("すべての項目の是正が期限内に完了しました", Soon);
        await firm.GoAsync(path + "/documents");
        await Expect(firm, "#document-CorrectiveActionPlan-1").ToHaveCountAsync(1, SoonCount);
    }

    private async Task CloseAsync(Person firm, Person lead, string item, bool isFirst)
    {
        var page = $"{path}/actions?item={item}";
        await firm.GoAsync(page);
        await firm.Page.FillAsync("#measure", $"項目{item}の運用を改め、担当者を定める。");
        await firm.Page.FillAsync("#responsible", "情報システム部");
        await firm.Page.FillAsync("#milestone-0", "手順書の改訂");
        var due = await firm.Page.GetAttributeAsync("#milestone-day-0", "max");
        await firm.Page.FillAsync("#milestone-day-0", due!);
        await firm.ConfirmAsync("是正計画を提出");
        await SaidAsync(firm, "是正計画を提出しました");

        await lead.GoAsync(page);
        if (isFirst)
        {
            await lead.AssertAccessibleAsync();
        }

        await lead.ConfirmAsync("是正計画を承認");
        await SaidAsync(lead, "是正計画を承認しました");

        await firm.GoAsync(page);
        await firm.Page.GetByLabel("中間目標1を本日達成にする").ClickAsync();
        await Expect(firm, ".action-steps").ToContainTextAsync("に達成", Soon);
        await firm.Page.FillAsync("#statement", "改訂した手順書により運用を始めた。");
        await firm.Page.Locator("input.dropzone-input").SetInputFilesAsync(new FilePayload
        {
            Name = $"proof-{item}.txt",
            MimeType = "text/plain",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"proof of {item}"),
        });
        await Expect(firm, ".evidence-list a[href*='/download']").ToHaveCountAsync(1, SoonCount);
        await firm.Page.CheckAsync("#attest");
        if (isFirst)
        {
            await firm.AssertAccessibleAsync();
        }

        await firm.ClickAsync("完了を申告");
        await SaidAsync(firm, "是正完了を申告しました");

        await lead.GoAsync(page);
        await lead.Page.FillAsync("#remarks", "改訂後の手順書と記録を確認した。");
        await lead.ConfirmAsync("充足と判定して完了");
        await SaidAsync(lead, "是正を完了としました");
    }

    // The officer drafts on the score after the close-out; another person takes it; the firm sees it once it is sent.
    private async Task DecideAnewAsync(Server server)
    {
        await using var officer = await browser.SignInAsync(server, "officer@authority.example", "ja");
        await officer.GoAsync(path + "/decision");
        await NextAsync(officer, "是正計画の完了の判断");
        await Expect(officer, ".proposal-score").ToContainTextAsync("100", Soon);
        await FinishAsync(server, officer, "すべての項目が期限までに是正された。");
        await using var firm = await browser.SignInAsync(server, "contributor@firm.example", "ja");
        await firm.GoAsync(path + "/decision");
        await Expect(firm, ".sent-outcome").ToContainTextAsync("適格", Soon);
        await Expect(firm, ".standing").ToContainTextAsync("決定は有効です", Soon);
        await firm.AssertAccessibleAsync();
    }

    private static async Task NextAsync(Person officer, string cause)
    {
        await officer.Page.GetByText("新たな決定を起案する").First.ClickAsync();
        await officer.Page.Locator(".standing-ask").GetByRole(AriaRole.Button, new() { Name = cause, Exact = true }).ClickAsync();
        await Expect(officer, "#reasons").ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private async Task FinishAsync(Server server, Person officer, string reasons)
    {
        await officer.Page.FillAsync("#reasons", reasons);
        await officer.ConfirmAsync("決定権者に提出する");
        await SaidAsync(officer, "決定権者に提出しました");
        await using var decider = await browser.SignInAsync(server, "decision@authority.example", "ja");
        await decider.GoAsync(path + "/decision");
        await decider.ConfirmAsync("決定する");
        await SaidAsync(decider, "企業にはまだ通知していません");
        await decider.ConfirmAsync("企業に通知する");
        await SaidAsync(decider, "決定を通知しました");
    }

    // One asks, another approves; the firm knows nothing of what is asked.
    private async Task SuspendAndReinstateAsync(Server server)
    {
        await using var officer = await browser.SignInAsync(server, "officer@authority.example", "ja");
        await using var decider = await browser.SignInAsync(server, "decision@authority.example", "ja");
        await using var firm = await browser.SignInAsync(server, "signatory@firm.example", "ja");
        foreach (var (wanted, shown) in ((string, string)[])[("停止", "発行機関が決定の効力を停止しました"), ("回復", "決定は有効です")])
        {
            await officer.GoAsync(path + "/decision");
            await officer.Page.GetByText("停止・回復・撤回").First.ClickAsync();
            await officer.Page.GetByLabel(wanted, new() { Exact = true }).CheckAsync();
            await officer.Page.FillAsync("#standing-reasons", $"{Secret}による{wanted}。");
            await officer.ConfirmAsync("承認を求める");
            await SaidAsync(officer, "変更を決定権者に申請しました");
            await firm.GoAsync(path + "/decision");
            await Expect(firm, ".standing").ToBeVisibleAsync(new() { Timeout = 60_000 });
            Assert.Equal(wanted == "回復", (await firm.Page.ContentAsync()).Contains($"{Secret}による停止", StringComparison.Ordinal));
            Assert.DoesNotContain($"{Secret}による回復", await firm.Page.ContentAsync(), StringComparison.Ordinal);
            await decider.GoAsync(path + "/decision");
            await decider.AssertAccessibleAsync();
            await decider.ConfirmAsync("承認する");
            await SaidAsync(decider, "変更を承認しました");
            await firm.GoAsync(path + "/decision");
            await Expect(firm, ".standing").ToContainTextAsync(shown, Soon);
        }
    }

    // A correction takes the status away; the firm appeals, and an officer without any part in the case overturns it.
    private async Task AppealAsync(Server server)
    {
        await using var officer = await browser.SignInAsync(server, "officer@authority.example", "ja");
        await officer.GoAsync(path + "/decision");
        await NextAsync(officer, "決定の更正");
        await officer.Page.Locator(".draft-outcome input[value=Ineligible]").CheckAsync();
        await officer.Page.FillAsync("#waiver-reason", "事実の誤認があった。");
        await officer.Page.FillAsync("#waiver-until", (await officer.Page.GetAttributeAsync("#waiver-until", "min"))!);
        await FinishAsync(server, officer, "前回の判断に誤りがあった。");

        await using var firm = await browser.SignInAsync(server, "signatory@firm.example", "ja");
        await firm.GoAsync(path + "/decision");
        await Expect(firm, ".sent-outcome").ToContainTextAsync("不適格", Soon);
        await firm.GoAsync(path + "/appeal");
        await firm.Page.FillAsync("#grounds", "事実の誤認はない。記録を提出する。");
        await firm.AssertAccessibleAsync();
        await firm.ConfirmAsync("申し立てる");
        await SaidAsync(firm, "不服を申し立てました");

        await using var hearer = await browser.SignInAsync(server, "appeal@authority.example", "ja");
        await hearer.Page.GetByRole(AriaRole.Button, new() { Name = $"担当する: {reference}" }).ClickAsync(new() { Timeout = 60_000 });
        await hearer.Page.Locator(".mud-dialog .mud-button-filled").ClickAsync();
        await Expect(hearer, ".appeal-desk, a[href$='/appeal']").Not.ToHaveCountAsync(0, SoonCount);
        await hearer.GoAsync(path + "/appeal");
        await hearer.Page.SelectOptionAsync("#outcome", "Overturned");
        await hearer.Page.SelectOptionAsync("#new-outcome", "Eligible");
        await hearer.Page.FillAsync("#reasons", "記録により、誤認がなかったことを認める。");
        await hearer.AssertAccessibleAsync();
        await hearer.ConfirmAsync("決定する");
        await SaidAsync(hearer, "まだ企業には送付されていません");

        // Until it is sent the firm sees that it is heard, and nothing of what was decided.
        await firm.GoAsync(path + "/appeal");
        await Expect(firm, "main").ToContainTextAsync("事実の誤認はない", Soon);
        Assert.DoesNotContain("誤認がなかったことを認める", await firm.Page.ContentAsync(), StringComparison.Ordinal);
        await hearer.GoAsync(path + "/appeal");
        await hearer.ConfirmAsync("企業に送付する");
        await SaidAsync(hearer, "企業に送付しました");
        await firm.GoAsync(path + "/appeal");
        await Expect(firm, "main").ToContainTextAsync("原決定を取消し", Soon);
        await firm.AssertAccessibleAsync();
        await firm.GoAsync("/notifications");
        await Expect(firm, "main").ToContainTextAsync("不服申立ての結果が送付されました", Soon);
        await firm.AssertAccessibleAsync();
        await firm.GoAsync(path + "/decision");
        await Expect(firm, ".sent-outcome").ToContainTextAsync("適格", Soon);
        await Expect(firm, ".standing").ToContainTextAsync("決定は有効です", Soon);
    }

    // A year later the signatory affirms; after the last day the status is over, and people were reminded of it.
    private async Task AffirmAndExpireAsync(Server server)
    {
        await JumpAsync(server, 360);
        await using (var firm = await browser.SignInAsync(server, "signatory@firm.example", "ja"))
        {
            await firm.GoAsync(path + "/decision");
            await Expect(firm, ".affirmation-words").ToBeVisibleAsync(new() { Timeout = 60_000 });
            await firm.Page.Locator(".affirmation-check input").CheckAsync();
            await firm.Page.FillAsync("#name", "企業責任者");
            await firm.AssertAccessibleAsync();
            await firm.ClickAsync("確認する");
            await SaidAsync(firm, "年次確認を記録しました");
        }

        await JumpAsync(server, 2_000);
        await using var late = await browser.SignInAsync(server, "signatory@firm.example", "ja");
        await late.GoAsync(path + "/decision");
        await Expect(late, ".standing").ToContainTextAsync("有効期限が過ぎました", Soon);
        await using var officer = await browser.SignInAsync(server, "officer@authority.example", "ja");
        await officer.GoAsync(path + "/decision");
        await Expect(officer, ".standing").ToContainTextAsync("有効期限が過ぎました", Soon);
        await officer.AssertAccessibleAsync();
    }

    private static async Task JumpAsync(Server server, int days)
    {
        await server.KillAsync();
        server.Set("Demonstration__ClockAhead", $"{days}.00:00:00");
        await server.ServeAsync();
    }
}
