using Compliance.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Compliance.App.Tests.Infrastructure;

/// <summary>The two databases that every use case is tested on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Makes a fresh, migrated database in milliseconds by copying one that was migrated once per run. PostgreSQL is found
/// through COMPLIANCE_TEST_POSTGRES (a connection string of a superuser); where that is absent its tests are skipped
/// visibly, and infra/test.sh always sets it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string Variable = "COMPLIANCE_TEST_POSTGRES";

    private static readonly SemaphoreSlim TemplateGate = new(1, 1);
    private static readonly string Run = Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
    private static string? sqliteTemplate;
    private static bool postgresTemplateReady;
    private static int counter;

    private readonly Func<ValueTask> drop;

    private TestDatabase(DatabaseOptions options, Func<ValueTask> drop)
    {
        Options = options;
        this.drop = drop;
    }

    public DatabaseOptions Options { get; }

    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    public static Task<TestDatabase> CreateAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite ? CreateSqliteAsync() : CreatePostgresAsync();

    public ValueTask DisposeAsync() => drop();

    private static async Task<TestDatabase> CreateSqliteAsync()
    {
        await TemplateGate.WaitAsync();
        try
        {
            if (sqliteTemplate is null)
            {
                var template = Path.Combine(Path.GetTempPath(), $"compliance-template-{Run}.db");
                await MigrateAsync(new DatabaseOptions { ConnectionString = $"Data Source={template};Pooling=False" });
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(template);
                sqliteTemplate = template;
            }
        }
        finally
        {
            TemplateGate.Release();
        }

        var file = Path.Combine(Path.GetTempPath(), $"compliance-test-{Run}-{Interlocked.Increment(ref counter)}.db");
        File.Copy(sqliteTemplate, file);
        return new TestDatabase(new DatabaseOptions { ConnectionString = $"Data Source={file}" }, () =>
        {
            SqliteConnection.ClearPool(new SqliteConnection($"Data Source={file}"));
            Delete(file);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreatePostgresAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"PostgreSQL is absent: set {Variable}, or run infra/test.sh.");
        var template = $"compliance_template_{Run}";
        var name = $"compliance_test_{Run}_{Interlocked.Increment(ref counter)}";
        await TemplateGate.WaitAsync();
        try
        {
            if (!postgresTemplateReady)
            {
                await ExecuteAsync(server, $"CREATE DATABASE {template}");
                await MigrateAsync(Postgres(server, template, pooling: false));
                postgresTemplateReady = true;
            }

            await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            TemplateGate.Release();
        }

        var options = Postgres(server, name, pooling: true);
        return new TestDatabase(options, async () =>
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(options.ConnectionString));
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        });
    }

    private static DatabaseOptions Postgres(string server, string database, bool pooling) => new()
    {
        Provider = "postgres",
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = pooling }.ConnectionString,
    };

    private static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var db = TestApp.NewContext(options);
        await db.Database.MigrateAsync();
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Delete(string file)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(file + suffix);
        }
    }
}
