using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads who works on a case, who could, and its dates: for the authority's side and oversight.</summary>
public sealed class TeamQueries(
    IDbContextFactory<ComplianceDb> factory, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, TimeProvider time)
{
    private static readonly CaseRole[] Duties = [CaseRole.LeadInspector, CaseRole.Inspector, CaseRole.QualityReviewer];

    /// <summary>The team of a case and what the actor may do with it.</summary>
    public async Task<Result<TeamView>> FindAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        if (file.Side is CaseSide.Firm)
        {
            return new NotAllowed();
        }

        var inspection = file.Inspection;
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == inspection.FirmId, ct);
        var members = await db.Set<CaseAssignment>().AsNoTracking()
            .Where(assignment => assignment.InspectionId == inspectionId)
            .OrderBy(assignment => assignment.At)
            .ThenBy(assignment => assignment.UserId)
            .Select(assignment => new CaseMember(assignment.UserId, assignment.UserName, assignment.Role, assignment.At, null))
            .ToListAsync(ct);
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            if (inspection.QualificationFor(member.Role) is { } needed && !await Qualifications.HasAsync(db, member.UserId, needed, calendar.DayOf(time.Now()), ct))
            {
                members[i] = member with { Lacks = needed };
            }
        }

        var allowed = Enum.GetValues<InspectionEvent>()
            .Where(wanted => CasePermissions.May(actor, file.Held, inspection.FirmId, wanted) && InspectionLifeCycle.Allows(inspection.State, wanted))
            .ToHashSet();
        var programme = PinnedPolicy.ProgrammeOf(library, inspection);
        var proposed = DueDates.Propose(programme, calendar, time.Now());
        return new TeamView(
            inspection.Id,
            inspection.Reference,
            new LocalizedText(firm.NameEn, firm.NameJa),
            inspection.State,
            inspection.SubmissionDue,
            proposed.IsSuccess ? proposed.Value : null,
            programme.Clocks.SubmissionBusinessDays,
            calendar.DayOf(time.Now()),
            await db.Users.AnyAsync(user => user.FirmId == inspection.FirmId && !user.IsDisabled && user.Grants.Any(grant => grant.Role == Role.FirmSignatory), ct),
            inspection.CancelReason,
            members,
            allowed)
        {
            Asked = new(inspection.LeadQualification, inspection.InspectorQualification, inspection.ReviewerQualification),
        };
    }

    /// <summary>Everybody who has the office to work on a case, with what speaks for and against it; for programme officers.</summary>
    public async Task<Result<IReadOnlyList<PersonChoice>>> PeopleAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        if (!actor.Has(Role.ProgrammeOfficer))
        {
            return new NotAllowed();
        }

        var inspection = opened.Value.Inspection;
        var held = await db.Set<CaseAssignment>().AsNoTracking().Where(row => row.InspectionId == inspectionId).ToDictionaryAsync(row => row.UserId, row => row.Role, ct);
        var conflicts = await db.Set<ConflictDeclaration>().AsNoTracking().Where(row => row.FirmId == inspection.FirmId).Select(row => row.UserId).ToListAsync(ct);
        var judged = await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == inspectionId).Select(row => row.InspectorId)
            .Union(db.Set<SecondScore>().Where(row => row.InspectionId == inspectionId && row.SecondById != null).Select(row => row.SecondById!.Value))
            .Union(db.Set<SecondScore>().Where(row => row.InspectionId == inspectionId && row.ResolvedById != null).Select(row => row.ResolvedById!.Value))
            .ToListAsync(ct);
        var work = await WorkloadQueries.RowsAsync(db, library, calendar.DayOf(time.Now()), ct);
        return work.ConvertAll(row => new PersonChoice(
            row.UserId,
            row.Name,
            held.TryGetValue(row.UserId, out var duty) ? duty : null,
            conflicts.Contains(row.UserId),
            judged.Contains(row.UserId),
            row.OpenCases)
        {
            ToJudge = row.ToJudge,
            NextDue = row.NextDue,
            Qualifications = row.Qualifications,
            Unqualified = [.. Duties.Where(wanted => inspection.QualificationFor(wanted) is { } needed && !row.Qualifications.Any(one => Qualification.Covers(one.Kind, needed)))],
        });
    }
}

/// <summary>Who works on a case.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SubmissionDue">Until which day the firm is to submit.</param>
/// <param name="ProposedDue">The day that a notification today would set; null where the calendar ends before.</param>
/// <param name="SubmissionBusinessDays">The programme's number of business days.</param>
/// <param name="Today">Today where the installation is.</param>
/// <param name="FirmCanSubmit">True where somebody of the firm may attest and submit.</param>
/// <param name="CancelReason">Why it was cancelled, if it was.</param>
/// <param name="Members">Everybody with a duty in the case, in the order in which they were given it.</param>
/// <param name="Allowed">What the actor may do now.</param>
public sealed record TeamView(
    Guid InspectionId,
    string Reference,
    LocalizedText FirmName,
    InspectionState State,
    DateOnly? SubmissionDue,
    DateOnly? ProposedDue,
    int SubmissionBusinessDays,
    DateOnly Today,
    bool FirmCanSubmit,
    string? CancelReason,
    IReadOnlyList<CaseMember> Members,
    IReadOnlySet<InspectionEvent> Allowed)
{
    /// <summary>Which qualifications the duties of this case ask for.</summary>
    public TeamQualifications Asked { get; init; } = TeamQualifications.None;
}

/// <summary>A person with a duty in a case.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">Their name when they were given the duty.</param>
/// <param name="Role">The duty.</param>
/// <param name="Since">Since when.</param>
/// <param name="Lacks">The qualification that the duty asks for and that they do not have today, so that they cannot judge; null where nothing is missing.</param>
public sealed record CaseMember(Guid UserId, string Name, CaseRole Role, DateTimeOffset Since, QualificationKind? Lacks);

/// <summary>A person who could be given a duty.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Held">Their duty in this case, if any.</param>
/// <param name="HasConflict">True where they declared a conflict of interest with the firm.</param>
/// <param name="HasJudged">True where they judged an item of this case, so that they cannot review it.</param>
/// <param name="OpenCases">Open cases in which they hold a duty.</param>
public sealed record PersonChoice(Guid UserId, string Name, CaseRole? Held, bool HasConflict, bool HasJudged, int OpenCases)
{
    /// <summary>Items without a verdict in the cases in which they judge.</summary>
    public int ToJudge { get; init; }

    /// <summary>The next day on which something of their cases is due.</summary>
    public DateOnly? NextDue { get; init; }

    /// <summary>What they are qualified for today.</summary>
    public IReadOnlyList<HeldQualification> Qualifications { get; init; } = [];

    /// <summary>Duties that ask for a qualification which they do not have today.</summary>
    public IReadOnlyList<CaseRole> Unqualified { get; init; } = [];
}
