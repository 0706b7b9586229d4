using Compliance.App.Data;
using Compliance.App.Incidents;
using Compliance.Domain;
using Compliance.Web.Components;

namespace Compliance.Web.Endpoints;

/// <summary>Files that went with the report of an incident, for those who see it.</summary>
public static class IncidentEndpoints
{
    /// <summary>Maps the download of a file.</summary>
    public static void MapIncidents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/incidents/{id:guid}/evidence/{versionId:guid}/download", DownloadAsync)
            .RequireAuthorization(Policies.Incidents)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);

    private static async Task DownloadAsync(HttpContext context, Guid id, Guid versionId, DownloadIncidentEvidence download, IIds ids)
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
