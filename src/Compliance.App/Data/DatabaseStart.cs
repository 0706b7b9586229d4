using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Data;

/// <summary>What is done and asserted before the platform serves: migrations, and the durability of the database.</summary>
public sealed class DatabaseStart(IDbContextFactory<ComplianceDb> factory)
{
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <summary>Brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>True where the database has every migration that this program knows; changes nothing.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
    }

    /// <summary>Checks that a commit which was acknowledged will survive.</summary>
    /// <exception cref="InvalidOperationException">A setting is not what the platform needs; the message names it.</exception>
    public async Task AssertDurableAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        if (db.IsPostgres)
        {
            await ExpectAsync(db, "SHOW fsync", "on", ct);
            await ExpectAsync(db, "SHOW full_page_writes", "on", ct);
            return;
        }

        var version = Version.Parse(await ScalarAsync(db, "SELECT sqlite_version()", ct));
        if (version < OldestSqlite)
        {
            throw new InvalidOperationException($"SQLite {version} is too old; expected {OldestSqlite} or newer.");
        }

        await ExpectAsync(db, "PRAGMA journal_mode", "wal", ct);
        await ExpectAsync(db, "PRAGMA synchronous", "2", ct);
        await ExpectAsync(db, "PRAGMA foreign_keys", "1", ct);
        await ExpectAsync(db, "PRAGMA busy_timeout", "30000", ct);
    }

    private static async Task ExpectAsync(ComplianceDb db, string question, string expected, CancellationToken ct)
    {
        var actual = await ScalarAsync(db, question, ct);
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"'{question}' answers '{actual}'; expected '{expected}'.");
        }
    }

    private static async Task<string> ScalarAsync(ComplianceDb db, string question, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        return Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) ?? "";
    }
}
