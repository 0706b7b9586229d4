using System.Security.Claims;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.Web.Components;
using Compliance.Web.Components.Layout;
using Microsoft.AspNetCore.Mvc;

namespace Compliance.Web.Endpoints;

/// <summary>Language and theme: remembered in the browser, the language with the person as well.</summary>
public static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/preferences").AllowAnonymous();
        group.MapPost("/language", SetLanguageAsync);
        group.MapPost("/theme", SetTheme);
    }

    private static async Task<IResult> SetLanguageAsync(
        HttpContext context,
        [FromForm] string language,
        [FromForm] string? returnUrl,
        ActorReader actors,
        SetOwnLanguage setOwnLanguage,
        IIds ids,
        CancellationToken ct)
    {
        Languages.Remember(context, language);
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            && await actors.FindAsync(userId, ct) is { } actor)
        {
            // The cookie decides for this browser; the stored wish is what the next sign-in elsewhere starts with.
            await setOwnLanguage.RunAsync(actor, ids.New(), language, ct);
        }

        return TypedResults.LocalRedirect("~" + Paths.Local(returnUrl));
    }

    private static IResult SetTheme(HttpContext context, [FromForm] string theme, [FromForm] string? returnUrl)
    {
        context.Response.Cookies.Append(
            Theme.Cookie,
            theme == "dark" ? "dark" : "light",
            // Readable by script, because an interactive page switches without loading itself again.
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
        return TypedResults.LocalRedirect("~" + Paths.Local(returnUrl));
    }
}
