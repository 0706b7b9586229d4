using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Compliance.E2E;

/// <summary>Which database the served program uses.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>
/// The published program as a process of its own, on a free port, with its own data folder and database, in demonstration
/// mode. It can be killed as by <c>kill -9</c> and started again on the same data.
/// </summary>
public sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string> environment;
    private readonly Func<Task> drop;
    private readonly List<string> output = [];
    private Process? process;

    private Server(string address, string folder, Dictionary<string, string> environment, Func<Task> drop)
    {
        Address = address;
        Folder = folder;
        this.environment = environment;
        this.drop = drop;
    }

    public string Address { get; }

    public string Folder { get; }

    /// <summary>The program under test; the tests skip where infra/test.sh has not published it.</summary>
    public static string Program
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("COMPLIANCE_APP");
            Assert.SkipWhen(string.IsNullOrEmpty(path), "The published program is absent: run infra/test.sh.");
            return path;
        }
    }

    /// <summary>Starts the program on data of its own: the demonstration's as it is once every document is issued, or none.</summary>
    public static async Task<Server> StartAsync(Database database, bool demonstration = true)
    {
        if (!demonstration)
        {
            return await StartAsync(database, null, "false");
        }

        var prepared = await Prepared.OfAsync(database);
        return await StartAsync(database, prepared, "true");
    }

    /// <summary>Starts the program on an empty database and lets it load the demonstration's data.</summary>
    internal static Task<Server> LoadDemonstrationAsync(Database database) => StartAsync(database, null, "true");

    /// <summary>The database on the PostgreSQL server; null on SQLite.</summary>
    internal string? DatabaseName { get; private init; }

    private static async Task<Server> StartAsync(Database database, Server? prepared, string demonstration)
    {
        _ = Program;
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("compliance-e2e-").FullName;
        if (prepared is not null)
        {
            Copy(prepared.Folder, folder);
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"http://localhost:{port}",
            ["Storage__DataFolder"] = folder,
            ["Demonstration__Enabled"] = demonstration,
        };
        Func<Task> remove = () => Task.CompletedTask;
        string? name = null;
        if (database == Database.Postgres)
        {
            var admin = Environment.GetEnvironmentVariable("COMPLIANCE_TEST_POSTGRES");
            Assert.SkipWhen(string.IsNullOrEmpty(admin), "PostgreSQL is absent: run infra/test.sh.");
            name = $"e2e_{Path.GetFileName(folder).Replace('-', '_').Replace('.', '_').ToLowerInvariant()}";
            await SqlAsync(admin, $"CREATE DATABASE {name}" + (prepared is null ? "" : $" TEMPLATE {prepared.DatabaseName}"));
            settings["Database__Provider"] = "postgres";
            settings["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ConnectionString;
            remove = () => SqlAsync(admin, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }

        var server = new Server($"http://localhost:{port}", folder, settings, remove) { DatabaseName = name };
        if (prepared is null)
        {
            await server.RunAsync("migrate");
        }

        await server.ServeAsync();
        return server;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var command = Start(arguments);
        var text = await command.StandardOutput.ReadToEndAsync();
        var problems = await command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.True(command.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {command.ExitCode}:\n{text}{problems}");
        return text;
    }

    /// <summary>Serves, and returns once the program answers.</summary>
    public async Task ServeAsync()
    {
        process = Start("serve");
        Drain(process.StandardOutput);
        Drain(process.StandardError);
        using var http = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(process.HasExited, $"The program ended:\n{Log}");
            Assert.True(waited.Elapsed < Patience, $"The program does not answer:\n{Log}");
            try
            {
                if ((await http.GetAsync(new Uri(Address + "/health"))).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Ends the program as the power would.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>A setting from the next start on.</summary>
    public void Set(string name, string value) => environment[name] = value;

    /// <summary>Asks the database behind the program's back; names in double quotes, as both databases know them.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>What the program printed so far.</summary>
    public string Log
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output.TakeLast(200));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        await drop();
        Directory.Delete(Folder, recursive: true);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private DbConnection Connect() => environment.TryGetValue("Database__ConnectionString", out var connection)
        ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString)
        : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, "compliance.db"), Pooling = false }.ConnectionString);

    private void Drain(StreamReader reader) => _ = Task.Run(async () =>
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (output)
            {
                output.Add(line);
            }
        }
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task SqlAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
