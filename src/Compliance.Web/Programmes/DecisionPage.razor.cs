using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>
/// The decision on a case: the proposal of the rules beside the draft; for the decision maker to take or to return; to be
/// sent; and, once it was sent, what the firm reads.
/// </summary>
public sealed partial class DecisionPage(
    DecisionQueries queries,
    DocumentQueries documents,
    DraftDecision draft,
    SendDecision send,
    DiscardDecision discard,
    ReceiveDecision receive,
    CurrentActor current,
    IIds ids,
    IDialogService dialogs)
{
    private CaseHeader? header;
    private DecisionView? view;
    private DocumentRow? notice;
    private string? refusal;
    private string? said;
    private Guid operation;
    private int loads;
    private bool early;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private bool Departs => view?.Decision?.Departs is true;

    private async Task LoadAsync(CaseHead? head)
    {
        (view, notice, refusal, early) = (null, null, null, false);
        if (head is null)
        {
            return;
        }

        var actor = await current.RequireAsync();
        var found = await queries.FindAsync(actor, Id, CancellationToken.None);
        if (found is { IsSuccess: true, Value: { IsInside: false, Decision: { State: DecisionState.Sent, OpenedAt: null } } }
            && (await receive.RunAsync(actor, ids.New(), Id, CancellationToken.None)).IsSuccess)
        {
            // The first opening is the receipt, from which the time to appeal runs.
            found = await queries.FindAsync(actor, Id, CancellationToken.None);
        }

        early = found.Error is CaseNotConcluded;
        refusal = found.IsSuccess || early ? null : ErrorText.For(found.Error);
        view = found.IsSuccess ? found.Value : null;
        loads++;
        if (view?.Decision?.State is DecisionState.Sent)
        {
            var issued = await documents.ListAsync(actor, Id, CancellationToken.None);
            notice = issued.IsSuccess ? issued.Value.Documents.FirstOrDefault(row => row.Kind is DocumentKind.DecisionNotice && row.SubjectId == view.Decision.Id) : null;
        }
    }

    private Task DraftAsync() => ActAsync(
        async (actor, id) => (await draft.RunAsync(actor, id, Id, CancellationToken.None)).Then<Done>(_ => Done.Value), null);

    private async Task SendAsync()
    {
        var (decision, firm) = (view!.Decision!, view.FirmName.In(Languages.Current));
        var until = Dates.Day(view.Today.AddDays(view.AppealDays + view.DeemedReceiptDays));
        var question = DecisionPageText.SendQuestion.Fill(EnumText.For(decision.Outcome), firm, until);
        if (await ConfirmDialog.AskAsync(dialogs, DecisionPageText.SendTitle, question, DecisionPageText.Send))
        {
            await ActAsync((actor, id) => send.RunAsync(actor, id, Id, CancellationToken.None), DecisionPageText.SaidSent.Fill(firm));
        }
    }

    private async Task DiscardAsync()
    {
        var version = view!.Decision!.Version;
        if (await ConfirmDialog.AskAsync(dialogs, DecisionPageText.DiscardTitle, DecisionPageText.DiscardQuestion, DecisionPageText.Discard))
        {
            await ActAsync((actor, id) => discard.RunAsync(actor, id, Id, version, CancellationToken.None), DecisionPageText.SaidDiscarded);
        }
    }

    private async Task ActAsync(Func<Actor, Guid, Task<Result<Done>>> act, string? success)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        Result<Done> result;
        try
        {
            result = await act(await current.RequireAsync(), operation);
            operation = Guid.Empty;
        }
        finally
        {
            busy = false;
        }

        await ReloadAsync(result.IsSuccess ? success : null);
        refusal = result.IsSuccess ? refusal : ErrorText.For(result.Error);
    }

    private Task ProposedAsync() => ReloadAsync(DecisionPageText.SaidProposed);

    private async Task DecidedAsync(DecisionStep step)
    {
        await ReloadAsync(step switch
        {
            DecisionStep.Taken => DecisionPageText.SaidTaken,
            DecisionStep.Returned => DecisionPageText.SaidReturned,
            _ => null,
        });
        refusal = step is DecisionStep.Changed ? DecisionPageText.Changed : refusal;
    }

    private async Task ReloadAsync(string? message)
    {
        said = message;
        await header!.ReloadAsync();
    }
}
