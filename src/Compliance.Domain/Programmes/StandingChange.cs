using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>How far a change of the standing has come.</summary>
public enum StandingChangeState
{
    /// <summary>An officer asked for it; a decision maker has to answer.</summary>
    Asked,

    /// <summary>A decision maker approved it; the firm sees it.</summary>
    Approved,

    /// <summary>A decision maker refused it.</summary>
    Refused,

    /// <summary>The officers took it back.</summary>
    TakenBack,
}

/// <summary>What may happen to a change that was asked for.</summary>
public enum StandingChangeEvent
{
    /// <summary>A decision maker approves it.</summary>
    Approve,

    /// <summary>A decision maker refuses it.</summary>
    Refuse,

    /// <summary>An officer takes it back.</summary>
    TakeBack,
}

/// <summary>
/// A suspension, reinstatement or withdrawal of a decision that was sent: one person asks, another approves. The firm sees it
/// once it is approved; what was refused or taken back it never sees.
/// </summary>
public sealed class StandingChange
{
    /// <summary>Longest text of reasons, in characters.</summary>
    public const int TextLimit = Decision.TextLimit;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The decision.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Its place among the changes of the decision, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Suspend, reinstate or withdraw.</summary>
    public required StandingEvent Event { get; init; }

    /// <summary>The reasons, addressed to the firm.</summary>
    public required string Reasons { get; init; }

    /// <summary>First day of the change; never before the day on which it is approved.</summary>
    public required DateOnly EffectiveOn { get; set; }

    /// <summary>Who asked.</summary>
    public required Guid AskerId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string AskerName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public StandingChangeState State { get; private set; } = StandingChangeState.Asked;

    /// <summary>Who approved or refused it.</summary>
    public Guid? ApproverId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? ApproverName { get; private set; }

    /// <summary>When it was approved, refused or taken back.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it was refused; for the authority alone.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Where an event leads, total over state × event: whatever was answered stays answered.</summary>
    /// <param name="state">Where the change stands.</param>
    /// <param name="happened">The event.</param>
    public static Result<StandingChangeState> Next(StandingChangeState state, StandingChangeEvent happened) => (state, happened) switch
    {
        (StandingChangeState.Asked, StandingChangeEvent.Approve) => StandingChangeState.Approved,
        (StandingChangeState.Asked, StandingChangeEvent.Refuse) => StandingChangeState.Refused,
        (StandingChangeState.Asked, StandingChangeEvent.TakeBack) => StandingChangeState.TakenBack,
        _ => new StandingChangeClosed(state),
    };

    /// <summary>What is wrong with a change that somebody asks for, or nothing.</summary>
    /// <param name="wanted">Suspend, reinstate or withdraw.</param>
    /// <param name="reasons">The reasons.</param>
    /// <param name="effectiveOn">First day of the change.</param>
    /// <param name="facts">How the decision stands.</param>
    /// <param name="today">Today where the installation is.</param>
    public static Result<Done> Check(StandingEvent wanted, string reasons, DateOnly effectiveOn, StandingFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        if (wanted is not (StandingEvent.Suspend or StandingEvent.Reinstate or StandingEvent.Withdraw))
        {
            return new InvalidField("event", "Unknown");
        }

        if (string.IsNullOrWhiteSpace(reasons))
        {
            return new InvalidField("reasons", "Required");
        }

        if (reasons.Length > TextLimit)
        {
            return new DecisionTextTooLong(TextLimit);
        }

        return effectiveOn < today
            ? new InvalidField("effective", "NotPast")
            : StandingLifeCycle.Next(Standing.On(facts, effectiveOn), wanted).Then<Done>(_ => Done.Value);
    }

    /// <summary>Somebody else than the asker approves it; it holds from the day asked for, or from today where that has passed.</summary>
    /// <param name="approver">A decision maker.</param>
    /// <param name="facts">How the decision stands, without this change.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="now">When.</param>
    public Result<Done> Approve(Actor approver, StandingFacts facts, DateOnly today, DateTimeOffset now)
    {
        var day = EffectiveOn < today ? today : EffectiveOn;
        return MayAnswer(approver, StandingChangeEvent.Approve)
            .Then<DecisionStanding>(_ => StandingLifeCycle.Next(Standing.On(facts, day), Event))
            .Then<Done>(_ =>
            {
                EffectiveOn = day;
                return Close(approver, StandingChangeState.Approved, now);
            });
    }

    /// <summary>Somebody else than the asker refuses it.</summary>
    /// <param name="approver">A decision maker.</param>
    /// <param name="reason">Why, 1 to <see cref="TextLimit"/> characters.</param>
    /// <param name="now">When.</param>
    public Result<Done> Refuse(Actor approver, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return MayAnswer(approver, StandingChangeEvent.Refuse).Then<Done>(_ =>
        {
            if (string.IsNullOrWhiteSpace(reason))
            {
                return new InvalidField("reason", "Required");
            }

            if (reason.Length > TextLimit)
            {
                return new DecisionTextTooLong(TextLimit);
            }

            RefusalReason = reason;
            return Close(approver, StandingChangeState.Refused, now);
        });
    }

    /// <summary>The officers take it back.</summary>
    /// <param name="now">When.</param>
    public Result<Done> TakeBack(DateTimeOffset now) =>
        Next(State, StandingChangeEvent.TakeBack).Then<Done>(next =>
        {
            (State, ClosedAt) = (next, now);
            Version++;
            return Done.Value;
        });

    private Result<Done> MayAnswer(Actor approver, StandingChangeEvent answer)
    {
        ArgumentNullException.ThrowIfNull(approver);
        var next = Next(State, answer);
        return !next.IsSuccess ? next.Error
            : approver.UserId == AskerId ? new AskerMayNotApprove()
            : Done.Value;
    }

    private Result<Done> Close(Actor approver, StandingChangeState next, DateTimeOffset now)
    {
        (State, ApproverId, ApproverName, ClosedAt) = (next, approver.UserId, approver.Name, now);
        Version++;
        return Done.Value;
    }
}
