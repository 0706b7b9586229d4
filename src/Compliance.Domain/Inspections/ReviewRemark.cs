using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>How much a remark of the quality reviewer binds the inspectors.</summary>
public enum RemarkKind
{
    /// <summary>The review cannot be closed again before it is answered, nor confirmed before the answer is accepted.</summary>
    MustChange,

    /// <summary>A suggestion: the inspectors may answer it, and nothing waits for it.</summary>
    Consider,
}

/// <summary>Where a remark stands.</summary>
public enum RemarkState
{
    /// <summary>Being written; nobody but the quality reviewer knows of it.</summary>
    Draft,

    /// <summary>The inspectors have it.</summary>
    Sent,

    /// <summary>The inspectors said what they did about it.</summary>
    Answered,

    /// <summary>The quality reviewer is content with the answer.</summary>
    Accepted,

    /// <summary>The quality reviewer was not: another remark took its place.</summary>
    Renewed,
}

/// <summary>
/// What the quality reviewer remarks on one item of a review, with the inspectors' answer. Remarks are kept for ever, by the
/// round of the review in which they were sent, and never reach the firm.
/// </summary>
public sealed class ReviewRemark
{
    /// <summary>Longest remark or answer, in characters.</summary>
    public const int TextLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The remark of an earlier round whose answer was not enough; null for a new one.</summary>
    public Guid? RenewsId { get; init; }

    /// <summary>How much it binds.</summary>
    public RemarkKind Kind { get; private set; }

    /// <summary>What is remarked; may be empty while it is a draft.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The name of who wrote it, as it was then.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>When it was last written.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>In which return of the review it was sent, from 1; 0 while it is a draft.</summary>
    public int Round { get; private set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The inspectors' choice: true where they changed the judgement, false where they keep it; null while they have not chosen.</summary>
    public bool? Changed { get; private set; }

    /// <summary>What they say about it.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Who wrote the answer last.</summary>
    public string? AnsweredByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who accepted the answer.</summary>
    public string? AcceptedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When a remark of a later round took its place.</summary>
    public DateTimeOffset? RenewedAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public RemarkState State =>
        SentAt is null ? RemarkState.Draft
        : RenewedAt is not null ? RemarkState.Renewed
        : AcceptedAt is not null ? RemarkState.Accepted
        : Changed is not null && Answer.Length > 0 ? RemarkState.Answered
        : RemarkState.Sent;

    /// <summary>True where the answer promises another judgement and nobody has judged the item since the remark was sent.</summary>
    /// <param name="judgedAt">When the item was last judged.</param>
    public bool AwaitsJudgement(DateTimeOffset? judgedAt) => State is RemarkState.Answered && Changed == true && !(judgedAt > SentAt);

    /// <summary>Writes the draft.</summary>
    /// <param name="kind">How much it binds.</param>
    /// <param name="text">At most <see cref="TextLimit"/> characters; may be empty until it is sent.</param>
    /// <param name="seenVersion">The version that the reviewer saw; 0 for a new one.</param>
    /// <param name="reviewer">Who writes.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="Conflict"/>, <see cref="RemarkNotOpen"/> once it was sent, <see cref="TextTooLong"/>.</returns>
    public Result<Done> Write(RemarkKind kind, string text, int seenVersion, Actor reviewer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(reviewer);
        if (State is not RemarkState.Draft)
        {
            return new RemarkNotOpen(State);
        }

        if (!Enum.IsDefined(kind))
        {
            return new InvalidField("kind", "Required");
        }

        if (text.Length > TextLimit)
        {
            return new TextTooLong("remark", TextLimit);
        }

        return Change(seenVersion, () => (Kind, Text, AuthorName, WrittenAt) = (kind, text, reviewer.Name, now));
    }

    /// <summary>Hands it to the inspectors.</summary>
    /// <param name="round">Which return of the review, from 1.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="RemarkNotOpen"/> where it was sent already.</returns>
    public Result<Done> Send(int round, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 1);
        return State is RemarkState.Draft ? Change(Version, () => (Round, SentAt) = (round, now)) : new RemarkNotOpen(State);
    }

    /// <summary>Writes the inspectors' answer, which can be rewritten until the reviewer accepts it.</summary>
    /// <param name="changed">True where the judgement was changed, false where it is kept; null while not chosen.</param>
    /// <param name="text">At most <see cref="TextLimit"/> characters; without words it is no answer.</param>
    /// <param name="seenVersion">The version that the inspector saw.</param>
    /// <param name="inspector">Who writes.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="Conflict"/>, <see cref="RemarkNotOpen"/> where there is nothing to answer, <see cref="TextTooLong"/>.</returns>
    public Result<Done> Reply(bool? changed, string text, int seenVersion, Actor inspector, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(inspector);
        if (State is not (RemarkState.Sent or RemarkState.Answered))
        {
            return new RemarkNotOpen(State);
        }

        if (text.Length > TextLimit)
        {
            return new TextTooLong("answer", TextLimit);
        }

        return Change(seenVersion, () => (Changed, Answer, AnsweredByName, AnsweredAt) = (changed, string.IsNullOrWhiteSpace(text) ? "" : text, inspector.Name, now));
    }

    /// <summary>The reviewer is content.</summary>
    /// <param name="reviewer">Who accepts.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="RemarkNotOpen"/> where there is no answer to accept.</returns>
    public Result<Done> Accept(Actor reviewer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        return State is RemarkState.Answered
            ? Change(Version, () => (AcceptedByName, AcceptedAt) = (reviewer.Name, now))
            : new RemarkNotOpen(State);
    }

    /// <summary>Another remark, which is sent now, takes its place.</summary>
    /// <param name="now">When.</param>
    /// <returns><see cref="RemarkNotOpen"/> where it is a draft, or has its successor already.</returns>
    public Result<Done> Renew(DateTimeOffset now) =>
        State is RemarkState.Draft or RemarkState.Renewed ? new RemarkNotOpen(State) : Change(Version, () => RenewedAt = now);

    private Result<Done> Change(int seenVersion, Action change)
    {
        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        change();
        Version++;
        return Done.Value;
    }
}
