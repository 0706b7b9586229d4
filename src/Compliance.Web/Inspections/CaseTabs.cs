using Compliance.App.Inspections;
using Compliance.Domain.Inspections;

namespace Compliance.Web.Inspections;

/// <summary>One page of a case.</summary>
/// <param name="Key">The last part of its address; <c>overview</c> stands for the case itself.</param>
/// <param name="Label">Its name in the current language.</param>
public sealed record CaseTab(string Key, string Label)
{
    /// <summary>Address relative to the base.</summary>
    public string PathFor(Guid inspectionId) => CaseTabs.Path(inspectionId, Key);
}

/// <summary>Which pages of a case each side may open. The pages' own queries decide what they show.</summary>
public static class CaseTabs
{
    /// <summary>The tabs that somebody who looks from this side is offered, in their order.</summary>
    public static IReadOnlyList<CaseTab> For(CaseHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var (state, side) = (head.State, head.Side);
        var concluded = state is InspectionState.Concluded;
        var inspects = side is CaseSide.Team or CaseSide.Oversight;
        (CaseTab Tab, bool Offered)[] all =
        [
            (new("overview", CaseHeaderText.Overview), true),
            (new("facts", side is CaseSide.Firm ? CaseHeaderText.FactsFirm : CaseHeaderText.Facts), head.HasFacts),
            (new("answers", CaseHeaderText.Answers), side is CaseSide.Firm),
            (new("check", CaseHeaderText.Check), side is CaseSide.Firm && state is (InspectionState.Notified or InspectionState.InformationRequested)),
            (new("requests", CaseHeaderText.Requests), head.HasRequests),
            (new("findings", CaseHeaderText.Findings), side is CaseSide.Firm && CaseVisibility.SeesDeterminations(side, state)),
            (new("workbench", CaseHeaderText.Workbench), inspects && CaseVisibility.SeesAnswers(side, state)),
            (new("review", CaseHeaderText.Review), inspects && CaseVisibility.SeesAnswers(side, state)),
            (new("visits", CaseHeaderText.Visits), state is not InspectionState.Draft),
            (new("team", CaseHeaderText.Team), side is CaseSide.Authority or CaseSide.Oversight),
            (new("decision", CaseHeaderText.Decision), concluded && side is (CaseSide.Firm or CaseSide.Authority or CaseSide.Oversight)),
            (new("appeal", CaseHeaderText.Appeal), side is CaseSide.Firm ? head.Step is CaseStep.Decided || head.IsClosingOut : concluded && side is (CaseSide.Authority or CaseSide.Oversight)),
            (new("actions", CaseHeaderText.Actions), head.CloseOut is not null),
            (new("documents", CaseHeaderText.Documents), state is not (InspectionState.Draft or InspectionState.Notified)),
            (new("record", CaseHeaderText.Record), head.SeesRecord),
        ];
        return [.. all.Where(entry => entry.Offered).Select(entry => entry.Tab)];
    }

    /// <summary>The name of a page.</summary>
    public static string Label(string key) => key switch
    {
        "facts" => CaseHeaderText.Facts,
        "answers" => CaseHeaderText.Answers,
        "check" => CaseHeaderText.Check,
        "requests" => CaseHeaderText.Requests,
        "findings" => CaseHeaderText.Findings,
        "workbench" => CaseHeaderText.Workbench,
        "review" => CaseHeaderText.Review,
        "visits" => CaseHeaderText.Visits,
        "team" => CaseHeaderText.Team,
        "decision" => CaseHeaderText.Decision,
        "appeal" => CaseHeaderText.Appeal,
        "actions" => CaseHeaderText.Actions,
        "documents" => CaseHeaderText.Documents,
        "record" => CaseHeaderText.Record,
        _ => CaseHeaderText.Overview,
    };

    /// <summary>The address of a page of a case, relative to the base.</summary>
    public static string Path(Guid inspectionId, string key = "overview") =>
        key == "overview" ? $"inspections/{inspectionId}" : $"inspections/{inspectionId}/{key}";

    /// <summary>The address at which an appeal hands out a piece of evidence, relative to the base.</summary>
    public static string AppealEvidencePath(Guid inspectionId, Guid versionId) => $"inspections/{inspectionId}/appeal/evidence/{versionId}/download";

    /// <summary>The address at which a case hands out a visit for a calendar, relative to the base.</summary>
    public static string VisitFilePath(Guid inspectionId, Guid visitId) => $"inspections/{inspectionId}/visits/{visitId}/visit.ics";

    /// <summary>The address at which a case hands out a piece of evidence, relative to the base.</summary>
    public static string EvidencePath(Guid inspectionId, Guid versionId) => $"inspections/{inspectionId}/evidence/{versionId}/download";
}
