using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Reports;

/// <summary>Registers what issues documents.</summary>
public static class ReportsRegistration
{
    /// <summary>Adds the renderer as the section <c>Reports</c> of the configuration says, and the jobs.</summary>
    public static IServiceCollection AddComplianceReports(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddComplianceReports(configuration.GetSection("Reports").Get<TypstOptions>() ?? new TypstOptions());
    }

    /// <summary>Adds them with options made in code.</summary>
    public static IServiceCollection AddComplianceReports(this IServiceCollection services, TypstOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IDocumentRenderer, TypstRenderer>();
        services.AddSingleton<ReportBuilder>();
        services.AddSingleton<DocumentSweep>();
        services.AddSingleton<RenderDocumentJob>();
        services.AddSingleton<SweepDocumentsJob>();
        return services;
    }
}
