using System.Globalization;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Web.Cli;

namespace Compliance.Web;

/// <summary>What is particular to this installation, from the configuration.</summary>
/// <param name="Database">Which database serves.</param>
/// <param name="DataFolder">Absolute path of the folder that holds evidence, keys and the embedded database.</param>
/// <param name="TimeZone">In which instants are shown and days are counted.</param>
/// <param name="Demonstration">True where demonstration accounts are offered on the sign-in page.</param>
/// <param name="Calendar">Name of the business calendar.</param>
public sealed record Installation(DatabaseOptions Database, string DataFolder, TimeZoneInfo TimeZone, bool Demonstration, string Calendar = "jp")
{
    /// <summary>Reads <c>Database</c>, <c>Storage:DataFolder</c>, <c>Installation:TimeZone</c>, <c>Installation:Calendar</c> and <c>Demonstration:Enabled</c>.</summary>
    public static Installation From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var folder = Path.GetFullPath(configuration["Storage:DataFolder"] ?? "data");
        var database = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (configuration["Database:ConnectionString"] is null && !database.IsPostgres)
        {
            database.ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Data Source={Path.Combine(folder, "compliance.db")}");
        }

        Directory.CreateDirectory(folder);
        return new Installation(
            database,
            folder,
            TimeZoneInfo.FindSystemTimeZoneById(configuration["Installation:TimeZone"] ?? "Asia/Tokyo"),
            configuration.GetValue("Demonstration:Enabled", defaultValue: false),
            configuration["Installation:Calendar"] ?? "jp");
    }
}

/// <summary>Registers the installation.</summary>
public static class InstallationRegistration
{
    /// <summary>Adds the <see cref="Installation"/> as configured.</summary>
    public static Installation AddInstallation(this IServiceCollection services, IConfiguration configuration)
    {
        var installation = Installation.From(configuration);
        services.AddSingleton(installation);
        return installation;
    }

    /// <summary>Adds the checklist library and the clock that cases are counted by; a faulty file stops the start.</summary>
    public static IServiceCollection AddChecklists(this IServiceCollection services, Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        services.AddSingleton(ChecklistLibrary.Open(CommandLine.ChecklistFolder));
        services.AddSingleton(new App.Inspections.Installation(installation.TimeZone, Calendars.Open(CommandLine.ChecklistFolder, installation.Calendar)));
        return services;
    }
}
