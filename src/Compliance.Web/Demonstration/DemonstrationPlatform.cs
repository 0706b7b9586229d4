using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.App.Reports;

namespace Compliance.Web.Demonstration;

/// <summary>The platform without its pages, on a clock and with ids of its own.</summary>
public static class DemonstrationPlatform
{
    /// <summary>Puts it together.</summary>
    /// <param name="database">The database.</param>
    /// <param name="storage">Where files go.</param>
    /// <param name="time">The story's clock.</param>
    /// <param name="ids">Makes ids.</param>
    /// <param name="checklists">The folder of the checklist library.</param>
    /// <param name="reports">How documents are rendered; null where the story issues none.</param>
    public static ServiceProvider Build(
        DatabaseOptions database, FileStoreOptions storage, SteppingTime time, IIds ids, string checklists, TypstOptions? reports = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(ids);
        services.AddComplianceApp(database);
        services.AddComplianceIdentityStore();
        services.AddComplianceFiles(storage, new ScannerOptions());
        services.AddComplianceReports(reports ?? new TypstOptions());
        services.AddSingleton(ChecklistLibrary.Open(checklists));

        // Made-up cases have the dates of Tokyo wherever they are made up.
        services.AddSingleton(new App.Inspections.LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Calendars.Open(checklists, "jp")));
        return services.BuildServiceProvider();
    }
}
