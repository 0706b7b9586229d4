using static Compliance.Domain.Inspections.CorrectiveActionEvent;
using static Compliance.Domain.Inspections.CorrectiveActionState;

namespace Compliance.Domain.Inspections;

/// <summary>How far the closing of one open item has come (domain.md, "Corrective action").</summary>
public enum CorrectiveActionState
{
    /// <summary>The firm writes its plan; nobody else reads it.</summary>
    Planning,

    /// <summary>The signatory handed the plan in; an inspector reads it.</summary>
    PlanSubmitted,

    /// <summary>An inspector accepted the plan; the firm carries it out.</summary>
    PlanAccepted,

    /// <summary>The signatory says that the item is closed; an inspector judges.</summary>
    ClosureClaimed,

    /// <summary>An inspector found the item met.</summary>
    Closed,

    /// <summary>The last day passed before the item was closed.</summary>
    Expired,
}

/// <summary>What can happen to a corrective action.</summary>
public enum CorrectiveActionEvent
{
    /// <summary>Somebody of the firm writes the plan.</summary>
    WritePlan,

    /// <summary>The signatory hands the plan in.</summary>
    SubmitPlan,

    /// <summary>An inspector accepts the plan.</summary>
    AcceptPlan,

    /// <summary>An inspector returns the plan with remarks.</summary>
    ReturnPlan,

    /// <summary>Somebody of the firm marks a milestone, writes what was done or cites evidence.</summary>
    WorkOn,

    /// <summary>The signatory claims that the item is closed.</summary>
    ClaimClosure,

    /// <summary>An inspector writes remarks that nobody else reads yet.</summary>
    WriteNote,

    /// <summary>An inspector finds the item met.</summary>
    Close,

    /// <summary>An inspector returns the claim with a rationale.</summary>
    ReturnClosure,

    /// <summary>The last day passed.</summary>
    Expire,
}

/// <summary>
/// The state machine of a corrective action. Total: every state answers every event with the next state or with a typed
/// refusal. A closed action stays closed, and nothing leads out of an expired one.
/// </summary>
public static class CorrectiveActionLifeCycle
{
    /// <summary>The state after <paramref name="happened"/> in <paramref name="state"/>, or <see cref="WrongActionState"/>.</summary>
    public static Result<CorrectiveActionState> Next(CorrectiveActionState state, CorrectiveActionEvent happened) => (state, happened) switch
    {
        (Planning, WritePlan) => Planning,
        (Planning, SubmitPlan) => PlanSubmitted,
        (PlanSubmitted, AcceptPlan) => PlanAccepted,
        (PlanSubmitted, ReturnPlan) => Planning,
        (PlanAccepted, WorkOn) => PlanAccepted,
        (PlanAccepted, ClaimClosure) => ClosureClaimed,
        (ClosureClaimed, Close) => Closed,
        (ClosureClaimed, ReturnClosure) => PlanAccepted,
        (PlanSubmitted or ClosureClaimed, WriteNote) => state,
        (Planning or PlanSubmitted or PlanAccepted or ClosureClaimed, Expire) => Expired,
        _ => new WrongActionState(state, happened),
    };

    /// <summary>
    /// The state as it counts on a day: whatever is open on the day after the last one has expired, recorded or not.
    /// </summary>
    /// <param name="state">The state on file.</param>
    /// <param name="dueOn">Last day to close the item.</param>
    /// <param name="day">The day of the question.</param>
    public static CorrectiveActionState On(CorrectiveActionState state, DateOnly dueOn, DateOnly day) =>
        state is not Closed && day > dueOn ? Expired : state;
}
