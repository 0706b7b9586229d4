using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// What was acknowledged survives kill -9: an answer that the page called saved, an upload that the page listed. Three
/// rounds on each database in every run; <c>infra/test.sh kill N</c> does N.
/// </summary>
[Trait("category", "kill")]
public sealed class KillTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("COMPLIANCE_KILLS"), System.Globalization.CultureInfo.InvariantCulture, out var rounds) ? rounds : 3;

    [Theory, MemberData(nameof(Both))]
    public async Task NothingAcknowledgedIsLost(Database database)
    {
        await using var server = await Server.StartAsync(database);
        var expected = "";
        var path = "";
        for (var round = 1; round <= Rounds; round++)
        {
            await using var person = await browser.SignInAsync(server, "contributor@firm.example");
            var page = person.Page;
            if (path.Length == 0)
            {
                var answers = await page.Locator("main a[href*='answers']").First.GetAttributeAsync("href");
                path = $"/{answers!.Split('?')[0].TrimStart('/')}?item=3.14.6";
            }

            await person.GoAsync(path);
            await Assertions.Expect(page.Locator("#statement")).ToHaveValueAsync(expected, new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator("main a[href*='/download']")).ToHaveCountAsync(round - 1, new() { Timeout = 30_000 });

            expected = $"Round {round}";
            await page.Locator("#statement").ClearAsync();
            await page.Locator("#statement").PressSequentiallyAsync(expected, new() { Delay = 150 });
            await Assertions.Expect(page.Locator(".answer-saving")).ToContainTextAsync("保存済み", new() { Timeout = 30_000 });
            await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
            {
                Name = $"round-{round}.txt",
                MimeType = "text/plain",
                Buffer = System.Text.Encoding.UTF8.GetBytes($"evidence of round {round}"),
            });
            await Assertions.Expect(page.Locator("main a[href*='/download']")).ToHaveCountAsync(round, new() { Timeout = 30_000 });
            await page.ReloadAsync();
            await person.ReadyAsync();
            await Assertions.Expect(page.Locator("#statement")).ToHaveValueAsync(expected, new() { Timeout = 30_000 });

            await server.KillAsync();
            await server.ServeAsync();
        }
    }
}
