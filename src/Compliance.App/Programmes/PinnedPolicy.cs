using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Applies the policy that a case pinned. What is gone or changed since is an outage, never another answer.</summary>
internal static class PinnedPolicy
{
    /// <summary>The programme of a case, with the policy that the case pinned.</summary>
    /// <exception cref="InvalidDataException">The library lacks the programme or never had that policy of it.</exception>
    public static Programme ProgrammeOf(ChecklistLibrary library, Inspection inspection) =>
        library.FindProgramme(inspection.ProgrammeId, inspection.PolicyHash)
        ?? throw new InvalidDataException(
            $"Case {inspection.Reference} is pinned to the policy of {inspection.ProgrammeId} with the hash {inspection.PolicyHash}, which the library lacks.");

    /// <summary>Scores the frozen determinations of a concluded case again, with its facts; the answer must be the frozen one.</summary>
    /// <exception cref="InvalidDataException">The stored determinations are not the ones that were assessed.</exception>
    public static async Task<ScoreResult> RescoreAsync(ComplianceDb db, CaseFile file, Assessment assessment, CancellationToken ct)
    {
        var stored = await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == assessment.InspectionId).ToListAsync(ct);
        var scored = ConcludeInspection.Score(file, await FactFiles.LoadAsync(db, file, ct), stored);
        return Frozen(scored, file.Inspection.Reference, new(assessment.RulesetHash, assessment.InputsHash, assessment.Score));
    }

    /// <summary>A score that was computed again, where it is the frozen one.</summary>
    /// <exception cref="InvalidDataException">It is another.</exception>
    public static ScoreResult Frozen(Result<ScoreResult> scored, string reference, FrozenScore frozen) =>
        scored.IsSuccess && new FrozenScore(scored.Value.RulesetHash, scored.Value.InputsHash, scored.Value.Score?.ToString()) == frozen
            ? scored.Value
            : throw new InvalidDataException($"Case {reference} no longer gives the assessment that was frozen.");

    /// <summary>What the pinned policy proposes for a score of a concluded case, counted from the day of its conclusion.</summary>
    public static EligibilityResult Propose(ChecklistLibrary library, LocalCalendar calendar, Inspection inspection, ScoreResult score) =>
        Eligibility.Decide(ProgrammeOf(library, inspection).Policy, score, calendar.DayOf(inspection.ConcludedAt!.Value), calendar.BusinessDays);
}

/// <summary>What an assessment froze of its score.</summary>
/// <param name="RulesetHash">Which rules judged.</param>
/// <param name="InputsHash">What was judged.</param>
/// <param name="Score">The score as text, or null where there is none.</param>
internal sealed record FrozenScore(string RulesetHash, string InputsHash, string? Score);
