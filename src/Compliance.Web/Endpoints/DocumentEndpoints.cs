using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Oscal.Export;
using Compliance.App.Reports;
using Compliance.Domain;
using Compliance.Web.Components;
using Microsoft.Net.Http.Headers;

namespace Compliance.Web.Endpoints;

/// <summary>Issued documents travel over HTTP, as attachments.</summary>
public static class DocumentEndpoints
{
    /// <summary>Maps <c>GET /documents/{id}</c> and <c>GET /inspections/{id}/oscal/{model}</c>.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/documents/{documentId:guid}", DownloadAsync)
            .RequireAuthorization(Policies.CaseParticipant)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);
        endpoints.MapGet("/inspections/{inspectionId:guid}/oscal/{model}", DownloadOscalAsync)
            .RequireAuthorization(Policies.CaseParticipant)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);
    }

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

        Describe(context, file.Sha256);
        await TypedResults.Stream(content, "application/pdf", file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\"")).ExecuteAsync(context);
    }

    private static async Task DownloadOscalAsync(HttpContext context, Guid inspectionId, string model, DownloadOscal download, IIds ids)
    {
        var ct = context.RequestAborted;
        if (await EvidenceEndpoints.ActorAsync(context, ct) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        Result<ExportedOscal> made = OscalModels.Find(model) is { } known
            ? await download.RunAsync(actor, ids.New(), inspectionId, known, ct)
            : new NotFound();
        if (!made.IsSuccess)
        {
            await EvidenceProblem.For(made.Error).ExecuteAsync(context);
            return;
        }

        var file = made.Value;
        Describe(context, file.Sha256);
        await TypedResults.Bytes(file.Content, "application/json", file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\"")).ExecuteAsync(context);
    }

    private static void Describe(HttpContext context, string sha256)
    {
        context.Response.Headers.CacheControl = "no-store";

        // RFC 9530: whoever saves the file can tell from the answer alone that it arrived whole.
        context.Response.Headers["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
    }
}
