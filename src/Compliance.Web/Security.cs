using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.FileProviders;

namespace Compliance.Web;

/// <summary>Headers on every answer.</summary>
public static class Security
{
    /// <summary>No framing, no sniffing, no foreign source; styles may be inline because MudBlazor sets them so.</summary>
    public static IApplicationBuilder UsePlatformSecurityHeaders(this IApplicationBuilder app)
    {
        var policies = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
            .AddCrossOriginOpenerPolicy(coop => coop.SameOrigin())
            .AddCrossOriginResourcePolicy(corp => corp.SameOrigin())
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().Self();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self().UnsafeInline();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddFrameSrc().Self();
                csp.AddObjectSrc().None();
                csp.AddBaseUri().Self();
                csp.AddFormAction().Self();
                csp.AddFrameAncestors().None();
            })
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
                policy.AddPayment().None();
                policy.AddUsb().None();
                policy.AddDisplayCapture().None();
                policy.AddPublickeyCredentialsCreate().Self();
                policy.AddPublickeyCredentialsGet().Self();
                policy.AddFullscreen().Self();
            })
            // Lets a browser that has no choice stored tell whether its owner works in the dark.
            .AddCustomHeader("Accept-CH", "Sec-CH-Prefers-Color-Scheme")
            .AddCustomHeader("Vary", "Sec-CH-Prefers-Color-Scheme")
            .AddCustomHeader("Critical-CH", "Sec-CH-Prefers-Color-Scheme");
        return app.UseSecurityHeaders(policies);
    }

    /// <summary>
    /// Shows the page of an error to people who read pages. The page is read and not posted to: a form that was refused for
    /// its token would otherwise be refused by the error page once more. A program that posted something else gets the bare
    /// status; a page in its place would only confuse it.
    /// </summary>
    public static IApplicationBuilder UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            // A request that makes no sense is its sender's fault, under development too.
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        return app.Use((context, next) =>
        {
            if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                // Without its body too: nobody but the page that failed knows what to do with it.
                context.Request.Method = HttpMethods.Get;
                context.Request.ContentType = null;
                context.Request.ContentLength = null;
            }
            else if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = ReadsPages(context.Request);
            }

            return next(context);
        });
    }

    // A browser that goes to an address or sends a form says that it wants a page; scripts and programs do not.
    private static bool ReadsPages(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.HasFormContentType)
        && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Serves the font files that publishing puts into <c>wwwroot/fonts</c> after the list of static assets was made.
    /// Without them pages use the system's fonts.
    /// </summary>
    public static WebApplication UseInstalledFonts(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var folder = Path.Combine(app.Environment.WebRootPath ?? "", "fonts");
        if (Directory.Exists(folder))
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                RequestPath = "/fonts",
                FileProvider = new PhysicalFileProvider(folder),
                OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = "public, max-age=604800",
            });
        }

        return app;
    }
}
