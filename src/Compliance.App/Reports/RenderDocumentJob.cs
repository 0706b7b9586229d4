using System.Collections.Concurrent;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Compliance.App.Reports;

/// <summary>
/// Renders one document and issues it. It can be delivered any number of times and killed anywhere: the bytes are made
/// from frozen data alone and kept under their hash, and the one change that issues them runs under the document's own id
/// as its operation, so it happens once.
/// </summary>
public sealed class RenderDocumentJob(
    IDbContextFactory<ComplianceDb> factory,
    ReportBuilder builder,
    IDocumentRenderer renderer,
    IFileStore store,
    Changes changes,
    IIds ids,
    TimeProvider time,
    ILogger<RenderDocumentJob> log)
{
    private const long MostBytes = 512L * 1024 * 1024;

    // The sweep may hand a document over again while it is being rendered; doing the work twice would be harmless and dear.
    private readonly ConcurrentDictionary<Guid, bool> running = [];

    /// <summary>Renders and issues the document, unless that was done or is not due.</summary>
    public async Task ExecuteAsync(Guid documentId, CancellationToken ct)
    {
        if (!running.TryAdd(documentId, true))
        {
            return;
        }

        try
        {
            if (await DueAsync(documentId, ct) is not { } document)
            {
                return;
            }

            StoredBlob blob;
            try
            {
                blob = await RenderAsync(document, ct);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                await FailAsync(document, problem, ct);
                return;
            }

            await IssueAsync(document, blob, ct);
        }
        finally
        {
            running.TryRemove(documentId, out _);
        }
    }

    private async Task<IssuedDocument?> DueAsync(Guid documentId, CancellationToken ct)
    {
        var now = time.Now();
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<IssuedDocument>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == documentId && row.Status == DocumentStatus.Pending && row.NextAttemptAt <= now, ct);
    }

    private async Task<StoredBlob> RenderAsync(IssuedDocument document, CancellationToken ct)
    {
        var input = await builder.BuildAsync(document.InspectionId, document.Kind, document.SubjectId, ct);
        var bytes = await renderer.RenderAsync(input.Template, input.Model, input.Attachments, input.Created, ct);
        using var content = new MemoryStream(bytes, writable: false);
        var written = await store.WriteAsync(content, MostBytes, ct);
        return written.IsSuccess ? written.Value : throw new RenderFailedException($"The document could not be kept: {written.Error}");
    }

    private async Task IssueAsync(IssuedDocument document, StoredBlob blob, CancellationToken ct)
    {
        var issued = await changes.RunAsync(
            Actor.System,
            document.Id,
            async change =>
            {
                await change.Db.LockAsync<IssuedDocument>(document.Id, ct);
                var row = await change.Db.Set<IssuedDocument>().SingleAsync(row => row.Id == document.Id, ct);
                if (row.Status is DocumentStatus.Issued)
                {
                    return Done.Value;
                }

                var firmId = await change.Db.Set<Inspection>().Where(inspection => inspection.Id == row.InspectionId).Select(inspection => inspection.FirmId).SingleAsync(ct);
                row.Issue(blob, change.Now);

                // The subject is the hash itself: whoever holds the file finds it in the record.
                change.Record(
                    RecordedAction.DocumentIssued,
                    new Subject("document", blob.Sha256, row.InspectionId, firmId),
                    null,
                    new { row.Id, row.Kind, blob.Sha256, blob.Size });
                return Done.Value;
            },
            ct);
        if (!issued.IsSuccess)
        {
            // Somebody changed the row meanwhile; it is still pending, and the next sweep takes it up again.
            log.LogInformation("Document {DocumentId} was changed while it was issued.", document.Id);
        }
    }

    private async Task FailAsync(IssuedDocument document, Exception problem, CancellationToken ct)
    {
        log.LogWarning("Document {DocumentId} could not be rendered: {Problem}.", document.Id, problem.GetType().Name);
        var cause = problem is RenderFailedException ? problem.Message : $"{problem.GetType().Name}: {problem.Message}";
        await changes.RunAsync(
            Actor.System,
            ids.New(),
            async change =>
            {
                await change.Db.LockAsync<IssuedDocument>(document.Id, ct);
                var row = await change.Db.Set<IssuedDocument>().SingleAsync(row => row.Id == document.Id, ct);
                if (row.Status is not DocumentStatus.Pending || row.Version != document.Version)
                {
                    return Done.Value;
                }

                var firmId = await change.Db.Set<Inspection>().Where(inspection => inspection.Id == row.InspectionId).Select(inspection => inspection.FirmId).SingleAsync(ct);
                var last = row.Fail(cause, change.Now);
                change.Record(
                    last ? RecordedAction.DocumentFailed : RecordedAction.DocumentAttemptFailed,
                    new Subject("document", row.Id.ToString("D"), row.InspectionId, firmId),
                    new { document.Status, document.Attempts },
                    new { row.Status, row.Attempts, row.FailureCause });
                return Done.Value;
            },
            ct);
    }
}
