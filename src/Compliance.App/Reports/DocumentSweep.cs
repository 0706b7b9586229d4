using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>
/// Finds what has to be issued: whatever was concluded, asked, accepted or sent and has no document yet, and documents that wait. It runs again and again, so nothing depends on anybody having asked for a document.
/// </summary>
public sealed class DocumentSweep(IDbContextFactory<ComplianceDb> factory, Changes changes, IIds ids, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Puts missing documents on file and says which ones are due now, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Guid>> FindDueAsync(CancellationToken ct)
    {
        foreach (var missing in await MissingAsync(ct))
        {
            // Where another process was faster the unique rule refuses this one, and all is well.
            await RequestAsync(missing, ct);
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

    private async Task<List<ExpectedDocument>> MissingAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var missing = new List<ExpectedDocument>();
        foreach (var expected in ExpectedDocument.All(db))
        {
            missing.AddRange(await expected
                .Where(wanted => !db.Set<IssuedDocument>().Any(document => document.SubjectId == wanted.SubjectId && document.Kind == wanted.Kind))
                .OrderBy(wanted => wanted.At)
                .ThenBy(wanted => wanted.SubjectId)
                .Take(Batch)
                .ToListAsync(ct));
        }

        return missing;
    }

    private Task<Result<Done>> RequestAsync(ExpectedDocument missing, CancellationToken ct) =>
        changes.RunAsync(
            Actor.System,
            ids.New(),
            async change =>
            {
                var (inspectionId, kind) = (missing.InspectionId, missing.Kind);
                var firmId = await change.Db.Set<Inspection>().Where(row => row.Id == inspectionId).Select(row => row.FirmId).SingleAsync(ct);
                var document = new IssuedDocument
                {
                    Id = ids.New(),
                    InspectionId = inspectionId,
                    Kind = kind,
                    SubjectId = missing.SubjectId,
                    Number = missing.Number,
                    RequestedAt = change.Now,
                    NextAttemptAt = change.Now,
                };
                change.Db.Add(document);
                change.Record(RecordedAction.DocumentRequested, new Subject("document", document.Id.ToString("D"), inspectionId, firmId), null, new { document.Id, kind });
                return Done.Value;
            },
            ct);
}
