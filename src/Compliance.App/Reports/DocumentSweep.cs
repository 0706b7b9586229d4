using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>
/// Finds what has to be issued: concluded cases without a report, decisions that were sent without a notice, and documents
/// that wait. It runs again and again, so nothing depends on anybody having asked for a document.
/// </summary>
public sealed class DocumentSweep(IDbContextFactory<ComplianceDb> factory, Changes changes, IIds ids, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Puts missing documents on file and says which ones are due now, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Guid>> FindDueAsync(CancellationToken ct)
    {
        foreach (var (inspectionId, kind) in await MissingAsync(ct))
        {
            // Where another process was faster the unique rule refuses this one, and all is well.
            await RequestAsync(inspectionId, kind, ct);
        }

        var now = time.Now();
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<IssuedDocument>()
            .Where(document => document.Status == DocumentStatus.Pending && document.NextAttemptAt <= now)
            .OrderBy(document => document.NextAttemptAt)
            .ThenBy(document => document.Id)
            .Select(document => document.Id)
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async Task<List<(Guid InspectionId, DocumentKind Kind)>> MissingAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var documents = db.Set<IssuedDocument>();
        var reports = await db.Set<Inspection>()
            .Where(inspection => inspection.State == InspectionState.Concluded)
            .Where(inspection => !documents.Any(document => document.InspectionId == inspection.Id && document.Kind == DocumentKind.InspectionReport))
            .OrderBy(inspection => inspection.ConcludedAt)
            .ThenBy(inspection => inspection.Id)
            .Select(inspection => inspection.Id)
            .Take(Batch)
            .ToListAsync(ct);
        var notices = await db.Set<Decision>()
            .Where(decision => decision.State == DecisionState.Sent)
            .Where(decision => !documents.Any(document => document.InspectionId == decision.InspectionId && document.Kind == DocumentKind.DecisionNotice))
            .OrderBy(decision => decision.SentAt)
            .ThenBy(decision => decision.Id)
            .Select(decision => decision.InspectionId)
            .Take(Batch)
            .ToListAsync(ct);
        return [.. reports.Select(id => (id, DocumentKind.InspectionReport)), .. notices.Select(id => (id, DocumentKind.DecisionNotice))];
    }

    private Task<Result<Done>> RequestAsync(Guid inspectionId, DocumentKind kind, CancellationToken ct) =>
        changes.RunAsync(
            Actor.System,
            ids.New(),
            async change =>
            {
                var firmId = await change.Db.Set<Inspection>().Where(row => row.Id == inspectionId).Select(row => row.FirmId).SingleAsync(ct);
                var document = new IssuedDocument
                {
                    Id = ids.New(),
                    InspectionId = inspectionId,
                    Kind = kind,
                    RequestedAt = change.Now,
                    NextAttemptAt = change.Now,
                };
                change.Db.Add(document);
                change.Record(RecordedAction.DocumentRequested, new Subject("document", document.Id.ToString("D"), inspectionId, firmId), null, new { document.Id, kind });
                return Done.Value;
            },
            ct);
}
