using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads who works on a case, who could, and its dates: for the authority's side and oversight.</summary>
public sealed class TeamQueries(
    IDbContextFactory<ComplianceDb> factory, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, TimeProvider time)
{
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
            .Select(assignment => new CaseMember(assignment.UserId, assignment.UserName, assignment.Role, assignment.At))
            .ToListAsync(ct);
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
            allowed);
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

        var firmId = opened.Value.Inspection.FirmId;
        return await db.Set<AppUser>().AsNoTracking()
            .Where(user => !user.IsDisabled && user.FirmId == null && user.Grants.Any(grant => grant.Role == Role.Inspector))
            .OrderBy(user => user.DisplayName)
            .ThenBy(user => user.Id)
            .Select(user => new PersonChoice(
                user.Id,
                user.DisplayName,
                db.Set<CaseAssignment>()
                    .Where(assignment => assignment.InspectionId == inspectionId && assignment.UserId == user.Id)
                    .Select(assignment => (CaseRole?)assignment.Role)
                    .FirstOrDefault(),
                db.Set<ConflictDeclaration>().Any(declared => declared.UserId == user.Id && declared.FirmId == firmId),
                db.Set<Determination>().Any(row => row.InspectionId == inspectionId && row.InspectorId == user.Id),
                db.Set<CaseAssignment>().Count(assignment =>
                    assignment.UserId == user.Id
                    && db.Set<Inspection>().Any(other =>
                        other.Id == assignment.InspectionId && other.State != InspectionState.Concluded && other.State != InspectionState.Cancelled))))
            .ToListAsync(ct);
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
    IReadOnlySet<InspectionEvent> Allowed);

/// <summary>A person with a duty in a case.</summary>
public sealed record CaseMember(Guid UserId, string Name, CaseRole Role, DateTimeOffset Since);

/// <summary>A person who could be given a duty.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Held">Their duty in this case, if any.</param>
/// <param name="HasConflict">True where they declared a conflict of interest with the firm.</param>
/// <param name="HasJudged">True where they judged an item of this case, so that they cannot review it.</param>
/// <param name="OpenCases">Open cases in which they hold a duty.</param>
public sealed record PersonChoice(Guid UserId, string Name, CaseRole? Held, bool HasConflict, bool HasJudged, int OpenCases);
