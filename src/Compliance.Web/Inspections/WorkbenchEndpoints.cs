using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Endpoints;

namespace Compliance.Web.Inspections;

/// <summary>Hands evidence of a case to its team.</summary>
public static class WorkbenchEndpoints
{
    /// <summary>Address of a file of a case, relative to the base.</summary>
    public static string PathOf(Guid inspectionId, Guid versionId) => $"inspections/{inspectionId}/workbench/evidence/{versionId}";

    /// <summary>
    /// Maps the address. Pictures are shown from it as well: a browser draws an image that comes as an attachment in a sandbox,
    /// but it opens no page from it.
    /// </summary>
    public static void MapWorkbench(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/inspections/{inspectionId:guid}/workbench/evidence/{versionId:guid}", DownloadAsync)
        .RequireAuthorization(Policies.Inspector)
        .DisableCookieRedirect()
        .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);

    private static async Task DownloadAsync(
        HttpContext context, Guid inspectionId, Guid versionId, DownloadCaseEvidence download, CaseEvidenceQueries queries, IIds ids)
    {
        if (await EvidenceEndpoints.ActorAsync(context, context.RequestAborted) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        var found = await download.RunAsync(actor, ids.New(), inspectionId, versionId, context.RequestAborted);
        if (!found.IsSuccess)
        {
            await EvidenceProblem.For(found.Error).ExecuteAsync(context);
            return;
        }

        await EvidenceDownload.WriteAsync(context, found.Value, async check =>
            await EvidenceEndpoints.ActorAsync(context, check) is { } now && (await queries.ResolveAsync(now, inspectionId, versionId, check)).IsSuccess);
    }
}
