using Compliance.App.Audit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.App.Notifications;

/// <summary>Registers who is told of what, and how.</summary>
public static class NotificationsRegistration
{
    /// <summary>Adds mail as the section <c>Mail</c> of the configuration says. A setting that cannot work stops the start.</summary>
    public static IServiceCollection AddComplianceMail(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddComplianceMail(configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions());
    }

    /// <summary>Adds mail with options made in code.</summary>
    public static IServiceCollection AddComplianceMail(this IServiceCollection services, MailOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        services.Replace(ServiceDescriptor.Singleton(options));
        return services;
    }

    /// <summary>Adds the notices, and everything that follows the record or knows of due days; without mail.</summary>
    internal static IServiceCollection AddComplianceNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(new MailOptions());
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<CalendarFile>();
        services.AddSingleton<SendMailJob>();
        services.AddSingleton<DailyMail>();
        services.AddSingleton<Reminders>();
        services.AddSingleton<RemindJob>();
        foreach (var type in typeof(NotificationsRegistration).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in (Type[])[typeof(IRecordFollower), typeof(IDueSource)])
            {
                if (type.IsAssignableTo(contract))
                {
                    services.AddSingleton(contract, type);
                }
            }
        }

        return services;
    }
}
