using Compliance.App.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account;

/// <summary>Registers sign-in: Identity on our store, cookies, policies, and the keys that protect them.</summary>
public static class AccountRegistration
{
    /// <summary>A right that was revoked is gone after at most this time, in cookies and in open circuits.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddAccounts(this IServiceCollection services, HostSettings settings)
    {
        services.AddAuthentication(options =>
        {
            options.DefaultScheme = IdentityConstants.ApplicationScheme;
            options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
        }).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            Harden(cookie.Cookie, "session");
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/Account/Login";
            cookie.LogoutPath = "/Account/Logout";
            cookie.AccessDeniedPath = "/access-denied";
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => Harden(cookie.Cookie, "two-factor"));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, cookie => Harden(cookie.Cookie, "two-factor-remembered"));
        services.AddAntiforgery(options => Harden(options.Cookie, "antiforgery"));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Revalidation);

        services.AddComplianceIdentityStore()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();
        services.AddSingleton<FirstRunToken>();
        services.AddScoped<AccountRedirects>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<AuthenticationStateProvider, RevalidatingSession>();
        services.AddAuthorizationBuilder().AddPolicies();
        services.AddDataProtection()
            .SetApplicationName("Compliance")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "keys")));
        return services;
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
