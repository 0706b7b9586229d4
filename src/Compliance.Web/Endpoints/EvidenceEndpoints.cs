using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Web.Components;

namespace Compliance.Web.Endpoints;

/// <summary>Files travel over HTTP, never over a circuit.</summary>
public static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder endpoints)
    {
        // Opened before the first request: a folder that cannot be written stops the start, and leftovers go.
        _ = endpoints.ServiceProvider.GetRequiredService<IFileStore>();
        var group = endpoints.MapGroup("/evidence").RequireAuthorization(Policies.Firm).DisableCookieRedirect();
        var upload = group.MapGroup("/upload");
        upload.MapPost("", EvidenceUpload.RunAsync);
        upload.MapGet("/{operationId:guid}", FindUploadAsync);
        group.MapGet("/{versionId:guid}/download", DownloadAsync).WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);
    }

    /// <summary>Who asks, as the database knows them at this moment.</summary>
    internal static async Task<Actor?> ActorAsync(HttpContext context, CancellationToken ct) =>
        Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            ? await context.RequestServices.GetRequiredService<ActorReader>().FindAsync(userId, ct)
            : null;

    // A client that lost the answer to its upload asks here before it sends the file again, and for the scanner's verdict.
    private static async Task<IResult> FindUploadAsync(HttpContext context, Guid operationId, EvidenceQueries queries, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await ActorAsync(context, ct) is not { } actor)
        {
            return TypedResults.Unauthorized();
        }

        var found = await queries.FindUploadAsync(actor, operationId, ct);
        return found.IsSuccess ? TypedResults.Json(UploadAnswer.Of(found.Value)) : EvidenceProblem.For(found.Error);
    }

    private static async Task DownloadAsync(HttpContext context, Guid versionId, DownloadEvidence download, IIds ids, TimeProvider time)
    {
        var ct = context.RequestAborted;
        if (await ActorAsync(context, ct) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        var found = await download.RunAsync(actor, OperationFor(context, actor, versionId, ids, time), versionId, ct);
        if (found.IsSuccess)
        {
            await EvidenceDownload.WriteAsync(
                context, found.Value, async check => await ActorAsync(context, check) is { } now && EvidenceRights.LibraryOf(now) == found.Value.FirmId);
        }
        else
        {
            await EvidenceProblem.For(found.Error).ExecuteAsync(context);
        }
    }

    // Each download is one operation. A reader that asks for many parts of a file is one operation in an hour, or the
    // record would drown in them.
    private static Guid OperationFor(HttpContext context, Actor actor, Guid versionId, IIds ids, TimeProvider time)
    {
        if (!context.Request.Headers.ContainsKey("Range"))
        {
            return ids.New();
        }

        var hour = time.GetUtcNow().ToUnixTimeSeconds() / 3600;
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"parts {actor.UserId:N} {versionId:N} {hour}")).AsSpan(0, 16));
    }
}

/// <summary>What a client learns of its upload.</summary>
internal sealed record UploadAnswer(Guid DocumentId, Guid VersionId, int Number, string FileName, long Size, string Sha256, string Scan)
{
    public static UploadAnswer Of(UploadedEvidence uploaded) =>
        new(uploaded.DocumentId, uploaded.VersionId, uploaded.Number, uploaded.FileName, uploaded.Size, uploaded.Sha256, uploaded.Scan.ToString());
}
