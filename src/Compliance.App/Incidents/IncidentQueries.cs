using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>Reads incidents as the actor may see them.</summary>
public sealed class IncidentQueries(IDbContextFactory<ComplianceDb> factory, LocalCalendar calendar, ChecklistLibrary library, TimeProvider time)
{
    /// <summary>Incidents, newest first.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="openOnly">True for those that are not closed.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PageOf<IncidentRow>> ListAsync(Actor actor, bool openOnly, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = IncidentDesk.VisibleTo(db, actor).AsNoTracking().Where(incident => !openOnly || incident.State != IncidentState.Closed);
        var bounds = page.Bounded();
        var rows = await (
            from incident in found.OrderByDescending(row => row.BegunAt).ThenByDescending(row => row.Id).Skip(bounds.Skip).Take(bounds.Take)
            join firm in db.Set<Firm>().AsNoTracking() on incident.FirmId equals firm.Id
            select new { Incident = incident, Firm = new LocalizedText(firm.NameEn, firm.NameJa) }).ToListAsync(ct);
        var drafts = await DraftsAsync(db, actor, [.. rows.Select(row => row.Incident.Id)], ct);
        var now = time.Now();
        return new PageOf<IncidentRow>(
            [.. rows.OrderByDescending(row => row.Incident.BegunAt).ThenByDescending(row => row.Incident.Id).Select(row => new IncidentRow(
                row.Incident.Id,
                row.Incident.Reference,
                row.Firm,
                row.Incident.State,
                row.Incident.ReportedAt,
                row.Incident.AnyLate,
                row.Incident.FinalAt is not null,
                row.Incident.State is IncidentState.Reported && row.Incident.AcknowledgedMessages < row.Incident.Messages,
                Dues(row.Incident, drafts.GetValueOrDefault(row.Incident.Id)?.Content, now)))],
            await found.CountAsync(ct));
    }

    /// <summary>One incident.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="incidentId">Which.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> where there is none for the actor.</returns>
    public async Task<Result<IncidentView>> FindAsync(Actor actor, Guid incidentId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var incident = await IncidentDesk.VisibleTo(db, actor).AsNoTracking().SingleOrDefaultAsync(row => row.Id == incidentId, ct);
        if (incident is null)
        {
            return new NotFound();
        }

        var side = IncidentDesk.SideOf(actor);
        var inside = side is not CaseSide.Firm;
        var firm = await db.Set<Firm>().AsNoTracking().Where(row => row.Id == incident.FirmId).Select(row => new LocalizedText(row.NameEn, row.NameJa)).SingleAsync(ct);
        var draft = (await DraftsAsync(db, actor, [incidentId], ct)).GetValueOrDefault(incidentId);
        var postings = await db.Set<IncidentPosting>().AsNoTracking().Where(row => row.IncidentId == incidentId).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(ct);
        return new IncidentView(
            incidentId,
            incident.Reference,
            incident.FirmId,
            firm,
            side,
            incident.State,
            incident.NoticedAt,
            incident.Clocks,
            Dues(incident, draft?.Content, time.Now()),
            await MessagesAsync(db, incident, side, ct),
            [.. postings.Select(row => new IncidentPostingRow(row.ByFirm, inside || row.ByFirm ? row.AuthorName : null, row.At, row.Text))],
            incident.AcknowledgedAt,
            inside ? incident.AcknowledgedByName : null,
            incident.ClosedAt,
            incident.ClosingWords,
            await LinksAsync(db, actor, incidentId, side, ct),
            draft is null || incident.State is IncidentState.Closed || incident.FinalAt is not null
                ? null
                : new IncidentDraftView(draft.Content, draft.Version, draft.SavedByName, draft.SavedAt),
            new IncidentRights(
                !inside && incident.State is IncidentState.Draft,
                !inside && actor.Has(Role.FirmSignatory),
                side is CaseSide.Authority && incident.State is IncidentState.Reported && incident.AcknowledgedMessages < incident.Messages,
                side is CaseSide.Firm or CaseSide.Authority && incident.State is IncidentState.Reported,
                side is CaseSide.Authority && incident.State is IncidentState.Reported,
                side is CaseSide.Authority),
            side is CaseSide.Authority ? await OptionsAsync(db, incident, ct) : new IncidentOptions([], []));
    }

    private IReadOnlyList<IncidentDueRow> Dues(Incident incident, IncidentContent? draft, DateTimeOffset now) =>
        [.. incident.Dues(draft, calendar.Zone).Select(due => new IncidentDueRow(due.Kind, due.Day, due.At, due.IsOverAt(now, calendar.Zone)))];

    // What is not sent is the firm's: for anybody else it is not even read.
    private static async Task<Dictionary<Guid, IncidentDraft>> DraftsAsync(ComplianceDb db, Actor actor, List<Guid> incidents, CancellationToken ct) =>
        actor.FirmId is null ? [] : await db.Set<IncidentDraft>().AsNoTracking().Where(draft => incidents.Contains(draft.IncidentId)).ToDictionaryAsync(draft => draft.IncidentId, ct);

    private static async Task<IReadOnlyList<IncidentMessageRow>> MessagesAsync(ComplianceDb db, Incident incident, CaseSide side, CancellationToken ct)
    {
        var messages = await db.Set<IncidentMessage>().AsNoTracking().Include(row => row.Files)
            .Where(row => row.IncidentId == incident.Id).OrderByDescending(row => row.Number).ToListAsync(ct);
        var ids = messages.SelectMany(row => row.Files).Select(file => file.EvidenceVersionId).Distinct().ToList();
        var files = await db.Set<EvidenceVersion>().AsNoTracking().Where(version => ids.Contains(version.Id))
            .Select(version => new IncidentFileRow(version.Id, version.FileName, version.Size, version.Sha256, side != CaseSide.Oversight))
            .ToDictionaryAsync(row => row.VersionId, ct);
        return
        [
            .. messages.Select(row => new IncidentMessageRow(
                row.Number,
                row.Kind,
                row.Content,
                row.SentByName,
                row.SentAt,
                row.DueOn,
                row.DueAt,
                row.IsLate,
                row.Number <= incident.AcknowledgedMessages,
                [.. row.Files.Select(file => files[file.EvidenceVersionId]).OrderBy(file => file.FileName, StringComparer.Ordinal)])),
        ];
    }

    // A firm learns of a case when it is told; inspectors see the links to their own cases.
    private static async Task<IReadOnlyList<IncidentCase>> LinksAsync(ComplianceDb db, Actor actor, Guid incidentId, CaseSide side, CancellationToken ct)
    {
        var cases = CaseQueries.VisibleTo(db, actor);
        return await (
            from link in db.Set<IncidentLink>().AsNoTracking()
            where link.IncidentId == incidentId && (side != CaseSide.Firm || link.Opened)
            join inspection in cases on link.InspectionId equals inspection.Id
            orderby link.At
            select new IncidentCase(inspection.Id, inspection.Reference, link.Opened, link.At)).ToListAsync(ct);
    }

    private async Task<IncidentOptions> OptionsAsync(ComplianceDb db, Incident incident, CancellationToken ct)
    {
        var programmes = await db.Set<Enrolment>().Where(row => row.FirmId == incident.FirmId).Select(row => row.ProgrammeId).ToListAsync(ct);
        var cases = await db.Set<Inspection>().AsNoTracking()
            .Where(row => row.FirmId == incident.FirmId && !db.Set<IncidentLink>().Any(link => link.IncidentId == incident.Id && link.InspectionId == row.Id))
            .OrderByDescending(row => row.OpenedAt)
            .Select(row => new CaseOption(row.Id, row.Reference, row.State))
            .Take(50)
            .ToListAsync(ct);
        return new IncidentOptions(
            [.. programmes.Select(library.FindProgramme).OfType<Programme>().Select(programme => new ProgrammeOption(programme.Id, programme.Title))],
            cases);
    }
}
