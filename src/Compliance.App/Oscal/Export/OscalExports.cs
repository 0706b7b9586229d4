using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Oscal.Export;

/// <summary>A case as an OSCAL document.</summary>
/// <param name="FileName">Name to save it under; ASCII.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="Content">The bytes: JSON in UTF-8.</param>
public sealed record ExportedOscal(string FileName, string Sha256, ReadOnlyMemory<byte> Content);

/// <summary>
/// Makes OSCAL documents of cases out of what is stored: the same case gives the same bytes. It asks nobody whether they may
/// have them; <see cref="DownloadOscal"/> does, and whoever has the server's console has the database anyway.
/// </summary>
public sealed class OscalExports(ChecklistLibrary library)
{
    // What an assessment plan says changes with these; the head of the case keeps no date of a moved day.
    private static readonly string[] PlanChanges =
    [
        RecordedAction.InspectionNotified.Code, RecordedAction.InspectionDueMoved.Code, RecordedAction.InspectionSubmitted.Code,
        RecordedAction.InspectionReviewConfirmed.Code, RecordedAction.InspectionReviewReturned.Code, RecordedAction.InspectionConcluded.Code,
    ];

    /// <summary>How far a case is for a model.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen.</exception>
    public async Task<OscalReadiness> ReadinessAsync(ComplianceDb db, Inspection inspection, OscalModel model, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        if (model is OscalModel.AssessmentPlan)
        {
            return inspection.NotifiedAt is null ? OscalReadiness.NotNotified : OscalReadiness.Ready;
        }

        if (inspection.ConcludedAt is null)
        {
            return OscalReadiness.NotConcluded;
        }

        return model is OscalModel.PlanOfAction && !(await FrozenAssessment.OpenAsync(db, library, inspection, ct)).Score.Items.Any(line => line.IsOpen)
            ? OscalReadiness.NothingOpen
            : OscalReadiness.Ready;
    }

    /// <summary>The document of a case.</summary>
    /// <returns>The document, or <see cref="OscalNotReady"/>.</returns>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen.</exception>
    public async Task<Result<ExportedOscal>> ExportAsync(ComplianceDb db, Inspection inspection, OscalModel model, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var readiness = await ReadinessAsync(db, inspection, model, ct);
        if (readiness is not OscalReadiness.Ready)
        {
            return new OscalNotReady(readiness);
        }

        var bytes = model switch
        {
            OscalModel.AssessmentPlan => await PlanAsync(db, inspection, ct),
            OscalModel.AssessmentResults => ResultsDocument.Write(await RecordAsync(db, inspection, ct)),
            _ => PoamDocument.Write(await RecordAsync(db, inspection, ct), await DecisionAsync(db, inspection.Id, ct)),
        };
        return new ExportedOscal(OscalModels.FileName(inspection.Reference, model), Digest.OfBytes(bytes), bytes);
    }

    /// <summary>Everything about a concluded case that is exported.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen, or the case is not concluded.</exception>
    public async Task<AssessmentRecord> RecordAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(inspection);
        var frozen = await FrozenAssessment.OpenAsync(db, library, inspection, ct);
        var file = frozen.File;
        var id = inspection.Id;
        var determinations = await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        var submissions = await db.Set<Submission>().AsNoTracking().Where(row => row.InspectionId == id).OrderBy(row => row.Round).ToListAsync(ct);
        var facts = await FactFiles.LoadAsync(db, file, ct);
        determinations = [.. facts.Counted(determinations)];
        var submitted = await SubmittedAnswers.LoadAsync(db, file, ct);
        var used = submitted.Answers.Values.SelectMany(answer => answer.Evidence.Select(cited => cited.Version))
            .Concat(determinations.SelectMany(row => row.ReliedOn)).Distinct().ToList();
        var evidence = await db.Set<EvidenceVersion>().AsNoTracking().Where(row => used.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var team = await db.Set<CaseAssignment>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        return RecordOf.Case(
            Head(inspection, file.Published, FirmOf(frozen)), frozen.Assessment, file.Published.Checklist, frozen.Score,
            determinations.ToDictionary(row => row.ItemId), submitted, evidence, team, submissions, facts.Effective);
    }

    private async Task<byte[]> PlanAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        var published = CaseFiles.Pinned(library, inspection);
        var head = Head(inspection, published, await FirmAsync(db, inspection, ct));
        var recorded = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.InspectionId == inspection.Id && PlanChanges.Contains(entry.Action))
            .OrderByDescending(entry => entry.Index)
            .Select(entry => (DateTimeOffset?)entry.At)
            .FirstOrDefaultAsync(ct);
        var last = new[] { recorded, inspection.NotifiedAt, inspection.SubmittedAt, inspection.ConcludedAt }.Max();
        return PlanDocument.Write(head, published.Checklist, last!.Value);
    }

    private static async Task<RecordedDecision?> DecisionAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        // A decision that was taken and not sent is nobody's business yet.
        var decision = await DecisionDesk.LatestSent(db).AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        return decision?.SentAt is { } sentAt ? new RecordedDecision(decision.Outcome.Text(), sentAt, decision.CloseOutBy) : null;
    }

    private RecordedCase Head(Inspection inspection, PublishedChecklist published, RecordedFirm firm)
    {
        var programme = PinnedPolicy.ProgrammeOf(library, inspection);
        var checklist = published.Checklist;
        return new RecordedCase(
            inspection.Reference,
            firm,
            new RecordedProgramme(programme.Id, programme.Title, programme.Authority, inspection.PolicyVersion, inspection.PolicyHash),
            new RecordedChecklist(checklist.Id, checklist.Version, published.ContentHash, checklist.Title, checklist.Notice),
            new RecordedDates(inspection.NotifiedAt, inspection.SubmissionDue, inspection.SubmittedAt, inspection.FactCheckUntil, inspection.ConcludedAt));
    }

    // As it is called now, until the conclusion freezes its name.
    private async Task<RecordedFirm> FirmAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        if (inspection.ConcludedAt is not null)
        {
            return FirmOf(await FrozenAssessment.OpenAsync(db, library, inspection, ct));
        }

        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(row => row.Id == inspection.FirmId, ct);
        return new(firm.CorporateNumber, new LocalizedText(firm.NameEn, firm.NameJa));
    }

    private static RecordedFirm FirmOf(FrozenAssessment frozen) => new(frozen.CorporateNumber, frozen.FirmName);
}

/// <summary>Maps the rows of a concluded case to its record.</summary>
internal static class RecordOf
{
    public static AssessmentRecord Case(
        RecordedCase head,
        Assessment assessment,
        Checklist checklist,
        ScoreResult score,
        IReadOnlyDictionary<string, Determination> determinations,
        SubmittedAnswers submitted,
        IReadOnlyDictionary<Guid, EvidenceVersion> evidence,
        IEnumerable<CaseAssignment> team,
        IReadOnlyList<Submission> submissions,
        FirmFacts facts)
    {
        var lines = score.Items.ToDictionary(line => line.ItemId);
        return new AssessmentRecord(
            head,
            assessment.Digest,
            new RecordedScore(score.Score?.ToString(), score.Maximum.ToString(), score.Level, score.FailedPreconditions, score.RulesetHash, score.InputsHash),
            [.. checklist.Sections.Zip(score.Sections, (section, sums) => new RecordedSection(
                section.Id, section.Title, sums.Loss, sums.PossibleLoss, sums.Met, sums.Partial, sums.NotMet, sums.NotApplicable, sums.Score?.ToString(), sums.Maximum?.ToString()))],
            [.. checklist.Groups.Join(score.Groups, group => group.Id, scored => scored.GroupId, (group, scored) => new RecordedGroup(group.Id, group.Title, scored.Score?.ToString()))],
            [.. score.Gates.Select(gate => new RecordedGate(Word(gate.Kind), gate.Id, gate.Held, gate.Maximum, gate.Against))],
            [.. checklist.Sections.SelectMany(section => section.Items.Select(item => Item(
                checklist, section, item, lines[item.Id], determinations.GetValueOrDefault(item.Id), submitted.Answers.GetValueOrDefault(item.Id), evidence)))],
            [.. submissions.Select(submission => submission.SignatoryName).Distinct(StringComparer.Ordinal).Select(name => new RecordedPerson("signatory", name)),
                .. team.Where(member => member.Role is CaseRole.Inspector or CaseRole.LeadInspector or CaseRole.QualityReviewer)
                    .OrderBy(member => member.Role).ThenBy(member => member.UserName, StringComparer.Ordinal)
                    .Select(member => new RecordedPerson(Word(member.Role), member.UserName))],
            [.. submissions.Select(submission => new RecordedSubmission(submission.Round, submission.SignatoryName, submission.At, submission.Digest))],
            // Values are names without a plus sign.
            facts.All.ToDictionary(fact => fact.Key, fact => string.Join('+', fact.Value)));
    }

    private static RecordedItem Item(
        Checklist checklist,
        Section section,
        Item item,
        ScoredItem line,
        Determination? determination,
        SubmittedAnswer? answer,
        IReadOnlyDictionary<Guid, EvidenceVersion> evidence)
    {
        var state = line.Verdict switch
        {
            Verdict.Partial partial => item.FindPartial(partial.State)?.Title,
            Verdict.Met => item.MetAnswer?.Title,
            Verdict.NotMet => item.NotMetAnswer?.Title,
            _ => null,
        };
        var reliedOn = determination?.ReliedOn ?? [];
        var cited = (answer?.Evidence ?? []).Select(file => file.Version).ToHashSet();
        return new RecordedItem(
            item.Id,
            section.Id,
            item.Title,
            item.Requirement,
            answer is null ? null : Word(answer.Claim),
            determination?.Verdict,
            line.Verdict.ToString(),
            state,
            line.IsOpen,
            line.Loss,
            item.Loss,
            line.Points,
            ExplanationText.Render(line.Explanation, checklist),
            determination is null ? [] : [.. item.Objectives.Where(objective => determination.Objectives.ContainsKey(objective.Id))
                .Select(objective => new RecordedObjective(objective.Id, objective.Text, Word(determination.Objectives[objective.Id])))],
            determination?.Rationale ?? "",
            determination?.Severity is { } severity ? Word(severity) : null,
            determination?.Recommendation ?? "",
            determination?.InspectorName,
            determination?.UpdatedAt,
            [.. cited.Union(reliedOn)
                .Select(id => (Version: evidence[id], Cited: cited.Contains(id), ReliedOn: reliedOn.Contains(id)))
                .GroupBy(file => (file.Version.FileName, file.Version.Number, file.Version.Size, file.Version.MediaType, file.Version.Sha256, file.Version.UploadedAt))
                .OrderBy(file => file.Key.FileName, StringComparer.Ordinal).ThenBy(file => file.Key.Number).ThenBy(file => file.Key.Sha256, StringComparer.Ordinal)
                .ThenBy(file => file.Key.UploadedAt)
                .Select(file => new RecordedEvidence(
                    file.Key.FileName, file.Key.Number, file.Key.Size, file.Key.MediaType, file.Key.Sha256, file.Key.UploadedAt,
                    file.Any(one => one.Cited), file.Any(one => one.ReliedOn)))]);
    }

    // PascalCase members in the words of the files: NotMet is not-met.
    private static string Word(Enum member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
