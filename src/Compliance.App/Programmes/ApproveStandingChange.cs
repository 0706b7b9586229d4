using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>A decision maker, who is not the asker, approves a suspension, reinstatement or withdrawal: it holds, and the firm sees it.</summary>
public sealed class ApproveStandingChange(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Approves it.</summary>
    /// <param name="actor">A decision maker without another duty in the case.</param>
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
                var opened = await StandingDesk.OpenAsync(change, cases, actor, inspectionId, changeId, Role.DecisionMaker, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, decision, wanted) = opened.Value;
                var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.DecisionMaker, ct);
                if (!duty.IsSuccess)
                {
                    return duty.Error;
                }

                var before = StandingDesk.Snapshot(wanted);
                var facts = await StandingFiles.LoadAsync(change.Db, decision, ct);
                return wanted.Approve(actor, facts, calendar.DayOf(change.Now), change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.StandingApproved, file.Part("standing", wanted.Id.ToString("D")), before, StandingDesk.Snapshot(wanted));
                    return Done.Value;
                });
            },
            ct);
}
