using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>How far a decision has come.</summary>
public enum DecisionState
{
    /// <summary>A programme officer is writing it.</summary>
    Draft,

    /// <summary>It waits for a decision maker.</summary>
    AwaitingDecision,

    /// <summary>It was taken; the firm does not know yet.</summary>
    Taken,

    /// <summary>It was sent to the firm and is in effect.</summary>
    Sent,
}

/// <summary>
/// The decision on one concluded case (domain.md, "Decision, appeal"). The policy's outcome is a proposal; a programme
/// officer drafts, another person takes, and it reaches the firm only when it is sent. Never overwritten.
/// </summary>
public sealed class Decision
{
    /// <summary>Longest text of reasons, in characters.</summary>
    public const int TextLimit = 10_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>What the policy proposes.</summary>
    public required Outcome Proposal { get; init; }

    /// <summary>The reason of every rule behind the proposal, as JSON; frozen with the draft.</summary>
    public required string RuleReasons { get; init; }

    /// <summary>SHA-256 of the assessment it rests on.</summary>
    public required string AssessmentDigest { get; init; }

    /// <summary>Hash of the policy that proposed.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>How far it has come.</summary>
    public DecisionState State { get; private set; } = DecisionState.Draft;

    /// <summary>What is decided.</summary>
    public Outcome Outcome { get; private set; }

    /// <summary>The officer's reasons, addressed to the firm.</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>Why it departs from the proposal; null where it follows it.</summary>
    public string? WaiverReason { get; private set; }

    /// <summary>Until when the departure holds; null where it follows the proposal.</summary>
    public DateOnly? WaiverUntil { get; private set; }

    /// <summary>Day from which it holds; set when it is taken.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    /// <summary>Last day on which it holds; null where it gives no status.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>Last day to close every open item; only where conditional.</summary>
    public DateOnly? CloseOutBy { get; private set; }

    /// <summary>Last day to appeal; set when it is sent.</summary>
    public DateOnly? AppealUntil { get; private set; }

    /// <summary>Who drafted it.</summary>
    public required Guid DrafterId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string DrafterName { get; init; }

    /// <summary>Who took it.</summary>
    public Guid? DeciderId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? DeciderName { get; private set; }

    /// <summary>What the decision maker wrote when it last went back to the drafter.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>Writes the draft.</summary>
    /// <param name="text">What is decided and why.</param>
    /// <param name="seenVersion">The version the officer saw.</param>
    public Result<Done> Write(DecisionText text, int seenVersion)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (State is not DecisionState.Draft)
        {
            return new DecisionNotIn(DecisionState.Draft, State);
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        if (text.Reasons.Length > TextLimit || text.WaiverReason?.Length > TextLimit)
        {
            return new DecisionTextTooLong(TextLimit);
        }

        Outcome = text.Outcome;
        Reasons = text.Reasons;
        (WaiverReason, WaiverUntil) = text.Outcome == Proposal ? (null, null) : (text.WaiverReason, text.WaiverUntil);
        Version++;
        return Done.Value;
    }

    /// <summary>Hands the draft to the decision makers: reasons are written, and a departure says why and until when.</summary>
    public Result<Done> Propose(DateOnly today)
    {
        if (State is not DecisionState.Draft)
        {
            return new DecisionNotIn(DecisionState.Draft, State);
        }

        if (string.IsNullOrWhiteSpace(Reasons))
        {
            return new InvalidField("reasons", "Required");
        }

        if (Outcome != Proposal && (string.IsNullOrWhiteSpace(WaiverReason) || WaiverUntil is null || WaiverUntil <= today))
        {
            return new WaiverIncomplete();
        }

        return To(DecisionState.AwaitingDecision);
    }

    /// <summary>The decision maker sends the draft back.</summary>
    /// <param name="reason">Why, 1 to <see cref="TextLimit"/> characters.</param>
    public Result<Done> Return(string reason)
    {
        if (State is not DecisionState.AwaitingDecision)
        {
            return new DecisionNotIn(DecisionState.AwaitingDecision, State);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new InvalidField("reason", "Required");
        }

        if (reason.Length > TextLimit)
        {
            return new DecisionTextTooLong(TextLimit);
        }

        ReturnReason = reason;
        return To(DecisionState.Draft);
    }

    /// <summary>A decision maker, who is not the drafter, takes the decision.</summary>
    /// <param name="decider">Who decides.</param>
    /// <param name="dates">From when until when it holds.</param>
    /// <param name="now">When.</param>
    public Result<Done> Take(Actor decider, DecisionDates dates, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(decider);
        ArgumentNullException.ThrowIfNull(dates);
        if (State is not DecisionState.AwaitingDecision)
        {
            return new DecisionNotIn(DecisionState.AwaitingDecision, State);
        }

        if (decider.UserId == DrafterId)
        {
            return new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker);
        }

        (DeciderId, DeciderName, TakenAt) = (decider.UserId, decider.Name, now);
        (EffectiveOn, ExpiresOn, CloseOutBy) = (dates.EffectiveOn, dates.ExpiresOn, dates.CloseOutBy);
        ReturnReason = null;
        return To(DecisionState.Taken);
    }

    /// <summary>The decision goes to the firm and is in effect.</summary>
    /// <param name="appealUntil">Last day to appeal.</param>
    /// <param name="now">When.</param>
    public Result<Done> Send(DateOnly appealUntil, DateTimeOffset now)
    {
        if (State is not DecisionState.Taken)
        {
            return new DecisionNotIn(DecisionState.Taken, State);
        }

        (AppealUntil, SentAt) = (appealUntil, now);
        return To(DecisionState.Sent);
    }

    private Result<Done> To(DecisionState next)
    {
        State = next;
        Version++;
        return Done.Value;
    }
}

/// <summary>What an officer writes.</summary>
/// <param name="Outcome">What is to be decided.</param>
/// <param name="Reasons">Reasons addressed to the firm.</param>
/// <param name="WaiverReason">Why it departs from the proposal, if it does.</param>
/// <param name="WaiverUntil">Until when the departure holds, if there is one.</param>
public sealed record DecisionText(Outcome Outcome, string Reasons, string? WaiverReason, DateOnly? WaiverUntil);

/// <summary>From when until when a decision holds.</summary>
/// <param name="EffectiveOn">First day.</param>
/// <param name="ExpiresOn">Last day, or null where it gives no status.</param>
/// <param name="CloseOutBy">Last day to close every open item, where conditional.</param>
public sealed record DecisionDates(DateOnly EffectiveOn, DateOnly? ExpiresOn, DateOnly? CloseOutBy);
