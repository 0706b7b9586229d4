using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <content>The steps from the draft to the revision.</content>
public sealed partial class ProgrammeDraftPage
{
    private string? reason;
    private Guid operation;
    private bool busy;

    [Inject]
    private ProposeProgramme Proposing { get; set; } = default!;

    [Inject]
    private ReturnProgrammeDraft Returning { get; set; } = default!;

    [Inject]
    private PublishProgramme Publishing { get; set; } = default!;

    [Inject]
    private DiscardProgrammeDraft Discarding { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private string? ReasonError => errors.FirstOrDefault(error => error.FieldId == "reason")?.Text;

    private async Task ProposeAsync()
    {
        if (faults.Count > 0)
        {
            errors = DraftFaults.Summary(faults);
            return;
        }

        await SaveAsync();
        if (!IsDirty && await ConfirmDialog.AskAsync(Dialogs, ProgrammeDraftText.ProposeTitle, ProgrammeDraftText.ProposeQuestion, ProgrammeDraftText.Propose))
        {
            await RunAsync((actor, id) => Proposing.RunAsync(actor, id, Id, seen, CancellationToken.None), ProgrammeDraftText.Proposed);
        }
    }

    private async Task PublishAsync()
    {
        var question = ProgrammeDraftText.PublishQuestion.Fill(content.PolicyVersion);
        if (await ConfirmDialog.AskAsync(Dialogs, ProgrammeDraftText.PublishTitle, question, ProgrammeDraftText.Publish))
        {
            await RunAsync((actor, id) => Publishing.RunAsync(actor, id, Id, seen, CancellationToken.None), ProgrammeDraftText.Published);
        }
    }

    private Task ReturnAsync() =>
        RunAsync((actor, id) => Returning.RunAsync(actor, id, Id, reason ?? "", seen, CancellationToken.None), ProgrammeDraftText.Returned);

    private async Task DiscardAsync()
    {
        if (await ConfirmDialog.AskAsync(Dialogs, ProgrammeDraftText.DiscardTitle, ProgrammeDraftText.DiscardQuestion, ProgrammeDraftText.Discard, destructive: true))
        {
            await SaveAsync();
            await RunAsync((actor, id) => Discarding.RunAsync(actor, id, Id, seen, CancellationToken.None), ProgrammeDraftText.Discarded);
        }
    }

    private async Task RunAsync(Func<Actor, Guid, Task<Result<Done>>> act, string done)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var actor = await current.RequireAsync();
            var result = await act(actor, operation);
            operation = Guid.Empty;
            if (result.IsSuccess)
            {
                Snackbar.Add(done, MudBlazor.Severity.Success);
                reason = null;
                await LoadAsync();
            }

            errors = ErrorSummary.Of(result.Error);
        }
        finally
        {
            busy = false;
        }
    }
}
