using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Loads what the standing of decisions rests on.</summary>
internal static class StandingFiles
{
    /// <summary>The facts of decisions that were sent, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, StandingFacts>> LoadAsync(ComplianceDb db, IReadOnlyCollection<Decision> sent, CancellationToken ct)
    {
        var ids = sent.Select(decision => decision.Id).ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, StandingFacts>();
        }

        var marks = (await db.Set<StandingChange>().AsNoTracking()
            .Where(change => ids.Contains(change.DecisionId) && change.State == StandingChangeState.Approved)
            .OrderBy(change => change.Number)
            .Select(change => new { change.DecisionId, Mark = new StandingMark(change.Event, change.EffectiveOn) })
            .ToListAsync(ct)).ToLookup(row => row.DecisionId, row => row.Mark);
        var dues = (await db.Set<AffirmationDue>().AsNoTracking()
            .Where(due => ids.Contains(due.DecisionId))
            .OrderBy(due => due.DueOn)
            .ToListAsync(ct)).ToLookup(due => due.DecisionId);
        var affirmed = (await db.Set<Affirmation>().AsNoTracking()
            .Where(row => ids.Contains(row.DecisionId))
            .Select(row => new { row.DecisionId, row.DueOn })
            .ToListAsync(ct)).ToLookup(row => row.DecisionId, row => row.DueOn);
        var stays = (await db.Set<Appeal>().AsNoTracking()
            .Where(appeal => ids.Contains(appeal.DecisionId) && appeal.Suspends)
            .Select(appeal => new { appeal.DecisionId, Stay = new Stay(appeal.FiledOn, appeal.ClosedOn) })
            .ToListAsync(ct)).ToLookup(row => row.DecisionId, row => row.Stay);

        // Time that was granted for closing the open items is time for which the conditional status holds. Where all were closed
        // in time it holds until the authority has decided anew, however long that takes.
        var closing = await db.Set<CloseOut>().AsNoTracking().Where(closeOut => ids.Contains(closeOut.DecisionId)).ToDictionaryAsync(closeOut => closeOut.DecisionId, ct);
        DateOnly? EndOf(Decision decision) => closing.GetValueOrDefault(decision.Id) switch
        {
            { CompletedAt: not null } => null,
            { } closeOut when closeOut.DueOn > closeOut.FirstDueOn => closeOut.DueOn,
            _ => decision.ExpiresOn,
        };
        return sent.ToDictionary(decision => decision.Id, decision => new StandingFacts(decision.Outcome, EndOf(decision), decision.SupersededOn)
        {
            Marks = [.. marks[decision.Id]],
            Dues = [.. dues[decision.Id]],
            Affirmed = affirmed[decision.Id].ToHashSet(),
            Stays = [.. stays[decision.Id]],
        });
    }

    /// <summary>The facts of one decision that was sent.</summary>
    public static async Task<StandingFacts> LoadAsync(ComplianceDb db, Decision sent, CancellationToken ct) => (await LoadAsync(db, [sent], ct))[sent.Id];
}
