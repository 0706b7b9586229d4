using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>An officer asks to suspend, reinstate or withdraw the decision of a case. Nothing changes until somebody else approves.</summary>
public sealed class AskStandingChange(Changes changes, CaseFiles cases, LocalCalendar calendar, IIds ids)
{
    /// <summary>Asks for the change.</summary>
    /// <param name="actor">A programme officer without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">A case whose decision was sent.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The id of the change; <see cref="StandingChangeOpen"/> where one waits already, <see cref="StandingRefuses"/> where it is not possible.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, StandingRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        return changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenSentAsync(change, cases, actor, inspectionId, Role.ProgrammeOfficer, ct);
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

                var earlier = await change.Db.Set<StandingChange>().Where(row => row.DecisionId == decision.Id).ToListAsync(ct);
                if (earlier.Exists(row => row.State is StandingChangeState.Asked))
                {
                    return new StandingChangeOpen();
                }

                var reasons = TypedText.Clean(request.Reasons);
                var facts = await StandingFiles.LoadAsync(change.Db, decision, ct);
                return StandingChange.Check(request.Event, reasons, request.EffectiveOn, facts, calendar.DayOf(change.Now)).Then<Guid>(_ =>
                {
                    var wanted = new StandingChange
                    {
                        Id = ids.New(),
                        InspectionId = inspectionId,
                        DecisionId = decision.Id,
                        Number = earlier.Count + 1,
                        Event = request.Event,
                        Reasons = reasons,
                        EffectiveOn = request.EffectiveOn,
                        AskerId = actor.UserId,
                        AskerName = actor.Name,
                        AskedAt = change.Now,
                    };
                    change.Db.Add(wanted);
                    change.Record(RecordedAction.StandingAsked, file.Part("standing", wanted.Id.ToString("D")), null, StandingDesk.Snapshot(wanted));
                    return wanted.Id;
                });
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}

/// <summary>A change of the standing that somebody asks for.</summary>
/// <param name="Event">Suspend, reinstate or withdraw.</param>
/// <param name="Reasons">The reasons, addressed to the firm.</param>
/// <param name="EffectiveOn">First day of the change, today or later.</param>
public sealed record StandingRequest(StandingEvent Event, string Reasons, DateOnly EffectiveOn);
