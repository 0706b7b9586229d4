using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// Gives a person a duty in the team of a case, or takes it away. A case has one lead and one quality reviewer at most:
/// a new lead makes the old one an inspector, a new quality reviewer takes the old one's place.
/// </summary>
public sealed class AssignTeam(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Changes the duty of one person.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="userId">The person.</param>
    /// <param name="duty">Inspector, lead or quality reviewer; null takes the person out of the team.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// <see cref="ConflictOfInterest"/>, <see cref="OfficeMissing"/> or <see cref="DutiesConflict"/> where the person may not
    /// have it; <see cref="QualificationMissing"/> where they lack the one that the case asks for with it; <see cref="DutyVacant"/> where a notified case would be left without its lead or quality reviewer.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid userId, CaseRole? duty, CancellationToken ct)
    {
        if (duty is not (null or CaseRole.Inspector or CaseRole.LeadInspector or CaseRole.QualityReviewer))
        {
            return Task.FromResult<Result<Done>>(new InvalidField("duty", "Unknown"));
        }

        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                // A declaration of a conflict holds the firm too, and its cases after it: neither can miss the other.
                var firmId = await change.Db.Set<Inspection>().Where(inspection => inspection.Id == inspectionId).Select(inspection => inspection.FirmId).SingleOrDefaultAsync(ct);
                await change.Db.LockAsync<Firm>(firmId, ct);
                var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Assign, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                var team = await change.Db.Set<CaseAssignment>().Where(assignment => assignment.InspectionId == inspectionId).ToListAsync(ct);
                var before = Snapshot(team);
                var decided = duty is { } wanted
                    ? await GiveAsync(change, file, team, userId, wanted, ct)
                    : Remove(change.Db, file.Inspection.State, team, userId);
                if (!decided.IsSuccess)
                {
                    return decided.Error;
                }

                var after = Snapshot(team);
                if (Digest.Of(before) != Digest.Of(after))
                {
                    change.Record(RecordedAction.InspectionTeamChanged, file.Subject, before, after);
                }

                return Done.Value;
            },
            ct);
    }

    private async Task<Result<Done>> GiveAsync(
        Change change, CaseFile file, List<CaseAssignment> team, Guid userId, CaseRole wanted, CancellationToken ct)
    {
        var person = await change.Db.Set<AppUser>().AsNoTracking()
            .Include(user => user.Grants)
            .SingleOrDefaultAsync(user => user.Id == userId && !user.IsDisabled, ct);
        if (person is null)
        {
            return new NotFound();
        }

        var held = team.Find(assignment => assignment.UserId == userId);
        var may = SeparationOfDuties.MayTake(
            person.Grants.Select(grant => grant.Role).ToHashSet(), wanted, held?.Role, await HasConflictAsync(change.Db, userId, file.Inspection.FirmId, ct));
        if (!may.IsSuccess)
        {
            return may;
        }

        // Whoever has the duty already keeps it: a lapsed qualification stops what they do with it, not the team.
        if (held?.Role != wanted && file.Inspection.QualificationFor(wanted) is { } needed
            && !await Qualifications.HasAsync(change.Db, userId, needed, calendar.DayOf(change.Now), ct))
        {
            return new QualificationMissing(needed);
        }

        // Who judged in the case and left the team still cannot review what they judged.
        if (wanted is CaseRole.QualityReviewer
            && (await change.Db.Set<Determination>().AnyAsync(row => row.InspectionId == file.Inspection.Id && row.InspectorId == userId, ct)
                || await change.Db.Set<SecondScore>().AnyAsync(row => row.InspectionId == file.Inspection.Id && (row.SecondById == userId || row.ResolvedById == userId), ct)))
        {
            return new DutiesConflict(CaseRole.Inspector, CaseRole.QualityReviewer);
        }

        if (held?.Role is CaseRole.LeadInspector && wanted is CaseRole.Inspector && file.Inspection.State is not InspectionState.Draft)
        {
            return new DutyVacant(CaseRole.LeadInspector);
        }

        MakeRoom(change.Db, team, userId, wanted);
        if (held is not null)
        {
            held.Role = wanted;
            return Done.Value;
        }

        var assignment = new CaseAssignment
        {
            InspectionId = file.Inspection.Id,
            UserId = userId,
            UserName = person.DisplayName,
            Role = wanted,
            At = change.Now,
        };
        change.Db.Add(assignment);
        team.Add(assignment);
        return Done.Value;
    }

    private static void MakeRoom(ComplianceDb db, List<CaseAssignment> team, Guid userId, CaseRole wanted)
    {
        if (wanted is CaseRole.LeadInspector && team.Find(other => other.Role is CaseRole.LeadInspector && other.UserId != userId) is { } lead)
        {
            lead.Role = CaseRole.Inspector;
        }

        if (wanted is CaseRole.QualityReviewer && team.Find(other => other.Role is CaseRole.QualityReviewer && other.UserId != userId) is { } reviewer)
        {
            db.Remove(reviewer);
            team.Remove(reviewer);
        }
    }

    private static Result<Done> Remove(ComplianceDb db, InspectionState state, List<CaseAssignment> team, Guid userId)
    {
        var held = team.Find(assignment => assignment.UserId == userId);
        if (held?.Role is not (CaseRole.Inspector or CaseRole.LeadInspector or CaseRole.QualityReviewer))
        {
            return held is null ? Done.Value : new NotAllowed();
        }

        if (state is not InspectionState.Draft && held.Role is not CaseRole.Inspector)
        {
            return new DutyVacant(held.Role);
        }

        db.Remove(held);
        team.Remove(held);
        return Done.Value;
    }

    private static Task<bool> HasConflictAsync(ComplianceDb db, Guid userId, Guid firmId, CancellationToken ct) =>
        db.Set<ConflictDeclaration>().AnyAsync(declared => declared.UserId == userId && declared.FirmId == firmId, ct);

    private static List<object> Snapshot(List<CaseAssignment> team) =>
        [.. team.OrderBy(assignment => assignment.UserId).Select(assignment => new { assignment.UserId, assignment.UserName, assignment.Role })];
}
