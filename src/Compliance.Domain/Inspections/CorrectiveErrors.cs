namespace Compliance.Domain.Inspections;

/// <summary>This may not happen in the state that the corrective action is in.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Event">What was wanted.</param>
public sealed record WrongActionState(CorrectiveActionState State, CorrectiveActionEvent Event) : Error;

/// <summary>A milestone lacks its words or its day.</summary>
/// <param name="Number">Which one, from 1.</param>
public sealed record MilestoneIncomplete(int Number) : Error;

/// <summary>The milestones are not in the order of their days.</summary>
/// <param name="Number">The first one that is earlier than the one before it, from 1.</param>
public sealed record MilestonesNotInOrder(int Number) : Error;

/// <summary>A milestone lies after the last day to close the item.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="DueOn">The last day.</param>
public sealed record MilestoneTooLate(int Number, DateOnly DueOn) : Error;

/// <summary>The plan has no milestone of this number.</summary>
public sealed record UnknownMilestone(int Number) : Error;

/// <summary>Milestones that are not done yet; a closure is claimed once all of them are.</summary>
public sealed record MilestonesOpen(int Count) : Error;

/// <summary>A closure is claimed with at least one file as evidence.</summary>
public sealed record ClosureEvidenceMissing : Error;

/// <summary>The request for more time is not in the state that the step needs.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Event">What was wanted.</param>
public sealed record WrongExtensionState(ExtensionState State, ExtensionEvent Event) : Error;

/// <summary>The close-out has ended: every item is closed, or the last day passed.</summary>
public sealed record CloseOutEnded : Error;

/// <summary>The last day cannot be moved any further: the policy knows no extension, or it was used.</summary>
/// <param name="DueOn">The last day.</param>
public sealed record NoExtension(DateOnly DueOn) : Error;

/// <summary>The last day can be moved to one of these days only.</summary>
/// <param name="Earliest">First of them.</param>
/// <param name="Latest">Last of them.</param>
public sealed record ExtensionOutOfRange(DateOnly Earliest, DateOnly Latest) : Error;

/// <summary>The firm has asked for more time already, and nobody decided yet.</summary>
public sealed record ExtensionAskedAlready : Error;
