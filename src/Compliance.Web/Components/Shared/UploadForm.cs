using Compliance.App.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Compliance.Web.Components.Shared;

/// <summary>
/// A form that sends files. They travel over HTTP, never over the circuit: the script sends the form, leads to what came of
/// it, and hands back what is wrong. The form's element is <see cref="Form"/>; what it shows of a refusal carries <c>data-problem</c>.
/// </summary>
/// <typeparam name="TProblem">Why files were refused, as the endpoint answers it.</typeparam>
public abstract class UploadForm<TProblem>(IJSRuntime js, AntiforgeryStateProvider antiforgery, IIds ids) : ComponentBase, IAsyncDisposable
    where TProblem : class
{
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<UploadForm<TProblem>>? self;

    /// <summary>The form.</summary>
    protected ElementReference Form { get; set; }

    /// <summary>Why the last attempt was refused; null where none was.</summary>
    protected TProblem? Problem { get; private set; }

    /// <summary>Member of the endpoint's answer that holds the id of what was made, and the address that it completes.</summary>
    protected abstract (string Answer, string LeadsTo) Success { get; }

    /// <summary>True where the endpoint takes one file as the body of the request.</summary>
    protected virtual bool IsRaw => false;

    /// <summary>The script tells why nothing was made.</summary>
    /// <param name="found">What is wrong.</param>
    /// <returns>The id of the next attempt: what was refused had no effect.</returns>
    [JSInvokable]
    public Guid Refused(TProblem found)
    {
        Problem = found;
        OnRefused(found);
        StateHasChanged();
        return ids.New();
    }

    /// <summary>The script tells that other files were chosen: what was said of the last ones is over.</summary>
    [JSInvokable]
    public void Chosen()
    {
        Problem = null;
        OnChosen();
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
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

    /// <summary>An attempt was refused.</summary>
    /// <param name="found">What is wrong.</param>
    protected virtual void OnRefused(TProblem found)
    {
    }

    /// <summary>Other files were chosen.</summary>
    protected virtual void OnChosen()
    {
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/upload-form.js"]);
        script = await module.InvokeAsync<IJSObjectReference>(
            "attach",
            Form,
            self,
            new { Operation = ids.New(), Token = antiforgery.GetAntiforgeryToken()?.Value, Raw = IsRaw, Success.Answer, Success.LeadsTo });
    }
}
