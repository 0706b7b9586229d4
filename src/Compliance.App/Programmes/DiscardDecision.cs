using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>Gives up the draft of a further decision; the one before it goes on holding. The first decision of a case cannot be given up.</summary>
public sealed class DiscardDecision(Changes changes, CaseFiles cases)
{
    /// <summary>Gives it up; its words stay in the record by their digest.</summary>
    /// <param name="actor">A programme officer who may draft it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="seenVersion">The version that the officer saw.</param>
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
                var may = await DecisionDesk.MayTakeAsync(change.Db, file, actor, CaseRole.Drafter, ct);
                if (!may.IsSuccess)
                {
                    return may.Error;
                }

                if (decision.State is not DecisionState.Draft)
                {
                    return new DecisionNotIn(DecisionState.Draft, decision.State);
                }

                if (decision.SupersedesId is null)
                {
                    return new NotAllowed();
                }

                if (decision.Version != seenVersion)
                {
                    return new Conflict(decision.Version);
                }

                change.Db.Remove(decision);
                change.Record(RecordedAction.DecisionDiscarded, file.Part("decision", decision.Id.ToString("D")), DecisionDesk.Snapshot(decision), null);
                return Done.Value;
            },
            ct);
}
