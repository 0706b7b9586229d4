using System.Text.Encodings.Web;
using System.Text.Unicode;
using Compliance.Web.Components.Shared;
using Compliance.Web.Notifications;
using MudBlazor;
using MudBlazor.Services;

namespace Compliance.Web.Components;

/// <summary>Registers what pages need.</summary>
public static class Registration
{
    /// <summary>Adds interactive components, MudBlazor in both languages, and the services of the shell.</summary>
    public static IServiceCollection AddComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DetailedErrors = false);
        // Japanese is written as it is, not as numbered entities three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddMudServices();
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
        services.AddScoped<NoticeSignal>();
        return services;
    }
}
