using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Reports;
using Compliance.Web.Components;
using Microsoft.Net.Http.Headers;

namespace Compliance.Web.Endpoints;

/// <summary>Issued documents travel over HTTP, as attachments.</summary>
public static class DocumentEndpoints
{
    /// <summary>Maps <c>GET /documents/{id}</c>.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/documents/{documentId:guid}", DownloadAsync)
            .RequireAuthorization(Policies.CaseParticipant)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);

    private static async Task DownloadAsync(HttpContext context, Guid documentId, DownloadDocument download, IFileStore store, IIds ids)
    {
        var ct = context.RequestAborted;
        if (await EvidenceEndpoints.ActorAsync(context, ct) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        var found = await download.RunAsync(actor, ids.New(), documentId, ct);
        if (!found.IsSuccess)
        {
            await EvidenceProblem.For(found.Error).ExecuteAsync(context);
            return;
        }

        var file = found.Value;
        var content = await store.OpenAsync(file.Sha256, ct);
        if (content is null || content.Length != file.Size)
        {
            await EvidenceProblem.For(new Domain.Evidence.FileDamaged()).ExecuteAsync(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";

        // RFC 9530: whoever saves the file can tell from the answer alone that it arrived whole.
        context.Response.Headers["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(file.Sha256))}:";
        await TypedResults.Stream(content, "application/pdf", file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\"")).ExecuteAsync(context);
    }
}
