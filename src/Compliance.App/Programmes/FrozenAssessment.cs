using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>The assessment of a concluded case, held against everything that was frozen with it.</summary>
/// <param name="File">The case, as oversight sees it.</param>
/// <param name="Assessment">The row.</param>
/// <param name="Score">The score, computed again and equal to the frozen one.</param>
/// <param name="FirmName">The firm as it was called when the case was concluded; it may be renamed later.</param>
/// <param name="CorporateNumber">Its Corporate Number.</param>
internal sealed record FrozenAssessment(CaseFile File, Assessment Assessment, ScoreResult Score, LocalizedText FirmName, string CorporateNumber)
{
    /// <summary>Opens the assessment of a case.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen, or the case is not concluded.</exception>
    public static async Task<FrozenAssessment> OpenAsync(ComplianceDb db, ChecklistLibrary library, Inspection inspection, CancellationToken ct)
    {
        var assessment = await db.Set<Assessment>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspection.Id, ct);
        if (inspection.ConcludedAt is null || assessment is null)
        {
            throw new InvalidDataException($"Case {inspection.Reference} is not concluded.");
        }

        if (Digest.OfBytes(Encoding.UTF8.GetBytes(assessment.Json)) != assessment.Digest)
        {
            throw new InvalidDataException($"The assessment of case {inspection.Reference} is not the one that was frozen.");
        }

        var file = new CaseFile(inspection, null, CaseSide.Oversight, CaseFiles.Pinned(library, inspection));
        using var json = JsonDocument.Parse(assessment.Json);
        var firm = json.RootElement.GetProperty("firm");
        var name = firm.GetProperty("name");
        return new(
            file,
            assessment,
            await PinnedPolicy.RescoreAsync(db, file, assessment, ct),
            new(name.GetProperty("en").GetString() ?? "", name.GetProperty("ja").GetString() ?? ""),
            firm.GetProperty("corporateNumber").GetString() ?? "");
    }
}
