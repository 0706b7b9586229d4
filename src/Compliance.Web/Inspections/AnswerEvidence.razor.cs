using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain.Evidence;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>
/// The evidence of one item: what is cited, files dropped here, and files of the library. A file that still waits for the
/// scanner is cited once it was found clean; the tab remembers which ones wait.
/// </summary>
public sealed partial class AnswerEvidence(IJSRuntime js, EvidenceQueries library, IDialogService dialogs, CurrentActor current, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource gone = new();
    private readonly List<WaitingFile> waiting = [];
    private IJSObjectReference? module;
    private ITimer? timer;
    private string key = "";
    private string said = "";

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public required string ItemId { get; set; }

    /// <summary>What is cited.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CitationRow> Citations { get; set; }

    /// <summary>True where the firm may cite now.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Cites files.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<Guid>> OnCite { get; set; }

    /// <summary>Takes a file off the item.</summary>
    [Parameter]
    public EventCallback<Guid> OnWithdraw { get; set; }

    /// <summary>Why the last change was refused.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        timer?.Dispose();
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

        gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Open)
        {
            return;
        }

        var actor = await current.RequireAsync();
        key = $"answer/{actor.UserId:N}/{InspectionId:N}/{ItemId}";
        module = await js.InvokeAsync<IJSObjectReference>("import", gone.Token, "./" + Assets["Inspections/AnswerForm.razor.js"]);
        waiting.AddRange(await module.InvokeAsync<List<WaitingFile>>("waiting", gone.Token, key));
        await CheckWaitingAsync();
    }

    private async Task UploadedAsync(UploadedEvidence file)
    {
        if (file.Scan is ScanVerdict.Clean or ScanVerdict.NotConfigured)
        {
            await CiteAsync([file.VersionId], file.FileName);
            return;
        }

        if (waiting.TrueForAll(other => other.VersionId != file.VersionId))
        {
            waiting.Add(new WaitingFile(file.VersionId, file.FileName, file.Scan is ScanVerdict.Rejected));
            await RememberAsync();
        }
    }

    private Task ScannedAsync(UploadedEvidence file) => CheckWaitingAsync();

    private async Task CheckWaitingAsync()
    {
        var actor = await current.RequireAsync(gone.Token);
        foreach (var file in waiting.Where(file => !file.Rejected).ToList())
        {
            var found = await library.ResolveForFirmAsync(actor, file.VersionId, gone.Token);
            if (!found.IsSuccess)
            {
                waiting.Remove(file);
            }
            else if (found.Value.IsReleased)
            {
                waiting.Remove(file);
                await CiteAsync([file.VersionId], file.FileName);
            }
            else if (found.Value.Scan is ScanVerdict.Rejected)
            {
                waiting[waiting.IndexOf(file)] = file with { Rejected = true };
            }
        }

        await RememberAsync();
        StateHasChanged();
    }

    private async Task RememberAsync()
    {
        if (module is not null)
        {
            await module.InvokeVoidAsync("setWaiting", gone.Token, key, waiting);
        }

        timer?.Dispose();
        timer = waiting.Exists(file => !file.Rejected)
            ? time.CreateTimer(_ => _ = InvokeAsync(() => gone.IsCancellationRequested ? Task.CompletedTask : CheckWaitingAsync()), null, Poll, Timeout.InfiniteTimeSpan)
            : null;
    }

    private Task DropAsync(WaitingFile file)
    {
        waiting.Remove(file);
        return RememberAsync();
    }

    private async Task CiteAsync(IReadOnlyList<Guid> versions, string name)
    {
        await OnCite.InvokeAsync(versions);
        said = AnswerText.Cited.Fill(name, ItemId);
    }

    private async Task WithdrawAsync(CitationRow citation)
    {
        await OnWithdraw.InvokeAsync(citation.VersionId);
        said = AnswerText.Withdrawn.Fill(citation.Title);
    }

    private async Task ChooseAsync()
    {
        var parameters = new DialogParameters<AnswerLibraryDialog>
        {
            { dialog => dialog.Cited, Citations.Select(citation => citation.VersionId).ToHashSet() },
        };
        var shown = await dialogs.ShowAsync<AnswerLibraryDialog>(
            AnswerText.DialogTitle.Fill(ItemId), parameters, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseButton = true });
        if (await shown.Result is { Canceled: false, Data: IReadOnlyList<Guid> { Count: > 0 } chosen })
        {
            await CiteAsync(chosen, chosen.Count == 1 ? AnswerText.File : AnswerText.Files.Fill(chosen.Count));
        }
    }

    /// <summary>A file that was stored and is not cited yet.</summary>
    /// <param name="VersionId">The evidence version.</param>
    /// <param name="FileName">Its name.</param>
    /// <param name="Rejected">True where something was found in it.</param>
    public sealed record WaitingFile(Guid VersionId, string FileName, bool Rejected);
}
