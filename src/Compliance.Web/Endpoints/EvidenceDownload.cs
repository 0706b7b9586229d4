using Compliance.App.Evidence;
using Compliance.Domain.Evidence;
using Microsoft.Net.Http.Headers;

namespace Compliance.Web.Endpoints;

/// <summary>
/// Streams a file that somebody may have: as an attachment, in a sandbox, never kept by caches. The caller has decided and
/// has put the download on record; a capability that hands out evidence by its own rules uses this too.
/// </summary>
internal static partial class EvidenceDownload
{
    /// <summary>
    /// Name of the headers' policy; every endpoint that calls <see cref="WriteAsync"/> names it, because the platform's headers
    /// are set after the endpoint's own.
    /// </summary>
    public const string HeaderPolicy = "Evidence";

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(3);

    /// <summary>Adds the policy: whatever a file contains, a browser neither shows nor runs it on the platform's origin.</summary>
    public static IServiceCollection AddEvidenceHeaders(this IServiceCollection services)
    {
        services.AddSecurityHeaderPolicies().AddPolicy(HeaderPolicy, policy => policy
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
            .AddCustomHeader("Content-Security-Policy", "sandbox; default-src 'none'"));
        return services;
    }

    /// <summary>Writes the file, or the part of it that was asked for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="version">The version, released.</param>
    /// <param name="mayGoOn">Asked again and again while bytes flow; false cuts the connection.</param>
    public static async Task WriteAsync(HttpContext context, EvidenceVersion version, Func<CancellationToken, Task<bool>> mayGoOn)
    {
        var services = context.RequestServices;
        var content = await services.GetRequiredService<IFileStore>().OpenAsync(version.Sha256, context.RequestAborted);
        if (content is null || content.Length != version.Size)
        {
            Damaged(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EvidenceDownload)), version.Id);
            await EvidenceProblem.For(new FileDamaged()).ExecuteAsync(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watch = WatchAsync(context, mayGoOn, services.GetRequiredService<TimeProvider>(), over.Token);
        try
        {
            await TypedResults.Stream(
                content,
                version.MediaType,
                version.FileName,
                lastModified: null,
                entityTag: new EntityTagHeaderValue($"\"{version.Sha256}\""),
                enableRangeProcessing: true).ExecuteAsync(context);
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    // A right that is revoked ends transfers under way as well.
    private static async Task WatchAsync(HttpContext context, Func<CancellationToken, Task<bool>> mayGoOn, TimeProvider time, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(CheckEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (!await mayGoOn(ct))
                {
                    context.Abort();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The file is through, or the reader is gone.
        }
    }

    [LoggerMessage(LogLevel.Critical, "The stored file of evidence version {VersionId} is missing or has another size.")]
    private static partial void Damaged(ILogger logger, Guid versionId);
}
