using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>The quality reviewer returns the review with a remark; an inspector answers it, and the reviewer accepts the answer.</summary>
public sealed partial class WholeCase
{
    private const string Remarked = "3.13.11";
    private const string Remark = "暗号モジュールの認証番号を確認した記録がない。";
    private const string Comment = "提出資料の二頁も見てください。";
    private const string Answer = "認証番号は提出資料の二頁で確認した。判定は変わらない。";

    private async Task ReturnWithARemarkAsync(Person reviewer, Person inspector, Person lead, Person contributor)
    {
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = $"{Remarked}に指摘を書く", Exact = true }).ClickAsync();
        var words = reviewer.Page.Locator(".remark textarea");
        await Assertions.Expect(words).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await words.FillAsync(Remark);
        await Expect(reviewer, ".remark .saved-saved").ToBeVisibleAsync(Soon);
        await reviewer.AssertAccessibleAsync();
        await reviewer.ScreenshotAsync("remark-draft", whole: true);

        // Until the return nobody else knows of it.
        await inspector.GoAsync($"{Case}/workbench?item={Remarked}");
        await Expect(inspector, ".wb-item-head h2").ToContainTextAsync(Remarked + " ", SoonText);
        Assert.DoesNotContain(Remark, await inspector.Page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "審査結果を確認する", Exact = true })).ToBeDisabledAsync(new() { Timeout = 60_000 });

        await reviewer.ClickAsync("審査を差し戻す");
        await reviewer.Page.Locator(".review-return .mud-button-filled").ClickAsync();
        await Expect(reviewer, ".case-head-row").ToContainTextAsync("審査中", SoonText);
        await HiddenFromTheFirmAsync(contributor);

        // The answer stands beside the judgement, in the workbench.
        await inspector.GoAsync($"{Case}/workbench?item={Remarked}&filter=remarks");
        await Expect(inspector, ".wb-remarks").ToContainTextAsync(Remark, SoonText);
        await inspector.Page.Locator(".wb-remarks input[value=kept]").CheckAsync();
        await inspector.Page.Locator(".wb-remarks textarea").FillAsync(Answer);
        await Expect(inspector, ".wb-remarks .saved-saved").ToBeVisibleAsync(Soon);
        await Expect(inspector, ".wb-remarks .status").ToContainTextAsync(["対応必須", "回答済み"], new() { Timeout = 60_000 });
        await inspector.AssertAccessibleAsync();
        await inspector.ScreenshotAsync("remark-workbench", whole: true);

        await DiscussAndHandOverAsync(inspector, lead);

        await lead.GoAsync(Case + "/review");
        await Expect(lead, "#review-remarks").ToBeVisibleAsync(Soon);
        await lead.AssertAccessibleAsync();
        await lead.ScreenshotAsync("remark-lead", whole: true);
        await lead.ConfirmAsync("審査を終了する");
        await Expect(lead, ".case-head-row").ToContainTextAsync("審査終了", SoonText);

        await reviewer.GoAsync(Case + "/review");
        await reviewer.ClickAsync("品質審査を開始する");
        await Expect(reviewer, ".remark-answer").ToContainTextAsync(Answer, SoonText);
        await reviewer.ClickAsync("回答を了承する");
        await Expect(reviewer, ".remark .status").ToContainTextAsync(["対応必須", "了承済み"], new() { Timeout = 60_000 });
        await HiddenFromTheFirmAsync(contributor);
    }

    // A comment appears at a colleague's without a reload; a section that is handed over is the colleague's own list.
    private async Task DiscussAndHandOverAsync(Person inspector, Person lead)
    {
        await lead.GoAsync($"{Case}/workbench?item={Remarked}");
        await Expect(lead, ".wb-item-head h2").ToContainTextAsync(Remarked + " ", SoonText);
        await inspector.Page.FillAsync("#wb-comment", Comment);
        await inspector.ClickAsync("コメントを送信");
        await Expect(lead, ".wb-thread").ToContainTextAsync(Comment, SoonText);

        await lead.Page.Locator(".wb-tools button", new() { HasText = "引き継ぐ" }).ClickAsync();
        await lead.Page.Locator("#wb-share-section").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await lead.Page.Locator("#wb-share-to").SelectOptionAsync(new SelectOptionValue { Label = "検査官(デモ)" });
        await lead.AssertAccessibleAsync();
        await lead.ScreenshotAsync("share", whole: true);
        await lead.ClickAsync("項目を引き継ぐ");
        await Expect(lead, ".wb-ask").ToHaveCountAsync(0, SoonCount);
        await inspector.GoAsync($"{Case}/workbench?filter=mine");
        await Expect(inspector, ".wb-count").ToContainTextAsync("10件", SoonText);
        await inspector.AssertAccessibleAsync();
    }
}
