using System.Security.Cryptography;
using System.Text;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>What somebody who judges in a case does on one item.</summary>
public enum ScorePart
{
    /// <summary>Judges it: their judgement is the case's determination.</summary>
    Judges,

    /// <summary>Scores it second, without seeing the first score.</summary>
    ScoresSecond,

    /// <summary>Decides where the two differ.</summary>
    Decides,

    /// <summary>Nothing: two others score it, or theirs is one of two that differ.</summary>
    Nothing,
}

/// <summary>
/// Blind second scoring: which items are scored twice, who scores which way, and who sees what. Two people who judge the same
/// item independently show how far judgements depend on who judges.
/// </summary>
public static class SecondScoring
{
    /// <summary>
    /// The sample: the share of the items with the lowest SHA-256 of <c>case id, line feed, item id</c>, so that everybody can
    /// draw it again and nobody can choose it.
    /// </summary>
    /// <param name="inspectionId">The case.</param>
    /// <param name="items">Ids of the items that apply.</param>
    /// <param name="percent">Share in percent, 0 to 100; rounded up to whole items.</param>
    /// <returns>The ids drawn, in the order of the draw.</returns>
    public static IReadOnlyList<string> Draw(Guid inspectionId, IReadOnlyCollection<string> items, int percent)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var wanted = ((items.Count * percent) + 99) / 100;
        return [.. items.OrderBy(id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{inspectionId:D}\n{id}"))), StringComparer.Ordinal).Take(wanted)];
    }

    /// <summary>What somebody who judges in the case does on an item.</summary>
    /// <param name="drawn">The item's place in the sample; null where it was not drawn.</param>
    /// <param name="first">The determination; null where nobody has touched the item.</param>
    /// <param name="userId">Who asks.</param>
    /// <param name="judges">Everybody who judges in the case now.</param>
    public static ScorePart PartOf(SecondScore? drawn, Determination? first, Guid userId, IReadOnlySet<Guid> judges)
    {
        ArgumentNullException.ThrowIfNull(judges);
        return drawn?.State switch
        {
            null or SecondScoreState.Agreed => ScorePart.Judges,
            SecondScoreState.Differs => drawn.IsOfPair(userId) ? ScorePart.Nothing : ScorePart.Decides,
            SecondScoreState.Resolved => drawn.IsOfPair(userId) ? ScorePart.Nothing : ScorePart.Judges,
            _ when drawn.SecondById == userId => ScorePart.ScoresSecond,
            _ when IsVacant(first, judges) || first!.InspectorId == userId => ScorePart.Judges,
            _ when drawn.SecondById is not { } second || !judges.Contains(second) => ScorePart.ScoresSecond,
            _ => ScorePart.Nothing,
        };
    }

    /// <summary>True while two people score the item and neither may learn of the other's score: nobody writes about it meanwhile.</summary>
    /// <param name="drawn">The item's place in the sample; null where it was not drawn.</param>
    /// <param name="first">The determination; null where nobody has touched the item.</param>
    /// <param name="judges">Everybody who judges in the case now.</param>
    public static bool IsBlind(SecondScore? drawn, Determination? first, IReadOnlySet<Guid> judges)
    {
        ArgumentNullException.ThrowIfNull(judges);
        return drawn?.State is SecondScoreState.Open && (drawn.SecondById is not null || !IsVacant(first, judges));
    }

    /// <summary>True where an item of the sample still counts: the checklist has it, and it applies to the firm.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="drawn">An item of the sample.</param>
    /// <param name="facts">What is known of the firm; null where nothing is, and every item applies.</param>
    public static bool Counts(Checklist checklist, SecondScore drawn, CaseFacts? facts)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(drawn);
        return checklist.Find(drawn.ItemId) is { } item && facts?.Applies(item) is not false;
    }

    /// <summary>What second scoring keeps the lead from closing the review, in checklist order.</summary>
    /// <param name="checklist">The pinned checklist; an item that it no longer has waits for nobody.</param>
    /// <param name="sample">The items drawn.</param>
    /// <param name="facts">What is known of the firm; an item that does not apply waits for nobody.</param>
    /// <returns>Done; <see cref="SecondScoresMissing"/> or <see cref="ScoresDiffer"/>.</returns>
    public static Result<Done> OfClosing(Checklist checklist, IReadOnlyCollection<SecondScore> sample, CaseFacts? facts = null) =>
        Items(checklist, sample, facts, SecondScoreState.Open) is { Count: > 0 } missing ? new SecondScoresMissing(missing)
        : Items(checklist, sample, facts, SecondScoreState.Differs) is { Count: > 0 } differ ? new ScoresDiffer(differ)
        : Done.Value;

    /// <summary>Items of the sample in a state, in checklist order.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="sample">The items drawn.</param>
    /// <param name="facts">What is known of the firm.</param>
    /// <param name="state">The state.</param>
    public static IReadOnlyList<string> Items(Checklist checklist, IReadOnlyCollection<SecondScore> sample, CaseFacts? facts, SecondScoreState state)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var items = sample.Where(row => row.State == state && Counts(checklist, row, facts)).Select(row => row.ItemId).ToHashSet();
        return [.. checklist.Items.Select(item => item.Id).Where(items.Contains)];
    }

    // Nobody's: never touched, or left without a verdict by somebody who judges here no more.
    private static bool IsVacant(Determination? first, IReadOnlySet<Guid> judges) =>
        first is null || first.Version == 0 || (first.Verdict is null && !judges.Contains(first.InspectorId));
}
