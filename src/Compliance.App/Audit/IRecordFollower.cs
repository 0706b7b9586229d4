using Compliance.App.Data;
using Compliance.Domain.Access;

namespace Compliance.App.Audit;

/// <summary>
/// Something that follows from what goes on record, such as telling people. It works in the transaction of the change, so it
/// happens if and only if the change does. Each capability has its own, for its own actions; <see cref="Changes"/> knows none.
/// </summary>
public interface IRecordFollower
{
    /// <summary>The actions that it follows; it is not asked about others.</summary>
    IReadOnlyCollection<RecordedAction> Actions { get; }

    /// <summary>Adds what follows to the context. What the change wrote can be read; the runner saves and commits.</summary>
    /// <param name="db">The context of the change, inside its transaction.</param>
    /// <param name="change">What goes on record.</param>
    /// <param name="ct">Cancels the whole change.</param>
    Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct);
}

/// <summary>One thing that goes on record.</summary>
/// <param name="OperationId">The operation; together with the part it names the entry for ever.</param>
/// <param name="Part">Number of the entry within its operation, from 0.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
public sealed record RecordedChange(Guid OperationId, int Part, RecordedAction Action, Subject Subject, Actor Actor, DateTimeOffset At);
