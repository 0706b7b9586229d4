using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>Debian's Chromium, one for all tests; every person gets a context of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is absent: run infra/test.sh.");
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>Signs a demonstration account in, in a window of its own.</summary>
    public async Task<Person> SignInAsync(Server server, string email, string language = "en")
    {
        var context = await chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address,
            Locale = language == "ja" ? "ja-JP" : "en-GB",
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var person = new Person(context, page);
        await page.GotoAsync("/Account/Login");
        await page.FillAsync("[id='Input.Email']", email);
        await page.FillAsync("[id='Input.Password']", "demonstration-2026");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        // Not until "load": that event may have come before the wait begins. The circuit is what counts.
        await page.WaitForURLAsync(url => !url.Contains("/Account/Login", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await person.ReadyAsync();
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.CloseAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>One signed-in person with their window.</summary>
public sealed class Person(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private const string Nowhere = "about:blank";
    private static readonly string[] Serious = ["serious", "critical"];

    public IPage Page => page;

    /// <summary>Goes to a page and waits until it answers to clicks.</summary>
    public async Task GoAsync(string path)
    {
        await LoadAsync(path);
        await ReadyAsync();
    }

    /// <summary>Goes to a page and waits until it is loaded; it may not answer yet.</summary>
    public async Task LoadAsync(string path)
    {
        for (var rest = 5; ; rest--)
        {
            await LeaveAsync();
            try
            {
                await page.GotoAsync(path);
                return;
            }
            catch (PlaywrightException failure) when (rest > 0 && failure.Message.Contains("interrupted by another navigation", StringComparison.Ordinal))
            {
                // A navigation that was given up arrived after all.
            }
        }
    }

    // A page that lost its server loads itself anew as soon as there is one again, perhaps at the moment at which the walk goes
    // elsewhere; of two navigations at once either may be the one that counts. An empty page does nothing by itself.
    private async Task LeaveAsync()
    {
        for (var rest = 5; page.Url != Nowhere; rest--)
        {
            try
            {
                await page.GotoAsync(Nowhere, new() { Timeout = 10_000 });
            }
            catch (Exception failure) when (rest > 0 && failure is (PlaywrightException or TimeoutException))
            {
                // The page's own navigation was faster: leave what it led to.
            }
        }
    }

    /// <summary>Waits until the circuit is up.</summary>
    public Task ReadyAsync() =>
        page.Locator("#interactive").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Clicks a button of the page by its words.</summary>
    public Task ClickAsync(string words) =>
        page.Locator("main").GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Clicks a button of the page and says yes to the question that follows.</summary>
    public async Task ConfirmAsync(string words)
    {
        await ClickAsync(words);
        await page.Locator(".mud-dialog .mud-button-filled").ClickAsync();
        await Assertions.Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    /// <summary>Fetches an address of the platform with this person's cookies.</summary>
    public async Task<(int Status, byte[] Body)> FetchAsync(string path)
    {
        var answer = await context.APIRequest.GetAsync("/" + path.TrimStart('/'));
        return (answer.Status, await answer.BodyAsync());
    }

    /// <summary>Keeps what the page looks like, as far as it shows or as a whole, where <c>COMPLIANCE_SCREENSHOTS</c> names a folder.</summary>
    public async Task ScreenshotAsync(string name, bool whole = false)
    {
        var folder = Environment.GetEnvironmentVariable("COMPLIANCE_SCREENSHOTS");
        if (!string.IsNullOrEmpty(folder))
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });
        }
    }

    /// <summary>Fails where axe finds anything serious on the page as it is now.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await page.RunAxe();
        var found = result.Violations
            .Where(violation => Serious.Contains(violation.Impact))
            .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}")
            .ToList();
        Assert.True(found.Count == 0, $"{page.Url}\n{string.Join('\n', found)}");
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
