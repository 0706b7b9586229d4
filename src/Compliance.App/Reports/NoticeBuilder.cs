using System.Globalization;
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

    /// <summary>The certificate of the status that a decision gives. Others read it, so nothing is attached.</summary>
    public async Task<DocumentInput> OfCertificateAsync(Guid decisionId, CancellationToken ct)
    {
        var decision = await DecisionAsync(decisionId, ct);
        if (decision is not { SentAt: { } sentAt, EffectiveOn: { } effectiveOn, Outcome: Outcome.Eligible or Outcome.Conditional })
        {
            throw new InvalidDataException($"Case {facts.Inspection.Reference} has no decision that gives a status.");
        }

        var dues = await db.Set<AffirmationDue>().AsNoTracking().Where(due => due.DecisionId == decisionId).OrderBy(due => due.DueOn).Select(due => due.DueOn).ToListAsync(ct);
        var head = facts.Head("certificate");
        var qr = $"COMPLIANCE certificate {facts.Inspection.Reference} decision:{decision.Number.ToString(CultureInfo.InvariantCulture)} policy-sha256:{facts.Inspection.PolicyHash}";
        return new DocumentInput(
            "certificate",
            new CertificateModel(
                head with { Hashes = [], QrText = qr, Qr = QrMatrix.Of(qr) },
                calendar.DayOf(sentAt), decision.Number, decision.Outcome.Text(), effectiveOn, decision.ExpiresOn, decision.CloseOutBy, dues),
            [],
            sentAt);
    }

    /// <summary>The plans of all open items.</summary>
    public async Task<DocumentInput> OfPlanAsync(CancellationToken ct)
    {
        var id = facts.Inspection.Id;
        var closeOut = await db.Set<CloseOut>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == id, ct);
        var actions = await db.Set<CorrectiveAction>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        if (closeOut is null || actions.Count == 0 || actions.Exists(action => action.AcceptedAt is null))
        {
            throw new InvalidDataException($"Not every open item of case {facts.Inspection.Reference} has a plan that was accepted.");
        }

        var acceptedAt = actions.Max(action => action.AcceptedAt)!.Value;
        var decision = await DecisionAsync(closeOut.DecisionId, ct);
        return new DocumentInput("action-plan", NoticePages.Of(facts, closeOut, decision!, actions, facts.Day(acceptedAt)), [], acceptedAt);
    }

    private static PdfAttachment CloseOutFile(CloseOutAssessment closeOut) => new(
        "close-out.json", "application/json", "是正後の判定の全データ / The whole score after the open items were closed", Encoding.UTF8.GetBytes(closeOut.Json));

    private Task<Decision?> DecisionAsync(Guid id, CancellationToken ct) =>
        db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.InspectionId == facts.Inspection.Id, ct);
}
