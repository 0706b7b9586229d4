using System.Globalization;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>Hands an issued document to somebody who may see its case, and puts on record that it was handed out.</summary>
public sealed class DownloadDocument(Changes changes, CaseFiles cases)
{
    /// <summary>Decides and records; the caller streams the bytes afterwards.</summary>
    /// <param name="actor">The firm, the team, the authority or oversight.</param>
    /// <param name="operationId">One for each download.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The file; <see cref="NotFound"/> where it is not issued or the actor may not see the case.</returns>
    public Task<Result<DocumentFile>> RunAsync(Actor actor, Guid operationId, Guid documentId, CancellationToken ct) =>
        changes.RunAsync<DocumentFile>(
            actor,
            operationId,
            async change =>
            {
                var found = await FindAsync(change.Db, actor, documentId, ct);
                if (!found.IsSuccess)
                {
                    return found.Error;
                }

                var (file, document) = found.Value;
                change.Record(RecordedAction.DocumentDownloaded, file.Part("document", document.Sha256), null, null);
                return document;
            },
            async (db, _) => (await FindAsync(db, actor, documentId, ct)).Then<DocumentFile>(found => found.Document),
            ct);

    private async Task<Result<(CaseFile File, DocumentFile Document)>> FindAsync(ComplianceDb db, Actor actor, Guid documentId, CancellationToken ct)
    {
        // A document exists only of what the firm was told: concluded, asked, accepted or sent.
        var document = await db.Set<IssuedDocument>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == documentId && row.Status == DocumentStatus.Issued, ct);
        if (document is null)
        {
            return new NotFound();
        }

        var opened = await cases.OpenAsync(db, actor, document.InspectionId, ct);
        return opened.Then<(CaseFile, DocumentFile)>(file =>
            (file, new DocumentFile(DocumentNames.Of(file.Inspection.Reference, document.Kind, document.Number), document.Sha256!, document.Size!.Value)));
    }
}

/// <summary>An issued document to be streamed.</summary>
/// <param name="FileName">Name to save it under; ASCII.</param>
/// <param name="Sha256">Hash under which the store has it.</param>
/// <param name="Size">Length in bytes.</param>
public sealed record DocumentFile(string FileName, string Sha256, long Size);

/// <summary>What documents are saved under.</summary>
internal static class DocumentNames
{
    public static string Of(string reference, DocumentKind kind, int number)
    {
        var name = kind switch
        {
            DocumentKind.InspectionReport => "inspection-report",
            DocumentKind.DecisionNotice => "decision-notice",
            DocumentKind.AppealNotice => "appeal-notice",
            DocumentKind.StandingNotice => "standing-notice",
            DocumentKind.Certificate => "certificate",
            DocumentKind.GapAnalysis => "gap-analysis",
            DocumentKind.RequestLetter => "request-letter",
            DocumentKind.CorrectiveActionPlan => "corrective-action-plan",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of document."),
        };
        return $"{reference}-{name}{(number > 1 ? "-" + number.ToString(CultureInfo.InvariantCulture) : "")}.pdf";
    }
}
