using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Oscal.Mappings;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Inspections;

/// <summary>
/// The workbench: the items on the left, one requirement with what the firm says in the middle, the judgement on the right.
/// Item, filter and search stand in the address; what is typed saves itself.
/// </summary>
public sealed partial class WorkbenchPage(
    WorkbenchQueries queries,
    SaveDetermination saveDetermination,
    Presence presence,
    MappingQueries mappings,
    CurrentActor current,
    NavigationManager navigation,
    IIds ids,
    TimeProvider time) : IAsyncDisposable
{
    private readonly Dictionary<string, WorkbenchEditor> editors = [];

    // Items that the page has left since the address last named the one on the screen.
    private readonly HashSet<string> passed = [];
    private CaseHeader? header;
    private Workbench? bench;
    private WorkbenchItem? item;
    private WorkbenchEditor? editor;
    private Seat? seat;
    private Error? refusal;
    private AlsoCovered covered = AlsoCovered.Nothing;
    private IList<WorkbenchRow> visible = [];
    private CitedEvidence? shownEvidence;
    private Guid opened;
    private Guid userId;
    private string? selected;
    private string announcement = "";
    private bool helping;
    private bool choosing;
    private bool restored;
    private bool left;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid InspectionId { get; set; }

    /// <summary>The selected item.</summary>
    [SupplyParameterFromQuery(Name = "item")]
    private string? ItemId { get; set; }

    /// <summary>Which items are listed; one of <see cref="WorkbenchFilter.All"/>.</summary>
    [SupplyParameterFromQuery(Name = "filter")]
    private string? Filter { get; set; }

    /// <summary>Words that listed items mention.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    private bool CanEdit => bench is { MayJudge: true } && item is { WithFirm: false, Against.Count: 0, MayScore: true };

    private IReadOnlySet<string> UnsavedItems => editors.Where(entry => entry.Value.IsDirty).Select(entry => entry.Key).ToHashSet();

    private int Unsaved => editors.Count(entry => entry.Key != selected && entry.Value.IsDirty);

    protected override async Task OnParametersSetAsync()
    {
        if (opened != InspectionId)
        {
            opened = InspectionId;
            await ReloadAsync();
            covered = await mappings.OfCaseAsync(await current.RequireAsync(), InspectionId, CancellationToken.None) is { IsSuccess: true } found ? found.Value : AlsoCovered.Nothing;
            await EnterAsync();
        }

        if (bench is null)
        {
            return;
        }

        var wanted = bench.Rows.Any(row => row.Item.Id == ItemId) ? ItemId! : selected ?? FirstToDo();
        if (wanted == selected)
        {
            passed.Clear();
        }
        else if (!passed.Contains(wanted))
        {
            // The address follows the page over the network. One that lags behind must not take an inspector back who types
            // on, or the next key would judge another item than the one in mind.
            await ShowItemAsync(wanted);
        }

        List();
    }

    /// <summary>Reads the case and its list again.</summary>
    private async Task ReloadAsync()
    {
        var result = await queries.OpenAsync(await current.RequireAsync(), InspectionId, CancellationToken.None);
        (bench, refusal) = (result.IsSuccess ? result.Value : null, result.Error);
        List();
    }

    private async Task EnterAsync()
    {
        var actor = await current.RequireAsync();
        userId = actor.UserId;
        seat?.Dispose();
        var entered = await presence.EnterAsync(actor, InspectionId, CancellationToken.None);
        seat = entered.IsSuccess ? entered.Value : null;
        if (seat is not null)
        {
            seat.OnChanged = saved => _ = InvokeAsync(() => HearAsync(saved));
        }
    }

    // A colleague came, went, or saved something.
    private async Task HearAsync(string? savedItem)
    {
        if (left)
        {
            return;
        }

        if (savedItem is not null)
        {
            await ReloadAsync();
            if (savedItem == selected && await LoadItemAsync(savedItem) is { } fresh && editor is not null)
            {
                FollowScores(fresh);
                if (editor.SeenVersion != fresh.Judgement.Version && editor.TryRefresh(fresh.Judgement))
                {
                    item = fresh;
                    announcement = WorkbenchText.ColleagueSaved.Fill(fresh.Judgement.InspectorName, savedItem);
                }
            }
        }

        StateHasChanged();
    }

    private string FirstToDo() => (bench!.Rows.FirstOrDefault(row => row.Verdict is null && row.Applies && !row.WithFirm && row.Scored is SecondMark.None or SecondMark.ToScore) ?? bench.Rows[0]).Item.Id;

    private int IndexOfSelected => visible.Select((row, index) => row.Item.Id == selected ? index : -1).DefaultIfEmpty(-1).Max();

    private void List() => visible = bench is null ? [] : WorkbenchFilter.Apply(bench.Rows, Filter, Search, selected);

    private Task SelectAsync(string itemId) => GoAsync(itemId, Filter, Search);

    private Task FilterAsync(string filter) => GoAsync(selected, filter, Search);

    private Task SearchAsync(string search) => GoAsync(selected, Filter, search);

    // Shown at once; the address follows, so that it can be sent to a colleague.
    private async Task GoAsync(string? itemId, string? filter, string? search)
    {
        (Filter, Search) = (filter, search);
        if (itemId is not null && itemId != selected)
        {
            await ShowItemAsync(itemId);
        }

        List();
        navigation.NavigateTo(
            navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["item"] = selected,
                ["filter"] = filter is "all" or "" ? null : filter,
                ["q"] = string.IsNullOrWhiteSpace(search) ? null : search,
            }),
            replace: true);
    }

    private async Task ShowItemAsync(string itemId)
    {
        if (editor is { IsDirty: true })
        {
            // Runs on while the next item is worked on; the list marks what is not saved yet.
            _ = editor.FlushAsync();
        }

        var fresh = await LoadItemAsync(itemId);
        if (fresh is null)
        {
            return;
        }

        if (selected is not null)
        {
            passed.Add(selected);
        }

        passed.Remove(itemId);
        (item, selected, choosing, restored, shownEvidence, scoreError) = (fresh, itemId, false, false, null, null);
        if (editors.TryGetValue(itemId, out var known))
        {
            known.TryRefresh(fresh.Judgement);
            editor = known;
        }
        else
        {
            editors[itemId] = editor = NewEditor(fresh);
        }

        seat?.MoveTo(itemId);
        await RestoreAsync(itemId);
        await ArrangeAsync();
    }

    private async Task<WorkbenchItem?> LoadItemAsync(string itemId)
    {
        var result = await queries.ItemAsync(await current.RequireAsync(), InspectionId, itemId, CancellationToken.None);
        refusal = result.Error;
        return result.IsSuccess ? result.Value : null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        left = true;
        seat?.Dispose();
        // What half a second of typing would still have saved is saved now; what that does not reach is kept in the browser.
        await Task.WhenAny(
            Task.WhenAll(editors.Values.Where(entry => entry.IsDirty).Select(entry => entry.FlushAsync())), Task.Delay(TimeSpan.FromSeconds(2), time));
        foreach (var entry in editors.Values)
        {
            entry.Dispose();
        }

        await StopBrowserAsync();
    }
}
