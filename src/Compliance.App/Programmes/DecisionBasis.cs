using System.Text;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// The frozen score that a decision rests on: that of the conclusion, or that of the close-out once every open item was
/// closed. Computed again and held against what was frozen.
/// </summary>
/// <param name="Digest">SHA-256 of the frozen score's JSON, lower-case hex; the decision names it.</param>
/// <param name="Score">The score as text, or null where there is none.</param>
/// <param name="Maximum">The maximum as text.</param>
/// <param name="Result">The score, line by line.</param>
/// <param name="CloseOut">The frozen close-out where the decision rests on it.</param>
internal sealed record DecisionBasis(string Digest, string? Score, string Maximum, ScoreResult Result, CloseOutAssessment? CloseOut)
{
    /// <summary>The basis of a decision that is being begun.</summary>
    /// <param name="db">The context.</param>
    /// <param name="file">A concluded case.</param>
    /// <param name="before">The decision before it, if any; a correction rests on what that one rested on.</param>
    /// <param name="cause">Why there is a further one.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen.</exception>
    public static async Task<DecisionBasis> OfNextAsync(ComplianceDb db, CaseFile file, Decision? before, DecisionCause cause, CancellationToken ct)
    {
        var closeOut = await FindAsync(db, file, ct);
        return cause is DecisionCause.CloseOut || (closeOut is not null && before?.AssessmentDigest == closeOut.Digest)
            ? await OfCloseOutAsync(db, file, closeOut ?? throw new InvalidDataException($"Case {file.Inspection.Reference} has open items."), ct)
            : await OfConclusionAsync(db, file, ct);
    }

    /// <summary>The basis that a decision names; of a case without a decision that of the conclusion.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen.</exception>
    public static async Task<DecisionBasis> OfAsync(ComplianceDb db, CaseFile file, Decision? decision, CancellationToken ct) =>
        await FindAsync(db, file, ct) is { } closeOut && closeOut.Digest == decision?.AssessmentDigest
            ? await OfCloseOutAsync(db, file, closeOut, ct)
            : await OfConclusionAsync(db, file, ct);

    private static Task<CloseOutAssessment?> FindAsync(ComplianceDb db, CaseFile file, CancellationToken ct) =>
        db.Set<CloseOutAssessment>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == file.Inspection.Id, ct);

    private static Task<Assessment> FirstAsync(ComplianceDb db, CaseFile file, CancellationToken ct) =>
        db.Set<Assessment>().AsNoTracking().SingleAsync(row => row.InspectionId == file.Inspection.Id, ct);

    private static async Task<DecisionBasis> OfConclusionAsync(ComplianceDb db, CaseFile file, CancellationToken ct)
    {
        var first = await FirstAsync(db, file, ct);
        return new(first.Digest, first.Score, first.Maximum, await PinnedPolicy.RescoreAsync(db, file, first, ct), null);
    }

    private static async Task<DecisionBasis> OfCloseOutAsync(ComplianceDb db, CaseFile file, CloseOutAssessment closeOut, CancellationToken ct)
    {
        var closed = await db.Set<ClosureJudgement>().AsNoTracking()
            .Where(row => row.InspectionId == file.Inspection.Id && row.Closed)
            .Select(row => row.ItemId)
            .ToListAsync(ct);
        var (_, after) = await CloseOutScore.ScoreAsync(db, file, await FirstAsync(db, file, ct), closed, ct);
        return (after.RulesetHash, after.InputsHash, after.Score?.ToString()) == (closeOut.RulesetHash, closeOut.InputsHash, closeOut.Score)
            && Audit.Digest.OfBytes(Encoding.UTF8.GetBytes(closeOut.Json)) == closeOut.Digest
                ? new(closeOut.Digest, closeOut.Score, closeOut.Maximum, after, closeOut)
                : throw new InvalidDataException($"The close-out of case {file.Inspection.Reference} is not the one that was frozen.");
    }
}
