using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Data;

namespace Compliance.Web.Cli;

/// <summary>Brings the database up to date.</summary>
public static class MigrateCommand
{
    /// <summary>Applies every pending migration.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = CommandLine.ContentRoot });
        var settings = builder.Services.AddHostSettings(builder.Configuration);
        builder.Services.AddComplianceApp(settings.Database);
        builder.Services.AddComplianceIdentityStore();
        using var host = builder.Build();
        await host.Services.GetRequiredService<DatabaseStart>().MigrateAsync(CancellationToken.None);
        await output.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
