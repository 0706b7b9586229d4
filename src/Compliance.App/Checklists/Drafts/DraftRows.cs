using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>A draft in a list.</summary>
/// <param name="Id">The draft.</param>
/// <param name="ChecklistId">Its checklist.</param>
/// <param name="Version">The version it will be published as.</param>
/// <param name="BaseVersion">The published version it started from, or null.</param>
/// <param name="Origin">What it was started from.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Items">Number of items.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="ChangedByName">Who changed it last.</param>
/// <param name="ProposedByName">Who proposed it last, or null.</param>
/// <param name="WasReturned">True where somebody sent it back and it was not proposed again since.</param>
public sealed record DraftRow(
    Guid Id,
    string ChecklistId,
    string Version,
    string? BaseVersion,
    ChecklistDraftOrigin Origin,
    LocalizedText Title,
    ChecklistDraftState State,
    int Items,
    DateTimeOffset ChangedAt,
    string ChangedByName,
    string? ProposedByName,
    bool WasReturned);

/// <summary>A published version in a list.</summary>
/// <param name="ChecklistId">The checklist.</param>
/// <param name="Version">The version.</param>
/// <param name="Title">Its title.</param>
/// <param name="Items">Number of items.</param>
/// <param name="Method">The scoring method.</param>
/// <param name="ContentHash">SHA-256 of its file.</param>
/// <param name="IsLatest">True for the version with the highest number.</param>
/// <param name="PublishedAt">When it was published in the browser; null for one that came with the installation.</param>
/// <param name="ProposedByName">Who proposed it; null for one that came with the installation.</param>
/// <param name="ApprovedByName">Who approved it; null for one that came with the installation.</param>
public sealed record PublishedVersionRow(
    string ChecklistId,
    string Version,
    LocalizedText Title,
    int Items,
    ScoringMethod Method,
    string ContentHash,
    bool IsLatest,
    DateTimeOffset? PublishedAt,
    string? ProposedByName,
    string? ApprovedByName);

/// <summary>A draft as one person sees it.</summary>
/// <param name="Id">The draft.</param>
/// <param name="ChecklistId">Its checklist.</param>
/// <param name="ProposedVersion">The version it will be published as.</param>
/// <param name="BaseVersion">The published version it started from, or null.</param>
/// <param name="Origin">What it was started from.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Frame">Everything but the items.</param>
/// <param name="Version">Version of the head; a save of the frame names it.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="StartedByName">Who started it.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="ChangedByName">Who changed it last.</param>
/// <param name="ProposedAt">When it was last proposed, or null.</param>
/// <param name="ProposedByName">Who proposed it last, or null.</param>
/// <param name="ReturnReason">Why it last came back, or null.</param>
/// <param name="ReturnedByName">Who sent it back, or null.</param>
/// <param name="ClosedAt">When it was published or given up, or null.</param>
/// <param name="ClosedByName">Who approved it or gave it up, or null.</param>
/// <param name="Items">Its items, by section in the order of the frame.</param>
/// <param name="Faults">Number of faults, those of items included.</param>
/// <param name="FrameFaults">Faults of the frame and of sections.</param>
/// <param name="MayEdit">The reader may write on it now.</param>
/// <param name="MayApprove">The reader may approve it now.</param>
/// <param name="MayReturn">The reader may send it back, or withdraw their own proposal, now.</param>
public sealed record DraftView(
    Guid Id,
    string ChecklistId,
    string ProposedVersion,
    string? BaseVersion,
    ChecklistDraftOrigin Origin,
    ChecklistDraftState State,
    ChecklistFrame Frame,
    int Version,
    DateTimeOffset StartedAt,
    string StartedByName,
    DateTimeOffset ChangedAt,
    string ChangedByName,
    DateTimeOffset? ProposedAt,
    string? ProposedByName,
    string? ReturnReason,
    string? ReturnedByName,
    DateTimeOffset? ClosedAt,
    string? ClosedByName,
    IReadOnlyList<DraftItemRow> Items,
    int Faults,
    IReadOnlyList<DraftFault> FrameFaults,
    bool MayEdit,
    bool MayApprove,
    bool MayReturn);

/// <summary>An item in the list of a draft.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="SectionKey">Its section.</param>
/// <param name="ItemId">The id so far.</param>
/// <param name="Title">The title so far.</param>
/// <param name="Faults">Number of faults.</param>
/// <param name="Change">Against the base; <see cref="ItemChange.Added"/> where the base lacks it, null where there is no base.</param>
/// <param name="Version">Version of the item.</param>
public sealed record DraftItemRow(Guid Key, Guid SectionKey, string ItemId, LocalizedText Title, int Faults, ItemChange? Change, int Version);

/// <summary>One item of a draft.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="SectionKey">Its section.</param>
/// <param name="Content">The item as stored: where it names no answers, those of the frame hold.</param>
/// <param name="Version">Version of the item; a save names it.</param>
/// <param name="Base">The item of the base with the same id, or null.</param>
/// <param name="Changes">What differs from the base; empty where there is none.</param>
/// <param name="Faults">Its faults.</param>
/// <param name="MayEdit">The reader may write on it now.</param>
public sealed record DraftItemView(
    Guid Key, Guid SectionKey, Item Content, int Version, Item? Base, IReadOnlyList<FieldChange> Changes, IReadOnlyList<DraftFault> Faults, bool MayEdit);

/// <summary>An item that was stored.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="Version">Its version now.</param>
public sealed record SavedDraftItem(Guid Key, int Version);

/// <summary>A version that was published.</summary>
/// <param name="ChecklistId">The checklist.</param>
/// <param name="Version">The version.</param>
/// <param name="ContentHash">SHA-256 of its file.</param>
public sealed record PublishedVersion(string ChecklistId, string Version, string ContentHash);
