using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// The first months of the year: a programme begins to have a part of the items scored twice, a case is opened under it,
/// answered, asked about, judged by people of whom one turns out to have a conflict of interest, scored twice, decided where the
/// two differ, confirmed, checked by the firm and concluded.
/// </summary>
public sealed partial class YearWalk
{
    private const string Programme = "/programmes/self-check-25";
    private const string Firm = "架空精密工業株式会社";
    private const string Asked = "12";

    // Judged "not known": it costs five points of a hundred (4 not earned, 1 taken off) and is what makes the status conditional.
    private const string Unknown = "7";
    private const string Found = "台帳が見当たらず、確認できない。";
    private const string SecondWords = "担当者への聞き取りでは確認できなかった。";
    private const string Reason = "現地の記録により、一次判定のとおりと認める。";
    private static readonly LocatorAssertionsToBeVisibleOptions SoonVisible = new() { Timeout = 60_000 };

    // Two editors: one writes the revision, the other publishes it.
    private async Task AskForSecondScoresAsync(Server server)
    {
        await using var editor = await browser.SignInAsync(server, "editor@authority.example", "ja");
        await editor.GoAsync(Programme);
        await editor.ClickAsync("改定案を作成");
        await editor.Page.WaitForURLAsync(url => url.Contains("/programmes/drafts/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await editor.ReadyAsync();
        var revision = new Uri(editor.Page.Url).AbsolutePath;
        await editor.Page.FillAsync("#second-scoring-percent", "5");
        await editor.Page.FillAsync("#validity-years", "3");
        await Expect(editor, "section[aria-labelledby=difference-title]").ToContainTextAsync("独立二次判定", Soon);
        await Expect(editor, ".saved").ToContainTextAsync("保存", Soon);
        await editor.AssertAccessibleAsync();
        await editor.ScreenshotAsync("second-programme", whole: true);
        await editor.ConfirmAsync("提案する");
        await using var second = await browser.SignInAsync(server, "editor2@authority.example", "ja");
        await second.GoAsync(revision);
        await second.ConfirmAsync("公表する");
        await Expect(second, ".notice-good").ToBeVisibleAsync(SoonVisible);
    }

    private async Task OpenAsync(Person officer)
    {
        await officer.GoAsync(Programme);
        await Expect(officer, ".programme-facts").ToContainTextAsync("案件の項目の5％", Soon);
        await officer.Page.FillAsync("#firm", Firm);
        await officer.Page.Locator(".mud-popover-open .mud-list-item", new() { HasText = Firm }).First.ClickAsync();
        await officer.Page.FillAsync("#amount", "5000000");
        await officer.ClickAsync("登録する");
        await officer.ClickAsync($"{Firm}の案件を開始");
        await officer.Page.WaitForURLAsync(url => url.EndsWith("/team", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        path = new Uri(officer.Page.Url).AbsolutePath[..^"/team".Length];
        await Expect(officer, ".case-head-row").ToContainTextAsync("準備中", Soon);
        reference = (await officer.Page.Locator(".breadcrumbs li").Nth(1).InnerTextAsync()).Trim();
        (string Name, string Duty)[] team =
        [
            ("主任検査官(デモ)", "LeadInspector"), ("検査官(デモ)", "Inspector"), ("第二検査官(デモ)", "Inspector"), ("第三検査官(デモ)", "Inspector"), ("品質審査官(デモ)", "QualityReviewer"),
        ];
        foreach (var (name, duty) in team)
        {
            await officer.Page.GetByLabel($"{name}の職務", new() { Exact = true }).SelectOptionAsync(duty);
            await Expect(officer, "section[aria-labelledby=team-title] tbody").ToContainTextAsync(name, Soon);
        }

        await officer.ConfirmAsync("通知する");
        await Expect(officer, ".case-head-row").ToContainTextAsync("企業回答中", Soon);
    }

    private async Task AnswerAsync(Person contributor, Person signatory)
    {
        await contributor.GoAsync(path + "/answers?item=1");
        while (true)
        {
            await Expect(contributor, "#answer-title").ToBeFocusedAsync(new() { Timeout = 60_000 });
            var item = (await contributor.Page.Locator("#answer-title").InnerTextAsync()).Split(' ')[0];
            await contributor.Page.Locator("input[name=claim][value=Met]").CheckAsync();
            await Expect(contributor, ".answer-saving .saved-saved").ToBeVisibleAsync(SoonVisible);
            var next = contributor.Page.Locator("a[rel=next]");
            if (await next.CountAsync() == 0)
            {
                break;
            }

            await next.ClickAsync();
            await Expect(contributor, "#answer-title").Not.ToContainTextAsync(item + " ", Soon);
        }

        await HandInAsync(signatory, "表明して提出する", "提出済み");
    }

    private async Task HandInAsync(Person signatory, string words, string state)
    {
        await signatory.GoAsync(path + "/check");
        await signatory.Page.CheckAsync("#attested");
        await signatory.ConfirmAsync(words);
        await Expect(signatory, ".case-head-row").ToContainTextAsync(state, Soon);
    }

    // One inspector judges and then finds that they may not: they leave, and what they judged is open again.
    private async Task ConflictAsync(Server server, Person lead, Person officer)
    {
        await using (var leaving = await browser.SignInAsync(server, "inspector3@authority.example", "ja"))
        {
            await leaving.GoAsync(path + "/workbench?item=3");
            await leaving.ClickAsync("審査を開始");
            await Expect(leaving, ".case-head-row").ToContainTextAsync("審査中", Soon);
            await JudgeAsync(leaving, "1");
            await leaving.GoAsync(path + "/review");
            await leaving.Page.GetByText("利益相反を申告する").First.ClickAsync();
            await leaving.Page.FillAsync("details #reason", $"{Secret}：親族が勤務している。");
            await leaving.ConfirmAsync("申告して担当を外れる");
            await leaving.Page.WaitForURLAsync(url => !url.Contains("/inspections/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
            await leaving.GoAsync(path + "/workbench");
            await Expect(leaving, "main h1").ToContainTextAsync("案件が見つかりません", Soon);
        }

        await lead.GoAsync(path + "/workbench?item=3");
        await Expect(lead, ".wb-verdicts [aria-pressed=true]").ToHaveCountAsync(0, SoonCount);
        await officer.GoAsync("/notifications");
        await Expect(officer, "main").ToContainTextAsync(reference, Soon);
    }

    private static async Task JudgeAsync(Person person, string key)
    {
        await Expect(person, ".wb-splitter[aria-valuenow] >> nth=0").ToBeVisibleAsync(SoonVisible);
        await person.Page.Keyboard.PressAsync(key);
        await Expect(person, ".wb-verdicts [aria-pressed=true]").ToHaveCountAsync(1, SoonCount);
        await Expect(person, ".wb-mark-saved").ToBeVisibleAsync(SoonVisible);
    }

    // The lead judges everything; of the two items drawn nobody else learns how.
    private async Task<string[]> JudgeAllAsync(Person lead, Person inspector)
    {
        await lead.GoAsync(path + "/workbench?item=1");
        for (var item = 1; item <= 25; item++)
        {
            await Expect(lead, ".wb-item-head h2").ToContainTextAsync($"{item} ", Soon);
            if (item.ToString(System.Globalization.CultureInfo.InvariantCulture) == Unknown)
            {
                await Expect(lead, ".wb-splitter[aria-valuenow] >> nth=0").ToBeVisibleAsync(SoonVisible);
                await lead.Page.Keyboard.PressAsync("3");
                await lead.Page.Locator(".wb-partials button", new() { HasText = "わからない" }).ClickAsync();
                await lead.Page.FillAsync("#wb-rationale", Found);
                await lead.Page.Keyboard.PressAsync("Escape");
                await Expect(lead, ".wb-mark-saved").ToBeVisibleAsync(SoonVisible);
            }
            else
            {
                await JudgeAsync(lead, "1");
            }

            if (item < 25)
            {
                await lead.Page.Keyboard.PressAsync("j");
            }
        }

        await lead.GoAsync(path + "/workbench?filter=second");
        var marked = lead.Page.Locator(".wb-rows .wb-row", new() { Has = lead.Page.Locator(".wb-tag", new() { HasText = "二重に判定中" }) });
        await Assertions.Expect(marked).ToHaveCountAsync(2, SoonCount);
        var drawn = (await marked.Locator(".wb-row-head strong").AllInnerTextsAsync()).ToArray();
        await marked.First.Locator("button").ClickAsync();
        await Expect(lead, ".wb-second").ToContainTextAsync("あなたの判定を見ずに判定します", Soon);
        await lead.AssertAccessibleAsync();
        await lead.ScreenshotAsync("second-first", whole: true);

        foreach (var item in drawn)
        {
            await inspector.GoAsync($"{path}/workbench?item={item}&filter=second");
            await Expect(inspector, ".wb-second").ToContainTextAsync("相手の判定を見ずに判定してください", Soon);
            await Expect(inspector, ".wb-verdicts [aria-pressed=true]").ToHaveCountAsync(0, SoonCount);
            Assert.DoesNotContain(Found, await inspector.Page.ContentAsync(), StringComparison.Ordinal);
        }

        return drawn;
    }

    // One pair agrees, the other does not; a third inspector decides, and neither of the two can.
    private async Task ScoreTwiceAsync(Server server, Person lead, Person inspector, string[] drawn)
    {
        var differing = Array.Find(drawn, item => item != Unknown)!;
        foreach (var item in drawn)
        {
            await inspector.GoAsync($"{path}/workbench?item={item}&filter=second");
            await Expect(inspector, ".wb-splitter[aria-valuenow] >> nth=0").ToBeVisibleAsync(SoonVisible);
            if (item == differing)
            {
                await JudgeAsync(inspector, "2");
                await inspector.Page.FillAsync("#wb-rationale", SecondWords);
                await inspector.Page.Keyboard.PressAsync("Escape");
            }
            else if (item == Unknown)
            {
                await inspector.Page.Keyboard.PressAsync("3");
                await inspector.Page.Locator(".wb-partials button", new() { HasText = "わからない" }).ClickAsync();
                await inspector.Page.FillAsync("#wb-rationale", SecondWords);
                await inspector.Page.Keyboard.PressAsync("Escape");
            }
            else
            {
                await JudgeAsync(inspector, "1");
            }

            await Assertions.Expect(inspector.Page.GetByRole(AriaRole.Button, new() { Name = "二次判定を提出", Exact = true })).ToBeEnabledAsync(new() { Timeout = 60_000 });
            await inspector.AssertAccessibleAsync();
            await inspector.ScreenshotAsync("second-score", whole: true);
            await inspector.ClickAsync("二次判定を提出");
            await Expect(inspector, ".wb-second > p .status").ToContainTextAsync(item == differing ? "2人の判定は不一致" : "2人の判定は一致", Soon);
        }

        await inspector.GoAsync($"{path}/workbench?item={differing}");
        await Expect(inspector, ".wb-second").ToContainTextAsync("あなたは判定した2人のうちの1人", Soon);
        await lead.GoAsync(path + "/review");
        await Expect(lead, "section[aria-labelledby=review-scores]").ToContainTextAsync("50.0%", Soon);
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "審査を終了する", Exact = true })).ToBeDisabledAsync(new() { Timeout = 60_000 });
        await lead.AssertAccessibleAsync();
        await lead.ScreenshotAsync("second-report", whole: true);

        await using var third = await browser.SignInAsync(server, "inspector2@authority.example", "ja");
        await Expect(third, "main").ToContainTextAsync("独立二次判定：1件", Soon);
        await third.ScreenshotAsync("second-start", whole: true);
        await third.GoAsync($"{path}/workbench?item={differing}&filter=second");
        await Expect(third, ".wb-second").ToContainTextAsync(SecondWords, Soon);
        await third.ClickAsync("一次判定を採用");
        await third.Page.FillAsync("#wb-reason", Reason);
        await third.AssertAccessibleAsync();
        await third.ScreenshotAsync("second-decide", whole: true);
        await third.Page.SetViewportSizeAsync(390, 844);
        await third.ScreenshotAsync("second-decide-narrow", whole: true);
        await third.Page.SetViewportSizeAsync(1440, 900);
        await third.ClickAsync("決定する");
        await Expect(third, ".wb-second").ToContainTextAsync("第二検査官(デモ)さんが決定しました", Soon);
        await third.ScreenshotAsync("second-decided", whole: true);
    }

    private async Task AskTheFirmAsync(Person lead, Person contributor, Person signatory)
    {
        await lead.GoAsync($"{path}/workbench?item={Asked}");
        await lead.Page.Locator(".wb-tools button", new() { HasText = "追加情報を依頼" }).ClickAsync();
        await lead.Page.FillAsync("#message", "運用開始日の分かる記録をお送りください。");
        await lead.ClickAsync("企業に送る");
        await Expect(lead, ".wb-ask").ToHaveCountAsync(0, SoonCount);
        await contributor.GoAsync($"{path}/answers?item={Asked}");
        await contributor.Page.FillAsync("#statement", "本年4月から運用している。");
        await Expect(contributor, ".answer-saving .saved-saved").ToBeVisibleAsync(SoonVisible);
        await HandInAsync(signatory, "表明して追加情報を提出する", "審査中");
    }

    // Two windows close the review at the same moment: it is closed once, and the other window says why it was too late.
    private async Task CloseAndConcludeAsync(Server server, Person lead, Person contributor, Person signatory)
    {
        await using (var other = await browser.SignInAsync(server, "lead@authority.example", "ja"))
        {
            await Task.WhenAll(lead.GoAsync(path + "/review"), other.GoAsync(path + "/review"));
            await AtOnceAsync(lead, other, "審査を終了する");
            await Expect(lead, ".case-head-row").ToContainTextAsync("審査終了", Soon);
            await Expect(other, ".case-head-row").ToContainTextAsync("審査終了", Soon);
        }

        await using (var reviewer = await browser.SignInAsync(server, "reviewer@authority.example", "ja"))
        {
            await reviewer.GoAsync(path + "/review");
            await reviewer.ClickAsync("品質審査を開始する");
            await Expect(reviewer, "section[aria-labelledby=review-scores]").ToContainTextAsync(Reason, Soon);
            await reviewer.ConfirmAsync("審査結果を確認する");
            await Expect(reviewer, ".case-head-row").ToContainTextAsync("事実確認中", Soon);
        }

        // The firm reads its draft finding, and nothing of who scored what, or who left.
        foreach (var tab in (string[])["", "/findings", "/requests"])
        {
            await contributor.GoAsync(path + tab);
            await Expect(contributor, "main").ToContainTextAsync(tab == "/findings" ? Found : reference, Soon);
            var told = await contributor.Page.ContentAsync();
            Assert.All((string[])[SecondWords, Reason, Secret, "二次判定", "第三検査官"], words => Assert.DoesNotContain(words, told, StringComparison.Ordinal));
        }

        await signatory.GoAsync(path + "/findings");
        await signatory.ConfirmAsync("これ以上意見はありません");
        await Expect(signatory, ".notice-good").ToBeVisibleAsync(SoonVisible);
        await lead.GoAsync(path + "/review");
        await lead.ConfirmAsync("検査を完了する");
        await Expect(lead, ".case-head-row").ToContainTextAsync("検査完了", Soon);
    }

    // The officer drafts; two windows take the decision at the same moment, and it is taken once; then it is sent.
    private async Task DecideAsync(Server server, Person officer, Person signatory)
    {
        await officer.GoAsync(path + "/decision");
        await Expect(officer, ".proposal-head").ToContainTextAsync("条件付き適格", Soon);
        await Expect(officer, ".proposal-score").ToContainTextAsync("95", Soon);
        await officer.ClickAsync("起案を始める");
        await officer.Page.FillAsync("#reasons", "残る一項目を期限までに是正することを条件とする。");
        await officer.ConfirmAsync("決定権者に提出する");
        await SaidAsync(officer, "決定権者に提出しました");
        await using var decider = await browser.SignInAsync(server, "decision@authority.example", "ja");
        await using var other = await browser.SignInAsync(server, "decision@authority.example", "ja");
        await Task.WhenAll(decider.GoAsync(path + "/decision"), other.GoAsync(path + "/decision"));
        await AtOnceAsync(decider, other, "決定する");
        await decider.GoAsync(path + "/decision");
        await decider.ConfirmAsync("企業に通知する");
        await SaidAsync(decider, "決定を通知しました");
        await signatory.GoAsync(path + "/decision");
        await Expect(signatory, ".sent-outcome").ToContainTextAsync("条件付き適格", Soon);
    }

    // Both see the question and say yes together. One is told that it was done, the other why not.
    private static async Task AtOnceAsync(Person one, Person other, string words)
    {
        Person[] both = [one, other];
        await Task.WhenAll(both.Select(person => person.ClickAsync(words)));
        await Task.WhenAll(both.Select(person => person.Page.Locator(".mud-dialog .mud-button-filled").ClickAsync()));
        await Task.WhenAll(both.Select(person => Expect(person, ".mud-dialog").ToHaveCountAsync(0, SoonCount)));
        await Task.WhenAll(both.Select(person => Expect(person, "main .notice-good[role=status], main .error-summary, main .notice-attention[role=alert]").ToBeVisibleAsync(SoonVisible)));
        var done = await Task.WhenAll(both.Select(person => person.Page.Locator("main .notice-good[role=status]").CountAsync()));
        Assert.Equal(1, done.Sum());
    }
}
