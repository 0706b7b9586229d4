using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>A page whose circuit is gone is loaded anew, but not over the head of files that are still under way.</summary>
public sealed class ReloadTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task APageIsLoadedAnewOnlyOnceUploadsAreThrough()
    {
        await using var server = await Server.StartAsync(Database.Sqlite);
        await using var person = await browser.SignInAsync(server, "contributor@firm.example");
        var page = person.Page;
        await page.EvaluateAsync("""
            () => {
                window.complianceUploads = { active: true };
                window.before = true;
                const modal = document.getElementById("components-reconnect-modal");
                modal.showModal();
                modal.dispatchEvent(new CustomEvent("components-reconnect-state-changed", { detail: { state: "rejected" } }));
            }
            """);
        await Assertions.Expect(page.Locator("#components-reconnect-uploads")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.before === true"));

        await page.EvaluateAsync("() => { window.complianceUploads.active = false; }");
        await page.WaitForFunctionAsync("() => window.before === undefined");
        await person.ReadyAsync();
    }
}
