namespace Compliance.Domain.Programmes;

/// <summary>The decision is not in the state that the step needs.</summary>
/// <param name="Expected">State the step needs.</param>
/// <param name="State">State it is in.</param>
public sealed record DecisionNotIn(DecisionState Expected, DecisionState State) : Error;

/// <summary>A departure from the proposal must say why and until which future day it holds.</summary>
public sealed record WaiverIncomplete : Error;

/// <summary>A text of the decision is longer than allowed.</summary>
public sealed record DecisionTextTooLong(int Limit) : Error;

/// <summary>The firm is enrolled in the programme already.</summary>
public sealed record AlreadyEnrolled : Error;

/// <summary>The firm is not enrolled in the programme.</summary>
public sealed record NotEnrolled : Error;

/// <summary>The firm has an open case under this programme.</summary>
public sealed record CaseOpenAlready(string Reference) : Error;

/// <summary>The case has a decision already.</summary>
public sealed record DecisionExists : Error;

/// <summary>The cause named does not fit the decision before.</summary>
/// <param name="Cause">Cause that was named.</param>
public sealed record CauseDoesNotFit(DecisionCause Cause) : Error;

/// <summary>The standing of a decision does not allow the change.</summary>
/// <param name="Standing">How it stands on the day of the change.</param>
/// <param name="Event">What was wanted.</param>
public sealed record StandingRefuses(DecisionStanding Standing, StandingEvent Event) : Error;

/// <summary>Somebody asked for a change of the standing already; it has to be answered first.</summary>
public sealed record StandingChangeOpen : Error;

/// <summary>The change was answered or taken back already.</summary>
/// <param name="State">Where it stands.</param>
public sealed record StandingChangeClosed(StandingChangeState State) : Error;

/// <summary>Somebody else approves a change than asked for it.</summary>
public sealed record AskerMayNotApprove : Error;

/// <summary>An appeal against the decision is open.</summary>
public sealed record AppealOpen : Error;

/// <summary>There was an appeal against the decision already.</summary>
public sealed record AppealExists : Error;

/// <summary>The time to appeal is over.</summary>
/// <param name="Until">Last day on which an appeal was possible.</param>
public sealed record AppealTooLate(DateOnly Until) : Error;

/// <summary>No appeal is possible against the decision.</summary>
public sealed record NotAppealable : Error;

/// <summary>The appeal is not where the step needs it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Event">What was wanted.</param>
public sealed record AppealRefuses(AppealState State, AppealEvent Event) : Error;

/// <summary>The outcome of the appeal and the decision that it leads to do not fit together.</summary>
public sealed record AppealOutcomeDoesNotFit : Error;

/// <summary>The person had a part in the case and cannot hear an appeal in it.</summary>
public sealed record HadPartInCase : Error;

/// <summary>Nothing is to be affirmed.</summary>
public sealed record NothingToAffirm : Error;

/// <summary>It is too early to affirm.</summary>
/// <param name="From">First day on which it is possible.</param>
public sealed record AffirmationTooEarly(DateOnly From) : Error;

/// <summary>The signatory has to confirm what is affirmed.</summary>
public sealed record AffirmationMissing : Error;

/// <summary>A decision needs a concluded case.</summary>
/// <param name="State">Where the case stands.</param>
public sealed record CaseNotConcluded(Inspections.InspectionState State) : Error;
