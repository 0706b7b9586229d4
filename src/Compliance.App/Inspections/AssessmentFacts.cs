using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Everything that an assessment freezes, in the order in which it is written: nothing depends on ids or on the order of rows.</summary>
/// <param name="Inspection">The head, concluded.</param>
/// <param name="Firm">The firm.</param>
/// <param name="Published">The pinned checklist.</param>
/// <param name="Score">The score.</param>
/// <param name="Team">Everybody with a duty in the case, by duty and name.</param>
/// <param name="Submissions">What the firm attested, in order.</param>
/// <param name="Submitted">What the firm attested last.</param>
/// <param name="Determinations">What was judged, by item.</param>
/// <param name="Evidence">The versions relied on, by id.</param>
/// <param name="Facts">What is known of the firm, as far as items depend on it.</param>
internal sealed record AssessmentFacts(
    Inspection Inspection,
    Firm Firm,
    PublishedChecklist Published,
    ScoreResult Score,
    IReadOnlyList<CaseAssignment> Team,
    IReadOnlyList<Submission> Submissions,
    SubmittedAnswers Submitted,
    IReadOnlyDictionary<string, Determination> Determinations,
    IReadOnlyDictionary<Guid, EvidenceVersion> Evidence,
    CaseFacts Facts)
{
    /// <summary>Collects the facts of a case.</summary>
    public static async Task<AssessmentFacts> LoadAsync(
        ComplianceDb db, CaseFile file, CaseFacts known, ScoreResult score, IReadOnlyCollection<Determination> all, CancellationToken ct)
    {
        var id = file.Inspection.Id;
        var determinations = known.Counted(all).ToList();
        var used = determinations.SelectMany(determination => determination.ReliedOn).Distinct().ToList();
        var team = await db.Set<CaseAssignment>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        return new AssessmentFacts(
            file.Inspection,
            await db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == file.Inspection.FirmId, ct),
            file.Published,
            score,
            [.. team.OrderBy(row => row.Role).ThenBy(row => row.UserName, StringComparer.Ordinal)],
            await db.Set<Submission>().AsNoTracking().Where(row => row.InspectionId == id).OrderBy(row => row.Round).ToListAsync(ct),
            await SubmittedAnswers.LoadAsync(db, file, ct),
            determinations.ToDictionary(determination => determination.ItemId),
            await db.Set<EvidenceVersion>().AsNoTracking().Where(version => used.Contains(version.Id)).ToDictionaryAsync(version => version.Id, ct),
            known);
    }
}
