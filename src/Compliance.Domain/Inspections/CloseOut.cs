namespace Compliance.Domain.Inspections;

/// <summary>How the open items of a conditional status stand as a whole.</summary>
public enum CloseOutStanding
{
    /// <summary>At least one item is open, and there is time.</summary>
    Running,

    /// <summary>Every item was closed in time.</summary>
    Completed,

    /// <summary>The last day passed with an item open: the conditional status has expired.</summary>
    Expired,
}

/// <summary>
/// The closing-out of a conditional status: which items, until when. It begins when the decision goes to the firm and ends
/// when every item is closed or the last day has passed.
/// </summary>
public sealed class CloseOut
{
    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The conditional decision.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>The last day as the decision set it.</summary>
    public required DateOnly FirstDueOn { get; init; }

    /// <summary>Latest day to which it may ever be moved: the first one where the policy knows no extension.</summary>
    public required DateOnly LatestDueOn { get; init; }

    /// <summary>The last day as it is now.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last item was closed.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When it was put on record that the last day had passed with an item open.</summary>
    public DateTimeOffset? ExpiredAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>Begins a close-out.</summary>
    /// <param name="inspectionId">The case.</param>
    /// <param name="decisionId">The conditional decision.</param>
    /// <param name="dueOn">Its close-out day.</param>
    /// <param name="extensionDays">Calendar days by which the policy lets the day be moved in all; null or 0 for none.</param>
    /// <param name="now">When.</param>
    public static CloseOut Open(Guid inspectionId, Guid decisionId, DateOnly dueOn, int? extensionDays, DateTimeOffset now) => new()
    {
        InspectionId = inspectionId,
        DecisionId = decisionId,
        FirstDueOn = dueOn,
        LatestDueOn = dueOn.AddDays(extensionDays ?? 0),
        DueOn = dueOn,
        OpenedAt = now,
    };

    /// <summary>How it stands on a day.</summary>
    /// <param name="actions">The states of all its actions, as on file.</param>
    /// <param name="day">The day of the question.</param>
    public CloseOutStanding StandingOn(IEnumerable<CorrectiveActionState> actions, DateOnly day) => Standing(DueOn, actions, day);

    /// <summary>
    /// How the open items of a conditional decision stand on a day. Pure. Items that were closed on the last day are in time.
    /// </summary>
    /// <param name="dueOn">The last day.</param>
    /// <param name="actions">The states of all actions of the decision, as on file; with none there is nothing left to close.</param>
    /// <param name="day">The day of the question.</param>
    public static CloseOutStanding Standing(DateOnly dueOn, IEnumerable<CorrectiveActionState> actions, DateOnly day)
    {
        var counted = actions.Select(state => CorrectiveActionLifeCycle.On(state, dueOn, day)).ToHashSet();
        return counted.Contains(CorrectiveActionState.Expired) ? CloseOutStanding.Expired
            : counted.All(state => state is CorrectiveActionState.Closed) ? CloseOutStanding.Completed
            : CloseOutStanding.Running;
    }

    /// <summary>Whether the last day may be moved to another: later than now, and not beyond what the policy allowed when it began.</summary>
    public Result<Done> CheckExtension(DateOnly until) =>
        CompletedAt is not null || ExpiredAt is not null ? new CloseOutEnded()
        : LatestDueOn <= DueOn ? new NoExtension(DueOn)
        : until <= DueOn || until > LatestDueOn ? new ExtensionOutOfRange(DueOn.AddDays(1), LatestDueOn)
        : Done.Value;

    /// <summary>Moves the last day.</summary>
    public Result<Done> Extend(DateOnly until)
    {
        var may = CheckExtension(until);
        if (may.IsSuccess)
        {
            DueOn = until;
            Version++;
        }

        return may;
    }

    /// <summary>Every item is closed.</summary>
    public void Complete(DateTimeOffset now)
    {
        CompletedAt = now;
        Version++;
    }

    /// <summary>The last day passed with an item open.</summary>
    public void Expire(DateTimeOffset now)
    {
        ExpiredAt = now;
        Version++;
    }
}

/// <summary>The signatory's claim that an item is closed. Written once, never changed.</summary>
public sealed class ClosureClaim
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>1 for the first claim on the item, 2 for the second …</summary>
    public required int Round { get; init; }

    /// <summary>What was done.</summary>
    public required string Statement { get; init; }

    /// <summary>The files that show it, in the order in which they were cited.</summary>
    public required IReadOnlyList<ClaimedEvidence> Evidence { get; init; }

    /// <summary>Who claimed it.</summary>
    public required Guid SignatoryId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string SignatoryName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One file of a claim.</summary>
/// <param name="Version">The evidence version.</param>
/// <param name="File">Its file name.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
public sealed record ClaimedEvidence(Guid Version, string File, long Size, string Sha256);

/// <summary>An inspector's judgement of a claim. Written once, never changed; at most one a claim.</summary>
public sealed class ClosureJudgement
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The round of the claim that was judged.</summary>
    public required int Round { get; init; }

    /// <summary>True where the item is met, false where the claim went back.</summary>
    public required bool Closed { get; init; }

    /// <summary>Why; addressed to the firm.</summary>
    public required string Rationale { get; init; }

    /// <summary>Who judged.</summary>
    public required Guid InspectorId { get; init; }

    /// <summary>Their name at that moment; not shown to the firm.</summary>
    public required string InspectorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What one inspector writes about a plan or a claim before it is sent: theirs alone.</summary>
public sealed class ActionNote
{
    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid InspectorId { get; init; }

    /// <summary>The words so far, up to <see cref="CorrectiveAction.RemarksLimit"/> characters.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>Writes it.</summary>
    public Result<Done> Write(string text, int seenVersion)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > CorrectiveAction.RemarksLimit)
        {
            return new TextTooLong("remarks", CorrectiveAction.RemarksLimit);
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        Text = text;
        Version++;
        return Done.Value;
    }

    /// <summary>It was sent, or what it was about has passed: the next one begins empty.</summary>
    public void Clear()
    {
        Text = "";
        Version++;
    }
}

/// <summary>
/// The score of a case with its open items closed: the original determinations, the closed items met, the same rules.
/// Written once when the last item is closed, never changed; the first assessment stays what it was.
/// </summary>
public sealed class CloseOutAssessment
{
    /// <summary>The case; one each.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>When it was frozen.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the assessment that it continues.</summary>
    public required string BaseDigest { get; init; }

    /// <summary>Which rules judged; those of the first assessment.</summary>
    public required string RulesetHash { get; init; }

    /// <summary>What was judged: SHA-256, lower-case hex.</summary>
    public required string InputsHash { get; init; }

    /// <summary>The score as text of an exact fraction; null where there is none.</summary>
    public required string? Score { get; init; }

    /// <summary>The maximum as text of an exact fraction.</summary>
    public required string Maximum { get; init; }

    /// <summary>The whole of it as JSON.</summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, lower-case hex.</summary>
    public required string Digest { get; init; }
}
