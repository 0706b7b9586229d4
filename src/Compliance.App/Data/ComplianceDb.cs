using Compliance.App.Access;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Data;

/// <summary>
/// The one context of the platform, for both databases. It finds the entities of the capabilities by scanning this
/// assembly for their configurations and knows none of them; Identity's user is the one exception.
/// </summary>
public sealed class ComplianceDb(DbContextOptions<ComplianceDb> options) : IdentityUserContext<AppUser, Guid>(options)
{
    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>
    /// Holds the row of <typeparamref name="T"/> until the transaction ends, so that changes to one case happen one
    /// after another. SQLite has one writer at a time anyway.
    /// </summary>
    /// <returns>True where the row exists.</returns>
    public async Task<bool> LockAsync<T>(Guid id, CancellationToken ct)
        where T : class
    {
        var entity = Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity.");
        var table = entity.GetTableName();
        // The table's name comes from the model, never from a caller; ids travel as a parameter.
        var sql = "SELECT 1 AS \"Value\" FROM \"" + table + "\" WHERE \"Id\" = {0}" + (IsPostgres ? " FOR UPDATE" : "");
        var rows = Database.SqlQueryRaw<int>(sql, id);
        return (await rows.ToListAsync(ct)).Count == 1;
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ComplianceDb).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
