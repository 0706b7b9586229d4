using System.Text;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>Makes the input of notices out of what was sent; only what cannot change any more goes into them.</summary>
internal sealed class NoticeBuilder(ComplianceDb db, FrozenCase facts, LocalCalendar calendar, IReadOnlyList<PdfAttachment> attachments)
{
    /// <summary>The notice of a decision.</summary>
    public async Task<DocumentInput> OfDecisionAsync(Guid decisionId, CancellationToken ct)
    {
        var decision = await DecisionAsync(decisionId, ct);
        if (decision?.SentAt is not { } sentAt)
        {
            throw new InvalidDataException($"The decision on case {facts.Inspection.Reference} was not sent.");
        }

        var amount = await db.Set<Enrolment>().AsNoTracking()
            .Where(enrolment => enrolment.FirmId == facts.Inspection.FirmId && enrolment.ProgrammeId == facts.Inspection.ProgrammeId)
            .Select(enrolment => enrolment.AmountYen)
            .SingleAsync(ct);
        var before = decision.SupersedesId is { } id ? await DecisionAsync(id, ct) : null;
        var basis = await DecisionBasis.OfAsync(db, facts.File, decision, ct);
        IReadOnlyList<PdfAttachment> files = basis.CloseOut is { } closeOut ? [.. attachments, CloseOutFile(closeOut)] : attachments;
        return new DocumentInput("decision-notice", NoticePages.Of(facts, decision, before, basis, amount, calendar.DayOf(sentAt)), files, sentAt);
    }

    /// <summary>The notice of what became of an appeal.</summary>
    public async Task<DocumentInput> OfAppealAsync(Guid appealId, CancellationToken ct)
    {
        var appeal = await db.Set<Appeal>().AsNoTracking().Include(row => row.Citations)
            .SingleOrDefaultAsync(row => row.Id == appealId && row.InspectionId == facts.Inspection.Id, ct);
        if (appeal?.SentAt is not { } sentAt)
        {
            throw new InvalidDataException($"The firm of case {facts.Inspection.Reference} was not told of the appeal.");
        }

        var cited = appeal.Citations.Select(row => row.EvidenceVersionId).ToList();
        var files = await db.Set<EvidenceVersion>().AsNoTracking().Where(row => cited.Contains(row.Id)).ToListAsync(ct);
        var original = await DecisionAsync(appeal.DecisionId, ct);
        var result = appeal.NewDecisionId is { } id ? await DecisionAsync(id, ct) : null;
        return new DocumentInput("appeal-notice", NoticePages.Of(facts, appeal, original!, result, files), attachments, sentAt);
    }

    /// <summary>The notice that a decision was suspended, reinstated or withdrawn.</summary>
    public async Task<DocumentInput> OfChangeAsync(Guid changeId, CancellationToken ct)
    {
        var change = await db.Set<StandingChange>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == changeId && row.InspectionId == facts.Inspection.Id && row.State == StandingChangeState.Approved, ct);
        if (change?.ClosedAt is not { } approvedAt)
        {
            throw new InvalidDataException($"Nothing of case {facts.Inspection.Reference} was suspended, reinstated or withdrawn.");
        }

        var decision = await DecisionAsync(change.DecisionId, ct);
        return new DocumentInput("standing-notice", NoticePages.Of(facts, change, decision!), attachments, approvedAt);
    }

    private static PdfAttachment CloseOutFile(CloseOutAssessment closeOut) => new(
        "close-out.json", "application/json", "是正後の判定の全データ / The whole score after the open items were closed", Encoding.UTF8.GetBytes(closeOut.Json));

    private Task<Decision?> DecisionAsync(Guid id, CancellationToken ct) =>
        db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.InspectionId == facts.Inspection.Id, ct);
}
