using Compliance.App.Data;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Evidence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Data;

/// <summary>Both databases have every migration and the model has no change without one.</summary>
public sealed class MigrationsTests
{
    private static readonly DatabaseOptions Sqlite = new() { ConnectionString = "Data Source=unused.db" };
    private static readonly DatabaseOptions Postgres = new() { Provider = "postgres", ConnectionString = "Host=unused" };

    [Fact]
    public void NoModelChangeIsPending()
    {
        foreach (var options in (DatabaseOptions[])[Sqlite, Postgres])
        {
            using var db = TestApp.NewContext(options);
            Assert.False(db.Database.HasPendingModelChanges(), $"{options.Provider}: run migrations/add.sh NAME");
        }
    }

    [Fact]
    public void BothProvidersHaveTheSameMigrations()
    {
        using var sqlite = TestApp.NewContext(Sqlite);
        using var postgres = TestApp.NewContext(Postgres);
        var names = sqlite.Database.GetMigrations().Select(Name).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names, postgres.Database.GetMigrations().Select(Name));
        static string Name(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }

    [Fact]
    public void ThePasskeyTableIsInBothModels()
    {
        foreach (var options in (DatabaseOptions[])[Sqlite, Postgres])
        {
            using var db = TestApp.NewContext(options);
            Assert.NotNull(db.Model.FindEntityType(typeof(IdentityUserPasskey<Guid>)));
        }
    }

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheDatabaseIsDurable(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await app.Get<DatabaseStart>().AssertDurableAsync(TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NoMigrationDropsTheGuardsOfTheRecord(DatabaseKind kind)
    {
        // SQLite drops a table's triggers where a migration has to make the table anew.
        await using var app = await TestApp.StartAsync(kind);
        await using var db = await app.DbAsync();
        var sql = kind is DatabaseKind.Sqlite
            ? "SELECT tbl_name || ' ' || CASE WHEN sql LIKE '%BEFORE UPDATE%' THEN 'UPDATE' ELSE 'DELETE' END AS \"Value\" FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT event_object_table || ' ' || event_manipulation AS \"Value\" FROM information_schema.triggers";
        var guards = await db.Database.SqlQueryRaw<string>(sql).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var table in (string[])["Record", "Submissions", "Assessments", "ClosureClaims", "ClosureJudgements", "CloseOutAssessments", "IncidentMessages", "IncidentFiles", "IncidentPostings", "IncidentLinks", "RequestMessages", "RequestExtensions"])
        {
            Assert.Contains($"{table} UPDATE", guards);
            Assert.Contains($"{table} DELETE", guards);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EvidenceBelongsToAFirmThatExists(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        Task AddAsync(Guid firmId) => AddEvidenceAsync(app, firmId);
        await AddAsync((await app.AddFirmAsync()).Id);
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(app.NewId()));
    }

    private static async Task AddEvidenceAsync(TestApp app, Guid firmId)
    {
        await using var db = await app.DbAsync();
        db.Add(EvidenceDocument.Create(app.NewId(), firmId, "Policy", new NewVersion(
            app.NewId(), "policy.txt", 1, new string('a', 64), "x"u8.ToArray(), ScanVerdict.Pending, TestApp.Start, app.NewId(), "Sato")).Value);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
