using System.Text.Json.Serialization;
using Compliance.App.Oscal.Mappings;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Web.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Compliance.Web.Endpoints;

/// <summary>Takes the file of a mapping collection as the raw body of a request; nothing of the file is kept but what it says.</summary>
public static class MappingEndpoints
{
    // What the page shows must pass through its circuit in one message of 32 KB.
    private const int MostFaults = 40;
    private const int MostIds = 80;
    private const int MostMappings = 50;
    private const int LongestText = 120;

    /// <summary>Maps <c>POST /standards/mappings/upload</c>.</summary>
    public static void MapMappings(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/standards/mappings/upload", UploadAsync).RequireAuthorization(Policies.StandardsEditor).DisableCookieRedirect();

    private static async Task<IResult> UploadAsync(
        HttpContext context, Guid? operationId, string? checklist, string? side, int? number, IAntiforgery antiforgery, ImportMapping import)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await CheckAsync(context, operationId, antiforgery) is { } refused)
        {
            return EvidenceProblem.For(refused);
        }

        var received = await ReceiveAsync(context);
        if (!received.IsSuccess)
        {
            return EvidenceProblem.For(received.Error);
        }

        // A long transfer must not outlive a right that was revoked meanwhile.
        if (await EvidenceEndpoints.ActorAsync(context, CancellationToken.None) is not { } actor)
        {
            return TypedResults.Unauthorized();
        }

        // Anything but the two names is refused by the use case.
        var chosen = Enum.TryParse<MappingSide>(side, out var known) ? known : (MappingSide)(-1);
        var imported = await import.RunAsync(actor, operationId!.Value, new MappingFile(checklist ?? "", chosen, number, received.Value), CancellationToken.None);
        return imported.IsSuccess
            ? TypedResults.Json(new { mappingId = imported.Value }, statusCode: StatusCodes.Status201Created)
            : ProblemOf(imported.Error);
    }

    // Everything that can be refused before the first byte.
    private static async Task<Error?> CheckAsync(HttpContext context, Guid? operationId, IAntiforgery antiforgery)
    {
        // A form would be read, and kept in memory or in a temporary folder, by the antiforgery check itself.
        if (context.Request.HasFormContentType || operationId is null || operationId == Guid.Empty)
        {
            return new NoFile();
        }

        try
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return new InvalidToken();
        }

        if (await EvidenceEndpoints.ActorAsync(context, context.RequestAborted) is not { } actor || !actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        return context.Request.ContentLength switch
        {
            0 => new EmptyFile(),
            > ImportMapping.MaximumBytes => new FileTooLarge(ImportMapping.MaximumBytes),
            _ => null,
        };
    }

    private static async Task<Result<ReadOnlyMemory<byte>>> ReceiveAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The bytes of the file are counted here; the server would count the framing of chunks as well.
            size.MaxRequestBodySize = null;
        }

        try
        {
            using var content = new MemoryStream((int)(context.Request.ContentLength ?? 0));
            var buffer = new byte[81_920];
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
            {
                if (content.Length + read > ImportMapping.MaximumBytes)
                {
                    return new FileTooLarge(ImportMapping.MaximumBytes);
                }

                content.Write(buffer, 0, read);
            }

            return content.Length == 0 ? new EmptyFile() : (ReadOnlyMemory<byte>)content.ToArray();
        }
        catch (Exception failure) when (failure is BadHttpRequestException or ConnectionResetException || context.RequestAborted.IsCancellationRequested)
        {
            return new UploadIncomplete();
        }
    }

    private static IResult ProblemOf(Error error)
    {
        var problem = new Problem(error.Code, StatusCodes.Status400BadRequest, ErrorText.For(error), error.Code);
        return error switch
        {
            MappingFaulty faulty => Answer(problem with
            {
                Faults = [.. faulty.Faults.Take(MostFaults).Select(fault => new UploadFault(Short(fault.Pointer), Short(fault.Message.In(Languages.Current))))],
                More = Math.Max(0, faulty.Faults.Count - MostFaults),
            }),
            NothingMatched nothing => Answer(problem with
            {
                Ids = [.. nothing.Ids.Take(MostIds).Select(Short)],
                More = Math.Max(0, nothing.Ids.Count - MostIds),
            }),
            MappingNotChosen several => Answer(problem with { Mappings = [.. several.Mappings.Take(MostMappings).Select(Short)] }),
            _ => EvidenceProblem.For(error),
        };
    }

    private static IResult Answer(Problem problem) => TypedResults.Json(problem, contentType: "application/problem+json", statusCode: problem.Status);

    private static string Short(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";

    private sealed record Problem(string Title, int Status, string Detail, string Code)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<UploadFault>? Faults { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<string>? Mappings { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<string>? Ids { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int More { get; init; }
    }
}
