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

                if (decision.State is not DecisionState.Taken)
                {
                    return new DecisionNotIn(DecisionState.Taken, decision.State);
                }

                // While an appeal is heard, the decision that it is about stays the one that it is about.
                return decision.SupersedesId is { } older && await DecisionDesk.HasOpenAppealAsync(change.Db, older, ct)
                    ? new AppealOpen()
                    : await DecisionDesk.SendAsync(change, file, decision, PinnedPolicy.ProgrammeOf(library, file.Inspection), calendar, ct);
            },
            ct);
    }

    /// <summary>True where the actor may send this decision once it is taken.</summary>
    internal static bool MaySend(Actor actor, Decision decision) =>
        actor.Has(Role.ProgrammeOfficer) || (actor.Has(Role.DecisionMaker) && decision.DeciderId == actor.UserId);
}
