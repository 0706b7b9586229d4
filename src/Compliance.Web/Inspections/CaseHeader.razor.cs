using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>
/// The head of every page of a case: its one <c>h1</c>, firm, standard, reference, state, next step, clock and the pages
/// that this side may open. A case that the person may not see shows as unknown, and the page below stays empty.
/// </summary>
public sealed partial class CaseHeader(CaseQueries cases, DecisionStepQueries decisions, CurrentActor current, HostSettings settings, TimeProvider time)
{
    private CaseHead? head;
    private Error? error;
    private Guid loaded;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>Which page this is: overview, facts, answers, check, findings, workbench, review, team, decision, actions, documents or record.</summary>
    [Parameter, EditorRequired]
    public required string Active { get; set; }

    /// <summary>The page's name where the tab's name does not fit.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Less height, for the workbench.</summary>
    [Parameter]
    public bool Dense { get; set; }

    /// <summary>Called with the head each time it was read; with null where there is no such case for this person.</summary>
    [Parameter]
    public EventCallback<CaseHead?> OnHead { get; set; }

    /// <summary>Shown for a case that the person may not see, where they may see this page of it nevertheless.</summary>
    [Parameter]
    public RenderFragment? Instead { get; set; }

    private string PageName => Title ?? CaseTabs.Label(Active);

    private HostSettings Settings => settings;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.Now(), settings.TimeZone).DateTime);

    /// <summary>Reads the head again: after a step that changed the case.</summary>
    public async Task ReloadAsync()
    {
        loaded = InspectionId;
        var actor = await current.RequireAsync();
        var result = await cases.HeadAsync(actor, InspectionId, CancellationToken.None);
        head = result.IsSuccess ? await decisions.AdvanceAsync(actor, result.Value, CancellationToken.None) : null;
        error = result.Error;
        await OnHead.InvokeAsync(head);
        StateHasChanged();
    }

    protected override Task OnParametersSetAsync() => loaded == InspectionId ? Task.CompletedTask : ReloadAsync();
}
