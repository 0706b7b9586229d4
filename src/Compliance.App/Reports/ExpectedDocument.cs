using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>A document that a case has or is to have. Made with its members named, so that queries can go on from it.</summary>
internal sealed record ExpectedDocument
{
    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Tells documents of one kind in one case apart, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The document's date.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Everything that has to be issued, one query for each kind of thing that documents are about.</summary>
    public static IReadOnlyList<IQueryable<ExpectedDocument>> All(ComplianceDb db) =>
        [Reports(db), Gaps(db), Requests(db), Decisions(db), Certificates(db), Appeals(db), Changes(db), Plans(db)];

    /// <summary>The report of every concluded case.</summary>
    public static IQueryable<ExpectedDocument> Reports(ComplianceDb db) =>
        db.Set<Inspection>().AsNoTracking()
            .Where(row => row.State == InspectionState.Concluded)
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.Id,
                Kind = DocumentKind.InspectionReport,
                SubjectId = row.Id,
                Number = 1,
                At = row.ConcludedAt!.Value,
            });

    /// <summary>The gap analysis of every concluded case in which anything is not met.</summary>
    public static IQueryable<ExpectedDocument> Gaps(ComplianceDb db) =>
        db.Set<Inspection>().AsNoTracking()
            .Where(row => row.State == InspectionState.Concluded)
            .Where(row => db.Set<Determination>().Any(judged => judged.InspectionId == row.Id
                && judged.Verdict != null && judged.Verdict != Verdict.MetText && judged.Verdict != Verdict.NotApplicableText))
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.Id,
                Kind = DocumentKind.GapAnalysis,
                SubjectId = row.Id,
                Number = 1,
                At = row.ConcludedAt!.Value,
            });

    /// <summary>The letter of every request for information, also of one that was withdrawn later: the firm was asked.</summary>
    public static IQueryable<ExpectedDocument> Requests(ComplianceDb db) =>
        db.Set<InformationRequest>().AsNoTracking()
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.InspectionId,
                Kind = DocumentKind.RequestLetter,
                SubjectId = row.Id,
                Number = 1 + db.Set<InformationRequest>().Count(other => other.InspectionId == row.InspectionId && other.AskedAt < row.AskedAt),
                At = row.AskedAt,
            });

    /// <summary>The certificate of every decision that was sent and gives a status.</summary>
    public static IQueryable<ExpectedDocument> Certificates(ComplianceDb db) =>
        db.Set<Decision>().AsNoTracking()
            .Where(row => row.State == DecisionState.Sent && (row.Outcome == Outcome.Eligible || row.Outcome == Outcome.Conditional))
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.InspectionId,
                Kind = DocumentKind.Certificate,
                SubjectId = row.Id,
                Number = row.Number,
                At = row.SentAt!.Value,
            });

    /// <summary>The plan of every close-out, once every item has a plan that was accepted; an accepted plan never changes.</summary>
    public static IQueryable<ExpectedDocument> Plans(ComplianceDb db) =>
        db.Set<CloseOut>().AsNoTracking()
            .Where(row => !db.Set<CorrectiveAction>().Any(action => action.InspectionId == row.InspectionId && action.AcceptedAt == null))
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.InspectionId,
                Kind = DocumentKind.CorrectiveActionPlan,
                SubjectId = row.InspectionId,
                Number = 1,
                At = db.Set<CorrectiveAction>().Where(action => action.InspectionId == row.InspectionId).Max(action => action.AcceptedAt)!.Value,
            });

    /// <summary>The notice of every decision that was sent.</summary>
    public static IQueryable<ExpectedDocument> Decisions(ComplianceDb db) =>
        db.Set<Decision>().AsNoTracking()
            .Where(row => row.State == DecisionState.Sent)
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.InspectionId,
                Kind = DocumentKind.DecisionNotice,
                SubjectId = row.Id,
                Number = row.Number,
                At = row.SentAt!.Value,
            });

    /// <summary>The notice of every appeal of which the firm was told.</summary>
    public static IQueryable<ExpectedDocument> Appeals(ComplianceDb db) =>
        from appeal in db.Set<Appeal>().AsNoTracking()
        join decision in db.Set<Decision>() on appeal.DecisionId equals decision.Id
        where appeal.State == AppealState.Sent
        select new ExpectedDocument
        {
            InspectionId = appeal.InspectionId,
            Kind = DocumentKind.AppealNotice,
            SubjectId = appeal.Id,
            Number = decision.Number,
            At = appeal.SentAt!.Value,
        };

    /// <summary>The notice of every change of the standing that was approved.</summary>
    public static IQueryable<ExpectedDocument> Changes(ComplianceDb db) =>
        db.Set<StandingChange>().AsNoTracking()
            .Where(row => row.State == StandingChangeState.Approved)
            .Select(row => new ExpectedDocument
            {
                InspectionId = row.InspectionId,
                Kind = DocumentKind.StandingNotice,
                SubjectId = row.Id,
                Number = 1 + db.Set<StandingChange>().Count(other =>
                    other.InspectionId == row.InspectionId && other.State == StandingChangeState.Approved && other.ClosedAt < row.ClosedAt),
                At = row.ClosedAt!.Value,
            });
}
