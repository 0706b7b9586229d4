using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// Hands a file to the officer who hears an appeal, or to the firm itself: what the appeal cites anew, and, to the officer, what was
/// submitted in the case. Nobody else of the authority opens it.
/// </summary>
public sealed class DownloadAppealEvidence(Changes changes, CaseFiles cases, IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>Decides and records; the caller streams the bytes afterwards.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="operationId">One per download.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="versionId">The evidence version.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The version; <see cref="NotFound"/> where the file is not there for the actor.</returns>
    public Task<Result<EvidenceVersion>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid versionId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var found = await ResolveAsync(change.Db, actor, inspectionId, versionId, ct);
                if (found.IsSuccess)
                {
                    DownloadEvidence.Record(change, found.Value, inspectionId);
                }

                return found;
            },
            (db, _) => ResolveAsync(db, actor, inspectionId, versionId, ct),
            ct);

    /// <summary>Whether the actor may still have the file, asked again and again while its bytes flow.</summary>
    public async Task<Result<EvidenceVersion>> MayAsync(Actor actor, Guid inspectionId, Guid versionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ResolveAsync(db, actor, inspectionId, versionId, ct);
    }

    private async Task<Result<EvidenceVersion>> ResolveAsync(ComplianceDb db, Actor actor, Guid inspectionId, Guid versionId, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var appeals = await db.Set<Appeal>().AsNoTracking().Include(row => row.Citations).Where(row => row.InspectionId == inspectionId).ToListAsync(ct);
        var hears = appeals.Exists(row => AppealDesk.Hears(actor, file, row));
        if (!hears && file.Side is not CaseSide.Firm)
        {
            return new NotFound();
        }

        var shown = appeals.Exists(row => row.Citations.Any(citation => citation.EvidenceVersionId == versionId))
            || (hears && await IsSubmittedAsync(db, inspectionId, versionId, ct));
        return shown ? DownloadEvidence.Released(await EvidenceQueries.LoadAsync(db, versionId, ct)) : new NotFound();
    }

    private static async Task<bool> IsSubmittedAsync(ComplianceDb db, Guid inspectionId, Guid versionId, CancellationToken ct)
    {
        var submissions = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.InspectionId == inspectionId)
            .Select(submission => submission.Answers)
            .ToListAsync(ct);
        return submissions.Exists(json => FirmAnswers.Parse(json).Any(answer => answer.Evidence.Any(evidence => evidence.Version == versionId)));
    }
}
