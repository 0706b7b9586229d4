using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// An appeal officer takes up an appeal. Independent is who never had a part in the case: no duty, no step on record, no
/// judgement, no earlier appeal, and no declared conflict of interest.
/// </summary>
public sealed class TakeUpAppeal(Changes changes, CaseFiles cases, ChecklistLibrary library)
{
    /// <summary>Takes it up; of two officers at the same moment one gets it.</summary>
    /// <param name="actor">An appeal officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="appealId">An appeal that nobody hears.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// <see cref="DutiesConflict"/>, <see cref="HadPartInCase"/> or <see cref="ConflictOfInterest"/> for somebody who is not independent;
    /// <see cref="AppealRefuses"/> where another officer was faster.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid appealId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var inspectionId = await AppealDesk.InspectionOfAsync(change.Db, appealId, ct);
                if (!await change.Db.LockAsync<Inspection>(inspectionId, ct))
                {
                    return new NotFound();
                }

                if (!actor.Has(Role.AppealOfficer))
                {
                    // Who sees the case learns that this is not for them; to everybody else there is no such appeal.
                    return (await cases.OpenAsync(change.Db, actor, inspectionId, ct)).Then<Done>(_ => new NotAllowed());
                }

                var inspection = await change.Db.Set<Inspection>().SingleAsync(row => row.Id == inspectionId, ct);
                var held = await change.Db.Set<CaseAssignment>()
                    .Where(row => row.InspectionId == inspectionId && row.UserId == actor.UserId)
                    .Select(row => (CaseRole?)row.Role)
                    .SingleOrDefaultAsync(ct);
                var file = new CaseFile(inspection, held, CaseSide.Authority, CaseFiles.Pinned(library, inspection));
                var may = await DecisionDesk.MayTakeAsync(change.Db, file, actor, CaseRole.AppealOfficer, ct);
                if (!may.IsSuccess)
                {
                    return may.Error;
                }

                if (await AppealDesk.CasesWithPart(change.Db, actor.UserId).ContainsAsync(inspectionId, ct))
                {
                    return new HadPartInCase();
                }

                var appeal = await AppealDesk.LoadAsync(change.Db, appealId, ct);
                var before = AppealDesk.Snapshot(appeal);
                var taken = appeal.TakeUp(actor, change.Now);
                if (taken.IsSuccess)
                {
                    await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.AppealOfficer, ct);
                }

                return taken.Record(change, new OpenAppeal(file, appeal), RecordedAction.AppealTakenUp, before);
            },
            ct);
    }
}
