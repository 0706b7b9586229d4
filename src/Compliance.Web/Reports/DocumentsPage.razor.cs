using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Reports;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Reports;

/// <summary>The documents of a case. While one is being prepared the page looks again every two seconds.</summary>
public sealed partial class DocumentsPage(DocumentQueries queries, RetryDocument retry, CurrentActor current, IIds ids, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private DocumentsView? view;
    private ITimer? timer;
    private string? refusal;
    private string? announcement;
    private Guid operation;
    private bool busy;
    private bool looking;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private bool Waits => view?.Documents.Any(row => row.Status is DocumentStatus.Pending) == true;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync();
        }
    }

    private static StatusTone Tone(DocumentStatus status) => status switch
    {
        DocumentStatus.Issued => StatusTone.Good,
        DocumentStatus.Failed => StatusTone.Bad,
        _ => StatusTone.Active,
    };

    private static string StatusIcon(DocumentStatus status) => status switch
    {
        DocumentStatus.Issued => Icons.Material.Filled.CheckCircle,
        DocumentStatus.Failed => Icons.Material.Filled.Error,
        _ => Icons.Material.Filled.Autorenew,
    };

    private async Task LoadAsync(CaseHead? head)
    {
        view = null;
        if (head is not null)
        {
            await RefreshAsync();
        }
    }

    private async Task RefreshAsync()
    {
        var before = view?.Documents ?? [];
        var result = await queries.ListAsync(await current.RequireAsync(), Id, CancellationToken.None);
        view = result.IsSuccess ? result.Value : null;
        refusal = result.IsSuccess ? null : ErrorText.For(result.Error);

        // Those who hear the page learn of a change without going through it again.
        var changed = view?.Documents.FirstOrDefault(row => before.Any(old => old.Kind == row.Kind && old.Status != row.Status));
        announcement = changed is null ? announcement : $"{EnumText.For(changed.Kind)}: {EnumText.For(changed.Status)}";
        await WatchAsync();
    }

    private async Task WatchAsync()
    {
        if (Waits)
        {
            timer ??= time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, LookEvery, LookEvery);
        }
        else if (timer is { } old)
        {
            timer = null;
            await old.DisposeAsync();
        }
    }

    private async Task LookAsync()
    {
        // A slow answer must not pile up questions.
        if (looking || timer is null)
        {
            return;
        }

        looking = true;
        try
        {
            await RefreshAsync();
            StateHasChanged();
        }
        catch (SignedOutException)
        {
            // The browser is on its way to the sign-in page.
        }
        finally
        {
            looking = false;
        }
    }

    private async Task RetryAsync(Guid documentId)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var result = await retry.RunAsync(await current.RequireAsync(), operation, documentId, CancellationToken.None);
            operation = Guid.Empty;
            await RefreshAsync();
            refusal = result.IsSuccess ? refusal : ErrorText.For(result.Error);
        }
        finally
        {
            busy = false;
        }
    }

    private static string Name(DocumentRow row) =>
        row.Number > 1 ? DocumentsText.Numbered.Fill(EnumText.For(row.Kind), row.Number) : EnumText.For(row.Kind);
}
