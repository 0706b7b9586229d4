using Compliance.App.Data;
using Compliance.App.Oscal;
using Compliance.App.Oscal.Mappings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Compliance.Web.Mappings;

/// <summary>Sends a mapping collection; leads to what came of it, or says why it was refused.</summary>
public sealed partial class MappingUpload(IJSRuntime js, AntiforgeryStateProvider antiforgery, IIds ids) : IAsyncDisposable
{
    private ElementReference form;
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<MappingUpload>? self;
    private MappingProblem? problem;
    private IReadOnlyList<string> choices = [];

    /// <summary>The checklists to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MappableChecklist> Checklists { get; set; }

    /// <summary>The script tells why nothing was imported.</summary>
    /// <param name="found">Why.</param>
    /// <returns>The id of the next attempt: what was refused had no effect.</returns>
    [JSInvokable]
    public Guid Refused(MappingProblem found)
    {
        problem = found;
        choices = found.Mappings is { Count: > 0 } several ? several : choices;
        StateHasChanged();
        return ids.New();
    }

    /// <summary>The script tells that another file was chosen: what was said of the last one is over.</summary>
    [JSInvokable]
    public void Chosen()
    {
        (problem, choices) = (null, []);
        StateHasChanged();
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
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Mappings/MappingUpload.razor.js"]);
        script = await module.InvokeAsync<IJSObjectReference>("attach", form, self, new { Operation = ids.New(), Token = antiforgery.GetAntiforgeryToken()?.Value });
    }
}

/// <summary>Why a mapping was refused, small enough for a circuit.</summary>
/// <param name="Detail">The sentence.</param>
/// <param name="Faults">What is wrong with the file.</param>
/// <param name="Mappings">The mappings to choose from.</param>
/// <param name="Ids">The ids that match nothing.</param>
/// <param name="More">How many faults or ids there are beside those listed.</param>
public sealed record MappingProblem(
    string Detail, IReadOnlyList<OscalFault>? Faults = null, IReadOnlyList<string>? Mappings = null, IReadOnlyList<string>? Ids = null, int More = 0);
