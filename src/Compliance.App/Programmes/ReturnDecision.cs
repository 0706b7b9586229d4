using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>A decision maker sends a proposed decision back to its drafter.</summary>
public sealed class ReturnDecision(Changes changes, CaseFiles cases)
{
    /// <summary>Sends it back.</summary>
    /// <param name="actor">A decision maker without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="reason">Why; the drafter reads it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string reason, CancellationToken ct) =>
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
                var may = await DecisionDesk.MayTakeAsync(change.Db, file, actor, CaseRole.DecisionMaker, ct);
                if (!may.IsSuccess)
                {
                    return may.Error;
                }

                var before = DecisionDesk.Snapshot(decision);
                return decision.Return(TypedText.Clean(reason)).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.DecisionReturned, file.Part("decision", decision.Id.ToString("D")), before, DecisionDesk.Snapshot(decision));
                    return Done.Value;
                });
            },
            ct);
}
