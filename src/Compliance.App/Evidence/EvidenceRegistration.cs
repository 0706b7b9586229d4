using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Evidence;

/// <summary>Registers the file store, the scanner, and whoever keeps hashes of stored bytes.</summary>
public static class EvidenceRegistration
{
    /// <summary>Adds them as the sections <c>Storage</c> and <c>Scanner</c> of the configuration say.</summary>
    public static IServiceCollection AddComplianceFiles(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddComplianceFiles(
            configuration.GetSection("Storage").Get<FileStoreOptions>() ?? new FileStoreOptions(),
            configuration.GetSection("Scanner").Get<ScannerOptions>() ?? new ScannerOptions());
    }

    /// <summary>Adds them with options made in code.</summary>
    public static IServiceCollection AddComplianceFiles(this IServiceCollection services, FileStoreOptions storage, ScannerOptions scanner)
    {
        ArgumentNullException.ThrowIfNull(scanner);
        services.AddSingleton(storage);
        services.AddSingleton(scanner);
        services.AddSingleton<IFileStore, DiskFileStore>();
        if (scanner.Clamd.Length == 0)
        {
            services.AddSingleton<IMalwareScanner, NoScanner>();
        }
        else
        {
            _ = ClamdScanner.Address(scanner.Clamd);
            services.AddSingleton<IMalwareScanner, ClamdScanner>();
        }

        services.AddSingleton<FileCheck>();
        services.AddSingleton<SweepFilesJob>();
        services.AddSingleton<ScanPendingEvidenceJob>();
        foreach (var owner in typeof(EvidenceRegistration).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBlobOwner))))
        {
            services.AddSingleton(typeof(IBlobOwner), owner);
        }

        return services;
    }
}
