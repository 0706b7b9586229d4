using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
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
