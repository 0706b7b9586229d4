namespace Compliance.Domain.Inspections;

/// <summary>What becomes of a case that moves to another version of its checklist.</summary>
/// <param name="Kept">Items whose answers, citations and judgements hold on, in the order of the new version.</param>
/// <param name="Reset">Items of both versions that are to be answered and judged anew; the firm's words stay as a draft.</param>
/// <param name="Added">Items that only the new version has.</param>
/// <param name="Removed">Items that only the old version has; what was said and judged of them leaves the case.</param>
/// <param name="StateAfter">Where the case stands afterwards.</param>
public sealed record CarriedOver(
    IReadOnlyList<string> Kept,
    IReadOnlyList<string> Reset,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    InspectionState StateAfter);
