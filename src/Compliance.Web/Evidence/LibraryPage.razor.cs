using Compliance.App.Evidence;
using Compliance.Domain.Evidence;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Evidence;

/// <summary>The firm's library. What is listed is in the address, so a colleague who gets the link sees the same.</summary>
public sealed partial class LibraryPage(
    EvidenceQueries queries, CurrentActor current, NavigationManager navigation, HostSettings settings, TimeProvider time) : IDisposable
{
    private const int DefaultSize = 25;
    private static readonly int[] PageSizes = [10, DefaultSize, 50, 100];
    private static readonly TimeSpan ScanPoll = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource gone = new();
    private MudTable<EvidenceRow>? table;
    private ITimer? scanTimer;
    private string? refusal;
    private int startPage;
    private int startSize;
    private EvidenceSort sort;
    private bool descending;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "scan")]
    private string? ScanText { get; set; }

    [SupplyParameterFromQuery(Name = "expired")]
    private bool ExpiredOnly { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private bool? DescendingWanted { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private int? PageSize { get; set; }

    private ScanVerdict? ScanWanted => Enum.TryParse<ScanVerdict>(ScanText, out var scan) && Enum.IsDefined(scan) ? scan : null;

    private bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || ScanWanted is not null || ExpiredOnly;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), settings.TimeZone).DateTime);

    public void Dispose()
    {
        scanTimer?.Dispose();
        gone.Cancel();
        gone.Dispose();
    }

    protected override void OnInitialized()
    {
        startPage = Math.Max(0, (PageNumber ?? 1) - 1);
        startSize = PageSize is { } wanted && PageSizes.Contains(wanted) ? wanted : DefaultSize;
        sort = Enum.TryParse<EvidenceSort>(SortText, out var parsed) && Enum.IsDefined(parsed) ? parsed : EvidenceSort.UploadedAt;
        descending = DescendingWanted ?? sort == EvidenceSort.UploadedAt;
    }

    private static string ScanLabel(ScanVerdict? scan) => scan is { } verdict ? EnumText.For(verdict) : LibraryText.AllScans;

    private SortDirection DirectionOf(EvidenceSort column) =>
        column != sort ? SortDirection.None : descending ? SortDirection.Descending : SortDirection.Ascending;

    private async Task<TableData<EvidenceRow>> LoadAsync(TableState state, CancellationToken ct)
    {
        if (Enum.TryParse<EvidenceSort>(state.SortLabel, out var column))
        {
            sort = column;
            descending = state.SortDirection == SortDirection.Descending;
        }

        var filter = new EvidenceFilter(Search, ScanWanted, ExpiredOnly ? Today : null, sort, descending, state.Page, state.PageSize);
        var found = await queries.ListAsync(await current.RequireAsync(ct), filter, ct);
        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
        if (!found.IsSuccess)
        {
            return new TableData<EvidenceRow> { Items = [], TotalItems = 0 };
        }

        Remember(state.Page, state.PageSize);
        WatchScans(found.Value.Rows.Any(row => row.Scan == ScanVerdict.Pending));
        return new TableData<EvidenceRow> { Items = found.Value.Rows, TotalItems = found.Value.Total };
    }

    private Task ReloadAsync() => table?.ReloadServerData() ?? Task.CompletedTask;

    private Task SearchForAsync(string? text)
    {
        Search = string.IsNullOrWhiteSpace(text) ? null : text;
        return FilterChangedAsync();
    }

    private Task WantScanAsync(ScanVerdict? scan)
    {
        ScanText = scan?.ToString();
        return FilterChangedAsync();
    }

    private Task WantExpiredAsync(bool only)
    {
        ExpiredOnly = only;
        return FilterChangedAsync();
    }

    private Task ClearAsync()
    {
        (Search, ScanText, ExpiredOnly) = (null, null, false);
        return FilterChangedAsync();
    }

    private Task FilterChangedAsync()
    {
        table?.NavigateTo(0);
        return ReloadAsync();
    }

    private void Remember(int page, int size)
    {
        var address = navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["q"] = string.IsNullOrWhiteSpace(Search) ? null : Search,
            ["scan"] = ScanWanted?.ToString(),
            ["expired"] = ExpiredOnly ? true : null,
            ["sort"] = sort == EvidenceSort.UploadedAt ? null : sort.ToString(),
            ["desc"] = descending == (sort == EvidenceSort.UploadedAt) ? null : descending,
            ["page"] = page == 0 ? null : page + 1,
            ["size"] = size == DefaultSize ? null : size,
        });
        if (address != navigation.Uri)
        {
            navigation.NavigateTo(address, replace: true);
        }
    }

    // A verdict shows by itself.
    private void WatchScans(bool waiting)
    {
        scanTimer?.Dispose();
        scanTimer = waiting
            ? time.CreateTimer(_ => _ = InvokeAsync(() => gone.IsCancellationRequested ? Task.CompletedTask : ReloadAsync()), null, ScanPoll, Timeout.InfiniteTimeSpan)
            : null;
    }
}
