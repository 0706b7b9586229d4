using Compliance.Domain.Access;

namespace Compliance.Domain.Checklists;

/// <summary>Where a draft of a checklist stands.</summary>
public enum ChecklistDraftState
{
    /// <summary>Editors write it.</summary>
    Drafting,

    /// <summary>It is frozen and waits for a second person.</summary>
    Proposed,

    /// <summary>It became a published version; it is kept as it was.</summary>
    Published,

    /// <summary>It was given up.</summary>
    Discarded,
}

/// <summary>What a draft was started from.</summary>
public enum ChecklistDraftOrigin
{
    /// <summary>Nothing.</summary>
    Scratch,

    /// <summary>A published version.</summary>
    Version,

    /// <summary>An OSCAL catalogue or profile.</summary>
    Oscal,

    /// <summary>A workbook.</summary>
    Workbook,
}

/// <summary>
/// The head of a checklist under work. Its items are rows of their own, so two editors meet only where they write the same item.
/// </summary>
public sealed class ChecklistDraft
{
    /// <summary>Longest reason for a return, in characters.</summary>
    public const int ReasonLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the checklist; that of the base where there is one.</summary>
    public required string ChecklistId { get; init; }

    /// <summary>The version that it will be published as.</summary>
    public required string ProposedVersion { get; set; }

    /// <summary>The published version that it started from, or null.</summary>
    public required string? BaseVersion { get; init; }

    /// <summary>What it was started from.</summary>
    public required ChecklistDraftOrigin Origin { get; init; }

    /// <summary>Everything but the items.</summary>
    public required ChecklistFrame Frame { get; set; }

    /// <summary>Where it stands.</summary>
    public ChecklistDraftState State { get; private set; } = ChecklistDraftState.Drafting;

    /// <summary>Everybody who started it or changed something of it: none of them may approve it.</summary>
    public IReadOnlyList<Guid> Editors { get; private set; } = [];

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who started it.</summary>
    public required string StartedByName { get; init; }

    /// <summary>When the frame or an item last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedByName { get; private set; } = "";

    /// <summary>When it was last proposed; null before.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>Who proposed it last.</summary>
    public Guid? ProposedById { get; private set; }

    /// <summary>Their name.</summary>
    public string? ProposedByName { get; private set; }

    /// <summary>Why it last came back; null where it never did or was withdrawn.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Who sent it back last.</summary>
    public string? ReturnedByName { get; private set; }

    /// <summary>When it was published or given up.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who approved it or gave it up.</summary>
    public string? ClosedByName { get; private set; }

    /// <summary>Grows with every change of the head, not with those of items; a save of the frame names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>True where the person may approve it: somebody who neither proposed it nor wrote any of it.</summary>
    /// <param name="actor">The person.</param>
    public bool MayBeApprovedBy(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ProposedById != actor.UserId && !Editors.Contains(actor.UserId);
    }

    /// <summary>Notes that somebody changes an item.</summary>
    /// <returns><see cref="DraftWrongState"/> where the draft is frozen.</returns>
    public Result<Done> Touch(Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (State is not ChecklistDraftState.Drafting)
        {
            return new DraftWrongState(State);
        }

        (ChangedAt, ChangedByName) = (now, actor.Name);
        if (!Editors.Contains(actor.UserId))
        {
            Editors = [.. Editors, actor.UserId];
        }

        return Done.Value;
    }

    /// <summary>Writes the frame.</summary>
    /// <param name="proposedVersion">The version to publish as.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="seenVersion">The version of the head that the writer saw.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="DraftWrongState"/> where it is frozen, <see cref="Conflict"/> where somebody wrote since.</returns>
    public Result<Done> Write(string proposedVersion, ChecklistFrame frame, int seenVersion, Actor actor, DateTimeOffset now)
    {
        if (State is ChecklistDraftState.Drafting && seenVersion != Version)
        {
            return new Conflict(Version);
        }

        return Touch(actor, now).Then<Done>(_ =>
        {
            (ProposedVersion, Frame) = (proposedVersion, frame);
            Version++;
            return Done.Value;
        });
    }

    /// <summary>Freezes it for a second person.</summary>
    public Result<Done> Propose(Actor actor, DateTimeOffset now) => Move(ChecklistDraftState.Drafting, ChecklistDraftState.Proposed, () =>
    {
        ArgumentNullException.ThrowIfNull(actor);
        (ProposedAt, ProposedById, ProposedByName, ReturnReason, ReturnedByName) = (now, actor.UserId, actor.Name, null, null);
    });

    /// <summary>Sends it back to be written on. Another person than the proposer says why; the proposer may withdraw without a word.</summary>
    /// <param name="reason">1 to <see cref="ReasonLimit"/> characters; may be empty for the proposer.</param>
    /// <param name="actor">Who.</param>
    public Result<Done> Return(string reason, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(actor);
        var withdraws = actor.UserId == ProposedById;
        return State is not ChecklistDraftState.Proposed ? new DraftWrongState(State)
            : !withdraws && string.IsNullOrWhiteSpace(reason) ? new InvalidField("reason", "Required")
            : reason.Length > ReasonLimit ? new InvalidField("reason", "TooLong")
            : Move(ChecklistDraftState.Proposed, ChecklistDraftState.Drafting, () =>
                (ReturnReason, ReturnedByName) = withdraws ? (null, null) : (reason, actor.Name));
    }

    /// <summary>It becomes a published version.</summary>
    /// <returns><see cref="DraftWrongState"/>; <see cref="OwnDraft"/> where the person proposed it or wrote on it.</returns>
    public Result<Done> Publish(Actor actor, DateTimeOffset now) =>
        State is ChecklistDraftState.Proposed && !MayBeApprovedBy(actor) ? new OwnDraft()
        : Move(ChecklistDraftState.Proposed, ChecklistDraftState.Published, () => (ClosedAt, ClosedByName) = (now, actor.Name));

    /// <summary>It is given up; what was written stays readable.</summary>
    public Result<Done> Discard(Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Move(ChecklistDraftState.Drafting, ChecklistDraftState.Discarded, () => (ClosedAt, ClosedByName) = (now, actor.Name));
    }

    private Result<Done> Move(ChecklistDraftState from, ChecklistDraftState to, Action set)
    {
        if (State != from)
        {
            return new DraftWrongState(State);
        }

        State = to;
        set();
        Version++;
        return Done.Value;
    }
}

/// <summary>One item of a draft.</summary>
public sealed class ChecklistDraftItem
{
    /// <summary>Key of the row: stays the same while the item's id is being typed.</summary>
    public required Guid Id { get; init; }

    /// <summary>The draft.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>Key of the section that it stands in.</summary>
    public required Guid SectionKey { get; set; }

    /// <summary>Order within the section, ascending, with gaps.</summary>
    public required long Position { get; set; }

    /// <summary>The item as it stands; may be incomplete.</summary>
    public required Item Content { get; set; }

    /// <summary>Grows with every change of the content; a save names the version it saw.</summary>
    public required int Version { get; set; }
}
