using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Incidents;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>
/// The clocks of an incident. That of the early notice runs from the instant in the firm's draft, so the firm alone knows of
/// it: what passes before anything was sent is told to nobody else.
/// </summary>
public sealed class IncidentDues(LocalCalendar calendar) : IDueSource
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<DueItem>> OpenAsync(ComplianceDb db, Actor viewer, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var seen = viewer.IsSystem ? db.Set<Incident>() : IncidentDesk.VisibleTo(db, viewer);
        var rows = await (
            from incident in seen.AsNoTracking()
            where incident.State != IncidentState.Closed && incident.FinalAt == null
            join firm in db.Set<Firm>().AsNoTracking() on incident.FirmId equals firm.Id
            join draft in db.Set<IncidentDraft>().AsNoTracking() on incident.Id equals draft.IncidentId
            select new { Incident = incident, Firm = new LocalizedText(firm.NameEn, firm.NameJa), Draft = draft }).ToListAsync(ct);
        var today = calendar.DayOf(now);
        return [.. rows.SelectMany(row => row.Incident.Dues(row.Draft.Content, calendar.Zone).Select(due => new DueItem(
            row.Incident.Id,
            ClockOf(due.Kind),
            null,
            row.Incident.Reference,
            row.Incident.FirmId,
            row.Firm,
            new DueDistance(due.Day, today, calendar.BusinessDays.Between(today, due.Day)) { HourPassed = due.At < now },
            IsDuty: true,
            IsOfFirm: true,
            IsMine: viewer.FirmId == row.Incident.FirmId,
            IncidentAudience.Path(row.Incident.Id))
        {
            At = due.At,
        }))];
    }

    /// <inheritdoc />
    public async Task<DueAudience> AudienceAsync(ComplianceDb db, DueItem item, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        var incident = await db.Set<Incident>().AsNoTracking().SingleAsync(row => row.Id == item.SubjectId, ct);
        return new DueAudience(await IncidentAudience.FirmAsync(db, incident.FirmId, ct), await IncidentAudience.OfficersAsync(db, incident, ct));
    }

    private static DueClock ClockOf(IncidentMessageKind kind) => kind switch
    {
        IncidentMessageKind.EarlyNotice => DueClock.IncidentEarlyNotice,
        IncidentMessageKind.Update => DueClock.IncidentUpdate,
        IncidentMessageKind.FinalReport => DueClock.IncidentFinalReport,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of message."),
    };
}
