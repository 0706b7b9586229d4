using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>What the steps of the review have in common: open the case for the step, change its head, put both on record.</summary>
internal static class CaseMoves
{
    /// <summary>Moves the head of a case and records it.</summary>
    /// <param name="file">The case, opened for this step.</param>
    /// <param name="change">The change in progress.</param>
    /// <param name="action">Code of the entry.</param>
    /// <param name="move">The step of the aggregate.</param>
    public static Result<Done> Move(this CaseFile file, Change change, RecordedAction action, Func<Inspection, Result<Done>> move)
    {
        var before = file.Snapshot();
        var moved = move(file.Inspection);
        if (moved.IsSuccess)
        {
            change.Record(action, file.Subject, before, file.Snapshot());
        }

        return moved;
    }

    /// <summary>A whole use case that needs nothing but the head.</summary>
    public static Task<Result<Done>> MoveAsync(
        this Changes changes,
        CaseFiles cases,
        Actor actor,
        Guid operationId,
        Guid inspectionId,
        InspectionEvent wanted,
        RecordedAction action,
        Func<CaseFile, Change, Result<Done>> move,
        CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, wanted, ct);
            return opened.Then(file => file.Move(change, action, _ => move(file, change)));
        }, ct);

    /// <summary>All determinations of a case.</summary>
    public static Task<List<Determination>> DeterminationsAsync(this CaseFile file, Data.ComplianceDb db, CancellationToken ct) =>
        db.Set<Determination>().Where(determination => determination.InspectionId == file.Inspection.Id).ToListAsync(ct);
}
