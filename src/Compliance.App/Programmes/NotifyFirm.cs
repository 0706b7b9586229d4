using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Tells the firm of the case; from now on it sees it, and its clock runs.</summary>
public sealed class NotifyFirm(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar)
{
    /// <summary>Notifies the firm.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case, a draft.</param>
    /// <param name="due">Until which day the firm is to submit; null for the programme's own number of business days.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The due day; <see cref="DutyVacant"/> where the case has no lead or no quality reviewer yet.</returns>
    public Task<Result<DateOnly>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, DateOnly? due, CancellationToken ct) =>
        changes.RunAsync<DateOnly>(
            actor,
            operationId,
            async change =>
            {
                var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Notify, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                var duties = await change.Db.Set<CaseAssignment>()
                    .Where(assignment => assignment.InspectionId == inspectionId)
                    .Select(assignment => assignment.Role)
                    .ToListAsync(ct);
                foreach (var needed in (CaseRole[])[CaseRole.LeadInspector, CaseRole.QualityReviewer])
                {
                    if (!duties.Contains(needed))
                    {
                        return new DutyVacant(needed);
                    }
                }

                var day = DueDates.Check(due, calendar.DayOf(change.Now))
                    .Then(given => given is { } wanted ? (Result<DateOnly>)wanted : Proposed(file, change.Now));
                if (!day.IsSuccess)
                {
                    return day.Error;
                }

                var before = file.Snapshot();
                var notified = file.Inspection.Notify(day.Value, change.Now);
                if (!notified.IsSuccess)
                {
                    return notified.Error;
                }

                // From here on the firm sees what the register says of it; a later correction of the register changes no case.
                var firm = await change.Db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == file.Inspection.FirmId, ct);
                var facts = CaseFacts.OfRegister(inspectionId, file.Published.Checklist, firm, change.Now);
                change.Db.AddRange(facts);
                var after = file.Snapshot();
                change.Record(RecordedAction.InspectionNotified, file.Subject, before, facts.Count == 0 ? after : new { Case = after, Facts = facts });
                return day.Value;
            },
            async (db, _) => await db.Set<Inspection>()
                .Where(inspection => inspection.Id == inspectionId)
                .Select(inspection => inspection.SubmissionDue!.Value)
                .SingleAsync(ct),
            ct);

    private Result<DateOnly> Proposed(CaseFile file, DateTimeOffset now) =>
        DueDates.Propose(PinnedPolicy.ProgrammeOf(library, file.Inspection), calendar, now);
}

/// <summary>The day until which a firm is to submit.</summary>
internal static class DueDates
{
    /// <summary>The programme's number of business days from now.</summary>
    public static Result<DateOnly> Propose(Programme programme, LocalCalendar calendar, DateTimeOffset now) =>
        calendar.BusinessDays.Add(calendar.DayOf(now), programme.Clocks.SubmissionBusinessDays);

    /// <summary>A day that somebody chose has to lie ahead.</summary>
    public static Result<DateOnly?> Check(DateOnly? chosen, DateOnly today) =>
        chosen <= today ? new InvalidField("due", "FutureDay") : chosen;
}
