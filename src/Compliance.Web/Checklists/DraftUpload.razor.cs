using Compliance.App.Data;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Compliance.Web.Checklists;

/// <summary>Sends files to start a draft from; leads to the draft, or lists what is wrong with the files.</summary>
public sealed partial class DraftUpload(IJSRuntime js, AntiforgeryStateProvider antiforgery, IIds ids) : IAsyncDisposable
{
    private const int MaximumShown = 200;
    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<DraftUpload>? self;
    private UploadProblem? problem;

    /// <summary>Last part of the endpoint's address.</summary>
    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    /// <summary>Which files the browser offers.</summary>
    [Parameter, EditorRequired]
    public required string Accept { get; set; }

    /// <summary>What is to be chosen.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What belongs into it.</summary>
    [Parameter, EditorRequired]
    public required string Hint { get; set; }

    /// <summary>True where several files belong together.</summary>
    [Parameter]
    public bool Multiple { get; set; }

    /// <summary>True where the checklist may be named.</summary>
    [Parameter]
    public bool WithId { get; set; }

    /// <summary>The script tells why there is no draft; nothing where a new attempt begins.</summary>
    /// <param name="found">What is wrong.</param>
    /// <returns>The id of the next attempt: what was refused was not started.</returns>
    [JSInvokable]
    public Guid Refused(UploadProblem? found)
    {
        problem = found;
        StateHasChanged();
        return ids.New();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null)
            {
                await script.InvokeVoidAsync("detach");
                await script.DisposeAsync();
                await module!.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone already.
        }

        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Checklists/DraftUpload.razor.js"]);
        script = await module.InvokeAsync<IJSObjectReference>("attach", host, self, new { Operation = ids.New(), Token = antiforgery.GetAntiforgeryToken()?.Value });
    }
}

/// <summary>Why an upload was refused.</summary>
/// <param name="Detail">The sentence.</param>
/// <param name="Faults">What is wrong with the files.</param>
public sealed record UploadProblem(string Detail, IReadOnlyList<UploadFault> Faults);

/// <summary>One fault of a file.</summary>
/// <param name="Place">A JSON pointer, or sheet and cell; empty for the whole file.</param>
/// <param name="Message">What is wrong.</param>
public sealed record UploadFault(string Place, string Message);
