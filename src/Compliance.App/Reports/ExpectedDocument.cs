using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>A document that a case has or is to have.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SubjectId">What it is about.</param>
/// <param name="Number">Tells documents of one kind in one case apart, from 1.</param>
/// <param name="At">The document's date.</param>
internal sealed record ExpectedDocument(Guid InspectionId, DocumentKind Kind, Guid SubjectId, int Number, DateTimeOffset At)
{
    /// <summary>The report of every concluded case.</summary>
    public static IQueryable<ExpectedDocument> Reports(ComplianceDb db) =>
        db.Set<Inspection>().AsNoTracking()
            .Where(row => row.State == InspectionState.Concluded)
            .Select(row => new ExpectedDocument(row.Id, DocumentKind.InspectionReport, row.Id, 1, row.ConcludedAt!.Value));

    /// <summary>The notice of every decision that was sent.</summary>
    public static IQueryable<ExpectedDocument> Decisions(ComplianceDb db) =>
        db.Set<Decision>().AsNoTracking()
            .Where(row => row.State == DecisionState.Sent)
            .Select(row => new ExpectedDocument(row.InspectionId, DocumentKind.DecisionNotice, row.Id, row.Number, row.SentAt!.Value));

    /// <summary>The notice of every appeal of which the firm was told.</summary>
    public static IQueryable<ExpectedDocument> Appeals(ComplianceDb db) =>
        from appeal in db.Set<Appeal>().AsNoTracking()
        join decision in db.Set<Decision>() on appeal.DecisionId equals decision.Id
        where appeal.State == AppealState.Sent
        select new ExpectedDocument(appeal.InspectionId, DocumentKind.AppealNotice, appeal.Id, decision.Number, appeal.SentAt!.Value);

    /// <summary>The notice of every change of the standing that was approved.</summary>
    public static IQueryable<ExpectedDocument> Changes(ComplianceDb db) =>
        db.Set<StandingChange>().AsNoTracking()
            .Where(row => row.State == StandingChangeState.Approved)
            .Select(row => new ExpectedDocument(
                row.InspectionId,
                DocumentKind.StandingNotice,
                row.Id,
                1 + db.Set<StandingChange>().Count(other =>
                    other.InspectionId == row.InspectionId && other.State == StandingChangeState.Approved && other.ClosedAt < row.ClosedAt),
                row.ClosedAt!.Value));
}
