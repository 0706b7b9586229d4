using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>The quality reviewer returns the review with a remark; an inspector answers it, and the reviewer accepts the answer.</summary>
public sealed partial class WholeCase
{
    private const string Remarked = "3.13.11";
    private const string Remark = "暗号モジュールの認証番号を確認した記録がない。";
    private const string Answer = "認証番号は提出資料の二頁で確認した。判定は変わらない。";

    private async Task ReturnWithARemarkAsync(Person reviewer, Person inspector, Person lead, Person contributor)
    {
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = $"{Remarked}に指摘を書く", Exact = true }).ClickAsync();
        var words = reviewer.Page.Locator(".remark textarea");
        await Assertions.Expect(words).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await words.FillAsync(Remark);
        await Expect(reviewer, ".remark .saved-saved").ToBeVisibleAsync(Soon);
        await reviewer.AssertAccessibleAsync();
        await ScreenshotAsync(reviewer.Page, "remark-draft");

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
        await ScreenshotAsync(inspector.Page, "remark-workbench");

        await lead.GoAsync(Case + "/review");
        await Expect(lead, "#review-remarks").ToBeVisibleAsync(Soon);
        await lead.AssertAccessibleAsync();
        await ScreenshotAsync(lead.Page, "remark-lead");
        await lead.ConfirmAsync("審査を終了する");
        await Expect(lead, ".case-head-row").ToContainTextAsync("審査終了", SoonText);

        await reviewer.GoAsync(Case + "/review");
        await reviewer.ClickAsync("品質審査を開始する");
        await Expect(reviewer, ".remark-answer").ToContainTextAsync(Answer, SoonText);
        await reviewer.ClickAsync("回答を了承する");
        await Expect(reviewer, ".remark .status").ToContainTextAsync(["対応必須", "了承済み"], new() { Timeout = 60_000 });
        await HiddenFromTheFirmAsync(contributor);
    }

    private static async Task ScreenshotAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("COMPLIANCE_SCREENSHOTS");
        if (!string.IsNullOrEmpty(folder))
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }
}
