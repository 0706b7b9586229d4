using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// Puts on record what follows from the day alone: conditional statuses whose last day passed with an item open expire, once
/// each, without any new finding. Also begins the close-out of decisions that were sent by a version that knew none.
/// Pages and use cases never wait for it: an open item counts as expired from the day after the last one.
/// </summary>
public sealed class CloseOutJob(
    IDbContextFactory<ComplianceDb> factory, Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, IIds ids, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Runs once. Running again, or in several processes, changes nothing more.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        foreach (var inspectionId in await UnopenedAsync(ct))
        {
            await changes.RunAsync(Actor.System, ids.New(), change => OpenAsync(change, inspectionId, ct), ct);
        }

        foreach (var inspectionId in await OverdueAsync(ct))
        {
            await changes.RunAsync(Actor.System, ids.New(), change => ExpireAsync(change, inspectionId, ct), ct);
        }
    }

    private async Task<List<Guid>> UnopenedAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<Decision>()
            .Where(decision => decision.State == DecisionState.Sent && decision.Outcome == Outcome.Conditional && decision.CloseOutBy != null)
            .Where(decision => !db.Set<CloseOut>().Any(row => row.InspectionId == decision.InspectionId))
            .OrderBy(decision => decision.SentAt)
            .Select(decision => decision.InspectionId)
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async Task<List<Guid>> OverdueAsync(CancellationToken ct)
    {
        var today = calendar.DayOf(time.Now());
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<CloseOut>()
            .Where(row => row.CompletedAt == null && row.ExpiredAt == null && row.DueOn < today)
            // Where a later decision is not conditional, nothing is left that could expire.
            .Where(row => DecisionDesk.LatestSent(db).Any(decision => decision.InspectionId == row.InspectionId && decision.Outcome == Outcome.Conditional))
            .OrderBy(row => row.DueOn)
            .ThenBy(row => row.InspectionId)
            .Select(row => row.InspectionId)
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async Task<Result<Done>> OpenAsync(Change change, Guid inspectionId, CancellationToken ct)
    {
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var inspection = await change.Db.Set<Inspection>().SingleAsync(row => row.Id == inspectionId, ct);
        var decision = await change.Db.Set<Decision>()
            .Where(row => row.InspectionId == inspectionId && row.State == DecisionState.Sent && row.Outcome == Outcome.Conditional)
            .OrderByDescending(row => row.SentAt)
            .FirstAsync(ct);
        await CloseOutOpening.OpenAsync(change, PinnedPolicy.ProgrammeOf(library, inspection), cases.ForSystem(inspection), decision, ct);
        return Done.Value;
    }

    private async Task<Result<Done>> ExpireAsync(Change change, Guid inspectionId, CancellationToken ct)
    {
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var inspection = await change.Db.Set<Inspection>().AsNoTracking().SingleAsync(row => row.Id == inspectionId, ct);
        var closeOut = await change.Db.Set<CloseOut>().SingleAsync(row => row.InspectionId == inspectionId, ct);
        var actions = await change.Db.Set<CorrectiveAction>().Where(row => row.InspectionId == inspectionId).ToListAsync(ct);
        if (closeOut is not { CompletedAt: null, ExpiredAt: null }
            || closeOut.StandingOn(actions.Select(action => action.State), calendar.DayOf(change.Now)) is not CloseOutStanding.Expired)
        {
            // Another process was faster, or the day was moved meanwhile.
            return Done.Value;
        }

        var (before, open) = (ActionDesk.Snapshot(closeOut), actions.Where(action => action.IsOpen).ToList());
        foreach (var action in open)
        {
            var expired = action.Expire();
            if (!expired.IsSuccess)
            {
                return expired;
            }
        }

        closeOut.Expire(change.Now);
        change.Record(
            RecordedAction.CloseOutExpired,
            new Subject("close-out", inspection.Reference, inspectionId, inspection.FirmId),
            before,
            new { CloseOut = ActionDesk.Snapshot(closeOut), Items = open.Select(action => action.ItemId) });
        return Done.Value;
    }
}
