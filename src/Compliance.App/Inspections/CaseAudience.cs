using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Who may be told of a case. Each answer holds for this moment: an office that was withdrawn or a duty that ended counts no more.</summary>
public static class CaseAudience
{
    private static readonly Role[] FirmRoles = [Role.FirmContributor, Role.FirmSignatory];

    /// <summary>The firm's people; nobody of a case that the firm was never told of.</summary>
    public static async Task<IReadOnlyList<Guid>> FirmAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(inspection);
        if (inspection.NotifiedAt is null || inspection.State is InspectionState.Draft)
        {
            return [];
        }

        return await db.Users
            .Where(user => !user.IsDisabled && user.FirmId == inspection.FirmId && user.Grants.Any(grant => FirmRoles.Contains(grant.Role)))
            .Select(user => user.Id)
            .ToListAsync(ct);
    }

    /// <summary>Those who hold one of the duties in the case together with the office for it.</summary>
    public static async Task<IReadOnlyList<Guid>> HoldersAsync(ComplianceDb db, Inspection inspection, CancellationToken ct, params CaseRole[] duties)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(inspection);
        var held = await db.Set<CaseAssignment>().AsNoTracking()
            .Where(assignment => assignment.InspectionId == inspection.Id && duties.Contains(assignment.Role))
            .Select(assignment => new { assignment.UserId, assignment.Role })
            .ToListAsync(ct);
        var found = new List<Guid>();
        foreach (var office in held.GroupBy(one => SeparationOfDuties.OfficeFor(one.Role), one => one.UserId))
        {
            var ids = office.ToList();
            found.AddRange(await NoticeBoard.HoldersOf(db, office.Key).Where(id => ids.Contains(id)).ToListAsync(ct));
        }

        return found;
    }

    /// <summary>The programme officers.</summary>
    public static async Task<IReadOnlyList<Guid>> OfficersAsync(ComplianceDb db, CancellationToken ct) =>
        await NoticeBoard.HoldersOf(db, Role.ProgrammeOfficer).ToListAsync(ct);

    /// <summary>The address of a page of a case, relative to the base.</summary>
    public static string Path(Guid inspectionId, string page = "") => page.Length == 0 ? $"inspections/{inspectionId:D}" : $"inspections/{inspectionId:D}/{page}";
}
