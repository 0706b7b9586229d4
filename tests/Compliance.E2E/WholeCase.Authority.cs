using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>The authority's half of the case, and what the firm sees of it.</summary>
public sealed partial class WholeCase
{
    private const string Rationale = "通知の表示が確認できない。";

    // By hand: 110 less 1 for each of the three (their weights in the scoring methodology) and 3 for the partial state is 104.
    // 104/110 is over four fifths, and only one-pointers and 3.13.11 in its partial state are open: conditional.
    private const string Score = "104";
    private const string Outcome = "条件付き適格";

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["3.1.9"] = "2",
        ["3.3.4"] = "2",
        ["3.6.3"] = "2",
        ["3.13.11"] = "3",
        ["3.13.14"] = "4",
    };

    // Inspector and lead judge half of the items each, at the same time, by keyboard.
    private async Task JudgeAsync(Person inspector, Person lead)
    {
        await inspector.GoAsync(Case + "/workbench");
        await inspector.ClickAsync("審査を開始");
        await Expect(inspector, ".case-head-row").ToContainTextAsync("審査中", SoonText);
        await lead.GoAsync(Case + "/review?show=all");
        var items = await lead.Page.Locator(".review-table tbody th a").AllInnerTextsAsync();
        Assert.Equal(110, items.Count);
        await Task.WhenAll(JudgeAsync(inspector, [.. items.Take(55)]), JudgeAsync(lead, [.. items.Skip(55)]));

        foreach (var person in (Person[])[inspector, lead])
        {
            await Expect(person, ".wb-figure strong >> nth=0").ToHaveTextAsync("110", new() { Timeout = 60_000 });
        }

        // The evidence arrives as the firm sent it.
        await inspector.GoAsync(Case + "/workbench?item=3.3.1");
        await Expect(inspector, ".wb-middle").ToContainTextAsync("監査記録.csv", SoonText);
    }

    private async Task JudgeAsync(Person person, IReadOnlyList<string> items)
    {
        var page = person.Page;
        await person.GoAsync($"{Case}/workbench?item={items[0]}");
        await Expect(person, ".wb-splitter[aria-valuenow] >> nth=0").ToBeVisibleAsync(Soon);
        foreach (var item in items)
        {
            // Those that know their keys do not wait for the page between two items that are met.
            if (!Keys.TryGetValue(item, out var key))
            {
                await page.Keyboard.PressAsync("1");
            }
            else
            {
                await Expect(person, ".wb-item-head h2").ToContainTextAsync(item + " ", SoonText);
                await page.Keyboard.PressAsync(key);
                await Expect(person, ".wb-verdicts [aria-pressed=true]").ToHaveCountAsync(1, SoonCount);
                await page.FillAsync("#wb-rationale", Rationale);
                await page.Keyboard.PressAsync("Escape");
                await Expect(person, ".wb-mark-saved").ToBeVisibleAsync(Soon);
            }

            if (item != items[^1])
            {
                await page.Keyboard.PressAsync("j");
            }
        }

        await Expect(person, ".wb-item-head h2").ToContainTextAsync(items[^1] + " ", SoonText);
        await Expect(person, ".wb-mark-saved").ToBeVisibleAsync(Soon);
        await Expect(person, ".wb-unsaved").ToHaveCountAsync(0, SoonCount);
    }

    // The lead closes, the quality reviewer confirms. Before that the firm sees no judgement, whatever address it tries.
    private async Task CloseAndConfirmAsync(Person lead, Person reviewer, Person inspector, Person contributor, Person officer)
    {
        await lead.GoAsync(Case + "/review?show=all");
        await Expect(lead, ".review-score").ToContainTextAsync(Score, SoonText);
        foreach (var row in await lead.Page.Locator(".review-table tbody tr").AllAsync())
        {
            var item = await row.Locator("th a").InnerTextAsync();
            var verdict = (await row.Locator("td").Nth(1).InnerTextAsync()).Trim();
            switch (Keys.GetValueOrDefault(item))
            {
                case null:
                    Assert.Equal((item, "適合"), (item, verdict));
                    break;
                case "2":
                    Assert.Equal((item, "不適合"), (item, verdict));
                    break;
                case "4":
                    Assert.Equal((item, "該当なし"), (item, verdict));
                    break;
                default:
                    Assert.DoesNotContain("適合", verdict, StringComparison.Ordinal);
                    break;
            }
        }

        await HiddenFromTheFirmAsync(contributor);
        await lead.ConfirmAsync("審査を終了する");
        await Expect(lead, ".case-head-row").ToContainTextAsync("審査終了", SoonText);
        await HiddenFromTheFirmAsync(contributor);

        await reviewer.GoAsync(Case + "/review");
        await reviewer.ClickAsync("品質審査を開始する");
        await Expect(reviewer, ".case-head-row").ToContainTextAsync("品質審査中", SoonText);
        await HiddenFromTheFirmAsync(contributor);

        // Nor do the officers, until the end.
        await officer.GoAsync(Case + "/review");
        await Expect(officer, "main h1").ToBeVisibleAsync(Soon);
        Assert.DoesNotContain(Rationale, await officer.Page.ContentAsync(), StringComparison.Ordinal);

        await ReturnWithARemarkAsync(reviewer, inspector, lead, contributor);
        await reviewer.ConfirmAsync("審査結果を確認する");
        await Expect(reviewer, ".case-head-row").ToContainTextAsync("事実確認中", SoonText);
    }

    private async Task HiddenFromTheFirmAsync(Person firm)
    {
        foreach (var (tab, told) in ((string, string)[])[("", reference), ("/findings", "審査と品質審査が終了した後に"), ("/decision", "検査はまだ完了していません"), ("/documents", "文書はまだありません")])
        {
            await firm.GoAsync(Case + tab);
            await Expect(firm, "main").ToContainTextAsync(told, SoonText);
            await Expect(firm, ".case-tabs a").ToHaveCountAsync(4, SoonCount);
            await Expect(firm, ".case-tabs a[href$='/findings']").ToHaveCountAsync(0);
            await TellsNothingAsync(firm);
        }

        // The authority's own pages are closed to the firm altogether.
        foreach (var tab in (string[])["/workbench", "/review", "/team"])
        {
            await firm.Page.GotoAsync(Case + tab);
            await Expect(firm, "main h1").ToContainTextAsync("権限", SoonText);
            await TellsNothingAsync(firm);
        }
    }

    private static async Task TellsNothingAsync(Person firm)
    {
        var told = await firm.Page.ContentAsync();
        Assert.All((string[])[Rationale, Remark, Answer, Comment, "不適合"], words => Assert.DoesNotContain(words, told, StringComparison.Ordinal));
    }

    // The firm objects to one of four findings and has no more to say; the lead answers, and concludes.
    private async Task CommentAndConcludeAsync(Person contributor, Person signatory, Person lead)
    {
        await contributor.GoAsync(Case + "/findings");
        await Expect(contributor, ".finding").ToHaveCountAsync(4, SoonCount);
        await contributor.ClickAsync("項目3.3.4への意見");
        await contributor.Page.FillAsync("[id='comment-3.3.4']", "毎朝の確認で気付くことができる。");
        await contributor.ClickAsync("意見を送信");
        await Expect(contributor, ".finding-comments li").ToHaveCountAsync(1, SoonCount);

        await lead.GoAsync(Case + "/review");
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "検査を完了する" })).ToBeDisabledAsync(new() { Timeout = 60_000 });
        await lead.Page.Locator(".review-comment textarea").FillAsync("確認は警報に当たらないため、判定を維持する。");
        await lead.Page.GetByText("認めない（判定を維持する）").ClickAsync();
        await lead.ClickAsync("回答を保存する");
        await Expect(lead, ".review-answer").ToBeVisibleAsync(Soon);

        // What the lead answers is told with the conclusion.
        await signatory.GoAsync(Case + "/findings");
        await Expect(signatory, ".finding-comments").ToContainTextAsync("検査官の回答は検査完了時に表示されます", SoonText);
        await signatory.ConfirmAsync("これ以上意見はありません");
        await Expect(signatory, ".notice-good").ToBeVisibleAsync(Soon);

        await lead.GoAsync(Case + "/review");
        await lead.ConfirmAsync("検査を完了する");
        await Expect(lead, ".case-head-row").ToContainTextAsync("検査完了", SoonText);
        await contributor.GoAsync(Case + "/findings");
        await Expect(contributor, ".finding-answer").ToContainTextAsync("判定を維持する", SoonText);
    }

    // The officer drafts, somebody else takes it; the firm still knows nothing.
    private async Task DecideAsync(Person officer, Person decider, Person signatory)
    {
        await officer.GoAsync(Case + "/decision");
        await Expect(officer, ".proposal-head").ToContainTextAsync(Outcome, SoonText);
        await Expect(officer, ".proposal-score").ToContainTextAsync(Score, SoonText);
        await officer.ClickAsync("起案を始める");
        await officer.Page.Locator("#reasons").FillAsync("残る四項目を期限までに是正することを条件とする。");
        await officer.ConfirmAsync("決定権者に提出する");
        await Expect(officer, "main [role=status].notice-good").ToBeVisibleAsync(Soon);
        await NotToldAsync(signatory);

        await decider.GoAsync(Case + "/decision");
        await Expect(decider, ".decision-desk").ToContainTextAsync("残る四項目を", SoonText);
        await decider.ConfirmAsync("決定する");
        await Expect(decider, ".decision-desk").ToContainTextAsync("企業はまだこの決定を知りません", SoonText);
        await NotToldAsync(signatory);
    }

    private async Task NotToldAsync(Person firm)
    {
        await firm.GoAsync(Case + "/decision");
        await Expect(firm, "main").ToContainTextAsync("決定はまだ通知されていません", SoonText);
        Assert.DoesNotContain(Outcome, await firm.Page.ContentAsync(), StringComparison.Ordinal);
        await firm.GoAsync(Case + "/documents");
        await Expect(firm, ".document:not(:has(#oscal-title))").ToHaveCountAsync(2, SoonCount);
        await Expect(firm, "#document-InspectionReport-1").ToHaveCountAsync(1);
        await Expect(firm, "#document-GapAnalysis-1").ToHaveCountAsync(1);
    }

    // It is sent; the firm reads it and downloads the notice whole.
    private async Task SendAsync(Person decider, Person signatory)
    {
        await decider.ConfirmAsync("企業に通知する");
        await Expect(decider, ".sent-outcome").ToContainTextAsync(Outcome, SoonText);
        await signatory.GoAsync(Case + "/decision");
        await Expect(signatory, ".sent-outcome").ToContainTextAsync(Outcome, SoonText);
        await Expect(signatory, ".sent-words >> nth=0").ToContainTextAsync("残る四項目を", SoonText);

        await signatory.GoAsync(Case + "/documents");
        await Expect(signatory, "a.document-download").ToHaveCountAsync(4, new() { Timeout = 160_000 });
        foreach (var kind in (string[])["InspectionReport", "GapAnalysis", "DecisionNotice", "Certificate"])
        {
            var card = signatory.Page.Locator($"article[aria-labelledby=document-{kind}-1]");
            var (status, pdf) = await signatory.FetchAsync((await card.Locator("a.document-download").GetAttributeAsync("href"))!);
            Assert.Equal(200, status);
            Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf[..5]), StringComparison.Ordinal);
            Assert.Equal(await card.Locator(".copy-value code").GetAttributeAsync("title"), Hash(pdf));
            var text = await TextOfAsync(pdf);
            Assert.Contains(reference, text, StringComparison.Ordinal);
            Assert.Contains(Firm, text, StringComparison.Ordinal);
            Assert.True(kind == "Certificate" || text.Contains(Score, StringComparison.Ordinal), $"{kind} lacks the score.");
        }
    }

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", "-q - -") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var text = reader.StandardOutput.ReadToEndAsync();
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync();
        Assert.Equal(0, reader.ExitCode);
        return await text;
    }
}
