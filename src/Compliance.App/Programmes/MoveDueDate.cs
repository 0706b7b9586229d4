using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>Moves the day until which the firm is to submit.</summary>
public sealed class MoveDueDate(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Moves the day, to any day ahead.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="due">The new day.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, DateOnly due, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.MoveDueDate, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                var before = file.Snapshot();
                return DueDates.Check(due, calendar.DayOf(change.Now))
                    .Then(_ => file.Inspection.MoveDueDate(due))
                    .Then<Done>(_ =>
                    {
                        change.Record(RecordedAction.InspectionDueMoved, file.Subject, before, file.Snapshot());
                        return Done.Value;
                    });
            },
            ct);
}
