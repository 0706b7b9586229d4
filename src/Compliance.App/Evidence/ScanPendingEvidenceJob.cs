using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>
/// Scans what has no verdict and is due. It runs again and again, so a scanner that was down, or a process that was
/// killed during a scan, delays a verdict and loses none.
/// </summary>
public sealed class ScanPendingEvidenceJob(
    IDbContextFactory<ComplianceDb> factory, ScanEvidence scan, IMalwareScanner scanner, IIds ids, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Scans up to a batch of files, the longest waiting first; stops where the scanner cannot be reached.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        foreach (var id in await DueAsync(ct))
        {
            var answer = await scan.RunAsync(Actor.System, ids.New(), id, ct);
            if (answer is { IsSuccess: true, Value: { Verdict: ScanVerdict.Pending, Detail: ScanAnswer.Unavailable } })
            {
                return;
            }
        }
    }

    // Where a scanner was added later, files that came in without one are due as well.
    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = time.Now();
        var withScanner = scanner.FirstVerdict == ScanVerdict.Pending;
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<EvidenceVersion>()
            .Where(version => version.Scan == ScanVerdict.Pending || (withScanner && version.Scan == ScanVerdict.NotConfigured))
            .Where(version => version.ScanDueAt <= now)
            .OrderBy(version => version.ScanDueAt)
            .ThenBy(version => version.Id)
            .Select(version => version.Id)
            .Take(Batch)
            .ToListAsync(ct);
    }
}
