using System.Security.Claims;
using Compliance.App.Access;
using Compliance.Web.Components.Account;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Endpoints;

/// <summary>What the account pages need beside themselves: signing out, and the two halves of a passkey ceremony.</summary>
public static class AccountEndpoints
{
    public static void MapAccountEndpoints(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/Account");
        group.MapPost("/Logout", LogoutAsync).AllowAnonymous();
        group.MapPost("/PasskeyCreationOptions", CreationOptionsAsync).RequireAuthorization();
        group.MapPost("/PasskeyRequestOptions", RequestOptionsAsync).AllowAnonymous();
    }

    /// <summary>Leads to the password page while a person still has the password that somebody else chose.</summary>
    public static void UsePasswordChangeFirst(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.User.HasClaim(claim => claim.Type == AccountClaims.MustChangePassword) && !MayWait(context.Request.Path))
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.Redirect(ChangePassword);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }

            return;
        }

        await next();
    });

    private const string ChangePassword = "/Account/Manage/ChangePassword";

    private static bool MayWait(PathString path) =>
        path == ChangePassword || path == "/Account/Logout" || path == "/health" || path == "/error"
        || path.StartsWithSegments("/preferences", StringComparison.OrdinalIgnoreCase) || Path.HasExtension(path.Value);

    private static async Task<IResult> LogoutAsync(HttpContext context, SignInManager<AppUser> signIn, IAntiforgery antiforgery)
    {
        // The framework checks the token where a handler reads the form; this one does not.
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("~/Account/Login");
    }

    private static async Task<IResult> CreationOptionsAsync(
        HttpContext context, ClaimsPrincipal principal, UserManager<AppUser> users, SignInManager<AppUser> signIn, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        var user = await users.GetUserAsync(principal);
        if (user is null)
        {
            return TypedResults.NotFound();
        }

        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = await users.GetUserIdAsync(user),
            Name = user.UserName ?? user.DisplayName,
            DisplayName = user.DisplayName,
        });
        return TypedResults.Content(options, contentType: "application/json");
    }

    // Never asks for the passkeys of a named account: that would tell strangers which accounts exist.
    private static async Task<IResult> RequestOptionsAsync(HttpContext context, SignInManager<AppUser> signIn, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        return TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), contentType: "application/json");
    }
}
