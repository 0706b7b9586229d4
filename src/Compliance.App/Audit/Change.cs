using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;

namespace Compliance.App.Audit;

/// <summary>One change in progress: the context inside its transaction, and the entries that will go on record with it.</summary>
public sealed class Change
{
    private readonly Actor actor;
    private readonly Guid operationId;
    private readonly List<Func<long, AuditEntry>> entries = [];
    private readonly List<RecordedChange> recorded = [];

    internal Change(ComplianceDb db, Actor actor, Guid operationId, DateTimeOffset now)
    {
        Db = db;
        Now = now;
        this.actor = actor;
        this.operationId = operationId;
    }

    /// <summary>The context; the runner saves and commits.</summary>
    public ComplianceDb Db { get; }

    /// <summary>The one instant at which the change happens.</summary>
    public DateTimeOffset Now { get; }

    internal IReadOnlyList<Func<long, AuditEntry>> Entries => entries;

    internal IReadOnlyList<RecordedChange> Recorded => recorded;

    /// <summary>Says what goes on record. Every change that succeeds says it exactly once, unless it calls <see cref="RecordAlso"/>.</summary>
    /// <param name="action">What was done.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="before">Snapshot before, or null where the thing did not exist.</param>
    /// <param name="after">Snapshot after, or null where it is gone or was only seen.</param>
    public void Record(RecordedAction action, Subject subject, object? before, object? after)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(subject);
        if (entries.Count > 0)
        {
            throw new InvalidOperationException($"A change has one entry; '{action}' would be its second.");
        }

        Add(action, subject, before, after);
    }

    /// <summary>
    /// Says a further thing that goes on record, for a change that is one decision about several things, such as every case
    /// that a person leaves: each has its own entry, in the order of the calls, and all of them or none are written.
    /// </summary>
    /// <param name="action">As for <see cref="Record"/>.</param>
    /// <param name="subject">As for <see cref="Record"/>.</param>
    /// <param name="before">As for <see cref="Record"/>.</param>
    /// <param name="after">As for <see cref="Record"/>.</param>
    public void RecordAlso(RecordedAction action, Subject subject, object? before, object? after)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(subject);
        Add(action, subject, before, after);
    }

    // The digests are taken now: what the snapshots show may change before the entry is written.
    private void Add(RecordedAction action, Subject subject, object? before, object? after)
    {
        var (part, was, becomes) = (entries.Count, before is null ? null : Digest.Of(before), after is null ? null : Digest.Of(after));
        recorded.Add(new RecordedChange(operationId, part, action, subject, actor, Now));
        entries.Add(index => new AuditEntry
        {
            Index = index,
            OperationId = operationId,
            Part = part,
            At = Now,
            ActorId = actor.UserId,
            ActorName = actor.Name,
            Action = action.Code,
            SubjectType = subject.Type,
            SubjectId = subject.Id,
            InspectionId = subject.InspectionId,
            FirmId = subject.FirmId,
            BeforeDigest = was,
            AfterDigest = becomes,
        });
    }
}

/// <summary>The thing a change is about.</summary>
/// <param name="Type">Kind of thing, such as <c>inspection</c>.</param>
/// <param name="Id">Its id, or the name of a part of the case.</param>
/// <param name="InspectionId">The case, if any.</param>
/// <param name="FirmId">The firm, if any.</param>
public sealed record Subject(string Type, string Id, Guid? InspectionId = null, Guid? FirmId = null);
