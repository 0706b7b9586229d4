using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Visits;

/// <summary>The visits that are to come, for those who are invited; nobody is late after one.</summary>
public sealed class VisitDues(LocalCalendar calendar) : IDueSource
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<DueItem>> OpenAsync(ComplianceDb db, Actor viewer, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var today = calendar.DayOf(now);
        var seen = viewer.IsSystem ? db.Set<Inspection>().AsNoTracking() : CaseQueries.VisibleTo(db, viewer);
        var rows = await (
            from visit in db.Set<SiteVisit>().AsNoTracking()
            join inspection in seen on visit.InspectionId equals inspection.Id
            join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
            where visit.State == SiteVisitState.Planned && visit.To > now && inspection.State != InspectionState.Concluded && inspection.State != InspectionState.Cancelled
            orderby visit.From, visit.Id
            select new
            {
                visit.Id,
                visit.From,
                InspectionId = inspection.Id,
                inspection.Reference,
                inspection.FirmId,
                firm.NameEn,
                firm.NameJa,
                IsMine = visit.Attendees.Any(attendee => attendee.UserId == viewer.UserId),
            }).ToListAsync(ct);
        var items = new List<DueItem>();
        foreach (var row in rows)
        {
            var day = calendar.DayOf(row.From);
            DueItem Of(bool isOfFirm) => new(
                row.Id, DueClock.SiteVisit, row.InspectionId, row.Reference, row.FirmId, new LocalizedText(row.NameEn, row.NameJa),
                new DueDistance(day, today, calendar.BusinessDays.Between(today, day)), false, isOfFirm, row.IsMine, CaseAudience.Path(row.InspectionId, "visits"));

            // Both sides come, each with its own people to remind.
            if (viewer.IsSystem || viewer.FirmId is not null)
            {
                items.Add(Of(true));
            }

            if (viewer.FirmId is null)
            {
                items.Add(Of(false));
            }
        }

        return items;
    }

    /// <inheritdoc />
    public async Task<DueAudience> AudienceAsync(ComplianceDb db, DueItem item, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        return new DueAudience(
            await db.Set<VisitAttendee>().Where(row => row.VisitId == item.SubjectId && row.IsOfFirm == item.IsOfFirm).Select(row => row.UserId).ToListAsync(ct),
            []);
    }
}
