using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// What the firm has attested of a case, as the authority sees it. While the firm writes again, because it was asked or after
/// that, its unfinished words stay with the firm: only what a signatory handed in is judged.
/// </summary>
/// <param name="Answers">The newest attested answers, by item; empty before the first submission.</param>
/// <param name="SignatoryName">Who attested them; null before the first submission.</param>
/// <param name="At">When.</param>
internal sealed record SubmittedAnswers(IReadOnlyDictionary<string, SubmittedAnswer> Answers, string? SignatoryName, DateTimeOffset? At)
{
    private static readonly SubmittedAnswers None = new(new Dictionary<string, SubmittedAnswer>(), null, null);

    /// <summary>The newest round of a case that may be seen from this side.</summary>
    public static async Task<SubmittedAnswers> LoadAsync(ComplianceDb db, CaseFile file, CancellationToken ct)
    {
        if (!CaseVisibility.SeesAnswers(file.Side, file.Inspection.State))
        {
            return None;
        }

        var newest = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.InspectionId == file.Inspection.Id)
            .OrderByDescending(submission => submission.Round)
            .FirstOrDefaultAsync(ct);
        return newest is null ? None : new SubmittedAnswers(FirmAnswers.Parse(newest.Answers).ToDictionary(answer => answer.Item), newest.SignatoryName, newest.At);
    }

    /// <summary>Every evidence version that was ever handed in with the case.</summary>
    public static async Task<HashSet<Guid>> EvidenceAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        var rounds = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.InspectionId == inspectionId)
            .Select(submission => submission.Answers)
            .ToListAsync(ct);
        return [.. rounds.SelectMany(FirmAnswers.Parse).SelectMany(answer => answer.Evidence).Select(evidence => evidence.Version)];
    }

    /// <summary>The claim on an item.</summary>
    public Claim? ClaimOn(string itemId) => Answers.GetValueOrDefault(itemId)?.Claim;
}
