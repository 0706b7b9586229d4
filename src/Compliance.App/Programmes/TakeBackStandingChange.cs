using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>The officers take back what they asked for; the firm never learns of it.</summary>
public sealed class TakeBackStandingChange(Changes changes, CaseFiles cases)
{
    /// <summary>Takes it back.</summary>
    /// <param name="actor">A programme officer without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="changeId">The change that was asked for.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="StandingChangeClosed"/> where somebody answered first.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid changeId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await StandingDesk.OpenAsync(change, cases, actor, inspectionId, changeId, Role.ProgrammeOfficer, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, _, wanted) = opened.Value;
                var duty = await DecisionDesk.MayTakeAsync(change.Db, file, actor, CaseRole.Drafter, ct);
                if (!duty.IsSuccess)
                {
                    return duty.Error;
                }

                var before = StandingDesk.Snapshot(wanted);
                return wanted.TakeBack(change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.StandingTakenBack, file.Part("standing", wanted.Id.ToString("D")), before, StandingDesk.Snapshot(wanted));
                    return Done.Value;
                });
            },
            ct);
}
