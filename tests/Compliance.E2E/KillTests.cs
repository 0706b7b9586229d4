using System.Globalization;
using System.Net;
using Compliance.E2E.Kill;
using Microsoft.Playwright;

namespace Compliance.E2E;

/// <summary>
/// The program is killed at random moments while files stream in, while a firm and an inspector type, and while a document
/// is rendered; it starts again on the same data, and everything that must hold is looked at. Some rounds on each database
/// in every run; <c>infra/test.sh kill N</c> does N. The seed is printed, and <c>COMPLIANCE_SEED</c> repeats it.
/// </summary>
[Trait("category", "kill")]
public sealed class KillTests(Browser browser) : IClassFixture<Browser>
{
    // The concluded case of the demonstration: report, gap analysis, letter, notice and certificate.
    private const int Documents = 5;
    private const int Clients = 3;

    // The start with a document under way, and some time into the work.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    // A page on which nothing is ever saved must fail the test, not keep it for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    private static int Rounds => Number("COMPLIANCE_KILLS") ?? 2;

    [Theory, MemberData(nameof(Both))]
    public async Task NothingAcknowledgedIsLostAndNothingHalfDoneIsSeen(Database database)
    {
        var seed = Number("COMPLIANCE_SEED") ?? Random.Shared.Next();
        Say($"{database}: {Rounds} rounds, seed {seed}");
        await using var server = await Server.StartAsync(database);
        try
        {
            await RunAsync(server, database, new Random(seed));
        }
        catch
        {
            Say(server.Log);
            throw;
        }
    }

    [Fact]
    public async Task ALockThatAKilledProcessHeldDoesNotKeepTheNextFromStarting()
    {
        await using var server = await Server.StartAsync(Database.Postgres, demonstration: false);
        await server.KillAsync();
        await server.QueryAsync("INSERT INTO hangfire.lock (resource, acquired) VALUES ('hangfire:lock:recurring-job:documents', now())", _ => 0);
        await server.ServeAsync();
    }

    private async Task RunAsync(Server server, Database database, Random random)
    {
        await using var contributor = await browser.SignInAsync(server, "contributor@firm.example");
        await using var inspector = await browser.SignInAsync(server, "inspector@authority.example");
        using var http = await ClientAsync(server, contributor);
        var token = await contributor.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();
        var answers = new Typist(contributor, await PathAsync(contributor, "answers", "3.14.6"), "#statement", "answer/", "#statement[style*=height]");
        var judgements = new Typist(inspector, await PathAsync(inspector, "workbench", "3.14.7"), "#wb-rationale", "workbench.", ".wb-splitter[aria-valuenow]");
        await answers.BeginAsync();
        await judgements.BeginAsync();
        var invariants = new Invariants(server, http);
        await invariants.EveryDocumentIsIssuedAsync(Documents);
        var hashes = (await invariants.DocumentsAsync()).ToDictionary(row => row.Kind, row => row.Sha256);
        List<Upload> uploads = [];
        var (rendering, unfinished) = (0, 0);

        for (var round = 1; round <= Rounds; round++)
        {
            await server.KillAsync();

            // Nothing has a document of this kind any more, so it is rendered anew as soon as the program runs.
            var kind = hashes.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(Documents));
            await server.QueryAsync($"DELETE FROM \"IssuedDocuments\" WHERE \"Status\" = 'Issued' AND \"Kind\" = '{kind}'", _ => 0);
            await server.ServeAsync();

            using var stop = new CancellationTokenSource();
            var sending = new Uploads(http, token);
            Task[] work = [sending.RunAsync(random.Next(), Clients, stop.Token), answers.RunAsync(stop.Token), judgements.RunAsync(stop.Token)];

            // In every other round not before both people's first text is saved: by then the document may be issued.
            if (round % 2 == 0)
            {
                await Task.WhenAny(Task.WhenAll(answers.Underway, judgements.Underway), Task.WhenAll(work)).WaitAsync(Patience, TestContext.Current.CancellationToken);
            }

            // Not a wait for anything: the moment is the test.
            await Task.Delay(Longest * random.NextDouble(), TestContext.Current.CancellationToken);
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
            rendering += (await invariants.DocumentsAsync()).Exists(row => row.Status == "Pending") ? 1 : 0;
            unfinished += sending.Sent.Count(upload => upload.VersionId is null);
            uploads.AddRange(sending.Sent);

            await server.ServeAsync();
            await invariants.NoTemporaryFileIsLeftAsync();
            await invariants.RecordIsGaplessAsync();
            Assert.All(await invariants.DocumentsWholeAsync(), row => Assert.True(row.Sha256 is null || row.Sha256 == hashes[row.Kind], $"{row} has other bytes than before."));
            foreach (var upload in sending.Sent.Where(upload => upload.VersionId is null).Concat(sending.Sent.Where(upload => upload.VersionId is not null).Take(10)))
            {
                await invariants.UploadIsWholeAsync(upload);
            }

            await answers.CheckAsync("#draft-title ~ .answer-choices button >> nth=0");
            await judgements.CheckAsync(null);
            await invariants.ChangesMatchEntriesAsync();
        }

        // Every document is issued in the end. Once the grace time is over as well, what no row needs is gone, and the rest is there.
        await invariants.EveryDocumentIsIssuedAsync(Documents);
        await server.KillAsync();
        server.Set("Storage__OrphanGrace", "00:00:00");
        await server.ServeAsync();
        await invariants.BlobsAndRowsMatchAsync();
        await invariants.NoTemporaryFileIsLeftAsync();
        await invariants.RecordIsGaplessAsync();
        await invariants.EveryUploadHasItsRowAsync(uploads);
        Say($"{database}: {Rounds * 2} kills; {uploads.Count(upload => upload.VersionId is not null)} uploads acknowledged and {unfinished} cut off; "
            + $"{answers.Acknowledgements} answers and {judgements.Acknowledgements} judgements acknowledged; {rendering} times a document was under way");
    }

    private static void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<string> PathAsync(Person person, string page, string item)
    {
        var link = await person.Page.Locator($"main a[href*='{page}']").First.GetAttributeAsync("href");
        return $"/{link!.Split('?')[0].TrimStart('/')}?item={item}";
    }

    // The firm's cookies for programs of its own.
    private static async Task<HttpClient> ClientAsync(Server server, Person person)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await person.Page.Context.CookiesAsync())
        {
            cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromSeconds(1) })
        {
            BaseAddress = new Uri(server.Address),
            Timeout = TimeSpan.FromMinutes(2),
        };
    }
}
