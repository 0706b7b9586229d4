using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Components.Account;

/// <summary>Redirects between the account pages, with a message that survives one redirect.</summary>
public sealed class AccountRedirects(NavigationManager navigation)
{
    /// <summary>Name of the cookie that carries the key of the message.</summary>
    public const string StatusCookie = "status";

    private static readonly CookieBuilder Status = new()
    {
        SameSite = SameSiteMode.Strict,
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromSeconds(10),
    };

    /// <summary>Goes to a path of this site; anything else leads to the start page.</summary>
    public void To(string? path) => navigation.NavigateTo(Paths.Local(path), forceLoad: true);

    /// <summary>Goes to a path of this site and shows the message there.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="messageKey">A key of <c>AccountText</c>.</param>
    /// <param name="context">The request.</param>
    public void To(string path, string messageKey, HttpContext context)
    {
        context.Response.Cookies.Append(StatusCookie, messageKey, Status.Build(context));
        To(path);
    }
}
