using Compliance.Web.Checklists;
using Compliance.Web.Evidence;
using Compliance.Web.Incidents;
using Compliance.Web.Inspections;
using Compliance.Web.Notifications;
using Compliance.Web.Programmes;
using MudBlazor;

namespace Compliance.Web.Components.Layout;

/// <summary>One entry of the navigation: everybody who satisfies the policy sees it.</summary>
/// <param name="Path">Relative to the base; empty for the start page.</param>
/// <param name="Label">In the current language.</param>
/// <param name="Icon">An SVG path of MudBlazor's icons.</param>
/// <param name="Policy">One of <see cref="Policies"/>.</param>
public sealed record NavigationItem(string Path, Func<string> Label, string Icon, string Policy);

/// <summary>The navigation, in the order in which it is shown. A capability adds its list page here.</summary>
public static class Navigation
{
    /// <summary>All entries.</summary>
    public static readonly IReadOnlyList<NavigationItem> Items =
    [
        new("", () => ShellText.NavStart, Icons.Material.Filled.Home, Policies.CaseParticipant),
        new("due", () => DueText.Title, Icons.Material.Filled.Event, Policies.CaseWorker),
        new("evidence", () => LibraryText.Title, Icons.Material.Filled.FolderOpen, Policies.Firm),
        new("incidents", () => IncidentText.Title, Icons.Material.Filled.ReportProblem, Policies.Incidents),
        new("cases", () => CasesText.Title, Icons.Material.Filled.FolderShared, Policies.Portfolio),
        new("workload", () => WorkloadText.Title, Icons.Material.Filled.Groups, Policies.Officer),
        new("independence", () => IndependenceText.Title, Icons.Material.Filled.VerifiedUser, Policies.Inspector),
        new("programmes", () => ProgrammesText.Title, Icons.Material.Filled.AccountBalance, Policies.Programmes),
        new("standards", () => StandardsText.Title, Icons.Material.Filled.LibraryBooks, Policies.Standards),
        new("record", () => ShellText.NavRecord, Icons.Material.Filled.History, Policies.RecordReader),
        new("admin/users", () => ShellText.NavUsers, Icons.Material.Filled.People, Policies.Administrator),
        new("admin/firms", () => ShellText.NavFirms, Icons.Material.Filled.Business, Policies.FirmRegister),
    ];
}
