using System.Globalization;
using Compliance.App.Evidence;
using Compliance.Domain.Evidence;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Compliance.Web.Evidence;

/// <summary>
/// Takes evidence files: dropped or chosen, several at once. They travel over HTTP, so they arrive even where the circuit is
/// lost meanwhile; what could not be told to the page then is told to the next one of the same key in this tab.
/// </summary>
public sealed partial class EvidenceDropzone(
    IJSRuntime js, AntiforgeryStateProvider antiforgery, CurrentActor current, FileStoreOptions storage) : IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? queue;
    private DotNetObjectReference<EvidenceDropzone>? self;
    private string headingId = "";
    private string hintId = "";

    /// <summary>The document that gets a newer version; null where every file becomes a document.</summary>
    [Parameter]
    public Guid? DocumentId { get; set; }

    /// <summary>What the files are for; also the heading that screen readers hear.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Called once for every file that is stored, also for one that arrived while the circuit was lost.</summary>
    [Parameter]
    public EventCallback<UploadedEvidence> OnUploaded { get; set; }

    /// <summary>Called when the scanner has spoken about a file that was waiting.</summary>
    [Parameter]
    public EventCallback<UploadedEvidence> OnScanned { get; set; }

    /// <summary>Keeps uploads of several dropzones apart, such as one of each item of a case.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>CSS selector of an enclosing element on which files may be dropped as well, such as the whole item.</summary>
    [Parameter]
    public string? DropTarget { get; set; }

    private FileStoreOptions Storage => storage;

    // A newer version is one file.
    private bool Multiple => DocumentId is null;

    private string Hint => DropzoneText.Limit1.Fill(FileSizes.Text(storage.MaxFileSize));

    private string QueueKey => Key ?? DocumentId?.ToString("N", CultureInfo.InvariantCulture) ?? "library";

    /// <summary>The script says that a file is stored.</summary>
    [JSInvokable]
    public Task UploadedAsync(UploadMessage message) => OnUploaded.InvokeAsync(Read(message));

    /// <summary>The script says that a verdict changed.</summary>
    [JSInvokable]
    public Task ScannedAsync(UploadMessage message) => OnScanned.InvokeAsync(Read(message));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        try
        {
            if (queue is not null)
            {
                // Uploads under way go on; only the connection to this component ends.
                await queue.InvokeVoidAsync("detach");
                await queue.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone already.
        }

        self?.Dispose();
        gone.Dispose();
    }

    protected override void OnInitialized()
    {
        var id = Math.Abs(QueueKey.GetHashCode(StringComparison.Ordinal)).ToString("x", CultureInfo.InvariantCulture);
        headingId = $"dropzone-{id}";
        hintId = $"dropzone-hint-{id}";
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var actor = await current.RequireAsync(gone.Token);
        module = await js.InvokeAsync<IJSObjectReference>("import", gone.Token, "./" + Assets["Evidence/EvidenceDropzone.razor.js"]);
        self = DotNetObjectReference.Create(this);
        queue = await module.InvokeAsync<IJSObjectReference>(
            "attach",
            gone.Token,
            host,
            self,
            new
            {
                // Another person in the same tab must not be handed this one's uploads.
                Key = $"{actor.UserId:N}/{QueueKey}",
                DocumentId,
                Multiple,
                MaxSize = storage.MaxFileSize,
                Token = antiforgery.GetAntiforgeryToken()?.Value,
                DropTarget,
                Texts = DropzoneTexts.All(),
            });
    }

    private static UploadedEvidence Read(UploadMessage message) => new(
        message.DocumentId,
        message.VersionId,
        message.Number,
        message.FileName,
        message.Size,
        message.Sha256,
        Enum.TryParse<ScanVerdict>(message.Scan, out var scan) ? scan : ScanVerdict.Pending);

    /// <summary>An upload as the script tells of it. It comes from the browser: whoever acts on it authorizes by its ids.</summary>
    public sealed record UploadMessage(Guid DocumentId, Guid VersionId, int Number, string FileName, long Size, string Sha256, string Scan);
}
