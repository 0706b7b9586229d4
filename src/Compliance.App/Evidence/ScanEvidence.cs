using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>Has one file scanned and keeps the verdict. Only the platform itself does this.</summary>
public sealed class ScanEvidence(Changes changes, IDbContextFactory<Data.ComplianceDb> factory, IFileStore store, IMalwareScanner scanner)
{
    /// <summary>Scans outside any transaction, then keeps the answer.</summary>
    /// <param name="actor">The platform.</param>
    /// <param name="operationId">One per attempt.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="ct">Cancels the scan.</param>
    /// <returns>The answer; an unreachable scanner changes nothing.</returns>
    public async Task<Result<ScanAnswer>> RunAsync(Actor actor, Guid operationId, Guid versionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.IsSystem)
        {
            return new NotAllowed();
        }

        await using var reading = await factory.CreateDbContextAsync(ct);
        var sha256 = await reading.Set<EvidenceVersion>().Where(version => version.Id == versionId)
            .Select(version => version.Sha256).SingleOrDefaultAsync(ct);
        if (sha256 is null)
        {
            return new NotFound();
        }

        await using var content = await store.OpenAsync(sha256, ct);
        if (content is null)
        {
            return new FileDamaged();
        }

        var answer = await scanner.ScanAsync(content, ct);
        return answer is { Verdict: ScanVerdict.Pending, Detail: ScanAnswer.Unavailable }
            ? answer
            : await KeepAsync(actor, operationId, versionId, answer, ct);
    }

    private Task<Result<ScanAnswer>> KeepAsync(Actor actor, Guid operationId, Guid versionId, ScanAnswer answer, CancellationToken ct) =>
        changes.RunAsync<ScanAnswer>(
            actor,
            operationId,
            async change =>
            {
                var version = await change.Db.Set<EvidenceVersion>().SingleAsync(version => version.Id == versionId, ct);
                var before = new { version.Id, version.Sha256, version.Scan, version.ScanDetail };
                if (version.Judge(answer, change.Now))
                {
                    change.Record(
                        answer.Verdict == ScanVerdict.Pending ? RecordedAction.EvidenceScanPostponed : RecordedAction.EvidenceScanned,
                        UploadedFiles.SubjectOf(version),
                        before,
                        new { version.Id, version.Sha256, version.Scan, version.ScanDetail });
                }

                return new ScanAnswer(version.Scan, version.ScanDetail);
            },
            (_, _) => Task.FromResult<Result<ScanAnswer>>(answer),
            ct);
}
