using System.Text;
using Compliance.App.Inspections.Visits;
using Compliance.Domain;
using Compliance.Web.Components;

namespace Compliance.Web.Endpoints;

/// <summary>A visit as a file for a calendar.</summary>
public static class VisitEndpoints
{
    /// <summary>Maps the download.</summary>
    public static void MapVisits(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/inspections/{id:guid}/visits/{visitId:guid}/visit.ics", DownloadAsync)
            .RequireAuthorization(Policies.CaseParticipant)
            .DisableCookieRedirect()
            .WithSecurityHeadersPolicy(EvidenceDownload.HeaderPolicy);

    private static async Task DownloadAsync(HttpContext context, Guid id, Guid visitId, VisitQueries queries)
    {
        var ct = context.RequestAborted;
        if (await EvidenceEndpoints.ActorAsync(context, ct) is not { } actor)
        {
            await TypedResults.Unauthorized().ExecuteAsync(context);
            return;
        }

        var found = await queries.CalendarAsync(actor, id, visitId, ct);
        if (!found.IsSuccess)
        {
            // Without a body: a foreign id answers like an unknown one.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await TypedResults.File(Encoding.UTF8.GetBytes(found.Value), "text/calendar; charset=utf-8", "visit.ics").ExecuteAsync(context);
    }
}
