using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>Makes the input of letters in a case that is not concluded yet, out of rows that never change.</summary>
internal sealed class LetterBuilder(ComplianceDb db, ChecklistLibrary library, LocalCalendar calendar)
{
    /// <summary>The letter in which the firm is asked for information.</summary>
    /// <exception cref="InvalidDataException">The case has no such request.</exception>
    public async Task<DocumentInput> OfRequestAsync(Guid inspectionId, Guid requestId, CancellationToken ct)
    {
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleAsync(row => row.Id == inspectionId, ct);
        var request = await db.Set<InformationRequest>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == requestId && row.InspectionId == inspectionId, ct)
            ?? throw new InvalidDataException($"The firm of case {inspection.Reference} was not asked for this.");
        var number = 1 + await db.Set<InformationRequest>().CountAsync(row => row.InspectionId == inspectionId && row.AskedAt < request.AskedAt, ct);
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(row => row.Id == inspection.FirmId, ct);
        var published = CaseFiles.Pinned(library, inspection);
        var programme = PinnedPolicy.ProgrammeOf(library, inspection);
        var qr = $"COMPLIANCE request-letter {inspection.Reference} request:{request.Id:D}";
        var head = new DocumentHead(
            inspection.Reference,
            programme.Authority,
            new LocalizedText(firm.NameEn, firm.NameJa),
            firm.CorporateNumber.ToString(),
            programme.Title,
            published.Checklist.Title,
            published.Checklist.Version,
            [new(new("Checklist file", "検査基準ファイル"), published.ContentHash)],
            qr,
            QrMatrix.Of(qr));
        var items = published.Checklist.Items.Where(item => request.Items.Contains(item.Id)).Select(item => new LetterItem(item.Id, item.Title, item.Requirement));
        return new DocumentInput(
            "request-letter", new RequestLetterModel(head, number, calendar.DayOf(request.AskedAt), request.DueOn, request.Message, [.. items]), [], request.AskedAt);
    }
}
