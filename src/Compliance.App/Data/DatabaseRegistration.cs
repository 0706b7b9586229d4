using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Compliance.App.Data;

/// <summary>The provider switch: the only place that knows both databases.</summary>
public static class DatabaseRegistration
{
    /// <summary>Registers the context factory for the configured database.</summary>
    public static IServiceCollection AddComplianceDb(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddDbContextFactory<ComplianceDb>(builder => Configure(builder, options));
        return services;
    }

    /// <summary>Points <paramref name="builder"/> at the configured database and its migrations.</summary>
    public static void Configure(DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsPostgres)
        {
            // No Reset On Close would leak one lease's session state to the next: never set it.
            var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString) { NoResetOnClose = false };
            builder.UseNpgsql(connection.ConnectionString, npgsql => npgsql.MigrationsAssembly("Compliance.Migrations.Postgres"));
        }
        else
        {
            var connection = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true, DefaultTimeout = 30 };
            builder.UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly("Compliance.Migrations.Sqlite"))
                .AddInterceptors(SqliteDurability.Instance);
        }
    }
}
