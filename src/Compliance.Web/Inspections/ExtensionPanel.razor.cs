using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>Requests for more time: the firm asks, an officer recommends, a decision maker decides.</summary>
public sealed partial class ExtensionPanel(
    AskExtension ask, WithdrawExtension withdraw, RecommendExtension recommend, DecideExtension decide, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private DateOnly? until;
    private string text = "";
    private Guid operation;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The requests and what the person may do.</summary>
    [Parameter, EditorRequired]
    public required ExtensionSheet Sheet { get; set; }

    /// <summary>Called after an act, with what to say.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private string Label => Sheet.MayRecommend ? ExtensionText.Note : Sheet.MayDecide ? ExtensionText.Answer : ExtensionText.Reason;

    private ExtensionRow Waiting => Sheet.Rows[^1];

    private Task AskAsync()
    {
        if (until is { } day)
        {
            return ActAsync((actor, id) => ask.RunAsync(actor, id, InspectionId, day, text, CancellationToken.None), ExtensionText.SaidAsked);
        }

        errors = [new(ErrorText.For(new ExtensionOutOfRange(Sheet.DueOn.AddDays(1), Sheet.LatestDueOn)), "until")];
        return Task.CompletedTask;
    }

    private async Task WithdrawAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, ExtensionText.Withdraw, ExtensionText.WithdrawQuestion, ExtensionText.Withdraw))
        {
            await ActAsync((actor, id) => withdraw.RunAsync(actor, id, InspectionId, CancellationToken.None), ExtensionText.SaidWithdrawn);
        }
    }

    private Task RecommendAsync(bool favoured) => ActAsync(
        (actor, id) => recommend.RunAsync(actor, id, InspectionId, favoured, text, Waiting.Version, CancellationToken.None), ExtensionText.SaidRecommended);

    private async Task DecideAsync(bool approved)
    {
        var question = approved ? ExtensionText.ApproveQuestion.Fill(Dates.Day(Waiting.Until)) : ExtensionText.RefuseQuestion;
        var label = approved ? ExtensionText.Approve : ExtensionText.Refuse;
        if (await ConfirmDialog.AskAsync(dialogs, label, question, label))
        {
            await ActAsync(
                (actor, id) => decide.RunAsync(actor, id, InspectionId, approved, text, Waiting.Version, CancellationToken.None),
                approved ? ExtensionText.SaidApproved : ExtensionText.SaidRefused);
        }
    }

    private async Task ActAsync(Func<Actor, Guid, Task<Result<Done>>> act, string success)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var result = await act(await current.RequireAsync(), operation);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(result.Error);
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
