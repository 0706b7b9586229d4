using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Inspections;

/// <summary>What one person judged on an item, as it was at one moment. Its JSON form is kept for ever: members are only ever added, at the end.</summary>
/// <param name="Verdict">Text form of the verdict; null while open.</param>
/// <param name="Objectives">States by objective id; those not judged are absent.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Severity">How much it matters; null unless the item is open.</param>
/// <param name="Recommendation">What the firm should do.</param>
/// <param name="ReliedOn">Evidence versions relied on.</param>
/// <param name="InspectorId">Who judged.</param>
/// <param name="InspectorName">Their name at that moment.</param>
/// <param name="At">When.</param>
public sealed record ItemScore(
    string? Verdict,
    IReadOnlyDictionary<string, ObjectiveState> Objectives,
    string Rationale,
    Severity? Severity,
    string Recommendation,
    IReadOnlyList<Guid> ReliedOn,
    Guid InspectorId,
    string InspectorName,
    DateTimeOffset At)
{
    /// <summary>True where nothing is missing: there is a verdict, and it says why unless it is met.</summary>
    public bool IsComplete => Verdict is not null && !NeedsRationale(Verdict, Rationale);

    /// <summary>The score that a judgement makes, in the one form in which it is kept.</summary>
    /// <param name="item">The item that is judged.</param>
    /// <param name="judgement">What is judged.</param>
    /// <param name="inspector">Who judges.</param>
    /// <param name="now">When.</param>
    /// <returns>The score, or why the judgement does not fit the item.</returns>
    public static Result<ItemScore> Of(Item item, Judgement judgement, Actor inspector, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(inspector);
        return judgement.CheckAgainst(item).Then<ItemScore>(_ => new ItemScore(
            judgement.Verdict?.ToString(),
            judgement.Objectives
                .Where(pair => pair.Value is not ObjectiveState.NotJudged)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(),
            judgement.Rationale,
            judgement.KeptSeverity(item),
            judgement.Recommendation,
            [.. judgement.ReliedOn.Distinct().Order()],
            inspector.UserId,
            inspector.Name,
            now));
    }

    /// <summary>True where a verdict needs a rationale and has none: all but met.</summary>
    /// <param name="verdict">Text form of the verdict; null while open.</param>
    /// <param name="rationale">The words.</param>
    public static bool NeedsRationale(string? verdict, string rationale) =>
        verdict is not null and not Scoring.Verdict.MetText && string.IsNullOrWhiteSpace(rationale);
}
