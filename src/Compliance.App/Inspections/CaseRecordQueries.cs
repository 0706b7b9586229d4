using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads the record of one case, for those with a duty in it and those who read the whole record; never for a firm.</summary>
public sealed class CaseRecordQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>
    /// A part of the record of a case, the newest entry first. Who has a duty sees of the firm's answers what was handed
    /// in: the digest of a short answer would give away one that was not.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="page">Which part; there is no other order.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> where the actor may not read it, as for a case that does not exist.</returns>
    public async Task<Result<CaseRecord>> ListAsync(Actor actor, Guid inspectionId, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(page);
        await using var db = await factory.CreateDbContextAsync(ct);
        var readable = ReadableBy(db, actor).Where(inspection => inspection.Id == inspectionId);
        var head = await readable
            .Join(db.Set<Firm>(), inspection => inspection.FirmId, firm => firm.Id, (inspection, firm) => new { inspection.Reference, firm.NameEn, firm.NameJa })
            .SingleOrDefaultAsync(ct);
        if (head is null)
        {
            return new NotFound();
        }

        var whole = CaseVisibility.SeesWholeRecord(actor);
        var entries = db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => readable.Any(inspection => inspection.Id == entry.InspectionId))
            .Where(entry => whole || entry.SubjectType != "answer"
                || db.Set<Submission>().Any(submission => submission.InspectionId == inspectionId && submission.At >= entry.At));
        if (!whole)
        {
            // The same for what the firm writes about its open items: it shows once the signatory handed it in.
            entries = entries.Where(entry => !FirmDrafts.Contains(entry.Action) || db.Set<AuditEntry>().Any(later =>
                later.InspectionId == inspectionId && later.SubjectType == entry.SubjectType && later.SubjectId == entry.SubjectId
                && later.Index > entry.Index && FirmHandIns.Contains(later.Action)));
        }

        if (!whole)
        {
            // While two score an item independently of each other, the digest of a short judgement would give it away.
            entries = entries.Where(entry => entry.ActorId == actor.UserId || !ScoreSubjects.Contains(entry.SubjectType)
                || !db.Set<SecondScore>().Any(drawn => drawn.InspectionId == inspectionId && drawn.ItemId == entry.SubjectId && drawn.ComparedAt == null));
        }

        var total = await entries.CountAsync(ct);
        var bounds = page.Bounded();
        var rows = await entries.OrderByDescending(entry => entry.Index).Skip(bounds.Skip).Take(bounds.Take).ToListAsync(ct);
        return new CaseRecord(head.Reference, new LocalizedText(head.NameEn, head.NameJa), whole, new PageOf<AuditEntry>(rows, total));
    }

    private static readonly string[] FirmDrafts =
    [
        RecordedAction.ActionPlanSaved.Code,
        RecordedAction.ActionMilestoneMarked.Code,
        RecordedAction.ActionClosureSaved.Code,
        RecordedAction.ActionEvidenceCited.Code,
        RecordedAction.ActionEvidenceWithdrawn.Code,
    ];

    private static readonly string[] ScoreSubjects = ["determination", "second-score"];

    private static readonly string[] FirmHandIns = [RecordedAction.ActionPlanSubmitted.Code, RecordedAction.ActionClosureClaimed.Code];

    // The same rule as CaseVisibility.SeesRecord, as a query.
    private static IQueryable<Inspection> ReadableBy(ComplianceDb db, Actor actor)
    {
        var all = db.Set<Inspection>().AsNoTracking();
        if (CaseVisibility.SeesWholeRecord(actor))
        {
            return all;
        }

        var duties = CaseVisibility.DutiesWithRecord(actor);
        var held = db.Set<CaseAssignment>().Where(assignment => assignment.UserId == actor.UserId && duties.Contains(assignment.Role));
        return all.Where(inspection => held.Any(assignment => assignment.InspectionId == inspection.Id));
    }
}

/// <summary>A part of the record of a case.</summary>
/// <param name="Reference">What people call the case.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="IsWhole">False where answers that were not handed in are left out.</param>
/// <param name="Entries">The entries.</param>
public sealed record CaseRecord(string Reference, LocalizedText FirmName, bool IsWhole, PageOf<AuditEntry> Entries);
