using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>What a decision maker does with a proposed decision: take it, or return it and say why.</summary>
public sealed partial class DecisionDecide(TakeDecision take, ReturnDecision back, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private string reason = "";
    private Guid operation;
    private bool returning;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required DecisionView View { get; set; }

    /// <summary>What was proposed.</summary>
    [Parameter, EditorRequired]
    public required DecisionDetail Decision { get; set; }

    /// <summary>Called where the decision stands elsewhere now.</summary>
    [Parameter]
    public EventCallback<DecisionStep> OnDone { get; set; }

    private async Task TakeAsync()
    {
        var days = View.IfTakenToday!;
        var question = days.ExpiresOn is { } end
            ? DecisionPageText.TakeQuestionUntil.Fill(EnumText.For(Decision.Outcome), View.FirmName.In(Languages.Current), Dates.Day(days.EffectiveOn), Dates.Day(end))
            : DecisionPageText.TakeQuestion.Fill(EnumText.For(Decision.Outcome), View.FirmName.In(Languages.Current), Dates.Day(days.EffectiveOn));
        if (await ConfirmDialog.AskAsync(dialogs, DecisionPageText.TakeTitle, question, DecisionPageText.Take))
        {
            await RunAsync(
                async id => await take.RunAsync(await current.RequireAsync(), id, View.InspectionId, Decision.Version, CancellationToken.None),
                DecisionStep.Taken);
        }
    }

    private Task ReturnAsync() => RunAsync(
        async id => await back.RunAsync(await current.RequireAsync(), id, View.InspectionId, reason, CancellationToken.None),
        DecisionStep.Returned);

    private async Task RunAsync(Func<Guid, Task<Result<Done>>> act, DecisionStep step)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var result = await act(operation);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(result.Error);
            if (result.IsSuccess || result.Error is Conflict or DecisionNotIn)
            {
                await OnDone.InvokeAsync(result.IsSuccess ? step : DecisionStep.Changed);
            }
        }
        finally
        {
            busy = false;
        }
    }
}

/// <summary>What became of a proposed decision.</summary>
public enum DecisionStep
{
    /// <summary>The decision maker took it.</summary>
    Taken,

    /// <summary>It went back to its drafter.</summary>
    Returned,

    /// <summary>Somebody else changed it first.</summary>
    Changed,
}
