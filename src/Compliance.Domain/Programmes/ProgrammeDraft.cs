using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>How far the draft of a revision has come.</summary>
public enum ProgrammeDraftState
{
    /// <summary>Standards editors are writing it.</summary>
    Drafting,

    /// <summary>It waits for a second editor.</summary>
    Proposed,

    /// <summary>It is the revision of that version now.</summary>
    Published,

    /// <summary>It was given up.</summary>
    Discarded,
}

/// <summary>
/// The next revision of a programme, or a new programme, from the first word to its publication. Editors write and propose
/// it; an editor who wrote no word of it and did not propose it publishes it.
/// </summary>
public sealed class ProgrammeDraft
{
    /// <summary>Longest reason for a return, in characters.</summary>
    public const int ReasonLimit = 4000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The programme.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>Id of its policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Version of the revision it was begun from; null for a new programme.</summary>
    public required string? BaseVersion { get; init; }

    /// <summary>What was written.</summary>
    public required ProgrammeContent Content { get; set; }

    /// <summary>How far it has come.</summary>
    public ProgrammeDraftState State { get; private set; } = ProgrammeDraftState.Drafting;

    /// <summary>Who began it.</summary>
    public required Guid StartedById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string StartedByName { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Everybody who wrote in it.</summary>
    public IReadOnlyList<Guid> Editors { get; private set; } = [];

    /// <summary>Who wrote last; whoever began it where nobody has.</summary>
    public required string UpdatedByName { get; set; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who proposed it last; null before.</summary>
    public Guid? ProposedById { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? ProposedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>Why it last came back; null where it never did.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Who sent it back.</summary>
    public string? ReturnedByName { get; private set; }

    /// <summary>Who published or discarded it; null while it is open.</summary>
    public Guid? ClosedById { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? ClosedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>True while it can still become a revision.</summary>
    public bool IsOpen => State is ProgrammeDraftState.Drafting or ProgrammeDraftState.Proposed;

    /// <summary>True where the person had a hand in it and must leave its publication to somebody else.</summary>
    /// <param name="userId">The person.</param>
    public bool IsWorkOf(Guid userId) => ProposedById == userId || Editors.Contains(userId);

    /// <summary>Writes it.</summary>
    /// <param name="content">What was written; faults are no hindrance.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="editor">Who writes.</param>
    /// <param name="now">When.</param>
    public Result<Done> Write(ProgrammeContent content, int seenVersion, Actor editor, DateTimeOffset now) =>
        Check(ProgrammeDraftState.Drafting, seenVersion).Then<Done>(_ =>
        {
            Content = content;
            if (!Editors.Contains(editor.UserId))
            {
                Editors = [.. Editors, editor.UserId];
            }

            return To(ProgrammeDraftState.Drafting, editor, now);
        });

    /// <summary>Hands it to the other editors.</summary>
    /// <param name="faults">What <see cref="ContentCheck"/> finds; anything refuses.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="editor">Who proposes.</param>
    /// <param name="now">When.</param>
    public Result<Done> Propose(int faults, int seenVersion, Actor editor, DateTimeOffset now) =>
        Check(ProgrammeDraftState.Drafting, seenVersion).Then<Done>(_ =>
        {
            if (faults > 0)
            {
                return new ProgrammeDraftFaulty(faults);
            }

            (ProposedById, ProposedByName, ProposedAt) = (editor.UserId, editor.Name, now);
            return To(ProgrammeDraftState.Proposed, editor, now);
        });

    /// <summary>Sends it back to be written on; whoever proposed it may take it back the same way.</summary>
    /// <param name="reason">Why, 1 to <see cref="ReasonLimit"/> characters.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="editor">Who returns it.</param>
    /// <param name="now">When.</param>
    public Result<Done> Return(string reason, int seenVersion, Actor editor, DateTimeOffset now) =>
        Check(ProgrammeDraftState.Proposed, seenVersion).Then<Done>(_ =>
        {
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonLimit)
            {
                return new InvalidField("reason", string.IsNullOrWhiteSpace(reason) ? "Required" : "TooLong");
            }

            (ReturnReason, ReturnedByName) = (reason, editor.Name);
            return To(ProgrammeDraftState.Drafting, editor, now);
        });

    /// <summary>Makes it a revision.</summary>
    /// <param name="faults">As for <see cref="Propose"/>: what was free of faults when it was proposed need not be so now.</param>
    /// <param name="currentVersion">Version of the programme's current revision; null where there is none.</param>
    /// <param name="seenVersion">The version the approver read.</param>
    /// <param name="approver">Who publishes: nobody who had a hand in it.</param>
    /// <param name="now">When.</param>
    public Result<Done> Publish(int faults, string? currentVersion, int seenVersion, Actor approver, DateTimeOffset now) =>
        Check(ProgrammeDraftState.Proposed, seenVersion).Then<Done>(_ =>
        {
            if (IsWorkOf(approver.UserId))
            {
                return new ProgrammeDraftOwnWork();
            }

            if (currentVersion != BaseVersion)
            {
                return new ProgrammeDraftOutdated(currentVersion ?? "–");
            }

            return faults > 0 ? new ProgrammeDraftFaulty(faults) : Close(ProgrammeDraftState.Published, approver, now);
        });

    /// <summary>Gives it up.</summary>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="editor">Who gives it up.</param>
    /// <param name="now">When.</param>
    public Result<Done> Discard(int seenVersion, Actor editor, DateTimeOffset now) =>
        IsOpen
            ? Check(State, seenVersion).Then<Done>(_ => Close(ProgrammeDraftState.Discarded, editor, now))
            : new ProgrammeDraftNotIn(ProgrammeDraftState.Drafting, State);

    private Result<Done> Check(ProgrammeDraftState expected, int seenVersion) =>
        State != expected ? new ProgrammeDraftNotIn(expected, State)
        : seenVersion != Version ? new Conflict(Version)
        : Done.Value;

    private Result<Done> Close(ProgrammeDraftState next, Actor by, DateTimeOffset now)
    {
        (ClosedById, ClosedByName, ClosedAt) = (by.UserId, by.Name, now);
        return To(next, by, now);
    }

    private Result<Done> To(ProgrammeDraftState next, Actor by, DateTimeOffset now)
    {
        (State, UpdatedByName, UpdatedAt) = (next, by.Name, now);
        Version++;
        return Done.Value;
    }
}

/// <summary>The draft is not in the state that the step needs.</summary>
/// <param name="Expected">State the step needs.</param>
/// <param name="State">State it is in.</param>
public sealed record ProgrammeDraftNotIn(ProgrammeDraftState Expected, ProgrammeDraftState State) : Error;

/// <summary>The programme has an open draft already.</summary>
public sealed record ProgrammeDraftOpenAlready : Error;

/// <summary>There is a programme of that id already, published or being drafted.</summary>
public sealed record ProgrammeExists : Error;

/// <summary>The draft cannot be published as it stands.</summary>
/// <param name="Faults">How many faults it has.</param>
public sealed record ProgrammeDraftFaulty(int Faults) : Error;

/// <summary>Whoever wrote in the draft or proposed it leaves its publication to somebody else.</summary>
public sealed record ProgrammeDraftOwnWork : Error;

/// <summary>Another revision was published since the draft was begun.</summary>
/// <param name="Version">Version of the current revision.</param>
public sealed record ProgrammeDraftOutdated(string Version) : Error;
