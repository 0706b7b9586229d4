using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// The last days of qualifications that come near: the person is told, and the administrators, who enter the next one. One that was
/// renewed by a longer one of its kind is none.
/// </summary>
public sealed class QualificationDues(LocalCalendar calendar) : IDueSource
{
    private const int HorizonDays = 90;
    private const string OwnPath = "independence";

    /// <inheritdoc />
    public async Task<IReadOnlyList<DueItem>> OpenAsync(ComplianceDb db, Actor viewer, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var today = calendar.DayOf(now);
        var until = today.AddDays(HorizonDays);
        var all = viewer.IsSystem || (viewer.FirmId is null && viewer.HasAny(Role.Administrator, Role.ProgrammeOfficer, Role.Auditor));
        var rows = await Qualifications.ValidOn(db, today)
            .Where(row => row.ValidUntil <= until && (all || row.UserId == viewer.UserId))
            .Where(row => db.Users.Any(user => user.Id == row.UserId && !user.IsDisabled && user.FirmId == null))
            .Where(row => !db.Set<Qualification>().Any(next => next.UserId == row.UserId && next.Kind == row.Kind && next.EndedOn == null && next.ValidUntil > row.ValidUntil))
            .OrderBy(row => row.ValidUntil).ThenBy(row => row.Id)
            .ToListAsync(ct);
        var items = new List<DueItem>();
        foreach (var row in rows)
        {
            DueItem Of(bool isMine, string path) => new(
                row.Id, DueClock.Qualification, null, row.Number, null, null,
                new DueDistance(row.ValidUntil, today, calendar.BusinessDays.Between(today, row.ValidUntil)), false, false, isMine, path);

            if (viewer.IsSystem)
            {
                // The person and the administrators look at different pages, so each has an item of their own.
                items.Add(Of(true, OwnPath));
                items.Add(Of(false, PathOf(row.UserId)));
            }
            else
            {
                items.Add(row.UserId == viewer.UserId ? Of(true, OwnPath) : Of(viewer.Has(Role.Administrator), PathOf(row.UserId)));
            }
        }

        return items;
    }

    /// <inheritdoc />
    public async Task<DueAudience> AudienceAsync(ComplianceDb db, DueItem item, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        var holder = await db.Set<Qualification>().Where(row => row.Id == item.SubjectId).Select(row => row.UserId).SingleAsync(ct);
        return item.Path == OwnPath
            ? new DueAudience([holder], [])
            : new DueAudience(await NoticeBoard.HoldersOf(db, Role.Administrator).Where(id => id != holder).ToListAsync(ct), []);
    }

    private static string PathOf(Guid userId) => $"admin/users/{userId:D}";
}
