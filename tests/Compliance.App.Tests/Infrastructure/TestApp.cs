using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Compliance.App.Tests.Infrastructure;

/// <summary>The application layer on a fresh database, with a clock that the test moves.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>A Monday in Tokyo, 09:00.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private int people;

    private TestApp(TestDatabase database, Action<IServiceCollection>? configure)
    {
        this.database = database;
        Folder = Directory.CreateTempSubdirectory("compliance-test-").FullName;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddComplianceIdentityStore();
        collection.AddComplianceApp(database.Options);
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>A folder of this test alone.</summary>
    public string Folder { get; }

    public IServiceProvider Services => services;

    public static async Task<TestApp> StartAsync(DatabaseKind kind, Action<IServiceCollection>? configure = null) =>
        new(await TestDatabase.CreateAsync(kind), configure);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Guid NewId() => Get<IIds>().New();

    public Task<ComplianceDb> DbAsync() => Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();

    /// <summary>A firm with a valid Corporate Number, straight into the database.</summary>
    public async Task<Firm> AddFirmAsync(string name = "Aozora")
    {
        var twelve = $"{7000000 + Interlocked.Increment(ref people):D12}";
        var firm = new Firm
        {
            Id = NewId(),
            CorporateNumber = CorporateNumber.CheckDigit(twelve) + twelve,
            NameJa = name + "株式会社",
            NameEn = name + " Ltd.",
            Sector = "E",
            Size = SizeClass.Small,
            Prefecture = 13,
        };
        await using var db = await DbAsync();
        db.Add(firm);
        await db.SaveChangesAsync();
        return firm;
    }

    /// <summary>An account with roles, straight into the database, and the actor it stands for.</summary>
    public async Task<Actor> AddPersonAsync(string name, Guid? firmId, params Role[] roles)
    {
        var number = Interlocked.Increment(ref people);
        var user = new AppUser
        {
            Id = NewId(),
            UserName = $"person{number}@example.test",
            NormalizedUserName = $"PERSON{number}@EXAMPLE.TEST",
            Email = $"person{number}@example.test",
            NormalizedEmail = $"PERSON{number}@EXAMPLE.TEST",
            DisplayName = name,
            FirmId = firmId,
            SecurityStamp = "stamp",
        };
        foreach (var role in roles)
        {
            user.Grants.Add(new RoleGrant { UserId = user.Id, Role = role });
        }

        await using var db = await DbAsync();
        db.Add(user);
        await db.SaveChangesAsync();
        return new Actor(user.Id, name, roles.ToHashSet(), firmId);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal static ComplianceDb NewContext(DatabaseOptions options)
    {
        var collection = new ServiceCollection();
        collection.AddComplianceIdentityStore();
        var builder = new DbContextOptionsBuilder<ComplianceDb>();
        builder.UseApplicationServiceProvider(collection.BuildServiceProvider());
        DatabaseRegistration.Configure(builder, options);
        return new ComplianceDb(builder.Options);
    }
}
