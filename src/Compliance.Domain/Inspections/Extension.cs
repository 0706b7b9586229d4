using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>How far a request for more time has come.</summary>
public enum ExtensionState
{
    /// <summary>The firm asked; a programme officer looks at it.</summary>
    Asked,

    /// <summary>An officer said what they think; a decision maker decides.</summary>
    Recommended,

    /// <summary>The day was moved.</summary>
    Approved,

    /// <summary>The day stays.</summary>
    Refused,

    /// <summary>The firm took the request back.</summary>
    Withdrawn,
}

/// <summary>What can happen to a request for more time.</summary>
public enum ExtensionEvent
{
    /// <summary>A programme officer says what they think of it.</summary>
    Recommend,

    /// <summary>A decision maker, who is another person, moves the day.</summary>
    Approve,

    /// <summary>A decision maker, who is another person, refuses.</summary>
    Refuse,

    /// <summary>The firm takes it back.</summary>
    Withdraw,
}

/// <summary>
/// A firm's request to move the last day of its close-out. An officer recommends, a decision maker who is another person
/// decides; both names stay on file. It never moves the day beyond what the policy allows.
/// </summary>
public sealed class Extension
{
    /// <summary>Longest reason or note, in characters.</summary>
    public const int TextLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>Why the firm needs more time.</summary>
    public required string Reason { get; init; }

    /// <summary>The day that it asks for.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The last day when it asked.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid AskedById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string AskedByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public ExtensionState State { get; private set; } = ExtensionState.Asked;

    /// <summary>Whether the officer is for it; null before.</summary>
    public bool? Favoured { get; private set; }

    /// <summary>What the officer wrote to the decision maker; never shown to the firm.</summary>
    public string? Note { get; private set; }

    /// <summary>The officer.</summary>
    public Guid? OfficerId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? OfficerName { get; private set; }

    /// <summary>Why it was approved or refused; the firm reads it.</summary>
    public string? Answer { get; private set; }

    /// <summary>The decision maker.</summary>
    public Guid? DeciderId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string? DeciderName { get; private set; }

    /// <summary>When it was decided or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Grows with every change; a step names the version that was read.</summary>
    public int Version { get; private set; }

    /// <summary>True while somebody has to act on it.</summary>
    public bool IsOpen => State is ExtensionState.Asked or ExtensionState.Recommended;

    /// <summary>The state after <paramref name="happened"/> in <paramref name="state"/>, or <see cref="WrongExtensionState"/>. Total.</summary>
    public static Result<ExtensionState> Next(ExtensionState state, ExtensionEvent happened) => (state, happened) switch
    {
        (ExtensionState.Asked, ExtensionEvent.Recommend) => ExtensionState.Recommended,
        (ExtensionState.Recommended, ExtensionEvent.Approve) => ExtensionState.Approved,
        (ExtensionState.Recommended, ExtensionEvent.Refuse) => ExtensionState.Refused,
        (ExtensionState.Asked or ExtensionState.Recommended, ExtensionEvent.Withdraw) => ExtensionState.Withdrawn,
        _ => new WrongExtensionState(state, happened),
    };

    /// <summary>Checks what a firm asks for.</summary>
    /// <param name="reason">1 to <see cref="TextLimit"/> characters.</param>
    /// <param name="until">The day it asks for.</param>
    /// <param name="closeOut">The close-out.</param>
    public static Result<Done> Check(string reason, DateOnly until, CloseOut closeOut)
    {
        ArgumentNullException.ThrowIfNull(closeOut);
        var moves = closeOut.CheckExtension(until);
        return !moves.IsSuccess ? moves : CheckText(reason);
    }

    /// <summary>The officer says what they think.</summary>
    public Result<Done> Recommend(bool favoured, string note, int seenVersion, Actor officer)
    {
        ArgumentNullException.ThrowIfNull(officer);
        return Step(ExtensionEvent.Recommend, seenVersion, note, () => (Favoured, Note, OfficerId, OfficerName) = (favoured, note, officer.UserId, officer.Name));
    }

    /// <summary>The decision maker decides; never whoever recommended.</summary>
    public Result<Done> Decide(bool approved, string answer, int seenVersion, Actor decider, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(decider);
        return decider.UserId == OfficerId
            ? new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker)
            : Step(
                approved ? ExtensionEvent.Approve : ExtensionEvent.Refuse,
                seenVersion,
                answer,
                () => (Answer, DeciderId, DeciderName, EndedAt) = (answer, decider.UserId, decider.Name, now));
    }

    /// <summary>The firm takes it back.</summary>
    public Result<Done> Withdraw(DateTimeOffset now) => Step(ExtensionEvent.Withdraw, Version, null, () => EndedAt = now);

    private static Result<Done> CheckText(string text) =>
        string.IsNullOrWhiteSpace(text) ? new InvalidField("reason", "Required")
        : text.Length > TextLimit ? new TextTooLong("reason", TextLimit)
        : Done.Value;

    private Result<Done> Step(ExtensionEvent happened, int seenVersion, string? text, Action apply)
    {
        var next = Next(State, happened);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        var said = text is null ? Done.Value : CheckText(text);
        if (!said.IsSuccess)
        {
            return said;
        }

        apply();
        State = next.Value;
        Version++;
        return Done.Value;
    }
}
