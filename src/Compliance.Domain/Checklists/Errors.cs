namespace Compliance.Domain.Checklists;

/// <summary>This may not happen to a draft in the state that it is in.</summary>
/// <param name="State">Where it stands.</param>
public sealed record DraftWrongState(ChecklistDraftState State) : Error;

/// <summary>Whoever proposed a draft or wrote any of it may not approve it.</summary>
public sealed record OwnDraft : Error;

/// <summary>A draft is not fit to be published.</summary>
/// <param name="Faults">Every fault.</param>
public sealed record DraftHasFaults(IReadOnlyList<DraftFault> Faults) : Error;

/// <summary>That version of the checklist is published already.</summary>
/// <param name="ChecklistId">The checklist.</param>
/// <param name="Version">The version.</param>
public sealed record ChecklistVersionExists(string ChecklistId, string Version) : Error;

/// <summary>The version is not above the latest that is published.</summary>
/// <param name="Version">The version wanted.</param>
/// <param name="Latest">The latest published one.</param>
public sealed record ChecklistVersionTooLow(string Version, string Latest) : Error;

/// <summary>A published checklist has that id: a new version starts from one of its versions.</summary>
/// <param name="ChecklistId">The id.</param>
public sealed record ChecklistIdTaken(string ChecklistId) : Error;

/// <summary>A section that still has items cannot be removed.</summary>
/// <param name="Items">How many.</param>
public sealed record SectionNotEmpty(int Items) : Error;

/// <summary>A frame or an item is larger than a draft may hold, or the draft has too many items or sections.</summary>
/// <param name="Limit">Most characters, items or sections.</param>
public sealed record DraftTooLarge(int Limit) : Error;
