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

/// <summary>Why a decision is taken in a case.</summary>
public enum DecisionCause
{
    /// <summary>It is the first one.</summary>
    First,

    /// <summary>The one before it was wrong or is overtaken.</summary>
    Correction,

    /// <summary>The open items of a conditional status were closed, or were not.</summary>
    CloseOut,

    /// <summary>An appeal amended or overturned the one before it.</summary>
    Appeal,

    /// <summary>The status is judged again before it ends.</summary>
    Reevaluation,
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
/// <param name="StatusSince">Day from which the years of the status count.</param>
public sealed record DecisionDates(DateOnly EffectiveOn, DateOnly? ExpiresOn, DateOnly? CloseOutBy, DateOnly StatusSince);
