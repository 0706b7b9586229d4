using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Opens a case on a firm under a programme; it pins the rules by which it will be judged.</summary>
public sealed class OpenInspection(Changes changes, ChecklistLibrary library, LocalCalendar calendar, IIds ids)
{
    /// <summary>Opens the case as a draft, of which the firm knows nothing.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="firmId">A firm that is enrolled in it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The case; <see cref="NotEnrolled"/>, or <see cref="CaseOpenAlready"/> where the firm has an open case under this programme.</returns>
    public async Task<Result<OpenedCase>> RunAsync(Actor actor, Guid operationId, string programmeId, Guid firmId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.ProgrammeOfficer))
        {
            return new NotAllowed();
        }

        return await changes.RunAsync(
            actor,
            operationId,
            change => OpenAsync(change, programmeId, firmId, null, ct),
            (_, entry) => Task.FromResult<Result<OpenedCase>>(new OpenedCase(entry.InspectionId!.Value, entry.SubjectId)),
            ct);
    }

    /// <summary>Opens the case within a change, for a use case that knows a cause and asked who acts.</summary>
    internal async Task<Result<OpenedCase>> OpenAsync(Change change, string programmeId, Guid firmId, InspectionCause? cause, CancellationToken ct)
    {
        if (library.FindProgramme(programmeId) is not { } programme)
        {
            return new InvalidField("programme", "Unknown");
        }

        var enrolment = await change.Db.Set<Enrolment>().AsNoTracking()
            .SingleOrDefaultAsync(enrolment => enrolment.ProgrammeId == programmeId && enrolment.FirmId == firmId, ct);
        if (enrolment is null || !await change.Db.LockAsync<Enrolment>(enrolment.Id, ct))
        {
            return new NotEnrolled();
        }

        var open = await change.Db.Set<Inspection>()
            .Where(other => other.FirmId == firmId && other.ProgrammeId == programmeId)
            .Where(other => other.State != InspectionState.Concluded && other.State != InspectionState.Cancelled)
            .Select(other => other.Reference)
            .FirstOrDefaultAsync(ct);
        if (open is not null)
        {
            return new CaseOpenAlready(open);
        }

        var inspection = Pin(programme, firmId, await CaseReferences.NextAsync(change.Db, calendar.DayOf(change.Now).Year, ct), change.Now, cause);
        change.Db.Add(inspection);
        change.Record(RecordedAction.InspectionOpened, new Subject("inspection", inspection.Reference, inspection.Id, firmId), null, inspection);
        return new OpenedCase(inspection.Id, inspection.Reference);
    }

    private Inspection Pin(Programme programme, Guid firmId, string reference, DateTimeOffset now, InspectionCause? cause)
    {
        var published = library.ChecklistOf(programme);
        return new Inspection
        {
            Id = ids.New(),
            Reference = reference,
            FirmId = firmId,
            ProgrammeId = programme.Id,
            ChecklistId = published.Checklist.Id,
            ChecklistVersion = published.Checklist.Version,
            ChecklistHash = published.ContentHash,
            PolicyVersion = programme.Policy.Version,
            PolicyHash = programme.Policy.PolicyHash,
            FactCheckBusinessDays = programme.Clocks.FactCheckBusinessDays,
            ReviewBusinessDays = programme.Clocks.ReviewBusinessDays,
            SecondScoringPercent = programme.SecondScoringPercent,
            LeadQualification = programme.Team.Lead,
            InspectorQualification = programme.Team.Inspector,
            ReviewerQualification = programme.Team.QualityReviewer,
            OpenedAt = now,
            Cause = cause,
        };
    }
}

/// <summary>A case that was opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it.</param>
public sealed record OpenedCase(Guid Id, string Reference);
