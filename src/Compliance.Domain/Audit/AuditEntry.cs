namespace Compliance.Domain.Audit;

/// <summary>
/// One line of the record: who did what, when, to which thing. Written in the same transaction as the change itself,
/// never changed and never removed.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Position in the record: 1, 2, 3 … without gaps.</summary>
    public required long Index { get; init; }

    /// <summary>The client's operation id; the same id twice has one effect.</summary>
    public required Guid OperationId { get; init; }

    /// <summary>Which entry of its operation it is: 0, 1, 2 … A change of several things, such as cases, has an entry for each.</summary>
    public int Part { get; init; }

    /// <summary>When, in UTC, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account, or <see cref="Guid.Empty"/> for the platform.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>The actor's display name at that moment.</summary>
    public required string ActorName { get; init; }

    /// <summary>What was done: a stable code such as <c>inspection.submitted</c>, the key of its sentence.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing: <c>inspection</c>, <c>evidence</c>, <c>user</c> …</summary>
    public required string SubjectType { get; init; }

    /// <summary>The thing's id; for a part of a case the part's name, such as the item.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The case it belongs to, if any.</summary>
    public Guid? InspectionId { get; init; }

    /// <summary>The firm it concerns, if any.</summary>
    public Guid? FirmId { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the thing before; null where it did not exist or was only seen.</summary>
    public string? BeforeDigest { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the thing after; null where it is gone or was only seen.</summary>
    public string? AfterDigest { get; init; }
}
