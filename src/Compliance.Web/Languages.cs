using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Compliance.Web;

/// <summary>The two languages of the platform.</summary>
public static class Languages
{
    /// <summary>Japanese first: it is what most people here read.</summary>
    public static readonly IReadOnlyList<string> All = ["ja", "en"];

    /// <summary>The language of the current request or circuit, <c>ja</c> or <c>en</c>.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ja";

    /// <summary>Chooses by cookie, then by the browser's wish, then Japanese.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) =>
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("ja").AddSupportedCultures([.. All]).AddSupportedUICultures([.. All]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName }, new AcceptLanguageHeaderRequestCultureProvider()];
        });

    /// <summary>Remembers the choice in this browser for a year.</summary>
    public static void Remember(HttpContext context, string language)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!All.Contains(language))
        {
            return;
        }

        context.Response.Cookies.Append(
            CookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
    }

    private const string CookieName = "language";
}
