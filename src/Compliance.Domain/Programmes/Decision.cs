using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>
/// The decision on one concluded case (domain.md, "Decision, appeal"). The policy's outcome is a proposal; a programme
/// officer drafts, another person takes, and it reaches the firm only when it is sent. Never overwritten: a later one of the
/// same case supersedes it, and both stay on file.
/// </summary>
public sealed class Decision
{
    /// <summary>Longest text of reasons, in characters.</summary>
    public const int TextLimit = 10_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>Its place among the decisions of the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Why there is one.</summary>
    public required DecisionCause Cause { get; init; }

    /// <summary>The decision that it supersedes once it is sent; null for the first.</summary>
    public Guid? SupersedesId { get; init; }

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

    /// <summary>Day from which the years of its status count: earlier than its first day where it closes out a conditional one.</summary>
    public DateOnly? StatusSince { get; private set; }

    /// <summary>Calendar days to appeal, counted from the receipt; null where there is no appeal.</summary>
    public int? AppealDays { get; private set; }

    /// <summary>Day on which it counts as received at the latest; set when it is sent.</summary>
    public DateOnly? DeemedReceivedOn { get; private set; }

    /// <summary>When the firm first opened it.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Who of the firm opened it first.</summary>
    public string? OpenedByName { get; private set; }

    /// <summary>Last day to appeal: set when it is sent, and earlier where the firm opens it before it counts as received.</summary>
    public DateOnly? AppealUntil { get; private set; }

    /// <summary>Who drafted it.</summary>
    public required Guid DrafterId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string DrafterName { get; init; }

    /// <summary>Who handed it to the decision makers, and so asked for a waiver where it departs from the proposal.</summary>
    public Guid? ProposerId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? ProposerName { get; private set; }

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

    /// <summary>First day on which another decision stands in its place.</summary>
    public DateOnly? SupersededOn { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>True where it departs from the proposal and therefore needs a waiver.</summary>
    public bool Departs => Outcome != Proposal;

    /// <summary>
    /// A decision by which an appeal amended or overturned another: taken by the appeal officer alone, whose office is to
    /// judge what the authority decided. It rests on the same assessment and the same proposal.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="original">The decision appealed against.</param>
    /// <param name="appeal">The appeal, decided with an outcome of its own.</param>
    /// <param name="dates">From when until when it holds.</param>
    public static Decision OnAppeal(Guid id, Decision original, Appeal appeal, DecisionDates dates)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(appeal);
        ArgumentNullException.ThrowIfNull(dates);
        return new Decision
        {
            Id = id,
            InspectionId = original.InspectionId,
            Number = original.Number + 1,
            Cause = DecisionCause.Appeal,
            SupersedesId = original.Id,
            Proposal = original.Proposal,
            RuleReasons = original.RuleReasons,
            AssessmentDigest = original.AssessmentDigest,
            PolicyHash = original.PolicyHash,
            DrafterId = appeal.OfficerId!.Value,
            DrafterName = appeal.OfficerName!,
            DraftedAt = appeal.TakenUpAt!.Value,
            DeciderId = appeal.OfficerId,
            DeciderName = appeal.OfficerName,
            TakenAt = appeal.DecidedAt,
            Outcome = appeal.NewOutcome!.Value,
            Reasons = appeal.Reasons,
            EffectiveOn = dates.EffectiveOn,
            ExpiresOn = dates.ExpiresOn,
            CloseOutBy = dates.CloseOutBy,
            StatusSince = dates.StatusSince,
            State = DecisionState.Taken,
        };
    }

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
        (WaiverReason, WaiverUntil) = text.Outcome != Proposal ? (text.WaiverReason, text.WaiverUntil) : (null, null);
        Version++;
        return Done.Value;
    }

    /// <summary>Hands the draft to the decision makers: reasons are written, and a departure says why and until when.</summary>
    /// <param name="proposer">Who hands it over.</param>
    /// <param name="today">Today where the installation is.</param>
    public Result<Done> Propose(Actor proposer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(proposer);
        if (State is not DecisionState.Draft)
        {
            return new DecisionNotIn(DecisionState.Draft, State);
        }

        if (string.IsNullOrWhiteSpace(Reasons))
        {
            return new InvalidField("reasons", "Required");
        }

        if (Departs && (string.IsNullOrWhiteSpace(WaiverReason) || WaiverUntil is null || WaiverUntil <= today))
        {
            return new WaiverIncomplete();
        }

        (ProposerId, ProposerName) = (proposer.UserId, proposer.Name);
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

        if (decider.UserId == DrafterId || decider.UserId == ProposerId)
        {
            return new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker);
        }

        (DeciderId, DeciderName, TakenAt) = (decider.UserId, decider.Name, now);
        (EffectiveOn, ExpiresOn, CloseOutBy, StatusSince) = (dates.EffectiveOn, dates.ExpiresOn, dates.CloseOutBy, dates.StatusSince);
        ReturnReason = null;
        return To(DecisionState.Taken);
    }

    /// <summary>The decision goes to the firm and is in effect; the time to appeal runs from its receipt.</summary>
    /// <param name="today">Day of sending where the installation is.</param>
    /// <param name="clocks">The clocks of the programme.</param>
    /// <param name="now">When.</param>
    public Result<Done> Send(DateOnly today, ProgrammeClocks clocks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        if (State is not DecisionState.Taken)
        {
            return new DecisionNotIn(DecisionState.Taken, State);
        }

        SentAt = now;
        DeemedReceivedOn = today.AddDays(clocks.DeemedReceiptDays ?? ProgrammeClocks.UsualDeemedReceiptDays);

        // What an appeal officer decided is final on this platform.
        if (Cause is not DecisionCause.Appeal)
        {
            AppealDays = clocks.AppealDays;
            AppealUntil = DeemedReceivedOn.Value.AddDays(clocks.AppealDays);
        }

        return To(DecisionState.Sent);
    }

    /// <summary>Somebody of the firm opened it. The first time counts as the receipt, unless it counted as received before.</summary>
    /// <param name="reader">Who opened it.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="now">When.</param>
    public Result<Done> Receive(Actor reader, DateOnly today, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (State is not DecisionState.Sent)
        {
            return new DecisionNotIn(DecisionState.Sent, State);
        }

        if (OpenedAt is not null)
        {
            return Done.Value;
        }

        (OpenedAt, OpenedByName) = (now, reader.Name);
        if (today < DeemedReceivedOn && AppealDays is { } days)
        {
            AppealUntil = today.AddDays(days);
        }

        Version++;
        return Done.Value;
    }

    /// <summary>Another decision, which is being sent, stands in its place from a day on.</summary>
    /// <param name="from">First day of the other.</param>
    public Result<Done> Supersede(DateOnly from)
    {
        if (State is not DecisionState.Sent)
        {
            return new DecisionNotIn(DecisionState.Sent, State);
        }

        if (SupersededOn is not null)
        {
            return new StandingRefuses(DecisionStanding.Superseded, StandingEvent.Supersede);
        }

        SupersededOn = from;
        Version++;
        return Done.Value;
    }

    private Result<Done> To(DecisionState next)
    {
        State = next;
        Version++;
        return Done.Value;
    }
}
