using Compliance.App.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Host;

/// <summary>The whole program in memory, on a fresh embedded database.</summary>
public sealed class TestHost : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-web-").FullName;

    public TestHost()
    {
        var options = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")}" };
        var services = new ServiceCollection();
        App.Access.IdentityStore.AddComplianceIdentityStore(services);
        services.AddComplianceDb(options);
        using var provider = services.BuildServiceProvider();
        using var db = provider.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContext();
        db.Database.Migrate();
    }

    public static WebApplicationFactoryClientOptions NoRedirects => new() { AllowAutoRedirect = false };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:DataFolder", folder);
        builder.UseEnvironment("Development");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
