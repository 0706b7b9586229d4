using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.App.Inspections;

/// <summary>What counts as a finding, and until when the firm may comment on it.</summary>
internal static class FirmFindings
{
    /// <summary>True for a determination that leaves its requirement open.</summary>
    public static bool IsFinding(Determination determination, Item item) =>
        determination.Verdict is { } text && Verdict.Parse(text) is { IsSuccess: true } verdict && item.IsOpen(verdict.Value);

    /// <summary>True on every day up to the last one, until the firm says that it has no more comments.</summary>
    public static bool MayComment(Inspection inspection, DateOnly today) =>
        inspection.State is InspectionState.FactCheck && inspection.FactCheckClosedByFirmAt is null && today <= inspection.FactCheckUntil;
}
