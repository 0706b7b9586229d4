using Compliance.App.Checklists.Drafts;
using Compliance.Domain.Checklists;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Checklists;

/// <summary>The list of a draft's items by section, to filter by words, by faults and by changes.</summary>
public sealed partial class DraftTree(IJSRuntime js) : IAsyncDisposable
{
    /// <summary>Height of a row in pixels, as the style sheet has it.</summary>
    private const int RowHeight = 40;

    private ElementReference list;
    private IJSObjectReference? module;
    private List<TreeRow> rows = [];
    private DraftView? shown;
    private Guid? revealed;
    private string text = "";
    private TreeShow show = TreeShow.All;

    private enum TreeShow
    {
        All,
        Faults,
        Changes,
    }

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required DraftView Draft { get; set; }

    /// <summary>The item in hand.</summary>
    [Parameter]
    public Guid? Selected { get; set; }

    /// <summary>Address of an item.</summary>
    [Parameter, EditorRequired]
    public required Func<Guid, string> PathOf { get; set; }

    /// <summary>An item is to be added to the section.</summary>
    [Parameter]
    public EventCallback<Guid> OnAdd { get; set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone already.
        }
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(shown, Draft))
        {
            shown = Draft;
            Filter();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Selected is not { } key || key == revealed)
        {
            return;
        }

        revealed = key;
        var index = rows.FindIndex(row => row.Item?.Key == key);
        if (index >= 0)
        {
            module ??= await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Checklists/DraftTree.razor.js"]);
            await module.InvokeVoidAsync("reveal", list, index * RowHeight, RowHeight);
        }
    }

    private void Filter()
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var bySection = Draft.Items.Where(item => Matches(item, words)).ToLookup(item => item.SectionKey);
        // A section without items stays in the full list: items are added to it there.
        rows = [.. Draft.Frame.Sections
            .Where(section => bySection[section.Key].Any() || (words.Length == 0 && show is TreeShow.All))
            .SelectMany(section => bySection[section.Key].Select(item => new TreeRow(section, item)).Prepend(new TreeRow(section, null)))];
    }

    // The item in hand stays in the list while it is written, also once its last fault is mended.
    private bool Matches(DraftItemRow item, string[] words) => item.Key == Selected
        || (show switch { TreeShow.Faults => item.Faults > 0, TreeShow.Changes => item.Change is not (null or ItemChange.Unchanged), _ => true }
            && Array.TrueForAll(words, word => $"{item.ItemId} {item.Title.En} {item.Title.Ja}".Contains(word, StringComparison.CurrentCultureIgnoreCase)));

    private void ShowOnly(TreeShow choice)
    {
        show = choice;
        Filter();
    }

    private IEnumerable<(TreeShow Choice, string Label)> Choices()
    {
        yield return (TreeShow.All, DraftText.ShowAll.Fill(Draft.Items.Count));
        yield return (TreeShow.Faults, DraftText.ShowFaults.Fill(Draft.Items.Count(item => item.Faults > 0)));
        if (Draft.BaseVersion is not null)
        {
            yield return (TreeShow.Changes, DraftText.ShowChanges.Fill(Draft.Items.Count(item => item.Change is not (null or ItemChange.Unchanged))));
        }
    }

    private static string Name(DraftItemRow item) => $"{item.ItemId} {item.Title.Here()}";

    private sealed record TreeRow(DraftSection Section, DraftItemRow? Item);
}
