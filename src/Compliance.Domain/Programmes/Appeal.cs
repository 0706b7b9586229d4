using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>How far an appeal has come.</summary>
public enum AppealState
{
    /// <summary>The firm filed it; no officer hears it yet.</summary>
    Filed,

    /// <summary>An appeal officer hears it.</summary>
    UnderReview,

    /// <summary>The officer decided; the firm does not know yet.</summary>
    Decided,

    /// <summary>The firm was told.</summary>
    Sent,

    /// <summary>The firm withdrew it.</summary>
    Withdrawn,
}

/// <summary>What may happen to an appeal.</summary>
public enum AppealEvent
{
    /// <summary>An appeal officer takes it up.</summary>
    TakeUp,

    /// <summary>The officer hands it back, so that another can hear it.</summary>
    HandBack,

    /// <summary>The officer writes.</summary>
    Write,

    /// <summary>The officer decides.</summary>
    Decide,

    /// <summary>The firm is told.</summary>
    Send,

    /// <summary>The firm withdraws it.</summary>
    Withdraw,
}

/// <summary>What became of an appeal.</summary>
public enum AppealOutcome
{
    /// <summary>The decision stands.</summary>
    Upheld,

    /// <summary>The decision is changed in part; the outcome may stay the same with days counted anew.</summary>
    Amended,

    /// <summary>Another outcome stands in its place.</summary>
    Overturned,
}

/// <summary>
/// The state machine of an appeal, total over state × event. The firm may withdraw until it was told: until then it does not
/// even know that somebody decided.
/// </summary>
public static class AppealLifeCycle
{
    /// <summary>Where an event leads.</summary>
    /// <param name="state">Where the appeal stands.</param>
    /// <param name="happened">The event.</param>
    public static Result<AppealState> Next(AppealState state, AppealEvent happened) => (state, happened) switch
    {
        (AppealState.Filed, AppealEvent.TakeUp) => AppealState.UnderReview,
        (AppealState.UnderReview, AppealEvent.HandBack) => AppealState.Filed,
        (AppealState.UnderReview, AppealEvent.Write) => AppealState.UnderReview,
        (AppealState.UnderReview, AppealEvent.Decide) => AppealState.Decided,
        (AppealState.Decided, AppealEvent.Send) => AppealState.Sent,
        (AppealState.Filed or AppealState.UnderReview or AppealState.Decided, AppealEvent.Withdraw) => AppealState.Withdrawn,
        _ => new AppealRefuses(state, happened),
    };
}

/// <summary>
/// The firm's objection to a decision (domain.md, "Decision, appeal"): filed by the signatory in time, heard by an officer who
/// had no part in the case. What the officer writes stays inside until it is sent; the decision appealed against stays on file.
/// </summary>
public sealed class Appeal
{
    /// <summary>Longest text of grounds or reasons, in characters.</summary>
    public const int TextLimit = Decision.TextLimit;

    /// <summary>Most files of new evidence.</summary>
    public const int MostFiles = 50;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The decision appealed against.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Who filed it.</summary>
    public required Guid FiledById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string FiledByName { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Day on which it was filed, where the installation is.</summary>
    public required DateOnly FiledOn { get; init; }

    /// <summary>Why the firm objects.</summary>
    public required string Grounds { get; init; }

    /// <summary>Whether it suspends the decision, as the policy of the case said.</summary>
    public required bool Suspends { get; init; }

    /// <summary>New evidence: versions of the firm's own library, which never change.</summary>
    public ICollection<AppealCitation> Citations { get; } = [];

    /// <summary>How far it has come.</summary>
    public AppealState State { get; private set; } = AppealState.Filed;

    /// <summary>Who hears it.</summary>
    public Guid? OfficerId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? OfficerName { get; private set; }

    /// <summary>When it was taken up.</summary>
    public DateTimeOffset? TakenUpAt { get; private set; }

    /// <summary>What becomes of it; null while nothing is written.</summary>
    public AppealOutcome? Outcome { get; private set; }

    /// <summary>What is decided instead, where it amends or overturns.</summary>
    public Outcome? NewOutcome { get; private set; }

    /// <summary>The officer's reasons, addressed to the firm.</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When the firm was told.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The decision that it led to, where it amends or overturns.</summary>
    public Guid? NewDecisionId { get; private set; }

    /// <summary>When the firm withdrew it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who of the firm withdrew it.</summary>
    public string? WithdrawnByName { get; private set; }

    /// <summary>Day on which it ended: sent or withdrawn.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>True while it has not ended.</summary>
    public bool IsOpen => State is AppealState.Filed or AppealState.UnderReview or AppealState.Decided;

    /// <summary>Whether the firm may appeal against a decision today.</summary>
    /// <param name="decision">A decision that was sent.</param>
    /// <param name="standing">How it stands today.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <returns><see cref="NotAppealable"/> or <see cref="AppealTooLate"/> where it may not.</returns>
    public static Result<Done> MayFile(Decision decision, DecisionStanding standing, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.AppealUntil is not { } until || standing is DecisionStanding.Superseded or DecisionStanding.Withdrawn ? new NotAppealable()
            : today > until ? new AppealTooLate(until)
            : Done.Value;
    }

    /// <summary>What is wrong with the grounds, or nothing.</summary>
    public static Result<Done> CheckGrounds(string grounds)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        return string.IsNullOrWhiteSpace(grounds) ? new InvalidField("grounds", "Required")
            : grounds.Length > TextLimit ? new DecisionTextTooLong(TextLimit)
            : Done.Value;
    }

    /// <summary>An officer takes it up.</summary>
    /// <param name="officer">An appeal officer without a part in the case.</param>
    /// <param name="now">When.</param>
    public Result<Done> TakeUp(Actor officer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(officer);
        return Go(AppealEvent.TakeUp, () => (OfficerId, OfficerName, TakenUpAt) = (officer.UserId, officer.Name, now));
    }

    /// <summary>The officer hands it back; what they wrote is not handed on.</summary>
    public Result<Done> HandBack() => Go(AppealEvent.HandBack, () =>
    {
        (OfficerId, OfficerName, TakenUpAt) = (null, null, null);
        (Outcome, NewOutcome, Reasons) = (null, null, "");
    });

    /// <summary>The officer writes; an unfinished text is kept too.</summary>
    /// <param name="text">What is to become of it, and why.</param>
    /// <param name="seenVersion">The version that the officer saw.</param>
    public Result<Done> Write(AppealText text, int seenVersion)
    {
        ArgumentNullException.ThrowIfNull(text);
        var next = AppealLifeCycle.Next(State, AppealEvent.Write);
        return !next.IsSuccess ? next.Error
            : seenVersion != Version ? new Conflict(Version)
            : text.Reasons.Length > TextLimit ? new DecisionTextTooLong(TextLimit)
            : Go(AppealEvent.Write, () =>
            {
                (Outcome, Reasons) = (text.Outcome, text.Reasons);
                NewOutcome = text.Outcome is AppealOutcome.Amended or AppealOutcome.Overturned ? text.NewOutcome : null;
            });
    }

    /// <summary>The officer decides what they wrote.</summary>
    /// <param name="original">What the decision appealed against says.</param>
    /// <param name="seenVersion">The version that the officer saw.</param>
    /// <param name="now">When.</param>
    public Result<Done> Decide(Outcome original, int seenVersion, DateTimeOffset now)
    {
        var next = AppealLifeCycle.Next(State, AppealEvent.Decide);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        if (Outcome is null)
        {
            return new InvalidField("outcome", "Required");
        }

        if (string.IsNullOrWhiteSpace(Reasons))
        {
            return new InvalidField("reasons", "Required");
        }

        // Who overturns says something else; who amends says what holds now, which may be the same with new days.
        var fits = Outcome switch
        {
            AppealOutcome.Upheld => NewOutcome is null,
            AppealOutcome.Amended => NewOutcome is not null,
            _ => NewOutcome is { } other && other != original,
        };
        return fits ? Go(AppealEvent.Decide, () => DecidedAt = now) : new AppealOutcomeDoesNotFit();
    }

    /// <summary>The firm is told.</summary>
    /// <param name="newDecisionId">The decision that it led to; null where it upholds.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="now">When.</param>
    public Result<Done> Send(Guid? newDecisionId, DateOnly today, DateTimeOffset now) =>
        Go(AppealEvent.Send, () => (NewDecisionId, SentAt, ClosedOn) = (newDecisionId, now, today));

    /// <summary>The firm withdraws it.</summary>
    /// <param name="person">Who of the firm.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="now">When.</param>
    public Result<Done> Withdraw(Actor person, DateOnly today, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Go(AppealEvent.Withdraw, () => (WithdrawnByName, WithdrawnAt, ClosedOn) = (person.Name, now, today));
    }

    private Result<Done> Go(AppealEvent happened, Action change) =>
        AppealLifeCycle.Next(State, happened).Then<Done>(next =>
        {
            change();
            State = next;
            Version++;
            return Done.Value;
        });
}

/// <summary>New evidence of an appeal.</summary>
public sealed class AppealCitation
{
    /// <summary>The appeal.</summary>
    public required Guid AppealId { get; init; }

    /// <summary>The evidence version.</summary>
    public required Guid EvidenceVersionId { get; init; }
}

/// <summary>What an appeal officer writes.</summary>
/// <param name="Outcome">What becomes of the appeal; null while that is open.</param>
/// <param name="NewOutcome">What is decided instead, where it amends or overturns.</param>
/// <param name="Reasons">Reasons addressed to the firm.</param>
public sealed record AppealText(AppealOutcome? Outcome, Outcome? NewOutcome, string Reasons);
