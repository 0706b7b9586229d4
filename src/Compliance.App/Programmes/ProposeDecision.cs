using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>Hands the draft to the decision makers.</summary>
public sealed class ProposeDecision(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Hands it over; it can be changed again only where it is returned.</summary>
    /// <param name="actor">A programme officer who drafts it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="seenVersion">The version the officer saw, so that nobody hands over words of somebody else.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, int seenVersion, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenDecisionAsync(change, cases, actor, inspectionId, Role.ProgrammeOfficer, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, decision) = opened.Value;
                var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.Drafter, ct);
                if (!duty.IsSuccess)
                {
                    return duty.Error;
                }

                if (decision.Version != seenVersion)
                {
                    return new Conflict(decision.Version);
                }

                var before = DecisionDesk.Snapshot(decision);
                return decision.Propose(actor, calendar.DayOf(change.Now)).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.DecisionProposed, file.Part("decision", decision.Id.ToString("D")), before, DecisionDesk.Snapshot(decision));
                    return Done.Value;
                });
            },
            ct);
}
