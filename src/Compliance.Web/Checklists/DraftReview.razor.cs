using System.Security.Cryptography;
using System.Text;
using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Checklists;

/// <summary>
/// What happens to a draft as a whole: proposing, giving up; by a second person, who first sees every difference and the
/// fingerprint, approving or sending back.
/// </summary>
public sealed partial class DraftReview(
    CurrentActor current, ProposeChecklist propose, PublishChecklist publish, ReturnDraft giveBack, DiscardDraft discard, IIds ids, IDialogService dialogs, ISnackbar snackbar)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private Guid operation;
    private string reason = "";
    private bool seen;
    private bool busy;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required DraftView Draft { get; set; }

    /// <summary>Its faults.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DraftFault> Faults { get; set; }

    /// <summary>The checklist as it would be published.</summary>
    [Parameter, EditorRequired]
    public required Checklist Preview { get; set; }

    /// <summary>What differs from the version it started from; null where there is none.</summary>
    [Parameter]
    public ChecklistDifference? Difference { get; set; }

    /// <summary>Address of the faults.</summary>
    [Parameter, EditorRequired]
    public required string PathOfFaults { get; set; }

    /// <summary>Address of an item.</summary>
    [Parameter]
    public Func<string, string?>? PathOfItem { get; set; }

    /// <summary>The draft's state changed, or may have.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    // Of the file that the approval publishes, to the byte: whoever approves can hold it against the published version.
    private string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ChecklistWriter.Write(Preview))));

    private async Task ProposeAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, DraftText.ProposeTitle, DraftText.ProposeQuestion, DraftText.Propose))
        {
            await TryAsync(async actor => (await propose.RunAsync(actor, operation, Draft.Id, CancellationToken.None)).Error, DraftText.ProposeDone);
        }
    }

    private async Task ApproveAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, DraftText.ApproveTitle, DraftText.ApproveQuestion.Fill(Draft.ProposedVersion), DraftText.Approve))
        {
            await TryAsync(async actor => (await publish.RunAsync(actor, operation, Draft.Id, CancellationToken.None)).Error, DraftText.ApproveDone);
        }
    }

    private async Task DiscardAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, DraftText.DiscardTitle, DraftText.DiscardQuestion, DraftText.Discard, destructive: true))
        {
            await TryAsync(async actor => (await discard.RunAsync(actor, operation, Draft.Id, CancellationToken.None)).Error, DraftText.DiscardDone);
        }
    }

    private Task ReturnAsync() =>
        TryAsync(async actor => (await giveBack.RunAsync(actor, operation, Draft.Id, reason, CancellationToken.None)).Error, DraftText.ReturnDone);

    private async Task TryAsync(Func<Actor, Task<Error?>> act, string done)
    {
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var error = await act(await current.RequireAsync());
            operation = Guid.Empty;
            errors = ErrorSummary.Of(error);
            if (error is null)
            {
                (reason, seen) = ("", false);
                snackbar.Add(done, MudBlazor.Severity.Success);
            }

            await OnDone.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
