using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>
/// The door to every incident: who sees it, and from which side. One that the actor may not see answers exactly like one that
/// does not exist, and before the early notice nobody but the firm knows of it.
/// </summary>
internal static class IncidentDesk
{
    private static readonly CaseRole[] Team = [CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer];

    /// <summary>
    /// The incidents that an actor may see: a firm its own; officers and oversight what firms of their programmes sent;
    /// inspectors what an officer linked to a case of theirs.
    /// </summary>
    public static IQueryable<Incident> VisibleTo(ComplianceDb db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var all = db.Set<Incident>();
        if (actor.FirmId is { } firmId)
        {
            return actor.HasAny(Role.FirmContributor, Role.FirmSignatory) ? all.Where(incident => incident.FirmId == firmId) : all.Where(_ => false);
        }

        var sent = all.Where(incident => incident.State != IncidentState.Draft);
        if (actor.HasAny(Role.ProgrammeOfficer, Role.Auditor))
        {
            return sent.Where(incident => db.Set<Enrolment>().Any(enrolment => enrolment.FirmId == incident.FirmId));
        }

        if (!actor.Has(Role.Inspector))
        {
            return all.Where(_ => false);
        }

        var cases = CasesOf(db, actor);
        return sent.Where(incident => db.Set<IncidentLink>().Any(link => link.IncidentId == incident.Id && cases.Contains(link.InspectionId)));
    }

    /// <summary>The cases in whose team an inspector is.</summary>
    public static IQueryable<Guid> CasesOf(ComplianceDb db, Actor actor) =>
        db.Set<CaseAssignment>().Where(held => held.UserId == actor.UserId && Team.Contains(held.Role)).Select(held => held.InspectionId);

    /// <summary>The side from which somebody looks who sees it.</summary>
    public static CaseSide SideOf(Actor actor) =>
        actor.FirmId is not null ? CaseSide.Firm
        : actor.Has(Role.ProgrammeOfficer) ? CaseSide.Authority
        : actor.Has(Role.Auditor) ? CaseSide.Oversight
        : CaseSide.Team;

    /// <summary>Opens an incident to change it, and holds its row until the change commits.</summary>
    /// <param name="change">The change in progress.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="side">The side that may do this.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/>, or <see cref="NotAllowed"/> for another side.</returns>
    public static async Task<Result<Incident>> OpenAsync(Change change, Actor actor, Guid incidentId, CaseSide side, CancellationToken ct)
    {
        await change.Db.LockAsync<Incident>(incidentId, ct);
        var incident = await VisibleTo(change.Db, actor).SingleOrDefaultAsync(incident => incident.Id == incidentId, ct);
        return incident is null ? new NotFound() : SideOf(actor) != side ? new NotAllowed() : incident;
    }

    /// <summary>The subject of an entry about an incident.</summary>
    public static Subject SubjectOf(Incident incident) => new("incident", incident.Id.ToString("D"), null, incident.FirmId);

    /// <summary>What goes on record of the head.</summary>
    public static object Snapshot(Incident incident) => new
    {
        incident.Reference,
        incident.State,
        incident.NoticedAt,
        incident.ReportedAt,
        incident.UpdatedAt,
        incident.FinalAt,
        incident.Messages,
        incident.AcknowledgedMessages,
        incident.ClosingWords,
        incident.Version,
    };
}
