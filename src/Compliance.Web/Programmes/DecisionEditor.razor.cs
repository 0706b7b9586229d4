using System.Globalization;
using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>The draft of a decision. Saves itself within a second of the last keystroke, and what was typed stays where a save is refused.</summary>
public sealed partial class DecisionEditor(
    CurrentActor current, SaveDecisionDraft save, ProposeDecision propose, IIds ids, TimeProvider time, IDialogService dialogs) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    private readonly SemaphoreSlim turn = new(1, 1);
    private CancellationTokenSource waiting = new();
    private IReadOnlyList<SummaryMessage> errors = [];
    private SaveState state;
    private Outcome outcome;
    private string? reasons;
    private string? waiverReason;
    private DateOnly? waiverUntil;
    private int version;
    private int typed;
    private int saved;
    private bool conflict;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required DecisionView View { get; set; }

    /// <summary>The draft as it was read.</summary>
    [Parameter, EditorRequired]
    public required DecisionDetail Decision { get; set; }

    /// <summary>Called once the draft was handed over.</summary>
    [Parameter]
    public EventCallback OnProposed { get; set; }

    /// <summary>Called to read the newest draft.</summary>
    [Parameter]
    public EventCallback OnReload { get; set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await waiting.CancelAsync();
        if (saved < typed && !conflict)
        {
            // The page is left within the pause: what was typed last is saved all the same.
            await SaveAsync();
        }

        waiting.Dispose();
        turn.Dispose();
    }

    protected override void OnInitialized() => Show();

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(object? value) =>
        DateOnly.TryParseExact(value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Show()
    {
        (outcome, reasons, waiverReason, waiverUntil) = (Decision.Outcome, Decision.Reasons, Decision.WaiverReason, Decision.WaiverUntil);
        (version, typed, saved, conflict, state) = (Decision.Version, 0, 0, false, SaveState.Untouched);
    }

    private async Task Changed(Action change)
    {
        change();
        typed++;
        state = SaveState.Saving;
        await waiting.CancelAsync();
        waiting.Dispose();
        waiting = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, time, waiting.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (saved == typed || conflict)
            {
                return;
            }

            var upTo = typed;
            var text = new DecisionText(outcome, reasons ?? "", waiverReason, waiverUntil);
            var result = await save.RunAsync(await current.RequireAsync(), ids.New(), View.InspectionId, text, version, CancellationToken.None);
            errors = result.Error is Conflict ? [] : ErrorSummary.Of(result.Error);
            conflict = result.Error is Conflict;
            state = !result.IsSuccess ? SaveState.NotSaved : upTo == typed ? SaveState.Saved : SaveState.Saving;
            if (result.IsSuccess)
            {
                (version, saved) = (result.Value, upTo);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task LoadTheirsAsync()
    {
        await OnReload.InvokeAsync();
        Show();
    }

    private async Task ProposeAsync()
    {
        await SaveAsync();
        if (state is SaveState.NotSaved
            || !await ConfirmDialog.AskAsync(dialogs, DecisionPageText.DraftTitle, DecisionPageText.ProposeConfirm, DecisionPageText.Propose))
        {
            return;
        }

        busy = true;
        try
        {
            var result = await propose.RunAsync(await current.RequireAsync(), ids.New(), View.InspectionId, version, CancellationToken.None);
            errors = ErrorSummary.Of(result.Error);
            if (result.IsSuccess)
            {
                await OnProposed.InvokeAsync();
            }
        }
        finally
        {
            busy = false;
        }
    }
}
