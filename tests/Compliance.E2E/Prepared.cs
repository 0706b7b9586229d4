[assembly: AssemblyFixture(typeof(Compliance.E2E.Prepared))]

namespace Compliance.E2E;

/// <summary>
/// The demonstration's data, loaded once for each database by the program itself: tests start on a copy, each its own.
/// The program that loaded it was killed, as the power would, so every start on a copy is one after a kill.
/// </summary>
public sealed class Prepared : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly Dictionary<Database, Server> Loaded = [];

    /// <summary>The data of one database, of a program that runs no more.</summary>
    public static async Task<Server> OfAsync(Database database)
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (!Loaded.TryGetValue(database, out var server))
            {
                server = await Server.LoadDemonstrationAsync(database);
                await DocumentsAsync(server);
                await server.KillAsync();
                Loaded[database] = server;
            }

            return server;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Loaded.Values)
        {
            await server.DisposeAsync();
        }

        Loaded.Clear();
    }

    // Every document of the demonstration is issued; until then its rendering would go on in every copy.
    private static async Task DocumentsAsync(Server server)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var states = await server.QueryAsync("SELECT \"Status\" FROM \"IssuedDocuments\"", row => row.GetString(0));
            if (states.Count > 0 && states.TrueForAll(state => state == "Issued"))
            {
                return;
            }

            Assert.True(waited.Elapsed < Patience, $"The demonstration's documents are not issued: {string.Join(", ", states)}\n{server.Log}");
            await Task.Delay(200);
        }
    }
}
