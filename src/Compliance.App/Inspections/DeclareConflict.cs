using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// An inspector declares a conflict of interest with a firm. From then on they cannot be assigned to its cases; they leave
/// those that are open, and what they judged there is judged anew.
/// </summary>
/// <remarks>
/// The declaration is one change and every case they leave is another, so each case has its own entry in the record. The
/// declaration comes first: nothing can be assigned in between. Declaring again finishes what an outage interrupted.
/// </remarks>
public sealed class DeclareConflict(Changes changes, CaseFiles cases, IDbContextFactory<ComplianceDb> factory, IIds ids)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLimit = 2_000;

    private static readonly CaseRole[] TeamRoles = [CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer];

    /// <summary>Declares the conflict for the actor.</summary>
    /// <param name="actor">A person who can be assigned to cases.</param>
    /// <param name="operationId">The same for every repeat of this declaration.</param>
    /// <param name="firmId">The firm.</param>
    /// <param name="reason">Why, 1 to 2,000 characters; programme officers and auditors read it.</param>
    /// <param name="ct">Cancels before the declaration is committed; the cases that follow are left to the end.</param>
    /// <returns>The references of the cases that the actor left.</returns>
    public async Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, Guid operationId, Guid firmId, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.Inspector))
        {
            return new NotAllowed();
        }

        var declared = await DeclareAsync(actor, operationId, firmId, TypedText.Clean(reason).Trim(), ct);
        if (!declared.IsSuccess)
        {
            return declared.Error;
        }

        var left = new List<string>();
        foreach (var (inspectionId, reference) in await OpenCasesAsync(actor, firmId))
        {
            var result = await LeaveAsync(actor, inspectionId);
            if (result.IsSuccess)
            {
                left.Add(reference);
            }
            else if (result.Error is not WrongState)
            {
                return result.Error;
            }
        }

        return left;
    }

    private Task<Result<Done>> DeclareAsync(Actor actor, Guid operationId, Guid firmId, string reason, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            if (string.IsNullOrWhiteSpace(reason))
            {
                return new InvalidField("reason", "Required");
            }

            if (reason.Length > ReasonLimit)
            {
                return new TextTooLong("reason", ReasonLimit);
            }

            if (!await change.Db.Set<Firm>().AnyAsync(firm => firm.Id == firmId, ct))
            {
                return new NotFound();
            }

            // Declared before: the first words stay, and what was left undone is done below.
            if (await change.Db.Set<ConflictDeclaration>().AnyAsync(row => row.UserId == actor.UserId && row.FirmId == firmId, ct))
            {
                return Done.Value;
            }

            change.Db.Add(new ConflictDeclaration { UserId = actor.UserId, FirmId = firmId, Reason = reason, At = change.Now });
            change.Record(RecordedAction.ConflictDeclared, new Subject("conflict", actor.UserId.ToString(), FirmId: firmId), null, new { actor.UserId, firmId, reason });
            return Done.Value;
        }, ct);

    private async Task<List<(Guid Id, string Reference)>> OpenCasesAsync(Actor actor, Guid firmId)
    {
        await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
        var rows = await db.Set<CaseAssignment>().AsNoTracking()
            .Where(assignment => assignment.UserId == actor.UserId && TeamRoles.Contains(assignment.Role))
            .Join(db.Set<Inspection>().AsNoTracking(), assignment => assignment.InspectionId, inspection => inspection.Id, (_, inspection) => inspection)
            .Where(inspection => inspection.FirmId == firmId
                && inspection.State != InspectionState.Concluded && inspection.State != InspectionState.Cancelled)
            .OrderBy(inspection => inspection.Reference)
            .Select(inspection => new { inspection.Id, inspection.Reference })
            .ToListAsync(CancellationToken.None);
        return [.. rows.Select(row => (row.Id, row.Reference))];
    }

    private Task<Result<Done>> LeaveAsync(Actor actor, Guid inspectionId) =>
        changes.RunAsync(actor, ids.New(), async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Recuse, CancellationToken.None);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var assignment = await change.Db.Set<CaseAssignment>()
                .SingleAsync(row => row.InspectionId == inspectionId && row.UserId == actor.UserId, CancellationToken.None);
            var judged = await change.Db.Set<Determination>()
                .Where(row => row.InspectionId == inspectionId && row.InspectorId == actor.UserId && row.Verdict != null)
                .OrderBy(row => row.ItemId)
                .ToListAsync(CancellationToken.None);
            var before = new { Case = file.Snapshot(), assignment.UserId, assignment.Role, Judged = judged.Select(SaveDetermination.Snapshot).ToList() };
            foreach (var determination in judged)
            {
                determination.Reopen(actor, change.Now);
            }

            change.Db.Remove(assignment);
            var left = file.Inspection.Recuse();
            change.Record(RecordedAction.InspectionRecused, file.Subject, before, new { Case = file.Snapshot(), Reopened = judged.Select(row => row.ItemId).ToList() });
            return left;
        }, CancellationToken.None);
}
