namespace Compliance.Domain.Scoring;

/// <summary>A text is no verdict.</summary>
/// <param name="Text">What was found.</param>
public sealed record InvalidVerdict(string Text) : Error;

/// <summary>A checklist cannot be scored as it stands.</summary>
/// <param name="Faults">Every reason, in checklist order, as keys with the id concerned.</param>
public sealed record InvalidRuleset(IReadOnlyList<RulesetFault> Faults) : Error;

/// <summary>One reason why a checklist cannot be scored.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Id">The section, item, partial state or objective concerned; empty for the checklist as a whole.</param>
public sealed record RulesetFault(RulesetFaultKind Kind, string Id);

/// <summary>A fault with its place.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Section">Position of the section, counted from 0; null where the fault concerns none or is known by its item.</param>
/// <param name="Item">Position of the item among all items, counted from 0; null where the fault concerns none.</param>
public sealed record PlacedFault(RulesetFault Fault, int? Section, int? Item);

/// <summary>What can be wrong with a ruleset.</summary>
public enum RulesetFaultKind
{
    /// <summary>An id has a shape that the canonical form cannot hold.</summary>
    MalformedId,

    /// <summary>Two things that must differ share an id.</summary>
    DuplicateId,

    /// <summary>A loss or maximum lies outside its range, or a partial state costs more than its item.</summary>
    ValueOutOfRange,

    /// <summary>A partial state has the name of a plain verdict.</summary>
    ReservedName,

    /// <summary>There is no item to judge, or a section without one.</summary>
    Empty,

    /// <summary>More items than a checklist may hold.</summary>
    TooManyItems,

    /// <summary>A group, flag, level or fact is named that the checklist does not hold, or a group stands before its parent.</summary>
    UnknownReference,

    /// <summary>The method needs something that is absent, or cannot use something that is there.</summary>
    NotForMethod,

    /// <summary>The answers of an item contradict each other: the best is not best, or the worst is better than a partial one.</summary>
    AnswersContradict,
}

/// <summary>Determinations that do not fit the ruleset; every fault of every kind at once.</summary>
/// <param name="Missing">Items without a determination, in checklist order.</param>
/// <param name="Unknown">Ids that the ruleset does not hold, in ordinal order.</param>
/// <param name="Duplicate">Items with more than one determination, in checklist order.</param>
/// <param name="UnknownStates">Items judged in a partial state that they do not have, in checklist order.</param>
/// <param name="UnknownObjectives">Objective states whose id is none of the item's, in checklist order.</param>
public sealed record InvalidDeterminations(
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<string> Duplicate,
    IReadOnlyList<UnknownPartialState> UnknownStates,
    IReadOnlyList<UnknownObjective> UnknownObjectives) : Error;

/// <summary>An item was judged in a partial state that it does not have.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="State">The state named.</param>
public sealed record UnknownPartialState(string ItemId, string State) : Error;

/// <summary>A state was given for an objective that the item does not have.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="ObjectiveId">The objective named.</param>
public sealed record UnknownObjective(string ItemId, string ObjectiveId) : Error;
