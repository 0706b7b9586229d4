using Compliance.App.Checklists.Drafts;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;

namespace Compliance.Web.Endpoints;

/// <summary>Workbooks of standards, and the files that drafts start from; they travel over HTTP, never over a circuit.</summary>
public static class StandardEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapStandards(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/standards").RequireAuthorization(Policies.Standards).DisableCookieRedirect();
        group.MapGet("/{checklistId}/{version}/workbook", VersionAsync);
        group.MapGet("/template", TemplateAsync).RequireAuthorization(Policies.StandardsEditor);
        group.MapPost("/drafts/upload/{kind}", DraftUploads.RunAsync).RequireAuthorization(Policies.StandardsEditor);
    }

    private static Task<IResult> VersionAsync(HttpContext context, string checklistId, string version, WorkbookQueries queries, CancellationToken ct) =>
        FileAsync(context, actor => queries.OfVersionAsync(actor, checklistId, version, ct), $"{checklistId}-{version}.xlsx", ct);

    private static Task<IResult> TemplateAsync(HttpContext context, WorkbookQueries queries, CancellationToken ct) =>
        FileAsync(context, actor => queries.TemplateAsync(actor, ct), "checklist-template.xlsx", ct);

    private static async Task<IResult> FileAsync(HttpContext context, Func<Actor, Task<Result<byte[]>>> read, string name, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await EvidenceEndpoints.ActorAsync(context, ct) is not { } actor)
        {
            return TypedResults.Unauthorized();
        }

        var file = await read(actor);
        return file.IsSuccess ? TypedResults.File(file.Value, Spreadsheet, name) : EvidenceProblem.For(file.Error);
    }
}
