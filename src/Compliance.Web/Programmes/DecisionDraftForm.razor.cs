using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>
/// The draft of a decision. What is typed belongs to the browser's script, which keeps it until the server has it; this
/// side saves, tells conflicts, and hands the draft over once every word is saved.
/// </summary>
public sealed partial class DecisionDraftForm(
    IJSRuntime js, DecisionQueries queries, SaveDecisionDraft save, ProposeDecision propose, CurrentActor current, IIds ids, IDialogService dialogs) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private ElementReference form;
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<DecisionDraftForm>? self;
    private DecisionDraftContent mine = new("", "", "", "");
    private DecisionDetail? theirs;
    private BrowserDraft? offered;
    private IReadOnlyList<SummaryMessage> errors = [];
    private SaveState state = SaveState.Untouched;
    private string key = "";
    private Guid operation;
    private int seen;
    private bool busy;
    private bool gone;

    /// <summary>The case with its draft as it was when the form was opened; another draft is another instance (<c>@key</c>).</summary>
    [Parameter, EditorRequired]
    public required DecisionView View { get; set; }

    /// <summary>Called once the draft was handed over, or where it can no longer be written.</summary>
    [Parameter]
    public EventCallback OnLeft { get; set; }

    // The words with which the form was opened; what is typed since belongs to the browser, so it must not change below it.
    private DecisionDetail Decision { get; set; } = default!;

    /// <summary>The script says that somebody types.</summary>
    [JSInvokable]
    public void Typing()
    {
        state = SaveState.Saving;
        StateHasChanged();
    }

    /// <summary>The script hands over what was typed.</summary>
    /// <param name="operationId">The same for every attempt to save this content.</param>
    /// <param name="content">What was typed.</param>
    /// <returns><c>saved</c>; <c>conflict</c>, where the person has to choose; or <c>refused</c>.</returns>
    [JSInvokable]
    public async Task<string> SaveAsync(Guid operationId, DecisionDraftContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        await gate.WaitAsync();
        try
        {
            state = SaveState.NotSaved;
            mine = content;
            var reply = await WriteAsync(operationId);
            state = reply == "saved" ? SaveState.Saved : SaveState.NotSaved;
            return reply;
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

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        gone = true;
        try
        {
            if (script is not null && await script.InvokeAsync<BrowserDraft?>("detach") is { } left
                && await SaveAsync(left.Operation ?? ids.New(), left.Content) == "saved")
            {
                await module!.InvokeVoidAsync("forget", key);
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

    protected override async Task OnInitializedAsync()
    {
        Decision = View.Decision!;
        seen = Decision.Version;
        var actor = await current.RequireAsync();
        // Another person in the same tab must not be offered this one's text.
        key = $"decision/{actor.UserId:N}/{View.InspectionId:N}";
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (self is not null || gone || key.Length == 0)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Programmes/DecisionDraftForm.razor.js"]);
        script = await module.InvokeAsync<IJSObjectReference>("attach", form, self, new { Key = key, Content = DecisionDraftContent.Of(Decision) });
        offered = await script.InvokeAsync<BrowserDraft?>("offered");
        if (offered is not null)
        {
            StateHasChanged();
        }
    }

    private async Task<string> WriteAsync(Guid operationId)
    {
        var actor = await current.RequireAsync();
        var saved = await save.RunAsync(actor, operationId, View.InspectionId, mine.ToText(), seen, CancellationToken.None);
        if (saved.IsSuccess && saved.Value == seen + 1)
        {
            (seen, theirs, errors) = (saved.Value, null, []);
            return "saved";
        }

        if (!saved.IsSuccess && saved.Error is not (Conflict or DecisionNotIn))
        {
            errors = ErrorSummary.Of(saved.Error);
            return "refused";
        }

        // Somebody else wrote or handed it over, or an earlier attempt of this save had arrived already: look at what is there.
        var found = await queries.FindAsync(actor, View.InspectionId, CancellationToken.None);
        if (!found.IsSuccess || found.Value.Decision is not { State: DecisionState.Draft } there)
        {
            errors = ErrorSummary.Of(found.Error ?? saved.Error);
            return "refused";
        }

        if (DecisionDraftContent.Of(there) == mine.Kept(View.Proposal!.Outcome))
        {
            (seen, theirs, errors) = (there.Version, null, []);
            return "saved";
        }

        theirs = there;
        return "conflict";
    }

    private async Task ProposeAsync()
    {
        errors = [];
        if (script is not null && !await script.InvokeAsync<bool>("settle"))
        {
            // The save said why, or asks the person to choose.
            return;
        }

        if (!await ConfirmDialog.AskAsync(dialogs, DecisionDraftText.ProposeTitle, DecisionDraftText.ProposeQuestion, DecisionDraftText.Propose))
        {
            return;
        }

        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var proposed = await propose.RunAsync(await current.RequireAsync(), operation, View.InspectionId, seen, CancellationToken.None);
            operation = Guid.Empty;
            errors = Explain(proposed.Error);
            if (proposed.IsSuccess || proposed.Error is DecisionNotIn)
            {
                await OnLeft.InvokeAsync();
            }
        }
        finally
        {
            busy = false;
        }
    }

    private static IReadOnlyList<SummaryMessage> Explain(Error? error) => error switch
    {
        WaiverIncomplete => [new SummaryMessage(ErrorText.For(error), "waiver-reason")],
        _ => ErrorSummary.Of(error),
    };

    private string? ErrorAt(string field) => errors.FirstOrDefault(error => error.FieldId == field)?.Text;

    private async Task KeepMineAsync()
    {
        seen = theirs?.Version ?? seen;
        theirs = null;
        await script!.InvokeVoidAsync("resume");
    }

    private async Task TakeTheirsAsync()
    {
        if (theirs is { } chosen)
        {
            (seen, theirs, state) = (chosen.Version, null, SaveState.Saved);
            await script!.InvokeVoidAsync("show", DecisionDraftContent.Of(chosen));
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
    /// <param name="Content">The words.</param>
    /// <param name="At">When they were typed, in milliseconds since 1970.</param>
    /// <param name="Operation">Id of the attempt to save them, if there was one.</param>
    private sealed record BrowserDraft(DecisionDraftContent Content, long At, Guid? Operation);
}
