using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>Everything about a concluded case that documents show. Nothing of it can change any more.</summary>
internal sealed record FrozenCase(
    Inspection Inspection,
    Assessment Assessment,
    PublishedChecklist Published,
    Programme Programme,
    ScoreResult Score,
    EligibilityResult Proposal,
    LocalizedText FirmName,
    string CorporateNumber,
    IReadOnlyDictionary<string, Determination> Determinations,
    SubmittedAnswers Submitted,
    IReadOnlyDictionary<Guid, EvidenceVersion> Evidence,
    ILookup<string, FactCheckComment> Comments,
    IReadOnlyList<Submission> Submissions,
    IReadOnlyList<CaseAssignment> Team,
    LocalCalendar Calendar,
    CaseFacts Facts)
{
    /// <summary>Loads the case and holds what is stored against the hashes that were frozen.</summary>
    public static async Task<FrozenCase> LoadAsync(
        ComplianceDb db, ChecklistLibrary library, LocalCalendar calendar, Guid id, CancellationToken ct)
    {
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var (file, assessment, score, firmName, corporateNumber) = await FrozenAssessment.OpenAsync(db, library, inspection, ct);
        var facts = await FactFiles.LoadAsync(db, file, ct);
        var stored = await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        var determinations = facts.Counted(stored).ToList();
        var submitted = await SubmittedAnswers.LoadAsync(db, file, ct);
        var used = submitted.Answers.Values.SelectMany(answer => answer.Evidence.Select(cited => cited.Version))
            .Concat(determinations.SelectMany(row => row.ReliedOn)).Distinct().ToList();
        var comments = await db.Set<FactCheckComment>().AsNoTracking().Where(row => row.InspectionId == id).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(ct);
        var team = await db.Set<CaseAssignment>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        return new FrozenCase(
            inspection,
            assessment,
            file.Published,
            PinnedPolicy.ProgrammeOf(library, inspection),
            score,
            PinnedPolicy.Propose(library, calendar, inspection, score),
            firmName,
            corporateNumber,
            determinations.ToDictionary(row => row.ItemId),
            submitted,
            await db.Set<EvidenceVersion>().AsNoTracking().Where(row => used.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct),
            comments.ToLookup(row => row.ItemId),
            await db.Set<Submission>().AsNoTracking().Where(row => row.InspectionId == id).OrderBy(row => row.Round).ToListAsync(ct),
            [.. team.Where(row => row.Role is CaseRole.Inspector or CaseRole.LeadInspector or CaseRole.QualityReviewer)
                .OrderBy(row => row.Role).ThenBy(row => row.UserName, StringComparer.Ordinal)],
            calendar,
            facts);
    }

    /// <summary>What both documents have in common.</summary>
    /// <param name="document">What the QR code calls the document.</param>
    public DocumentHead Head(string document)
    {
        var qr = $"COMPLIANCE {document} {Inspection.Reference} assessment-sha256:{Assessment.Digest}";
        return new DocumentHead(
            Inspection.Reference,
            Programme.Authority,
            FirmName,
            CorporateNumber,
            Programme.Title,
            Published.Checklist.Title,
            Published.Checklist.Version,
            [
                new(new("Assessment (assessment.json)", "判定データ（assessment.json）"), Assessment.Digest),
                new(new("Determinations", "判定の入力"), Assessment.InputsHash),
                new(new("Scoring rules", "採点規則"), Assessment.RulesetHash),
                new(new("Checklist file", "検査基準ファイル"), Published.ContentHash),
                new(new("Eligibility policy", "適格性の規則"), Inspection.PolicyHash),
            ],
            qr,
            QrMatrix.Of(qr));
    }

    /// <summary>The case as a file that oversight sees.</summary>
    public CaseFile File => new(Inspection, null, CaseSide.Oversight, Published);

    /// <summary>The day of an instant where the installation is.</summary>
    public DateOnly Day(DateTimeOffset at) => Calendar.DayOf(at);

    /// <summary>The reasons of the policy's rules.</summary>
    public static IReadOnlyList<ReportRule> Rules(IEnumerable<RuleReason> reasons) =>
        [.. reasons.Select(reason => new ReportRule(reason.TitleOrId(), reason.Basis, reason.Held, reason.FindingOrExplanation()))];
}
