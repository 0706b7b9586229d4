using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>Sends a decision that was taken to the firm: it is in effect, and the time to appeal runs.</summary>
public sealed class SendDecision(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar)
{
    /// <summary>Sends it. Whoever took the decision may send it, and so may any programme officer.</summary>
    /// <param name="actor">The decision maker who took it, or a programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var office = actor.Has(Role.ProgrammeOfficer) ? Role.ProgrammeOfficer : Role.DecisionMaker;
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenDecisionAsync(change, cases, actor, inspectionId, office, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, decision) = opened.Value;
                if (!MaySend(actor, decision))
                {
                    return new NotAllowed();
                }

                var appealDays = PinnedPolicy.ProgrammeOf(library, file.Inspection).Clocks.AppealDays;
                var before = DecisionDesk.Snapshot(decision);
                return decision.Send(calendar.DayOf(change.Now).AddDays(appealDays), change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.DecisionSent, file.Part("decision", decision.Id.ToString("D")), before, DecisionDesk.Snapshot(decision));
                    return Done.Value;
                });
            },
            ct);
    }

    /// <summary>True where the actor may send this decision once it is taken.</summary>
    internal static bool MaySend(Actor actor, Decision decision) =>
        actor.Has(Role.ProgrammeOfficer) || (actor.Has(Role.DecisionMaker) && decision.DeciderId == actor.UserId);
}
