using Compliance.App.Notifications;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Notifications;

/// <summary>What is due, and when: a firm's own days, an inspector's cases, or the whole portfolio; overdue first.</summary>
public sealed partial class DuePage(CurrentActor current, DueQueries queries, HostSettings settings)
{
    private IReadOnlyList<DueItem>? found;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "mine")]
    private bool MineOnly { get; set; }

    private bool IsOfFirm { get; set; }

    private HostSettings Settings => settings;

    private IReadOnlyList<DueItem> Rows => MineOnly && found is not null ? [.. found.Where(row => row.IsMine)] : found ?? [];

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        IsOfFirm = actor.FirmId is not null;
        found = await queries.ListAsync(actor, CancellationToken.None);
    }

    private static string LeftOf(DueItem row) => row.Distance switch
    {
        null => DueText.StandsStill,
        { IsOver: true } => DueText.Overdue,
        { } day when day.Due == day.Today => DueText.Today,
        { BusinessDaysLeft: var left } => left == 1 ? DueText.OneDay : DueText.Days.Fill(left),
    };

    private static StatusTone ToneOf(DueItem row) => row.Distance switch
    {
        null => StatusTone.Neutral,
        { IsOver: true } => StatusTone.Bad,
        { BusinessDaysLeft: <= 5 } => StatusTone.Attention,
        _ => StatusTone.Neutral,
    };
}
