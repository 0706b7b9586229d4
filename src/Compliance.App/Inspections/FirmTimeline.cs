using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>Which entries of the record tell the course of a case, and to whom.</summary>
public static class FirmTimeline
{
    /// <summary>Steps that both sides see; the firm's own people are named to the firm, the authority's are not.</summary>
    public static readonly IReadOnlyList<string> OfBothSides =
    [
        "inspection.notified",
        "inspection.due-moved",
        "inspection.submitted",
        "inspection.review-started",
        "inspection.information-requested",
        "inspection.information-provided",
        "inspection.request-withdrawn",
        "inspection.review-confirmed",
        "inspection.fact-check-closed",
        "inspection.concluded",
        "inspection.cancelled",
        "decision.sent",
    ];

    /// <summary>Inner steps of the authority.</summary>
    public static readonly IReadOnlyList<string> OfAuthority =
    [
        "inspection.opened",
        "inspection.team-changed",
        "inspection.review-closed",
        "inspection.review-reopened",
        "inspection.quality-review-started",
        "inspection.review-returned",
        "inspection.recused",
    ];

    private static readonly HashSet<string> ByTheFirm = ["inspection.submitted", "inspection.information-provided", "inspection.fact-check-closed"];

    internal static List<string> Shown(CaseSide side) => side is CaseSide.Firm ? [.. OfBothSides] : [.. OfAuthority, .. OfBothSides];

    internal static bool ShowsName(CaseSide side, string action) => side is not CaseSide.Firm || ByTheFirm.Contains(action);
}
