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

/// <summary>A decision needs a concluded case.</summary>
/// <param name="State">Where the case stands.</param>
public sealed record CaseNotConcluded(Inspections.InspectionState State) : Error;
