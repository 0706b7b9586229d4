using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.App.Inspections.Visits;
using Compliance.App.Notifications;
using Compliance.App.Oscal.Export;
using Compliance.App.Programmes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.App;

/// <summary>Registers everything of this assembly; the host adds configuration and sign-in.</summary>
public static class AppRegistration
{
    /// <summary>Adds the context factory, the clock, the ids and every use case and query class.</summary>
    public static IServiceCollection AddComplianceApp(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddComplianceDb(database);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIds, Ids>();
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<Changes>();
        services.AddSingleton<ActorReader>();
        services.AddSingleton<PublishedFiles>();
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<ActionDesk>();
        services.AddSingleton<VisitDesk>();
        services.AddSingleton<OscalExports>();
        services.AddSingleton<CloseOutJob>();
        services.AddSingleton<Presence>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<AccountManager>();
        services.AddComplianceNotices();
        services.AddSingleton(provider => new NoticeClock(provider.GetRequiredService<LocalCalendar>().Zone));

        // A use case is a sealed class with RunAsync(Actor, …), a query class ends in Queries: both hold no state.
        foreach (var type in typeof(AppRegistration).Assembly.GetTypes().Where(IsUseCaseOrQueries))
        {
            services.TryAddSingleton(type);
        }

        return services;
    }

    /// <summary>True for a use case and for a query class; the architecture tests ask the same question.</summary>
    public static bool IsUseCaseOrQueries(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type is { IsSealed: true, IsAbstract: false, IsPublic: true }
            && (type.Name.EndsWith("Queries", StringComparison.Ordinal) || type.GetMethods().Any(method => method.Name == "RunAsync"))
            && type != typeof(Changes);
    }
}
