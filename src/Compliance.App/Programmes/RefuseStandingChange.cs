using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>A decision maker refuses a suspension, reinstatement or withdrawal; the firm never learns of it.</summary>
public sealed class RefuseStandingChange(Changes changes, CaseFiles cases)
{
    /// <summary>Refuses it.</summary>
    /// <param name="actor">A decision maker without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="changeId">The change that was asked for.</param>
    /// <param name="reason">Why; the officers read it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="StandingChangeClosed"/> where somebody answered first.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid changeId, string reason, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await StandingDesk.OpenAsync(change, cases, actor, inspectionId, changeId, Role.DecisionMaker, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, _, wanted) = opened.Value;
                var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.DecisionMaker, ct);
                if (!duty.IsSuccess)
                {
                    return duty.Error;
                }

                var before = StandingDesk.Snapshot(wanted);
                return wanted.Refuse(actor, TypedText.Clean(reason), change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.StandingRefused, file.Part("standing", wanted.Id.ToString("D")), before, StandingDesk.Snapshot(wanted));
                    return Done.Value;
                });
            },
            ct);
}
