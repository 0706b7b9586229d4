using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>Where an item of the sample stands.</summary>
public enum SecondScoreState
{
    /// <summary>Two people still judge it independently of each other.</summary>
    Open,

    /// <summary>Both gave the same verdict.</summary>
    Agreed,

    /// <summary>They gave different verdicts, and nobody has decided.</summary>
    Differs,

    /// <summary>A third person decided.</summary>
    Resolved,
}

/// <summary>
/// An item of the sample that is scored twice: the first score is the case's determination, the second stands here, and
/// neither scorer sees the other's before both are in. From then on the two stay as they were, whatever is judged later.
/// </summary>
public sealed class SecondScore
{
    /// <summary>Longest reason of a third person, in characters.</summary>
    public const int ReasonLimit = 5_000;

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>When it was drawn.</summary>
    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>Who scores second; null while nobody has begun.</summary>
    public Guid? SecondById { get; private set; }

    /// <summary>What they judged; may be unfinished until it is handed in.</summary>
    public ItemScore? Second { get; private set; }

    /// <summary>The first score as it was when the second was handed in; null before.</summary>
    public ItemScore? First { get; private set; }

    /// <summary>When both were in.</summary>
    public DateTimeOffset? ComparedAt { get; private set; }

    /// <summary>True where both gave the same verdict; null before both were in.</summary>
    public bool? Agrees { get; private set; }

    /// <summary>Who decided where they differed.</summary>
    public Guid? ResolvedById { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? ResolvedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Text form of the verdict that they decided on.</summary>
    public string? ResolvedVerdict { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public SecondScoreState State =>
        ComparedAt is null ? SecondScoreState.Open
        : Agrees == true ? SecondScoreState.Agreed
        : ResolvedAt is null ? SecondScoreState.Differs
        : SecondScoreState.Resolved;

    /// <summary>Writes the second score, which may be unfinished.</summary>
    /// <param name="item">The item of the checklist.</param>
    /// <param name="judgement">What is judged.</param>
    /// <param name="seenVersion">The version that the scorer saw; 0 where nobody has begun.</param>
    /// <param name="scorer">Who scores second; takes the place of somebody who left.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="Conflict"/>, <see cref="ScoresAreIn"/> once both are, or why the judgement does not fit the item.</returns>
    public Result<Done> Write(Item item, Judgement judgement, int seenVersion, Actor scorer, DateTimeOffset now)
    {
        if (State is not SecondScoreState.Open)
        {
            return new ScoresAreIn(ItemId);
        }

        return seenVersion != Version
            ? new Conflict(Version)
            : ItemScore.Of(item, judgement, scorer, now).Then<Done>(score =>
            {
                (Second, SecondById) = (score, scorer.UserId);
                Version++;
                return Done.Value;
            });
    }

    /// <summary>Hands the second score in: both are compared, and everybody of the team sees both.</summary>
    /// <param name="first">The first score as it is now; null where nobody has judged.</param>
    /// <param name="seenVersion">The version that the scorer saw.</param>
    /// <param name="scorer">Who scored second.</param>
    /// <param name="now">When.</param>
    /// <returns>
    /// <see cref="Conflict"/>, <see cref="ScoresAreIn"/> where it happened, <see cref="SecondScoreIncomplete"/>, and
    /// <see cref="FirstScoreMissing"/> where the first score is not finished.
    /// </returns>
    public Result<Done> HandIn(ItemScore? first, int seenVersion, Actor scorer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        if (State is not SecondScoreState.Open)
        {
            return new ScoresAreIn(ItemId);
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        if (SecondById != scorer.UserId || Second is not { IsComplete: true })
        {
            return new SecondScoreIncomplete(ItemId);
        }

        if (first is not { IsComplete: true } || first.InspectorId == scorer.UserId)
        {
            return new FirstScoreMissing(ItemId);
        }

        (First, ComparedAt, Agrees) = (first, now, first.Verdict == Second.Verdict);
        Version++;
        return Done.Value;
    }

    /// <summary>A third person decides.</summary>
    /// <param name="judged">What they judged, or let stand of the first score.</param>
    /// <param name="reason">Why, 1 to <see cref="ReasonLimit"/> characters.</param>
    /// <param name="third">Who decides.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="NotThird"/> for one of the two, <see cref="ScoresDoNotDiffer"/>, <see cref="FirstScoreMissing"/> where no finished judgement stands, <see cref="InvalidField"/>, <see cref="TextTooLong"/>.</returns>
    public Result<Done> Resolve(ItemScore? judged, string reason, Actor third, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(third);
        if (State is not SecondScoreState.Differs)
        {
            return new ScoresDoNotDiffer(ItemId);
        }

        if (IsOfPair(third.UserId))
        {
            return new NotThird(ItemId);
        }

        if (judged is not { IsComplete: true })
        {
            return new FirstScoreMissing(ItemId);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new InvalidField("reason", "Required");
        }

        if (reason.Length > ReasonLimit)
        {
            return new TextTooLong("reason", ReasonLimit);
        }

        (ResolvedById, ResolvedByName, ResolvedAt, ResolvedVerdict, Reason) = (third.UserId, third.Name, now, judged.Verdict, reason);
        Version++;
        return Done.Value;
    }

    /// <summary>
    /// What somebody did here does not stand, because of a conflict of interest: a decision falls away and the difference is open
    /// again; a score of one of the two voids the pair, and two people score anew.
    /// </summary>
    /// <param name="userId">Who leaves.</param>
    /// <returns>True where something changed.</returns>
    public bool Leave(Guid userId)
    {
        if (IsOfPair(userId))
        {
            Reset();
            return true;
        }

        if (ResolvedById == userId)
        {
            Undecide();
            Version++;
            return true;
        }

        return false;
    }

    /// <summary>Nobody has scored yet, as when it was drawn: the item is another one by now, or a scorer may not have judged.</summary>
    public void Reset()
    {
        (First, Second, SecondById, ComparedAt, Agrees) = (null, null, null, null, null);
        Undecide();
        Version++;
    }

    /// <summary>True for one of the two whose scores are compared.</summary>
    public bool IsOfPair(Guid userId) => First?.InspectorId == userId || SecondById == userId;

    private void Undecide() => (ResolvedById, ResolvedByName, ResolvedAt, ResolvedVerdict, Reason) = (null, null, null, null, "");
}
