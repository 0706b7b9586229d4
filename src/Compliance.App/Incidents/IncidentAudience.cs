using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>Who may be told of an incident.</summary>
internal static class IncidentAudience
{
    private static readonly Role[] FirmRoles = [Role.FirmContributor, Role.FirmSignatory];

    /// <summary>The people of the firm.</summary>
    public static async Task<IReadOnlyList<Guid>> FirmAsync(ComplianceDb db, Guid firmId, CancellationToken ct) =>
        await db.Users
            .Where(user => !user.IsDisabled && user.FirmId == firmId && user.Grants.Any(grant => FirmRoles.Contains(grant.Role)))
            .Select(user => user.Id)
            .ToListAsync(ct);

    /// <summary>The officers; nobody of an incident that was never reported.</summary>
    public static async Task<IReadOnlyList<Guid>> OfficersAsync(ComplianceDb db, Incident incident, CancellationToken ct) =>
        incident.State is IncidentState.Draft ? [] : await NoticeBoard.HoldersOf(db, Role.ProgrammeOfficer).ToListAsync(ct);

    /// <summary>The inspectors of a case.</summary>
    public static async Task<IReadOnlyList<Guid>> InspectorsAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleAsync(row => row.Id == inspectionId, ct);
        return await CaseAudience.HoldersAsync(db, inspection, ct, CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer);
    }

    /// <summary>The page of an incident, relative to the base.</summary>
    public static string Path(Guid incidentId) => $"incidents/{incidentId:D}";
}
