using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Hangfire;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>
/// The decision of a case: the proposal with the reason of every rule beside the draft, for the officer; take or return, for
/// the decision maker; what was decided, for the firm once it was sent.
/// </summary>
public sealed partial class DecisionPage(
    CurrentActor current,
    DecisionQueries queries,
    DraftDecision draft,
    TakeDecision take,
    ReturnDecision sendBack,
    SendDecision send,
    IIds ids,
    IBackgroundJobClient jobs,
    ISnackbar snackbar,
    IDialogService dialogs)
{
    private CaseHeader? header;
    private DecisionView? view;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string returnReason = "";
    private bool tooEarly;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public required Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), Id, CancellationToken.None);
        view = found.IsSuccess ? found.Value : null;
        tooEarly = found.Error is CaseNotConcluded;
    }

    private Task DraftAsync() => TryAsync(async actor => (await draft.RunAsync(actor, ids.New(), Id, CancellationToken.None)).Error, null);

    private async Task ProposedAsync()
    {
        snackbar.Add(DecisionPageText.Proposed, MudBlazor.Severity.Success);
        await LoadAsync();
    }

    private async Task TakeAsync()
    {
        var decision = view!.Decision!;
        var question = DecisionPageText.TakeConfirm.Fill(view.FirmName.In(Languages.Current), EnumText.For(decision.Outcome));
        if (await ConfirmDialog.AskAsync(dialogs, DecisionPageText.DecideTitle, question, DecisionPageText.Take))
        {
            await TryAsync(async actor => (await take.RunAsync(actor, ids.New(), Id, decision.Version, CancellationToken.None)).Error, DecisionPageText.Taken);
        }
    }

    private Task ReturnAsync() =>
        TryAsync(async actor => (await sendBack.RunAsync(actor, ids.New(), Id, returnReason, CancellationToken.None)).Error, DecisionPageText.ReturnedDone);

    private async Task SendAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, DecisionPageText.SendTitle, DecisionPageText.SendConfirm, DecisionPageText.Send))
        {
            await TryAsync(async actor => (await send.RunAsync(actor, ids.New(), Id, CancellationToken.None)).Error, DecisionPageText.Sent);

            // A hint, so that nobody waits for the next sweep.
            jobs.Enqueue<SweepDocumentsJob>(job => job.ExecuteAsync(CancellationToken.None));
        }
    }

    private async Task TryAsync(Func<Actor, Task<Error?>> act, string? done)
    {
        busy = true;
        try
        {
            var error = await act(await current.RequireAsync());
            errors = ErrorSummary.Of(error);
            await LoadAsync();
            if (error is null && done is not null)
            {
                snackbar.Add(done, MudBlazor.Severity.Success);
                await (header?.ReloadAsync() ?? Task.CompletedTask);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
