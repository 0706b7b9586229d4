using System.Globalization;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>Somebody of a firm begins to write an early notice. It pins the clocks by which it will be judged.</summary>
public sealed class BeginIncident(Changes changes, ChecklistLibrary library, LocalCalendar calendar, IIds ids)
{
    /// <summary>Begins a draft, of which nobody but the firm knows.</summary>
    /// <param name="actor">Somebody of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The incident; <see cref="NoProgrammeToReportTo"/> where the firm takes part in no programme.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.FirmId is not { } firmId || !actor.HasAny(Role.FirmContributor, Role.FirmSignatory))
        {
            return new NotAllowed();
        }

        return await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var enrolled = await change.Db.Set<Enrolment>().Where(row => row.FirmId == firmId).Select(row => row.ProgrammeId).ToListAsync(ct);
                var programmes = enrolled.Select(library.FindProgramme).OfType<Programme>().Select(programme => programme.Clocks).ToList();
                if (programmes.Count == 0)
                {
                    return new NoProgrammeToReportTo();
                }

                var id = ids.New();
                var clocks = IncidentClocks.Of(programmes);
                var incident = new Incident
                {
                    Id = id,
                    Reference = string.Create(CultureInfo.InvariantCulture, $"I{calendar.DayOf(change.Now).Year:D4}-{id.ToString("N")[^6..].ToUpperInvariant()}"),
                    FirmId = firmId,
                    EarlyNoticeHours = clocks.EarlyNoticeHours,
                    UpdateHours = clocks.UpdateHours,
                    FinalMonths = clocks.FinalMonths,
                    BegunAt = change.Now,
                };
                change.Db.Add(incident);
                change.Db.Add(new IncidentDraft { IncidentId = id, SavedByName = actor.Name, SavedAt = change.Now });
                change.Record(RecordedAction.IncidentBegun, IncidentDesk.SubjectOf(incident), null, IncidentDesk.Snapshot(incident));
                return id;
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
