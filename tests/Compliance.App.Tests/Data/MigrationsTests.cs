using Compliance.App.Data;
using Compliance.App.Tests.Infrastructure;
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
}
