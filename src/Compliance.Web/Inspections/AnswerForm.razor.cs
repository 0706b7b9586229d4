using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Oscal.Mappings;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Inspections;

/// <summary>
/// One item to answer. What is typed belongs to the browser's script: it keeps it in the tab's session storage until the
/// server has it, so a lost connection loses no text. This side saves, tells conflicts and cites evidence.
/// </summary>
public sealed partial class AnswerForm(
    IJSRuntime js, FirmCaseQueries queries, SaveAnswer save, CiteEvidence cite, WithdrawCitation withdraw, CurrentActor current, IIds ids, HostSettings settings)
    : IAsyncDisposable
{
    // Saving and citing both move the answer's version; one after another, or they would conflict with each other.
    private readonly SemaphoreSlim gate = new(1, 1);
    private ElementReference form;
    private ElementReference heading;
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<AnswerForm>? self;
    private AnswerDetail? detail;
    private IReadOnlyList<CitationRow> citations = [];
    private AnswerContent known = new(null, "");
    private AnswerContent mine = new(null, "");
    private AnswerDetail? theirs;
    private BrowserDraft? offered;
    private SaveState state = SaveState.Untouched;
    private string key = "";
    private string savedBy = "";
    private DateTimeOffset? savedAt;
    private string? refusal;
    private string? saveError;
    private string? citeError;
    private int seen;
    private bool gone;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The item; another item is another instance (<c>@key</c>).</summary>
    [Parameter, EditorRequired]
    public required string ItemId { get; set; }

    /// <summary>The information request that waits for the firm, if any.</summary>
    [Parameter]
    public OpenRequest? Request { get; set; }

    /// <summary>What the item covers in other standards.</summary>
    [Parameter]
    public IReadOnlyList<CoveredDocument> AlsoCovered { get; set; } = [];

    /// <summary>Called after every change that was saved.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Address of the item before this one.</summary>
    [Parameter]
    public string? PreviousPath { get; set; }

    /// <summary>Address of the item after this one.</summary>
    [Parameter]
    public string? NextPath { get; set; }

    private HostSettings Settings => settings;

    private bool NeedsStatement => detail is { Open: true } && known.Claim is not null and not Claim.Met && string.IsNullOrWhiteSpace(known.Statement);

    /// <summary>The script says that somebody types.</summary>
    [JSInvokable]
    public void Typing()
    {
        state = SaveState.Saving;
        StateHasChanged();
    }

    /// <summary>The script hands over what was typed.</summary>
    /// <param name="operationId">The same for every attempt to save this content.</param>
    /// <param name="claim">Name of the claim, or null.</param>
    /// <param name="statement">The statement.</param>
    /// <returns><c>saved</c>; <c>conflict</c>, where the person has to choose; or <c>refused</c>.</returns>
    [JSInvokable]
    public async Task<string> SaveAsync(Guid operationId, string? claim, string statement)
    {
        await gate.WaitAsync();
        try
        {
            state = SaveState.NotSaved;
            mine = new AnswerContent(ClaimOf(claim), statement);
            var reply = await WriteAsync(operationId);
            state = reply == "saved" ? SaveState.Saved : SaveState.NotSaved;
            return reply;
        }
        finally
        {
            gate.Release();
            await ChangedAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        gone = true;
        try
        {
            if (script is not null && await script.InvokeAsync<BrowserDraft?>("detach") is { } left
                && await SaveAsync(left.Operation ?? ids.New(), left.Claim, left.Statement) == "saved")
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
        var actor = await current.RequireAsync();
        // Another person in the same tab must not be offered this one's text.
        key = $"answer/{actor.UserId:N}/{InspectionId:N}/{ItemId}";
        var loaded = await queries.ItemAsync(actor, InspectionId, ItemId, CancellationToken.None);
        if (loaded.IsSuccess)
        {
            detail = loaded.Value;
            Accept(loaded.Value);
        }
        else
        {
            refusal = ErrorText.For(loaded.Error);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Asked of what was drawn and not of the fields: they may be ahead of it, and there would be nothing to attach to.
        if (form.Id is null || detail is null || self is not null || gone)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        await heading.FocusAsync(preventScroll: true);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Inspections/AnswerForm.razor.js"]);
        script = await module.InvokeAsync<IJSObjectReference>(
            "attach", form, self, new { Key = key, Claim = known.Claim?.ToString(), known.Statement, detail.Open });
        offered = await script.InvokeAsync<BrowserDraft?>("offered");
        if (offered is not null)
        {
            StateHasChanged();
        }
    }

    private static Claim? ClaimOf(string? name) => Enum.TryParse<Claim>(name, out var claim) && Enum.IsDefined(claim) ? claim : null;

    private async Task ChangedAsync()
    {
        await OnChanged.InvokeAsync();
        if (!gone)
        {
            StateHasChanged();
        }
    }

    private sealed record AnswerContent(Claim? Claim, string Statement);

    /// <summary>Text that the browser kept.</summary>
    /// <param name="Claim">Name of the claim, or null.</param>
    /// <param name="Statement">The statement.</param>
    /// <param name="At">When it was typed, in milliseconds since 1970.</param>
    /// <param name="Operation">Id of the attempt to save it, if there was one.</param>
    private sealed record BrowserDraft(string? Claim, string Statement, long At, Guid? Operation);
}
