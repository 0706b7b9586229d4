using System.Text.Json;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Oscal;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Web.Checklists;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Compliance.Web.Endpoints;

/// <summary>Takes the files that a draft starts from: OSCAL documents, or a workbook. Nothing of them is kept but the draft.</summary>
internal static class DraftUploads
{
    private const int MostFiles = 20;
    private const long LargestWorkbook = 20L * 1024 * 1024;
    private const long LargestDocument = 50L * 1024 * 1024;

    // A profile comes with what it imports; all of it is in memory at once.
    private const long LargestRequest = 110L * 1024 * 1024;

    /// <summary>Checks who asks before the first byte, reads the files, starts the draft.</summary>
    public static async Task<IResult> RunAsync(HttpContext context, string kind, Guid? operationId, IAntiforgery antiforgery)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (kind is not ("oscal" or "workbook"))
        {
            return EvidenceProblem.For(new NotFound());
        }

        var largest = kind == "oscal" ? LargestDocument : LargestWorkbook;
        if (await CheckAsync(context, operationId, antiforgery, kind == "oscal" ? LargestRequest : LargestWorkbook + 65_536) is { } refused)
        {
            return EvidenceProblem.For(refused is FileTooLarge ? new FileTooLarge(largest) : refused);
        }

        var received = await ReceiveAsync(context, largest);
        if (!received.IsSuccess)
        {
            return EvidenceProblem.For(received.Error);
        }

        // A long transfer must not outlive a right that was revoked meanwhile.
        if (await EvidenceEndpoints.ActorAsync(context, CancellationToken.None) is not { } actor)
        {
            return TypedResults.Unauthorized();
        }

        var started = await StartAsync(context, actor, kind, operationId!.Value, received.Value);
        return started.IsSuccess
            ? TypedResults.Json(new { draftId = started.Value }, statusCode: StatusCodes.Status201Created)
            : EvidenceProblem.For(started.Error, FaultsOf(started.Error));
    }

    private static async Task<Error?> CheckAsync(HttpContext context, Guid? operationId, IAntiforgery antiforgery, long largest)
    {
        if (!context.Request.HasFormContentType || operationId is null || operationId == Guid.Empty)
        {
            return new NoFile();
        }

        // By its header only: looking for the token in the form would read the form first.
        if (string.IsNullOrEmpty(context.Request.Headers["RequestVerificationToken"]))
        {
            return new InvalidToken();
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

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = largest;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions
        {
            MultipartBodyLengthLimit = largest,
            ValueCountLimit = MostFiles,
            MultipartHeadersLengthLimit = 8_192,
        }));
        return context.Request.ContentLength > largest ? new FileTooLarge(largest) : null;
    }

    private static async Task<Result<Upload>> ReceiveAsync(HttpContext context, long largest)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var files = form.Files.Where(file => file.Length > 0).ToList();
            if (files.Count is 0 or > MostFiles)
            {
                return new NoFile();
            }

            if (files.Exists(file => file.Length > largest))
            {
                return new FileTooLarge(largest);
            }

            var read = new List<OscalUpload>();
            foreach (var file in files)
            {
                using var content = new MemoryStream((int)file.Length);
                await file.CopyToAsync(content, context.RequestAborted);
                read.Add(new(Path.GetFileName(file.FileName), content.ToArray()));
            }

            return new Upload(form["checklistId"].ToString().Trim(), read);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new FileTooLarge(largest);
        }
        catch (Exception failure) when (failure is BadHttpRequestException or InvalidDataException or IOException || context.RequestAborted.IsCancellationRequested)
        {
            return new UploadIncomplete();
        }
    }

    private static Task<Result<Guid>> StartAsync(HttpContext context, Actor actor, string kind, Guid operationId, Upload upload)
    {
        var services = context.RequestServices;
        if (kind == "workbook")
        {
            return services.GetRequiredService<StartDraftFromWorkbook>().RunAsync(actor, operationId, upload.Files[0].Content, CancellationToken.None);
        }

        var document = upload.Files.FirstOrDefault(file => IsProfile(file.Content.Span)) ?? upload.Files[0];
        return services.GetRequiredService<StartDraftFromOscal>().RunAsync(
            actor, operationId, upload.ChecklistId, document, [.. upload.Files.Where(file => file != document)], CancellationToken.None);
    }

    // The first name of a document says its model. What is no JSON is told so by the import.
    private static bool IsProfile(ReadOnlySpan<byte> content)
    {
        try
        {
            var json = new Utf8JsonReader(content.StartsWith("\uFEFF"u8) ? content[3..] : content);
            while (json.Read() && json.CurrentDepth <= 1)
            {
                if (json.TokenType is JsonTokenType.PropertyName && json.GetString() is { } name && name != "$schema")
                {
                    return name == "profile";
                }
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }

        return false;
    }

    private static IReadOnlyList<UploadFault>? FaultsOf(Error error) => error switch
    {
        OscalRefused refused => [.. refused.Faults.Select(fault => new UploadFault(fault.Pointer, fault.Message.In(Languages.Current)))],
        WorkbookRefused refused => [.. refused.Faults.Select(fault => new UploadFault(string.Join('!', new[] { fault.Sheet, fault.Cell }.Where(part => part.Length > 0)), DraftWords.Of(fault)))],
        _ => null,
    };

    private sealed record Upload(string ChecklistId, IReadOnlyList<OscalUpload> Files);
}
