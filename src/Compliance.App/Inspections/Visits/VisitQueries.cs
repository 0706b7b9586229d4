using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Visits;

/// <summary>Reads the visits of a case. The firm reads what was shared with it and nothing else of the minutes.</summary>
public sealed class VisitQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases, CalendarFile calendar, TimeProvider time)
{
    /// <summary>The visits, those to come first by day, then those that are over.</summary>
    public async Task<Result<VisitsView>> ListAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var rows = await db.Set<SiteVisit>().AsNoTracking().Include(visit => visit.Attendees).Where(visit => visit.InspectionId == inspectionId).ToListAsync(ct);
        var shared = await db.Set<SharedMinutes>().AsNoTracking().Where(row => row.InspectionId == inspectionId).ToDictionaryAsync(row => row.VisitId, ct);
        var now = time.Now();
        var seesMinutes = file.Side is CaseSide.Team or CaseSide.Oversight;
        var visits = rows
            .OrderBy(visit => visit.State is not SiteVisitState.Planned)
            .ThenBy(visit => visit.From)
            .ThenBy(visit => visit.Id)
            .Select(visit =>
            {
                var published = shared.GetValueOrDefault(visit.Id);
                return new VisitRow(
                    visit.Id, visit.From, visit.To, visit.Place, visit.Agenda, visit.State, visit.CancelReason,
                    published?.Text ?? (seesMinutes ? visit.Minutes : ""), published?.SharedAt, visit.Version,
                    [.. visit.Attendees.OrderBy(one => one.IsOfFirm).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => new VisitPerson(one.UserId, one.Name, one.IsOfFirm))],
                    visit.From <= now);
            });
        var mayPlan = VisitDesk.MayPlan(actor, file);
        return new VisitsView(
            [.. visits],
            mayPlan && VisitDesk.IsOpen(file.Inspection) ? await VisitDesk.InvitableAsync(db, file.Inspection, ct) : [],
            mayPlan && VisitDesk.IsOpen(file.Inspection),
            mayPlan,
            VisitDesk.MayWrite(actor, file));
    }

    /// <summary>A visit as a file for a calendar, for everybody who sees it.</summary>
    public async Task<Result<string>> CalendarAsync(Actor actor, Guid inspectionId, Guid visitId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var visit = await db.Set<SiteVisit>().AsNoTracking().SingleOrDefaultAsync(visit => visit.Id == visitId && visit.InspectionId == inspectionId, ct);
        if (visit is null)
        {
            return new NotFound();
        }

        var language = await db.Users.Where(user => user.Id == actor.UserId).Select(user => user.Language).SingleOrDefaultAsync(ct) ?? "ja";
        return calendar.ForDownload(
            new CalendarEvent(visit.Id, visit.State is SiteVisitState.Cancelled, visit.Sequence, visit.ChangedAt, visit.From, visit.To, visit.Place),
            opened.Value.Inspection.Reference, CaseAudience.Path(inspectionId, "visits"), language);
    }
}

/// <summary>The visits of a case and what the viewer may do with them.</summary>
/// <param name="Visits">The visits.</param>
/// <param name="People">Who may be invited; empty for those who do not plan.</param>
/// <param name="MayPlan">True where the viewer plans and moves visits.</param>
/// <param name="MayCancel">True where the viewer calls visits off.</param>
/// <param name="MayWrite">True where the viewer writes and shares minutes.</param>
public sealed record VisitsView(IReadOnlyList<VisitRow> Visits, IReadOnlyList<VisitPerson> People, bool MayPlan, bool MayCancel, bool MayWrite);

/// <summary>A visit as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end.</param>
/// <param name="Place">Where.</param>
/// <param name="Agenda">What for.</param>
/// <param name="State">How far it has come.</param>
/// <param name="CancelReason">Why it was called off.</param>
/// <param name="Minutes">The minutes that the viewer may read; empty where there are none.</param>
/// <param name="SharedAt">When they were shared with the firm; null before.</param>
/// <param name="Version">Its version.</param>
/// <param name="Attendees">Who is invited, the team first.</param>
/// <param name="HasBegun">True from its begin on.</param>
public sealed record VisitRow(
    Guid Id, DateTimeOffset From, DateTimeOffset To, string Place, string Agenda, SiteVisitState State, string? CancelReason,
    string Minutes, DateTimeOffset? SharedAt, int Version, IReadOnlyList<VisitPerson> Attendees, bool HasBegun);
