using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>What remarks of the quality reviewer keep from happening; pages show the same lists that the steps refuse with.</summary>
public static class RemarkCheck
{
    /// <summary>True where the remark has to be answered before the review is closed: one that binds, on an item that is still asked.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="remark">The remark.</param>
    public static bool AwaitsAnswer(Checklist checklist, ReviewRemark remark)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(remark);
        return remark is { Kind: RemarkKind.MustChange, State: RemarkState.Sent } && checklist.Find(remark.ItemId) is not null;
    }

    /// <summary>True where the item has to be judged before the review is closed: it applies, and the answer promised it.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="remark">The remark.</param>
    /// <param name="judgedAt">When the item was last judged.</param>
    /// <param name="facts">What is known of the firm; null where nothing is, and every item applies.</param>
    public static bool AwaitsJudgement(Checklist checklist, ReviewRemark remark, DateTimeOffset? judgedAt, CaseFacts? facts)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(remark);
        return remark.AwaitsJudgement(judgedAt) && checklist.Find(remark.ItemId) is { } item && facts?.Applies(item) is not false;
    }

    /// <summary>True where the remark keeps the quality reviewer from confirming: confirming would lose it or pass over its answer.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="remark">The remark.</param>
    public static bool BlocksConfirming(Checklist checklist, ReviewRemark remark)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(remark);
        return remark.State is RemarkState.Draft
            || (remark is { Kind: RemarkKind.MustChange, State: RemarkState.Sent or RemarkState.Answered } && checklist.Find(remark.ItemId) is not null);
    }

    /// <summary>What keeps the lead from closing the review again, in checklist order.</summary>
    /// <param name="checklist">The pinned checklist; a remark on an item that it no longer has waits for nothing.</param>
    /// <param name="remarks">All remarks of the case.</param>
    /// <param name="determinations">All determinations of the case.</param>
    /// <param name="facts">What is known of the firm; an item that no longer applies waits for no judgement.</param>
    /// <returns>Done; <see cref="UnansweredRemarks"/> or <see cref="ChangedNotJudged"/>.</returns>
    public static Result<Done> OfClosing(
        Checklist checklist, IReadOnlyCollection<ReviewRemark> remarks, IEnumerable<Determination> determinations, CaseFacts? facts = null)
    {
        if (Items(checklist, remarks, remark => AwaitsAnswer(checklist, remark)) is { Count: > 0 } silent)
        {
            return new UnansweredRemarks(silent);
        }

        var judgedAt = determinations.ToDictionary(row => row.ItemId, row => (DateTimeOffset?)row.UpdatedAt);
        var promised = Items(checklist, remarks, remark => AwaitsJudgement(checklist, remark, judgedAt.GetValueOrDefault(remark.ItemId), facts));
        return promised.Count > 0 ? new ChangedNotJudged(promised) : Done.Value;
    }

    /// <summary>What keeps the quality reviewer from confirming, in checklist order.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="remarks">All remarks of the case.</param>
    /// <returns>Done; <see cref="RemarksNotSent"/> or <see cref="RemarksNotAccepted"/>.</returns>
    public static Result<Done> OfConfirming(Checklist checklist, IReadOnlyCollection<ReviewRemark> remarks) =>
        Items(checklist, remarks, remark => remark.State is RemarkState.Draft) is { Count: > 0 } drafts ? new RemarksNotSent(drafts)
        : Items(checklist, remarks, remark => BlocksConfirming(checklist, remark)) is { Count: > 0 } open ? new RemarksNotAccepted(open)
        : Done.Value;

    /// <summary>What keeps drafts from being sent, in checklist order.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="remarks">All remarks of the case.</param>
    /// <returns>Done; <see cref="RemarksWithoutWords"/>.</returns>
    public static Result<Done> OfSending(Checklist checklist, IReadOnlyCollection<ReviewRemark> remarks) =>
        Items(checklist, remarks, remark => remark.State is RemarkState.Draft && string.IsNullOrWhiteSpace(remark.Text)) is { Count: > 0 } empty
            ? new RemarksWithoutWords(empty)
            : Done.Value;

    private static List<string> Items(Checklist checklist, IEnumerable<ReviewRemark> remarks, Func<ReviewRemark, bool> which)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var items = remarks.Where(which).Select(remark => remark.ItemId).ToHashSet();
        return [.. checklist.Items.Select(item => item.Id).Where(items.Remove), .. items.Order(StringComparer.Ordinal)];
    }
}
