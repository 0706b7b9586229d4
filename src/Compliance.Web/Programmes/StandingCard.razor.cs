using System.Globalization;
using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>How a decision stands, what it means for the money, what happened to it, and what the reader may do about it.</summary>
public sealed partial class StandingCard(
    AskStandingChange ask,
    ApproveStandingChange approve,
    RefuseStandingChange refuse,
    TakeBackStandingChange takeBack,
    DraftNextDecision draftNext,
    CurrentActor current,
    IIds ids,
    IDialogService dialogs)
{
    // The draft of a further decision stands on the same page and has reasons too.
    private const string Prefix = "standing-";
    private IReadOnlyList<SummaryMessage> errors = [];
    private StandingEvent? chosen;
    private string reasons = "";
    private string reason = "";
    private DateOnly effective;
    private Guid operation;
    private bool asking;
    private bool refusing;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required DecisionView View { get; set; }

    /// <summary>The decision.</summary>
    [Parameter, EditorRequired]
    public required SentDecision Sent { get; set; }

    /// <summary>Called once something was done, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    private StandingChangeRow? Pending => Sent.Changes.FirstOrDefault(row => row.State is StandingChangeState.Asked);

    protected override void OnInitialized() => effective = View.Today;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Choose(StandingEvent wanted) => (chosen, asking) = (wanted, true);

    private async Task AskAsync()
    {
        asking = true;
        if (chosen is not { } wanted)
        {
            errors = ErrorSummary.Of(new InvalidField("event", "Required"), Prefix);
            return;
        }

        var question = StandingText.AskQuestion.Fill(EnumText.For(wanted), Dates.Day(effective));
        if (await ConfirmDialog.AskAsync(dialogs, StandingText.AskTitle, question, StandingText.Ask))
        {
            await RunAsync(
                async (actor, id) => (await ask.RunAsync(actor, id, View.InspectionId, new StandingRequest(wanted, reasons, effective), CancellationToken.None)).Then<Done>(_ => Done.Value),
                StandingText.SaidAsked);
        }
    }

    private async Task ApproveAsync()
    {
        var pending = Pending!;
        var question = StandingText.ApproveQuestion.Fill(EnumText.For(pending.Event), Dates.Day(pending.EffectiveOn));
        if (await ConfirmDialog.AskAsync(dialogs, StandingText.ApproveTitle, question, StandingText.Approve))
        {
            await RunAsync((actor, id) => approve.RunAsync(actor, id, View.InspectionId, pending.Id, CancellationToken.None), StandingText.SaidApproved);
        }
    }

    private Task RefuseAsync() => RunAsync(
        (actor, id) => refuse.RunAsync(actor, id, View.InspectionId, Pending!.Id, reason, CancellationToken.None), StandingText.SaidRefused);

    private Task TakeBackAsync() => RunAsync(
        (actor, id) => takeBack.RunAsync(actor, id, View.InspectionId, Pending!.Id, CancellationToken.None), StandingText.SaidTakenBack);

    private Task NextAsync(DecisionCause cause) => RunAsync(
        async (actor, id) => (await draftNext.RunAsync(actor, id, View.InspectionId, cause, CancellationToken.None)).Then<Done>(_ => Done.Value), null);

    private async Task RunAsync(Func<Actor, Guid, Task<Result<Done>>> act, string? success)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var result = await act(await current.RequireAsync(), operation);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(result.Error, Prefix);
            if (result.IsSuccess)
            {
                await OnDone.InvokeAsync(success);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
