using Compliance.App.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.Web.Inspections;

/// <summary>Which items the list of the workbench shows; the names stand in addresses.</summary>
public static class WorkbenchFilter
{
    /// <summary>The filter of items that do not apply.</summary>
    public const string Excluded = "excluded";

    /// <summary>Every filter with its name in the address and its label.</summary>
    public static readonly IReadOnlyList<(string Key, Func<string> Label, Func<WorkbenchRow, bool> Fits)> All =
    [
        ("all", () => WorkbenchText.FilterAll, _ => true),
        ("open", () => WorkbenchText.FilterOpen, row => row.Verdict is null && row.Applies && row.Scored is SecondMark.None or SecondMark.ToScore),
        ("mine", () => WorkbenchText.FilterMine, row => row.IsMine),
        ("second", () => WorkbenchText.FilterSecond, row => row.Scored is not SecondMark.None),
        ("findings", () => WorkbenchText.FilterFindings, row => row.Verdict is not (null or Verdict.MetText or Verdict.NotApplicableText)),
        ("differs", () => WorkbenchText.FilterDiffers, row => row.Differs),
        ("rationale", () => WorkbenchText.FilterRationale, row => row.NeedsRationale),
        ("comments", () => WorkbenchText.FilterComments, row => row.Comments > 0),
        ("remarks", () => WorkbenchText.FilterRemarks, row => row.Remarks > 0),
        ("discussed", () => WorkbenchText.FilterDiscussed, row => row.Discussed > 0),
        ("firm", () => WorkbenchText.FilterFirm, row => row.WithFirm),
        (Excluded, () => WorkbenchText.FilterExcluded, row => !row.Applies),
    ];

    /// <summary>The rows that fit, in checklist order; the selected one stays, or judging an item would take it off the screen.</summary>
    public static IList<WorkbenchRow> Apply(IEnumerable<WorkbenchRow> rows, string? filter, string? search, string? selected)
    {
        var fits = All.FirstOrDefault(entry => entry.Key == filter).Fits ?? (_ => true);
        var words = (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. rows.Where(row => row.Item.Id == selected || (fits(row) && words.All(word => Mentions(row, word))))];
    }

    private static bool Mentions(WorkbenchRow row, string word) =>
        row.Item.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || row.Item.Title.En.Contains(word, StringComparison.OrdinalIgnoreCase)
        || row.Item.Title.Ja.Contains(word, StringComparison.OrdinalIgnoreCase)
        || row.Item.Requirement.En.Contains(word, StringComparison.OrdinalIgnoreCase)
        || row.Item.Requirement.Ja.Contains(word, StringComparison.OrdinalIgnoreCase);
}
