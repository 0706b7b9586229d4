using System.Diagnostics;

namespace Compliance.Domain.Programmes;

/// <summary>What a decision means for the firm's money.</summary>
public enum SubsidyState
{
    /// <summary>The whole amount may be paid.</summary>
    Payable,

    /// <summary>It may be paid, on the condition that every open item is closed in time.</summary>
    ConditionallyPayable,

    /// <summary>Nothing is paid and nothing is refused until the authority has said more.</summary>
    Held,

    /// <summary>It is not paid.</summary>
    NotPayable,
}

/// <summary>Why the money stands as it does.</summary>
public enum SubsidyReason
{
    /// <summary>No decision was sent yet.</summary>
    Undecided,

    /// <summary>The firm is eligible.</summary>
    Eligible,

    /// <summary>The firm is eligible on a condition.</summary>
    Conditional,

    /// <summary>The firm is ineligible.</summary>
    Ineligible,

    /// <summary>There is no status, because there is no score.</summary>
    NotAssessed,

    /// <summary>An appeal suspends the decision.</summary>
    Stayed,

    /// <summary>The authority suspended the decision.</summary>
    Suspended,

    /// <summary>The firm did not affirm in time.</summary>
    AffirmationMissed,

    /// <summary>The status has expired.</summary>
    Expired,

    /// <summary>The authority took the decision back.</summary>
    Withdrawn,

    /// <summary>A later decision says what holds.</summary>
    Superseded,
}

/// <summary>What a decision means for the money of an enrolment on a day.</summary>
/// <param name="State">What happens with it.</param>
/// <param name="AmountYen">The amount of the enrolment, in yen.</param>
/// <param name="Reason">Why.</param>
public sealed record SubsidyEffect(SubsidyState State, long AmountYen, SubsidyReason Reason)
{
    /// <summary>What may be paid, in yen.</summary>
    public long PayableYen => State is SubsidyState.Payable or SubsidyState.ConditionallyPayable ? AmountYen : 0;

    /// <summary>The effect of a decision that was sent; pure and total.</summary>
    /// <param name="amountYen">The amount of the enrolment, in yen.</param>
    /// <param name="outcome">What was decided; null where nothing was sent.</param>
    /// <param name="standing">How it stands on the day.</param>
    public static SubsidyEffect Of(long amountYen, Outcome? outcome, DecisionStanding standing)
    {
        var (state, reason) = (outcome, standing) switch
        {
            (null, _) => (SubsidyState.Held, SubsidyReason.Undecided),
            (_, DecisionStanding.Superseded) => (SubsidyState.NotPayable, SubsidyReason.Superseded),
            (_, DecisionStanding.Withdrawn) => (SubsidyState.NotPayable, SubsidyReason.Withdrawn),
            (_, DecisionStanding.Expired) => (SubsidyState.NotPayable, SubsidyReason.Expired),
            (_, DecisionStanding.Suspended) => (SubsidyState.Held, SubsidyReason.Suspended),
            (_, DecisionStanding.AffirmationMissed) => (SubsidyState.Held, SubsidyReason.AffirmationMissed),
            (_, DecisionStanding.Stayed) => (SubsidyState.Held, SubsidyReason.Stayed),
            (Outcome.Eligible, DecisionStanding.InEffect) => (SubsidyState.Payable, SubsidyReason.Eligible),
            (Outcome.Conditional, DecisionStanding.InEffect) => (SubsidyState.ConditionallyPayable, SubsidyReason.Conditional),
            (Outcome.Ineligible, DecisionStanding.InEffect) => (SubsidyState.NotPayable, SubsidyReason.Ineligible),
            (Outcome.NotAssessed, DecisionStanding.InEffect) => (SubsidyState.NotPayable, SubsidyReason.NotAssessed),
            _ => throw new UnreachableException(),
        };
        return new(state, amountYen, reason);
    }
}
