using System.Globalization;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Web.Cli;
using Compliance.Web.Demonstration;

namespace Compliance.Web;

/// <summary>What is particular to this installation, from the configuration.</summary>
/// <param name="Database">Which database serves.</param>
/// <param name="DataFolder">Absolute path of the folder that holds evidence, keys and the embedded database.</param>
/// <param name="TimeZone">In which instants are shown and days are counted.</param>
/// <param name="Demonstration">True where demonstration accounts are offered on the sign-in page.</param>
public sealed record HostSettings(DatabaseOptions Database, string DataFolder, TimeZoneInfo TimeZone, bool Demonstration)
{
    /// <summary>Reads <c>Database</c>, <c>Storage:DataFolder</c>, <c>Installation:TimeZone</c> and <c>Demonstration:Enabled</c>.</summary>
    public static HostSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (database, folder) = DatabaseOf(configuration);
        Directory.CreateDirectory(folder);
        return new HostSettings(
            database,
            folder,
            TimeZoneInfo.FindSystemTimeZoneById(configuration["Installation:TimeZone"] ?? "Asia/Tokyo"),
            configuration.GetValue("Demonstration:Enabled", defaultValue: false));
    }

    /// <summary>Which database is configured and where the data folder is; touches neither.</summary>
    public static (DatabaseOptions Database, string DataFolder) DatabaseOf(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var folder = Path.GetFullPath(configuration["Storage:DataFolder"] ?? "data");
        var database = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (configuration["Database:ConnectionString"] is null && !database.IsPostgres)
        {
            database.ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Data Source={Path.Combine(folder, "compliance.db")}");
        }

        return (database, folder);
    }
}

/// <summary>Registers the installation.</summary>
public static class HostSettingsRegistration
{
    /// <summary>
    /// Adds the <see cref="HostSettings"/> as configured, the checklist library, and the calendar of business days
    /// (<c>Installation:Calendar</c>). A faulty file stops the start.
    /// </summary>
    public static HostSettings AddHostSettings(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = HostSettings.From(configuration);
        services.AddSingleton(settings);
        if (ShiftedTime.From(configuration, settings.Demonstration) is { } shifted)
        {
            services.AddSingleton<TimeProvider>(shifted);
        }

        services.AddSingleton(ChecklistLibrary.Open(CommandLine.ChecklistFolder));
        services.AddSingleton(new App.Inspections.LocalCalendar(
            settings.TimeZone, Calendars.Open(CommandLine.ChecklistFolder, configuration["Installation:Calendar"] ?? "jp")));
        return settings;
    }
}
