using Compliance.App.Access;
using Compliance.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Migrations.Sqlite;

/// <summary>
/// Gives the migrations tool the model as the platform builds it. Without Identity's options in the service provider the
/// tool would silently produce schema version 1, which has no passkey table.
/// </summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ComplianceDb>
{
    /// <inheritdoc />
    public ComplianceDb CreateDbContext(string[] args)
    {
        var services = new ServiceCollection();
        services.AddComplianceIdentityStore();
        var options = new DbContextOptionsBuilder<ComplianceDb>();
        options.UseApplicationServiceProvider(services.BuildServiceProvider());
        DatabaseRegistration.Configure(options, new DatabaseOptions { ConnectionString = "Data Source=design.db" });
        return new ComplianceDb(options.Options);
    }
}
