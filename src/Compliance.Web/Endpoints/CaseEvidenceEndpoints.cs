using System.Security.Cryptography;
using System.Text;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;

namespace Compliance.Web.Endpoints;

/// <summary>Evidence as a case hands it out: to the firm what it cites, to the team what was submitted.</summary>
public static class CaseEvidenceEndpoints
{
    /// <summary>Maps the download of a case's evidence.</summary>
    public static void MapCaseEvidence(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/inspections/{id:guid}/evidence/{versionId:guid}/download", DownloadAsync)
            .RequireAuthorization(Policies.CaseParticipant)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);

    private static async Task DownloadAsync(
        HttpContext context, Guid id, Guid versionId, DownloadCaseEvidence download, CaseEvidenceQueries queries, IIds ids, TimeProvider time)
    {
        var ct = context.RequestAborted;
        if (await EvidenceEndpoints.ActorAsync(context, ct) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        var found = await download.RunAsync(actor, OperationFor(context, actor, id, versionId, ids, time), id, versionId, ct);
        if (found.IsSuccess)
        {
            await EvidenceDownload.WriteAsync(
                context,
                found.Value,
                async check => await EvidenceEndpoints.ActorAsync(context, check) is { } now && (await queries.ResolveAsync(now, id, versionId, check)).IsSuccess);
        }
        else if (found.Error is NotFound)
        {
            // Without a body: people get the page that says so, and a foreign id answers like an unknown one.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await EvidenceProblem.For(found.Error).ExecuteAsync(context);
        }
    }

    // A reader that asks for many parts of a file is one operation in an hour, or the record would drown in them.
    private static Guid OperationFor(HttpContext context, Actor actor, Guid inspectionId, Guid versionId, IIds ids, TimeProvider time)
    {
        if (!context.Request.Headers.ContainsKey("Range"))
        {
            return ids.New();
        }

        var hour = time.GetUtcNow().ToUnixTimeSeconds() / 3600;
        var name = $"parts {actor.UserId:N} {inspectionId:N} {versionId:N} {hour}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }
}
