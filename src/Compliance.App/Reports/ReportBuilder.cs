using System.Text;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Oscal.Export;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>What a document is rendered from.</summary>
/// <param name="Template">Name of the template.</param>
/// <param name="Model">The report model.</param>
/// <param name="Attachments">Files inside the document.</param>
/// <param name="Created">The document's date: when the case was concluded or the decision was sent, never when it was rendered.</param>
public sealed record DocumentInput(string Template, object Model, IReadOnlyList<PdfAttachment> Attachments, DateTimeOffset Created);

/// <summary>Makes the input of documents out of what is frozen: the same case gives the same input for ever.</summary>
public sealed class ReportBuilder(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library, LocalCalendar calendar, OscalExports exports)
{
    /// <summary>The input of a document about the case itself.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen, or the case is not that far.</exception>
    public Task<DocumentInput> BuildAsync(Guid inspectionId, DocumentKind kind, CancellationToken ct) => BuildAsync(inspectionId, kind, inspectionId, ct);

    /// <summary>The input of one document.</summary>
    /// <param name="inspectionId">The case.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="subjectId">What it is about: the case itself, a decision, an appeal, a change of the standing, or a request.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen, or the case is not that far.</exception>
    public async Task<DocumentInput> BuildAsync(Guid inspectionId, DocumentKind kind, Guid subjectId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (kind is DocumentKind.RequestLetter)
        {
            return await new LetterBuilder(db, library, calendar).OfRequestAsync(inspectionId, subjectId, ct);
        }

        var facts = await FrozenCase.LoadAsync(db, library, calendar, inspectionId, ct);
        var assessment = new PdfAttachment(
            "assessment.json",
            "application/json",
            "判定の全データ / The whole assessment",
            Encoding.UTF8.GetBytes(facts.Assessment.Json));
        if (kind is DocumentKind.InspectionReport)
        {
            var oscal = new PdfAttachment(
                "assessment-results.json",
                "application/json",
                "判定の全データ（OSCAL形式） / The whole assessment as OSCAL assessment results",
                ResultsDocument.Write(await exports.RecordAsync(db, facts.Inspection, ct)));
            return new DocumentInput("inspection-report", ReportPages.Of(facts), [assessment, oscal], facts.Inspection.ConcludedAt!.Value);
        }

        var notices = new NoticeBuilder(db, facts, calendar, [assessment]);
        return kind switch
        {
            DocumentKind.DecisionNotice => await notices.OfDecisionAsync(subjectId, ct),
            DocumentKind.AppealNotice => await notices.OfAppealAsync(subjectId, ct),
            DocumentKind.StandingNotice => await notices.OfChangeAsync(subjectId, ct),
            DocumentKind.Certificate => await notices.OfCertificateAsync(subjectId, ct),
            DocumentKind.CorrectiveActionPlan => await notices.OfPlanAsync(ct),
            DocumentKind.GapAnalysis => new DocumentInput("gap-analysis", GapPages.Of(facts), [], facts.Inspection.ConcludedAt!.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of document."),
        };
    }
}
