using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Web.Components;

namespace Compliance.Web.Endpoints;

/// <summary>Evidence of an appeal: to the firm what it cited, to the officer who hears it that and what was submitted.</summary>
public static class AppealEndpoints
{
    /// <summary>Maps the download of an appeal's evidence.</summary>
    public static void MapAppeals(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/inspections/{id:guid}/appeal/evidence/{versionId:guid}/download", DownloadAsync)
            .RequireAuthorization(Policies.CaseParticipant)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);

    private static async Task DownloadAsync(HttpContext context, Guid id, Guid versionId, DownloadAppealEvidence download, IIds ids)
    {
        var ct = context.RequestAborted;
        if (await EvidenceEndpoints.ActorAsync(context, ct) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        var found = await download.RunAsync(actor, ids.New(), id, versionId, ct);
        if (found.IsSuccess)
        {
            await EvidenceDownload.WriteAsync(
                context,
                found.Value,
                async check => await EvidenceEndpoints.ActorAsync(context, check) is { } now && (await download.MayAsync(now, id, versionId, check)).IsSuccess);
        }
        else if (found.Error is NotFound)
        {
            // Without a body: a foreign id answers like an unknown one.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await EvidenceProblem.For(found.Error).ExecuteAsync(context);
        }
    }
}
