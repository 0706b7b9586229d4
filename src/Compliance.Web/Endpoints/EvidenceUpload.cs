using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Compliance.Web.Endpoints;

/// <summary>
/// Takes one file as the raw body of a request. The answer 201 means: the bytes are on the disk, their folder entry is, and
/// the row is committed. Names travel in headers, because addresses end up in logs.
/// </summary>
internal static class EvidenceUpload
{
    /// <summary>Header with the file's name, percent-encoded UTF-8.</summary>
    public const string NameHeader = "X-File-Name";

    /// <summary>Header with the title of a new document, percent-encoded UTF-8; optional.</summary>
    public const string TitleHeader = "X-Title";

    // A lorry's mobile link may stall for a while; a peer that is gone is noticed all the same.
    private static readonly MinDataRate SlowLink = new(bytesPerSecond: 64, gracePeriod: TimeSpan.FromMinutes(2));
    private static readonly TimeSpan LongestScanBeforeAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Receives, stores, adds, scans, answers.</summary>
    public static async Task<IResult> RunAsync(
        HttpContext context, Guid? operationId, Guid? documentId, IAntiforgery antiforgery, EvidenceQueries queries, FileStoreOptions options, IFileStore store)
    {
        context.Response.Headers.CacheControl = "no-store";
        var refused = await CheckAsync(context, operationId, documentId, antiforgery, queries, options);
        if (refused is not null)
        {
            return EvidenceProblem.For(refused);
        }

        Allow(context);
        var stored = await ReceiveAsync(context, store, options.MaxFileSize);
        if (!stored.IsSuccess)
        {
            return EvidenceProblem.For(stored.Error);
        }

        if (context.Request.ContentLength is { } announced && announced != stored.Value.Size)
        {
            return EvidenceProblem.For(new UploadIncomplete());
        }

        // All bytes are here, so the operation is finished even where the client is gone; it finds the result by its id.
        // Who they are is read again: a long transfer must not outlive a right that was revoked meanwhile.
        if (await EvidenceEndpoints.ActorAsync(context, CancellationToken.None) is not { } actor)
        {
            return TypedResults.Unauthorized();
        }

        var added = await AddAsync(context, actor, operationId!.Value, documentId, new ReceivedFile(stored.Value, Text(context, NameHeader) ?? ""));
        return added.IsSuccess
            ? TypedResults.Json(UploadAnswer.Of(await ScanAsync(context, added.Value)), statusCode: StatusCodes.Status201Created)
            : EvidenceProblem.For(added.Error);
    }

    // Everything that can be refused before the first byte.
    private static async Task<Error?> CheckAsync(
        HttpContext context, Guid? operationId, Guid? documentId, IAntiforgery antiforgery, EvidenceQueries queries, FileStoreOptions options)
    {
        // A form would be read, and kept in memory or in a temporary folder, by the antiforgery check itself.
        if (context.Request.HasFormContentType || operationId is null || operationId == Guid.Empty || Text(context, NameHeader) is null)
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

        if (await EvidenceEndpoints.ActorAsync(context, context.RequestAborted) is not { } actor || EvidenceRights.LibraryOf(actor) is null)
        {
            return new NotAllowed();
        }

        if (documentId is { } id && await queries.FindAsync(actor, id, context.RequestAborted) is { IsSuccess: false } unknown)
        {
            return unknown.Error;
        }

        return context.Request.ContentLength switch
        {
            0 => new EmptyFile(),
            { } length when length > options.MaxFileSize => new FileTooLarge(options.MaxFileSize),
            _ => null,
        };
    }

    private static void Allow(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The store counts the file's bytes itself; the server would count the framing of chunks as well.
            size.MaxRequestBodySize = null;
        }

        if (HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = SlowLink;
        }
    }

    private static async Task<Result<StoredBlob>> ReceiveAsync(HttpContext context, IFileStore store, long maxFileSize)
    {
        try
        {
            return await store.WriteAsync(context.Request.Body, maxFileSize, context.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            // Fewer bytes than announced, or none for too long.
            return new UploadIncomplete();
        }
        catch (Exception failure) when (failure is ConnectionResetException || context.RequestAborted.IsCancellationRequested)
        {
            return new UploadIncomplete();
        }
    }

    private static Task<Result<UploadedEvidence>> AddAsync(HttpContext context, Actor actor, Guid operationId, Guid? documentId, ReceivedFile file)
    {
        var services = context.RequestServices;
        return documentId is { } id
            ? services.GetRequiredService<AddEvidenceVersion>().RunAsync(actor, operationId, id, file, CancellationToken.None)
            : services.GetRequiredService<AddEvidence>().RunAsync(actor, operationId, file, Text(context, TitleHeader), CancellationToken.None);
    }

    // Small files are judged before the answer, so that most people never see a file waiting; the job does the rest.
    private static async Task<UploadedEvidence> ScanAsync(HttpContext context, UploadedEvidence added)
    {
        var services = context.RequestServices;
        if (added.Scan != ScanVerdict.Pending || added.Size > services.GetRequiredService<ScannerOptions>().ScanAtOnceUpTo)
        {
            return added;
        }

        using var patience = new CancellationTokenSource(LongestScanBeforeAnswer);
        try
        {
            var answer = await services.GetRequiredService<ScanEvidence>()
                .RunAsync(Actor.System, services.GetRequiredService<IIds>().New(), added.VersionId, patience.Token);
            return answer.IsSuccess ? added with { Scan = answer.Value.Verdict } : added;
        }
        catch (OperationCanceledException)
        {
            return added;
        }
    }

    private static string? Text(HttpContext context, string header) =>
        context.Request.Headers.TryGetValue(header, out var value) ? Uri.UnescapeDataString(value.ToString()) : null;
}
