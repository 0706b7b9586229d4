using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// Evidence as a case shows it: the firm opens what its answers cite, the team what was submitted
/// or claimed. What the firm cites while it still writes stays with the firm.
/// </summary>
public sealed class CaseEvidenceQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases)
{
    /// <summary>A file that the actor may open in this case.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="versionId">The evidence version.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The version; <see cref="NotFound"/> where the case, or the file in this case, is not there for the actor;
    /// <see cref="Quarantined"/> where the file is not released.
    /// </returns>
    public async Task<Result<EvidenceVersion>> ResolveAsync(Actor actor, Guid inspectionId, Guid versionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ResolveAsync(db, cases, actor, inspectionId, versionId, ct);
    }

    internal static async Task<Result<EvidenceVersion>> ResolveAsync(
        ComplianceDb db, CaseFiles cases, Actor actor, Guid inspectionId, Guid versionId, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        if (!CaseVisibility.SeesEvidence(file.Side, file.Inspection.State) || !await IsShownAsync(db, file, versionId, ct))
        {
            return new NotFound();
        }

        return DownloadEvidence.Released(await EvidenceQueries.LoadAsync(db, versionId, ct));
    }

    private static async Task<bool> IsShownAsync(ComplianceDb db, CaseFile file, Guid versionId, CancellationToken ct)
    {
        var cited = await db.Set<Citation>().AnyAsync(citation => citation.InspectionId == file.Inspection.Id && citation.EvidenceVersionId == versionId, ct);
        if (file.Side is CaseSide.Firm && cited)
        {
            return true;
        }

        if (await IsInCloseOutAsync(db, file, versionId, ct))
        {
            return true;
        }

        var submissions = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.InspectionId == file.Inspection.Id)
            .OrderByDescending(submission => submission.Round)
            .Select(submission => submission.Answers)
            .ToListAsync(ct);
        return submissions.Exists(json => FirmAnswers.Parse(json).Any(answer => answer.Evidence.Any(evidence => evidence.Version == versionId)));
    }

    // What the firm means to claim with is the firm's alone until it claims; the rows are few, and their lists are JSON.
    private static async Task<bool> IsInCloseOutAsync(ComplianceDb db, CaseFile file, Guid versionId, CancellationToken ct)
    {
        var id = file.Inspection.Id;
        var claimed = await db.Set<ClosureClaim>().AsNoTracking().Where(claim => claim.InspectionId == id).Select(claim => claim.Evidence).ToListAsync(ct);
        if (claimed.Exists(files => files.Any(evidence => evidence.Version == versionId)))
        {
            return true;
        }

        var drafted = file.Side is not CaseSide.Firm
            ? []
            : await db.Set<CorrectiveAction>().AsNoTracking().Where(action => action.InspectionId == id).Select(action => action.Evidence).ToListAsync(ct);
        return drafted.Exists(files => files.Contains(versionId));
    }
}
