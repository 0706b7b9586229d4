using Compliance.App.Data;
using Compliance.App.Reports;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Hangfire;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Reports;

/// <summary>The documents of a case: issued, being prepared, failed. While one is being prepared the page looks again by itself.</summary>
public sealed partial class DocumentsPage(
    CurrentActor current, DocumentQueries queries, RetryDocument retry, IIds ids, IBackgroundJobClient jobs, TimeProvider time, ISnackbar snackbar) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource gone = new();
    private DocumentsView? view;
    private IReadOnlyList<SummaryMessage> errors = [];
    private bool polling;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public required Guid Id { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (!polling)
        {
            polling = true;
            _ = PollAsync();
        }
    }

    private static StatusTone ToneOf(DocumentStatus status) => status switch
    {
        DocumentStatus.Issued => StatusTone.Good,
        DocumentStatus.Failed => StatusTone.Bad,
        _ => StatusTone.Active,
    };

    private async Task LoadAsync()
    {
        var found = await queries.ListAsync(await current.RequireAsync(), Id, CancellationToken.None);
        view = found.IsSuccess ? found.Value : null;
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(Poll, time);
        try
        {
            while (await timer.WaitForNextTickAsync(gone.Token))
            {
                if (view?.Documents.Any(document => document.Status is DocumentStatus.Pending) == true)
                {
                    await InvokeAsync(async () =>
                    {
                        await LoadAsync();
                        StateHasChanged();
                    });
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SignedOutException)
        {
            // The page was left, or the person was signed out.
        }
    }

    private async Task RetryAsync(Guid documentId)
    {
        busy = true;
        try
        {
            var result = await retry.RunAsync(await current.RequireAsync(), ids.New(), documentId, CancellationToken.None);
            errors = ErrorSummary.Of(result.Error);
            if (result.IsSuccess)
            {
                snackbar.Add(DocumentsText.Retried, Severity.Success);
                jobs.Enqueue<SweepDocumentsJob>(job => job.ExecuteAsync(CancellationToken.None));
            }

            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
