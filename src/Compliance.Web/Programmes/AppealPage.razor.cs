using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>Appeals of a case: for the firm the window, the form and the result; for the officer who hears one the desk.</summary>
public sealed partial class AppealPage(
    AppealQueries queries, SendAppeal send, WithdrawAppeal withdraw, ReceiveDecision receive, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private CaseHeader? header;
    private AppealsView? view;
    private string? refusal;
    private string? said;
    private int loads;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private async Task LoadAsync(CaseHead? head)
    {
        (view, refusal) = (null, null);
        if (head is null)
        {
            return;
        }

        var actor = await current.RequireAsync();
        if (actor.FirmId is not null)
        {
            // Who reads here of the window has the decision before them: it is received, unless it was before.
            await receive.RunAsync(actor, ids.New(), Id, CancellationToken.None);
        }

        var found = await queries.FindAsync(actor, Id, CancellationToken.None);
        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
        view = found.IsSuccess ? found.Value : null;
        loads++;
    }

    private async Task SendAsync(AppealDetail appeal)
    {
        var question = AppealPageText.SendQuestion.Fill(view!.FirmName.In(Languages.Current));
        if (await ConfirmDialog.AskAsync(dialogs, AppealPageText.Send, question, AppealPageText.Send))
        {
            await ActAsync((actor, id) => send.RunAsync(actor, id, appeal.Id, CancellationToken.None), AppealPageText.SaidSent);
        }
    }

    private async Task WithdrawAsync(AppealDetail appeal)
    {
        if (await ConfirmDialog.AskAsync(dialogs, AppealPageText.Withdraw, AppealPageText.WithdrawQuestion, AppealPageText.Withdraw))
        {
            await ActAsync((actor, id) => withdraw.RunAsync(actor, id, appeal.Id, CancellationToken.None), AppealPageText.SaidWithdrawn);
        }
    }

    private async Task ActAsync(Func<Actor, Guid, Task<Result<Done>>> act, string success)
    {
        busy = true;
        Result<Done> result;
        try
        {
            result = await act(await current.RequireAsync(), ids.New());
        }
        finally
        {
            busy = false;
        }

        await ReloadAsync(result.IsSuccess ? success : null);
        refusal = result.IsSuccess ? refusal : ErrorText.For(result.Error);
    }

    private async Task ReloadAsync(string? message)
    {
        said = message;
        await header!.ReloadAsync();
    }
}
