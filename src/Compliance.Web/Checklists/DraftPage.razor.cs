using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Checklists;

/// <summary>The parts of a draft's page.</summary>
public enum DraftTab
{
    /// <summary>Its items, one of them to write.</summary>
    Items,

    /// <summary>Everything but the items.</summary>
    Frame,

    /// <summary>What keeps it from being published.</summary>
    Faults,

    /// <summary>What firms will see.</summary>
    Preview,

    /// <summary>What differs from the version that it started from.</summary>
    Changes,

    /// <summary>Proposing, approving, sending back, giving up.</summary>
    Review,
}

/// <summary>A draft of a checklist: items, frame, faults, preview, changes, approval. Part and item are in the address.</summary>
public sealed partial class DraftPage(
    CurrentActor current, ChecklistDraftQueries queries, AddDraftItem add, MoveDraftItem move, RemoveDraftItem remove, IIds ids, NavigationManager navigator)
{
    private DraftView? draft;
    private DraftItemView? item;
    private DraftItemForm? form;
    private IReadOnlyList<DraftFault> faults = [];
    private Checklist? preview;
    private ChecklistDifference? difference;
    private IReadOnlyList<SummaryMessage> errors = [];
    private RemovedItem? removed;
    private bool refused;
    private bool busy;

    /// <summary>The draft.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? TabQuery { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    private string? ItemQuery { get; set; }

    [SupplyParameterFromQuery(Name = "section")]
    private string? SectionQuery { get; set; }

    private DraftTab Tab => Enum.TryParse<DraftTab>(TabQuery, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : DraftTab.Items;

    private Guid? ItemKey => Guid.TryParse(ItemQuery, out var key) ? key : null;

    private string Heading => draft is null ? StandardsText.Drafts : draft.Frame.Title.Here() is { Length: > 0 } title ? title : draft.ChecklistId;

    private string? Lead => draft is null ? null
        : $"{StandardsText.VersionOf.Fill(draft.ProposedVersion)} · {DraftWords.Origin(draft.Origin, draft.BaseVersion)} · {DraftText.ChangedBy.Fill(draft.ChangedByName, Dates.Instant(draft.ChangedAt, Settings.TimeZone))}";

    protected override async Task OnParametersSetAsync()
    {
        if (draft?.Id != Id)
        {
            (draft, item) = (null, null);
            await RefreshAsync();
        }

        if (draft is null)
        {
            return;
        }

        if (Tab is DraftTab.Items)
        {
            await ShowItemAsync();
        }
        else
        {
            item = null;
            await ReadTabAsync();
        }
    }

    private IEnumerable<(DraftTab Tab, string Label)> Tabs() =>
    [
        (DraftTab.Items, DraftText.ItemsTab.Fill(draft!.Items.Count)),
        (DraftTab.Frame, DraftText.FrameTab),
        (DraftTab.Faults, DraftText.FaultsTab.Fill(draft.Faults)),
        (DraftTab.Preview, DraftText.PreviewTab),
        (DraftTab.Changes, DraftText.ChangesTab),
        (DraftTab.Review, DraftText.ReviewTab),
    ];

    private string PathOf(DraftTab tab) => tab is DraftTab.Items ? $"standards/drafts/{Id}" : $"standards/drafts/{Id}?tab={tab.ToString().ToLowerInvariant()}";

    private string PathOf(Guid key) => $"standards/drafts/{Id}?item={key}";

    private string? PathOfId(string itemId) => draft?.Items.FirstOrDefault(row => row.ItemId == itemId) is { } row ? PathOf(row.Key) : null;

    private string SectionTitle(Guid key) => draft!.Frame.Sections.FirstOrDefault(section => section.Key == key)?.Title.Here() ?? "";

    private async Task RefreshAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), Id, CancellationToken.None);
        (draft, refused) = found.IsSuccess ? (found.Value, false) : (null, true);
        if (Tab is DraftTab.Review && draft is not null)
        {
            await ReadTabAsync();
        }
    }

    private async Task ReadTabAsync()
    {
        var actor = await current.RequireAsync();
        // What was written on another part of the page since the list was read counts too.
        if (Tab is DraftTab.Faults or DraftTab.Review)
        {
            var found = await queries.FaultsAsync(actor, Id, CancellationToken.None);
            faults = found.IsSuccess ? found.Value : [];
            draft = draft! with { Faults = faults.Count };
        }

        if (Tab is DraftTab.Preview or DraftTab.Review)
        {
            var found = await queries.PreviewAsync(actor, Id, CancellationToken.None);
            preview = found.IsSuccess ? found.Value : null;
            errors = ErrorSummary.Of(found.Error);
        }

        if (Tab is DraftTab.Changes or DraftTab.Review)
        {
            var found = await queries.DifferenceAsync(actor, Id, null, CancellationToken.None);
            difference = found.IsSuccess ? found.Value : null;
        }
    }

    private async Task ShowItemAsync()
    {
        if (ItemKey is not { } key)
        {
            item = null;
            return;
        }

        if (item?.Key != key)
        {
            var found = await queries.ItemAsync(await current.RequireAsync(), Id, key, CancellationToken.None);
            item = found.IsSuccess ? found.Value : null;
            errors = found.IsSuccess ? [] : ErrorSummary.Of(found.Error);
        }
    }

    // One item was saved: its row and its faults are read anew, the other thousand are not.
    private async Task RefreshItemAsync(Guid key)
    {
        var found = await queries.ItemAsync(await current.RequireAsync(), Id, key, CancellationToken.None);
        if (!found.IsSuccess || draft is null)
        {
            return;
        }

        var now = found.Value;
        item = item?.Key == key ? now : item;
        var before = draft.Items.FirstOrDefault(row => row.Key == key);
        ItemChange? change = draft.BaseVersion is null ? null
            : now.Base is null ? ItemChange.Added
            : now.Changes.Count > 0 ? ItemChange.Changed
            : before?.Change is ItemChange.Moved ? ItemChange.Moved
            : ItemChange.Unchanged;
        draft = draft with
        {
            Items = [.. draft.Items.Select(row => row.Key == key
                ? row with { ItemId = now.Content.Id, Title = now.Content.Title, Faults = now.Faults.Count, Change = change, Version = now.Version }
                : row)],
            Faults = draft.Faults + now.Faults.Count - (before?.Faults ?? 0),
        };
        StateHasChanged();
    }

    private Task AddAsync(Guid section, Guid? after) => TryAsync(async actor =>
    {
        var last = after ?? draft!.Items.LastOrDefault(row => row.SectionKey == section)?.Key;
        var added = await add.RunAsync(actor, ids.New(), Id, section, last, ItemFields.Empty(draft!.Frame.Scoring), CancellationToken.None);
        if (added.IsSuccess)
        {
            await RefreshAsync();
            navigator.NavigateTo(PathOf(added.Value.Key));
        }

        return added.Error;
    });

    private Task MoveAsync((Guid Section, Guid? After) target) => TryAsync(async actor =>
    {
        var moved = await move.RunAsync(actor, ids.New(), Id, item!.Key, target.Section, target.After, CancellationToken.None);
        item = item with { SectionKey = moved.IsSuccess ? target.Section : item.SectionKey };
        await RefreshAsync();
        return moved.Error;
    });

    private Task RemoveAsync() => TryAsync(async actor =>
    {
        var (gone, rows) = (item!, draft!.Items.Where(row => row.SectionKey == item!.SectionKey).ToList());
        var index = rows.FindIndex(row => row.Key == gone.Key);
        var done = await remove.RunAsync(actor, ids.New(), Id, gone.Key, gone.Version, CancellationToken.None);
        if (done.IsSuccess)
        {
            removed = new RemovedItem(gone.Content, gone.SectionKey, index > 0 ? rows[index - 1].Key : null);
            (item, form) = (null, null);
            await RefreshAsync();
            navigator.NavigateTo(PathOf(DraftTab.Items));
        }

        return done.Error;
    });

    private Task UndoAsync() => TryAsync(async actor =>
    {
        var (content, section, after) = removed!;
        var back = await add.RunAsync(actor, ids.New(), Id, section, after, content, CancellationToken.None);
        if (back.IsSuccess)
        {
            removed = null;
            await RefreshAsync();
            navigator.NavigateTo(PathOf(back.Value.Key));
        }

        return back.Error;
    });

    // Whatever was typed into the item in hand is saved before something happens to it.
    private async Task TryAsync(Func<Domain.Access.Actor, Task<Error?>> act)
    {
        if (form is not null && item is not null && !await form.SettleAsync())
        {
            return;
        }

        busy = true;
        try
        {
            errors = ErrorSummary.Of(await act(await current.RequireAsync()));
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>An item that can be brought back, with its place.</summary>
    private sealed record RemovedItem(Item Content, Guid Section, Guid? After);
}
