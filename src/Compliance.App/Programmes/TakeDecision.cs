using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>A decision maker takes the decision that somebody else drafted. The firm does not know yet.</summary>
public sealed class TakeDecision(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar)
{
    /// <summary>Takes the decision; it holds from today, until the days that the pinned policy counts.</summary>
    /// <param name="actor">A decision maker without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="seenVersion">The version the decision maker read.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="DutiesConflict"/> where the actor judged, reviewed or drafted in this case.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, int seenVersion, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenDecisionAsync(change, cases, actor, inspectionId, Role.DecisionMaker, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, decision) = opened.Value;
                var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.DecisionMaker, ct);
                if (!duty.IsSuccess)
                {
                    return duty.Error;
                }

                if (decision.Version != seenVersion)
                {
                    return new Conflict(decision.Version);
                }

                var today = calendar.DayOf(change.Now);
                if (decision.WaiverUntil <= today)
                {
                    // It lay on the desk longer than the departure was to hold.
                    return new WaiverIncomplete();
                }

                var dates = await DatesAsync(change.Db, PinnedPolicy.ProgrammeOf(library, file.Inspection).Policy, decision, today, calendar, ct);
                var before = DecisionDesk.Snapshot(decision);
                return decision.Take(actor, dates, change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.DecisionTaken, file.Part("decision", decision.Id.ToString("D")), before, DecisionDesk.Snapshot(decision));
                    return Done.Value;
                });
            },
            ct);

    /// <summary>From when until when a decision would hold that is taken on <paramref name="day"/>.</summary>
    internal static async Task<DecisionDates> DatesAsync(
        ComplianceDb db, EligibilityPolicy policy, Decision decision, DateOnly day, LocalCalendar calendar, CancellationToken ct)
    {
        var since = decision.Cause is DecisionCause.CloseOut
            ? await db.Set<Decision>().Where(row => row.Id == decision.SupersedesId).Select(row => row.StatusSince ?? row.EffectiveOn).SingleAsync(ct)
            : null;
        return DecisionDatesRule.For(policy, decision.Outcome, decision.WaiverUntil, day, calendar.BusinessDays, since);
    }
}
