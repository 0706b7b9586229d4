using Compliance.App.Data;
using Compliance.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Components.Shared;

/// <summary>
/// Fields that save themselves: each element with <c>data-field</c> is one text of the content. What is typed belongs to the
/// browser's script, which keeps it until the server has it; this side saves and tells conflicts. Other content is another
/// instance (<c>@key</c>), as the server must not write into fields in which somebody types.
/// </summary>
public sealed partial class SelfSavingForm(IJSRuntime js, IIds ids) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private ElementReference form;
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<SelfSavingForm>? self;
    private IReadOnlyDictionary<string, string> latest = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, string> mine = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, string>? theirs;
    private BrowserDraft? offered;
    private SaveState state = SaveState.Untouched;
    private string? refusal;
    private bool gone;

    /// <summary>Where the browser keeps what is not saved: unique to the person and the thing.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>What the server holds as the form opens, by field.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Content { get; set; }

    /// <summary>Saves a content; the operation id is the same for every attempt to save it.</summary>
    [Parameter, EditorRequired]
    public required Func<Guid, IReadOnlyDictionary<string, string>, Task<SaveReply>> Save { get; set; }

    /// <summary>Name of a field for people.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string> LabelOf { get; set; }

    /// <summary>The person chose to save their words over those that the last conflict showed.</summary>
    [Parameter]
    public EventCallback OnKeepMine { get; set; }

    /// <summary>The person took what the server holds.</summary>
    [Parameter]
    public EventCallback OnTakeTheirs { get; set; }

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>The script says that somebody types.</summary>
    [JSInvokable]
    public void Typing()
    {
        state = SaveState.Saving;
        StateHasChanged();
    }

    /// <summary>The script hands over what was typed.</summary>
    /// <param name="operationId">The same for every attempt to save this content.</param>
    /// <param name="content">One text for each field.</param>
    /// <returns><c>saved</c>; <c>conflict</c>, where the person has to choose; or <c>refused</c>.</returns>
    [JSInvokable]
    public async Task<string> SaveAsync(Guid operationId, IReadOnlyDictionary<string, string> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        await gate.WaitAsync();
        try
        {
            (state, mine) = (SaveState.NotSaved, content);
            var reply = await Save(operationId, content);
            (theirs, refusal) = (reply.Theirs, reply.Refusal is { } error ? ErrorText.For(error) : null);
            if (reply.Theirs is null && reply.Refusal is null)
            {
                (state, latest) = (SaveState.Saved, content);
                return "saved";
            }

            return reply.Theirs is null ? "refused" : "conflict";
        }
        finally
        {
            gate.Release();
            if (!gone)
            {
                StateHasChanged();
            }
        }
    }

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public async Task<bool> SettleAsync() => script is null || await script.InvokeAsync<bool>("settle");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        gone = true;
        try
        {
            if (script is not null && await script.InvokeAsync<BrowserDraft?>("detach") is { } left
                && await SaveAsync(left.Operation ?? ids.New(), left.Content) == "saved")
            {
                await module!.InvokeVoidAsync("forget", Key);
            }

            if (script is not null)
            {
                await script.DisposeAsync();
                await module!.DisposeAsync();
            }
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException or SignedOutException)
        {
            // The browser is gone, or the person is; what was typed is kept in its session storage.
        }

        self?.Dispose();
        gate.Dispose();
    }

    protected override void OnInitialized() => latest = Content;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (self is not null || gone)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/draft-form.js"]);
        script = await module.InvokeAsync<IJSObjectReference>("attach", form, self, new { Key, Content });
        offered = await script.InvokeAsync<BrowserDraft?>("offered");
        if (offered is not null)
        {
            StateHasChanged();
        }
    }

    private static IEnumerable<string> Differing(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Keys.Union(right.Keys)
            // A field that the form does not show says nothing; a row that only one of the two has does.
            .Where(name => name.Contains('[', StringComparison.Ordinal) || (left.ContainsKey(name) && right.ContainsKey(name)))
            .Where(name => Lines(left.GetValueOrDefault(name)) != Lines(right.GetValueOrDefault(name))).Order(StringComparer.Ordinal);

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");

    private async Task KeepMineAsync()
    {
        theirs = null;
        await OnKeepMine.InvokeAsync();
        await script!.InvokeVoidAsync("resume");
    }

    private async Task TakeTheirsAsync()
    {
        if (theirs is { } chosen)
        {
            (theirs, latest, state) = (null, chosen, SaveState.Saved);
            await script!.InvokeVoidAsync("show", chosen);
            await OnTakeTheirs.InvokeAsync();
        }
    }

    private async Task UseOfferedAsync()
    {
        if (offered is { } draft)
        {
            offered = null;
            await script!.InvokeVoidAsync("use", draft.Content);
        }
    }

    private async Task DiscardOfferedAsync()
    {
        offered = null;
        await script!.InvokeVoidAsync("discard");
    }

    private async Task RetryAsync() => await script!.InvokeVoidAsync("flush");

    /// <summary>Text that the browser kept.</summary>
    /// <param name="Content">One text for each field.</param>
    /// <param name="At">When it was typed, in milliseconds since 1970.</param>
    /// <param name="Operation">Id of the attempt to save it, if there was one.</param>
    private sealed record BrowserDraft(Dictionary<string, string> Content, long At, Guid? Operation);
}

/// <summary>What came of an attempt to save: nothing in it means that the server has every word.</summary>
/// <param name="Theirs">What somebody else wrote meanwhile; the person has to choose.</param>
/// <param name="Refusal">Why it cannot be saved.</param>
public sealed record SaveReply(IReadOnlyDictionary<string, string>? Theirs = null, Error? Refusal = null);
