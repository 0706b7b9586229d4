using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Visits;

/// <summary>What the steps of a visit share: opening it, finding those invited, telling them.</summary>
public sealed class VisitDesk(CaseFiles cases, LocalCalendar calendar, NoticeBoard board)
{
    private static readonly CaseRole[] TeamRoles = [CaseRole.LeadInspector, CaseRole.Inspector, CaseRole.QualityReviewer];

    /// <summary>True where the actor plans, moves and calls off visits: an inspector of the case, or a programme officer.</summary>
    internal static bool MayPlan(Actor actor, CaseFile file) => MayWrite(actor, file) || (actor.FirmId is null && actor.Has(Role.ProgrammeOfficer));

    /// <summary>True where the actor writes the minutes and shares them: an inspector of the case.</summary>
    internal static bool MayWrite(Actor actor, CaseFile file) =>
        file.Side is CaseSide.Team && file.Held is CaseRole.LeadInspector or CaseRole.Inspector && actor.Has(Role.Inspector);

    /// <summary>True where visits can be planned: the firm knows of the case, and it is not over.</summary>
    internal static bool IsOpen(Inspection inspection) =>
        inspection.NotifiedAt is not null && inspection.State is not (InspectionState.Concluded or InspectionState.Cancelled);

    /// <summary>Holds the case and opens it for a step.</summary>
    internal async Task<Result<CaseFile>> OpenAsync(Change change, Actor actor, Guid inspectionId, Func<Actor, CaseFile, bool> may, bool needsOpenCase, CancellationToken ct)
    {
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened;
        }

        if (!may(actor, opened.Value))
        {
            return new NotAllowed();
        }

        return needsOpenCase && !IsOpen(opened.Value.Inspection) ? new VisitsClosed() : opened;
    }

    /// <summary>A visit of the case, its attendees with it; one of another case is unknown.</summary>
    internal static Task<SiteVisit?> FindAsync(ComplianceDb db, Guid inspectionId, Guid visitId, CancellationToken ct) =>
        db.Set<SiteVisit>().Include(visit => visit.Attendees).SingleOrDefaultAsync(visit => visit.Id == visitId && visit.InspectionId == inspectionId, ct);

    /// <summary>What was typed as instants: days and hours are those of the installation's zone.</summary>
    internal Result<VisitPlan> PlanOf(VisitSlot slot)
    {
        var (from, to) = (slot.Day.ToDateTime(slot.From), slot.Day.ToDateTime(slot.To));
        if (calendar.Zone.IsInvalidTime(from) || calendar.Zone.IsInvalidTime(to))
        {
            return new InvalidField("visit-from", "Unknown");
        }

        DateTimeOffset At(DateTime local) => new DateTimeOffset(local, calendar.Zone.GetUtcOffset(local)).ToUniversalTime();
        return new VisitPlan(At(from), At(to), TypedText.CleanLine(slot.Place).Trim(), TypedText.Clean(slot.Agenda).Trim());
    }

    /// <summary>Refuses a time at which another visit of the case takes place; whoever holds the case sees every other planner's.</summary>
    internal static async Task<bool> OverlapsAsync(ComplianceDb db, SiteVisit visit, CancellationToken ct) =>
        (await db.Set<SiteVisit>().AsNoTracking().Where(other => other.InspectionId == visit.InspectionId && other.Id != visit.Id && other.State != SiteVisitState.Cancelled).ToListAsync(ct))
        .Exists(other => other.Overlaps(visit.From, visit.To));

    /// <summary>The people who may be invited: who holds a duty of the team together with its office, and the firm's active people.</summary>
    internal static async Task<List<VisitPerson>> InvitableAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        var team = await CaseAudience.HoldersAsync(db, inspection, ct, TeamRoles);
        var firm = await CaseAudience.FirmAsync(db, inspection, ct);
        var all = team.Concat(firm).Distinct().ToList();
        return await db.Set<AppUser>().AsNoTracking()
            .Where(user => all.Contains(user.Id))
            .OrderBy(user => user.FirmId != null).ThenBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new VisitPerson(user.Id, user.DisplayName, user.FirmId != null))
            .ToListAsync(ct);
    }

    /// <summary>Makes exactly the people wanted the attendees.</summary>
    /// <returns>Those who were taken off; <see cref="InvalidField"/> where nobody is left or somebody may not be invited.</returns>
    internal static async Task<Result<List<VisitAttendee>>> InviteAsync(ComplianceDb db, CaseFile file, SiteVisit visit, IReadOnlyCollection<Guid> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
        {
            return new InvalidField("attendees", "Required");
        }

        var people = (await InvitableAsync(db, file.Inspection, ct)).ToDictionary(person => person.UserId);
        if (wanted.Any(id => !people.ContainsKey(id)))
        {
            return new InvalidField("attendees", "Unknown");
        }

        var gone = visit.Attendees.Where(attendee => !wanted.Contains(attendee.UserId)).ToList();
        foreach (var attendee in gone)
        {
            visit.Attendees.Remove(attendee);
        }

        foreach (var id in wanted.Distinct().Where(id => visit.Attendees.All(attendee => attendee.UserId != id)))
        {
            visit.Attendees.Add(new VisitAttendee { VisitId = visit.Id, UserId = id, Name = people[id].Name, IsOfFirm = people[id].IsOfFirm });
        }

        return gone;
    }

    /// <summary>
    /// Tells people of a visit, with the invitation or its withdrawal. Visit, sequence and method name what is sent, so nobody gets
    /// the same thing twice.
    /// </summary>
    internal async Task TellAsync(Change change, CaseFile file, SiteVisit visit, NoticeKind kind, IReadOnlyCollection<VisitAttendee> people, CancellationToken ct)
    {
        foreach (var side in people.GroupBy(person => person.IsOfFirm))
        {
            var draft = new NoticeDraft(kind, $"visit/{visit.Id:N}/{visit.Sequence}/{kind}", file.Inspection.Reference, CaseAudience.Path(file.Inspection.Id, "visits"), change.Now)
            {
                InspectionId = file.Inspection.Id,
                FirmId = side.Key ? file.Inspection.FirmId : null,
                Day = calendar.DayOf(visit.From),
                Event = new CalendarEvent(visit.Id, kind is NoticeKind.VisitCancelled, visit.Sequence, visit.ChangedAt, visit.From, visit.To, visit.Place),
            };
            await board.PostAsync(change.Db, draft, [.. side.Select(person => person.UserId)], ct);
        }
    }

    internal static Subject SubjectOf(CaseFile file, SiteVisit visit) => file.Part("visit", visit.Id.ToString("D"));

    internal static object Snapshot(SiteVisit visit) => new
    {
        visit.From,
        visit.To,
        visit.Place,
        visit.Agenda,
        visit.State,
        visit.Sequence,
        visit.CancelReason,
        visit.Minutes,
        visit.SharedAt,
        visit.Version,
        Attendees = visit.Attendees.Select(attendee => attendee.UserId).Order().ToList(),
    };
}

/// <summary>When and where a visit is to take place, in the installation's time zone.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end.</param>
/// <param name="Place">Where; it stands in the invitation.</param>
/// <param name="Agenda">What for; it is read on the platform only.</param>
/// <param name="Attendees">Who is invited: people of the team and of the firm.</param>
public sealed record VisitSlot(DateOnly Day, TimeOnly From, TimeOnly To, string Place, string Agenda, IReadOnlyList<Guid> Attendees);

/// <summary>Which visit, as somebody saw it.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="VisitId">The visit.</param>
/// <param name="SeenVersion">The version that was read.</param>
public sealed record VisitTarget(Guid InspectionId, Guid VisitId, int SeenVersion);

/// <summary>Somebody who may be invited.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="IsOfFirm">True for one of the firm's people.</param>
public sealed record VisitPerson(Guid UserId, string Name, bool IsOfFirm);
