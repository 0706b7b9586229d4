namespace Compliance.Domain.Programmes;

/// <summary>How a decision that was sent stands on a day.</summary>
public enum DecisionStanding
{
    /// <summary>It holds.</summary>
    InEffect,

    /// <summary>An appeal suspends it until it is heard, as the policy says.</summary>
    Stayed,

    /// <summary>The authority suspended it.</summary>
    Suspended,

    /// <summary>The firm did not affirm in time; the status has lapsed until the authority reinstates it.</summary>
    AffirmationMissed,

    /// <summary>Its last day has passed; of a conditional one that is the day to close every open item.</summary>
    Expired,

    /// <summary>The authority took it back.</summary>
    Withdrawn,

    /// <summary>A later decision stands in its place.</summary>
    Superseded,
}

/// <summary>What may happen to a decision that was sent.</summary>
public enum StandingEvent
{
    /// <summary>The authority suspends it.</summary>
    Suspend,

    /// <summary>The authority puts it back into effect.</summary>
    Reinstate,

    /// <summary>The authority takes it back for good.</summary>
    Withdraw,

    /// <summary>A later decision is sent.</summary>
    Supersede,

    /// <summary>The firm affirms that it still fulfils the standard.</summary>
    Affirm,
}

/// <summary>
/// The state machine of a decision that was sent, total over standing × event. Expiry and a missed affirmation are no events
/// but days that pass (<see cref="Standing.On"/>). This switch is the documentation; a test walks every pair against a table.
/// </summary>
public static class StandingLifeCycle
{
    /// <summary>How the decision stands after the event.</summary>
    /// <param name="standing">How it stands on the day of the event.</param>
    /// <param name="happened">The event.</param>
    /// <returns><see cref="StandingRefuses"/> where the event is not possible.</returns>
    public static Result<DecisionStanding> Next(DecisionStanding standing, StandingEvent happened) => (standing, happened) switch
    {
        (DecisionStanding.InEffect or DecisionStanding.Stayed, StandingEvent.Suspend) => DecisionStanding.Suspended,

        // What expired or was withdrawn is not revived: that takes a new decision.
        (DecisionStanding.Suspended or DecisionStanding.AffirmationMissed, StandingEvent.Reinstate) => DecisionStanding.InEffect,
        (not (DecisionStanding.Withdrawn or DecisionStanding.Superseded), StandingEvent.Withdraw) => DecisionStanding.Withdrawn,
        (not DecisionStanding.Superseded, StandingEvent.Supersede) => DecisionStanding.Superseded,

        // A suspension ends one day: the firm affirms meanwhile. A missed affirmation does not heal by itself.
        (DecisionStanding.InEffect or DecisionStanding.Stayed or DecisionStanding.Suspended, StandingEvent.Affirm) => standing,
        _ => new StandingRefuses(standing, happened),
    };
}

/// <summary>Everything on which the standing of one decision rests.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="ExpiresOn">Last day; null where it gives no status.</param>
/// <param name="SupersededOn">First day of the decision in its place, if there is one.</param>
public sealed record StandingFacts(Outcome Outcome, DateOnly? ExpiresOn, DateOnly? SupersededOn)
{
    /// <summary>Changes that were approved, in the order of approval.</summary>
    public IReadOnlyList<StandingMark> Marks { get; init; } = [];

    /// <summary>Days by which the firm has to affirm.</summary>
    public IReadOnlyList<AffirmationDue> Dues { get; init; } = [];

    /// <summary>Due days for which the firm affirmed.</summary>
    public IReadOnlySet<DateOnly> Affirmed { get; init; } = new HashSet<DateOnly>();

    /// <summary>Times during which an appeal suspends it.</summary>
    public IReadOnlyList<Stay> Stays { get; init; } = [];
}

/// <summary>A change that was approved.</summary>
/// <param name="Event">Suspend, reinstate or withdraw.</param>
/// <param name="EffectiveOn">First day of the change.</param>
public sealed record StandingMark(StandingEvent Event, DateOnly EffectiveOn);

/// <summary>An appeal that suspends.</summary>
/// <param name="From">Day on which it was filed.</param>
/// <param name="Until">Day on which it ended, no longer suspended; null while it is open.</param>
public sealed record Stay(DateOnly From, DateOnly? Until);

/// <summary>How a decision stands: a pure function of what is on file and the day.</summary>
public static class Standing
{
    /// <summary>The standing on a day, not before the decision was sent. What ends a decision for good goes before what only stops it.</summary>
    /// <param name="facts">What is on file.</param>
    /// <param name="day">The day.</param>
    public static DecisionStanding On(StandingFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);

        // Stable, so of two changes for one day the one approved last counts.
        var marks = facts.Marks.Where(mark => mark.EffectiveOn <= day).OrderBy(mark => mark.EffectiveOn).ToList();
        if (facts.SupersededOn <= day)
        {
            return DecisionStanding.Superseded;
        }

        if (marks.Exists(mark => mark.Event is StandingEvent.Withdraw))
        {
            return DecisionStanding.Withdrawn;
        }

        if (facts.ExpiresOn < day)
        {
            return DecisionStanding.Expired;
        }

        if (marks.Count > 0 && marks[^1].Event is StandingEvent.Suspend)
        {
            return DecisionStanding.Suspended;
        }

        if (MissedOn(facts, day) is not null)
        {
            return DecisionStanding.AffirmationMissed;
        }

        return facts.Outcome is Outcome.Ineligible or Outcome.NotAssessed
            && facts.Stays.Any(stay => stay.From <= day && (stay.Until is null || day < stay.Until))
                ? DecisionStanding.Stayed
                : DecisionStanding.InEffect;
    }

    /// <summary>The due day whose affirmation is missing on a day; null where none is. A later reinstatement puts it to rest.</summary>
    public static DateOnly? MissedOn(StandingFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Dues
            .Where(due => due.LastDay < day && !facts.Affirmed.Contains(due.DueOn))
            .Where(due => !facts.Marks.Any(mark => mark.Event is StandingEvent.Reinstate && mark.EffectiveOn > due.LastDay && mark.EffectiveOn <= day))
            .Select(due => (DateOnly?)due.DueOn)
            .Min();
    }

    /// <summary>The first due day that can still be kept on a day; null where nothing is to be affirmed any more.</summary>
    public static AffirmationDue? NextDue(StandingFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Dues.Where(due => due.LastDay >= day && !facts.Affirmed.Contains(due.DueOn)).MinBy(due => due.DueOn);
    }
}
