using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// An inspector declares a conflict of interest with a firm. From then on they cannot be assigned to its cases; they leave
/// those that are open, and what they judged there is judged anew.
/// </summary>
/// <remarks>
/// All of it is one change, with an entry in the record for the declaration and one for every case: whatever fails on the
/// way, nothing is half done. The change holds the firm, as <see cref="AssignTeam"/> does, so that nobody is assigned in between.
/// </remarks>
public sealed class DeclareConflict(Changes changes, CaseFiles cases)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLimit = 2_000;

    private static readonly CaseRole[] TeamRoles = [CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer];

    /// <summary>Declares the conflict for the actor.</summary>
    /// <param name="actor">A person who can be assigned to cases.</param>
    /// <param name="operationId">The same for every repeat of this declaration.</param>
    /// <param name="firmId">The firm.</param>
    /// <param name="reason">Why, 1 to 2,000 characters; programme officers and auditors read it.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The references of the cases that the actor left.</returns>
    public async Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, Guid operationId, Guid firmId, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.Inspector))
        {
            return new NotAllowed();
        }

        var text = TypedText.Clean(reason).Trim();
        if (text.Length == 0)
        {
            return new InvalidField("reason", "Required");
        }

        return text.Length > ReasonLimit
            ? new TextTooLong("reason", ReasonLimit)
            : await changes.RunAsync(actor, operationId, change => DeclareAsync(change, actor, firmId, text, ct), (db, entry) => LeftAsync(db, entry, ct), ct);
    }

    private async Task<Result<IReadOnlyList<string>>> DeclareAsync(Change change, Actor actor, Guid firmId, string reason, CancellationToken ct)
    {
        if (!await change.Db.LockAsync<Firm>(firmId, ct))
        {
            return new NotFound();
        }

        // Declared before: the first words stay.
        if (!await change.Db.Set<ConflictDeclaration>().AnyAsync(row => row.UserId == actor.UserId && row.FirmId == firmId, ct))
        {
            change.Db.Add(new ConflictDeclaration { UserId = actor.UserId, FirmId = firmId, Reason = reason, At = change.Now });
            change.RecordAlso(RecordedAction.ConflictDeclared, new Subject("conflict", actor.UserId.ToString(), FirmId: firmId), null, new { actor.UserId, firmId, reason });
        }

        var left = new List<string>();
        foreach (var inspectionId in await OpenCasesAsync(change.Db, actor, firmId, ct))
        {
            var result = await LeaveAsync(change, actor, inspectionId, ct);
            if (result.IsSuccess)
            {
                left.Add(result.Value);
            }
            else if (result.Error is not WrongState)
            {
                // A case that ended while this change waited for it needs nobody to leave; anything else leaves all as it was.
                return result.Error;
            }
        }

        return left;
    }

    // By reference, so that two people who leave the same cases wait for each other instead of for ever.
    private static Task<List<Guid>> OpenCasesAsync(ComplianceDb db, Actor actor, Guid firmId, CancellationToken ct) =>
        db.Set<CaseAssignment>().AsNoTracking()
            .Where(assignment => assignment.UserId == actor.UserId && TeamRoles.Contains(assignment.Role))
            .Join(db.Set<Inspection>().AsNoTracking(), assignment => assignment.InspectionId, inspection => inspection.Id, (_, inspection) => inspection)
            .Where(inspection => inspection.FirmId == firmId
                && inspection.State != InspectionState.Concluded && inspection.State != InspectionState.Cancelled)
            .OrderBy(inspection => inspection.Reference)
            .Select(inspection => inspection.Id)
            .ToListAsync(ct);

    private async Task<Result<string>> LeaveAsync(Change change, Actor actor, Guid inspectionId, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Recuse, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var assignment = await change.Db.Set<CaseAssignment>()
            .SingleAsync(row => row.InspectionId == inspectionId && row.UserId == actor.UserId, ct);
        var judged = await change.Db.Set<Determination>()
            .Where(row => row.InspectionId == inspectionId && row.InspectorId == actor.UserId && row.Verdict != null)
            .OrderBy(row => row.ItemId)
            .ToListAsync(ct);
        // What they found of the firm's facts does not stand either: the claim counts again until somebody else looks at it.
        var corrected = (await change.Db.Set<CaseFact>().Where(row => row.InspectionId == inspectionId && row.JudgedById == actor.UserId).OrderBy(row => row.Fact).ToListAsync(ct))
            .Where(row => row.IsCorrected).ToList();
        var before = new
        {
            Case = file.Snapshot(),
            assignment.UserId,
            assignment.Role,
            Judged = judged.Select(SaveDetermination.Snapshot).ToList(),
            Corrected = corrected.Select(AnswerQuestion.Snapshot).ToList(),
        };
        foreach (var determination in judged)
        {
            determination.Reopen(actor, change.Now);
        }

        foreach (var fact in corrected)
        {
            fact.TakeBack(actor, change.Now);
        }

        change.Db.Remove(assignment);
        var scores = await SecondScores.HoldAsync(change.Db, file.Inspection, ct);
        return file.Inspection.Recuse().Then<string>(_ =>
        {
            change.RecordAlso(RecordedAction.InspectionRecused, file.Subject, before, new { Case = file.Snapshot(), Reopened = judged.Select(row => row.ItemId).ToList(), TakenBack = corrected.Select(row => row.Fact).ToList() });
            foreach (var row in scores.Drawn.Values.OrderBy(row => row.ItemId, StringComparer.Ordinal))
            {
                SecondScores.End(change, file, row, drawn => drawn.Leave(actor.UserId));
            }

            return file.Inspection.Reference;
        });
    }

    private static async Task<Result<IReadOnlyList<string>>> LeftAsync(ComplianceDb db, AuditEntry entry, CancellationToken ct) =>
        await db.Set<AuditEntry>()
            .Where(other => other.OperationId == entry.OperationId && other.Action == RecordedAction.InspectionRecused.Code)
            .OrderBy(other => other.Part)
            .Select(other => other.SubjectId)
            .ToListAsync(ct);
}
