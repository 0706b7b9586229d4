using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads how much work lies with whom, for those who build teams and for oversight: numbers and days, nothing of what was judged.</summary>
public sealed class WorkloadQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library, LocalCalendar calendar, TimeProvider time)
{
    private static readonly CaseRole[] TeamRoles = [CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer];

    private static readonly InspectionState[] Judging = [InspectionState.Submitted, InspectionState.InReview, InspectionState.InformationRequested];

    /// <summary>Everybody with the office of an inspector, by name unless another order is asked for: <c>cases</c>, <c>items</c> or <c>due</c>.</summary>
    public async Task<Result<IReadOnlyList<WorkloadRow>>> ListAsync(Actor actor, string? sort, bool descending, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.HasAny(Role.ProgrammeOfficer, Role.Auditor) || actor.FirmId is not null)
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await RowsAsync(db, library, calendar.DayOf(time.Now()), ct);
        IEnumerable<WorkloadRow> sorted = (sort, descending) switch
        {
            ("cases", false) => rows.OrderBy(row => row.OpenCases),
            ("cases", true) => rows.OrderByDescending(row => row.OpenCases),
            ("items", false) => rows.OrderBy(row => row.ToJudge),
            ("items", true) => rows.OrderByDescending(row => row.ToJudge),
            ("due", false) => rows.OrderBy(row => row.NextDue is null).ThenBy(row => row.NextDue),
            ("due", true) => rows.OrderBy(row => row.NextDue is null).ThenByDescending(row => row.NextDue),
            (_, true) => rows.AsEnumerable().Reverse(),
            _ => rows,
        };
        return sorted.ToList();
    }

    /// <summary>The rows by name. Cases and judged items are counted by the database; which items apply, only where a checklist depends on facts.</summary>
    internal static async Task<List<WorkloadRow>> RowsAsync(ComplianceDb db, ChecklistLibrary library, DateOnly today, CancellationToken ct)
    {
        var people = await db.Set<AppUser>().AsNoTracking()
            .Where(user => !user.IsDisabled && user.FirmId == null && user.Grants.Any(grant => grant.Role == Role.Inspector))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new { user.Id, user.DisplayName })
            .ToListAsync(ct);
        var open = await (
            from inspection in db.Set<Inspection>().AsNoTracking()
            where inspection.State != InspectionState.Concluded && inspection.State != InspectionState.Cancelled
            select new
            {
                Inspection = inspection,
                Judged = db.Set<Determination>().Count(row => row.InspectionId == inspection.Id && row.Verdict != null),
                Asked = db.Set<InformationRequest>().Where(row => row.InspectionId == inspection.Id && row.ClosedAt == null)
                    .Select(row => (DateOnly?)row.DueOn).FirstOrDefault(),
            }).ToListAsync(ct);
        var duties = (await db.Set<CaseAssignment>().AsNoTracking()
            .Where(row => TeamRoles.Contains(row.Role)
                && db.Set<Inspection>().Any(other => other.Id == row.InspectionId && other.State != InspectionState.Concluded && other.State != InspectionState.Cancelled))
            .Select(row => new { row.UserId, row.InspectionId, row.Role })
            .ToListAsync(ct)).ToLookup(row => row.UserId);
        var qualified = (await Qualifications.ValidOn(db, today)
            .OrderByDescending(row => row.ValidUntil).ThenBy(row => row.Id)
            .Select(row => new { row.UserId, row.Kind, row.ValidUntil })
            .ToListAsync(ct)).ToLookup(row => row.UserId, row => new HeldQualification(row.Kind, row.ValidUntil));
        var counts = await FactFiles.CountAsync(db, library, open.Select(row => row.Inspection), ct);
        var left = open.ToDictionary(row => row.Inspection.Id, row =>
        {
            var (judged, total) = counts.TryGetValue(row.Inspection.Id, out var counted)
                ? (counted.Judged, counted.Items.Count)
                : (row.Judged, library.Find(row.Inspection.ChecklistId, row.Inspection.ChecklistVersion)?.Ruleset.Items.Count ?? 0);
            return Judging.Contains(row.Inspection.State) ? Math.Max(0, total - judged) : 0;
        });
        var due = open.ToDictionary(row => row.Inspection.Id, row => row.Inspection.State switch
        {
            InspectionState.Notified => row.Inspection.SubmissionDue,
            InspectionState.InformationRequested => row.Asked,
            InspectionState.FactCheck => row.Inspection.FactCheckUntil,
            _ => null,
        });
        return people.ConvertAll(person =>
        {
            var held = duties[person.Id].Where(duty => left.ContainsKey(duty.InspectionId)).ToList();
            return new WorkloadRow(
                person.Id,
                person.DisplayName,
                held.Count,
                held.Where(duty => duty.Role is not CaseRole.QualityReviewer).Sum(duty => left[duty.InspectionId]),
                held.Select(duty => due[duty.InspectionId]).Min(),
                [.. qualified[person.Id]]);
        });
    }
}

/// <summary>How much lies with one person.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="OpenCases">Cases that are neither concluded nor cancelled in which they hold a duty.</param>
/// <param name="ToJudge">Items without a verdict in those cases that lie with the inspectors and in which they judge; the whole team shares them.</param>
/// <param name="NextDue">The next day on which something of those cases is due.</param>
/// <param name="Qualifications">What they are qualified for today, the longest valid first.</param>
public sealed record WorkloadRow(Guid UserId, string Name, int OpenCases, int ToJudge, DateOnly? NextDue, IReadOnlyList<HeldQualification> Qualifications);

/// <summary>A qualification that is valid today.</summary>
/// <param name="Kind">What for.</param>
/// <param name="ValidUntil">Its last day.</param>
public sealed record HeldQualification(QualificationKind Kind, DateOnly ValidUntil);
