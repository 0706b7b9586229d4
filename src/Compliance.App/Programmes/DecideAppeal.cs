using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>The appeal officer decides: upholds, amends or overturns. The firm does not know yet, and the decision appealed against stays as it is.</summary>
public sealed class DecideAppeal(Changes changes, CaseFiles cases)
{
    /// <summary>Decides what was written.</summary>
    /// <param name="actor">The appeal officer who hears it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="appealId">The appeal.</param>
    /// <param name="seenVersion">The version that the officer read.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="AppealOutcomeDoesNotFit"/> where the outcome of the appeal and the new decision contradict each other.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid appealId, int seenVersion, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await AppealDesk.OpenForOfficerAsync(change, cases, actor, appealId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var appeal = opened.Value.Appeal;
                var before = AppealDesk.Snapshot(appeal);
                var original = await change.Db.Set<Decision>().Where(row => row.Id == appeal.DecisionId).Select(row => row.Outcome).SingleAsync(ct);
                return appeal.Decide(original, seenVersion, change.Now).Record(change, opened.Value, RecordedAction.AppealDecided, before);
            },
            ct);
}
