using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>Findings as the firm sees them: drafts to comment on during the fact check, the final ones after the conclusion.</summary>
public sealed partial class FindingsPage(
    FirmCaseQueries queries, CommentOnFinding comment, CloseFactCheck close, CurrentActor current, IIds ids, IDialogService dialogs, HostSettings settings)
{
    private CaseHeader? header;
    private FindingSheet? sheet;
    private string? refusal;
    private string? said;
    private ElementReference closedNotice;
    private bool hidden;
    private bool thanks;
    private bool focusThanks;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private HostSettings Settings => settings;

    private async Task LoadAsync(CaseHead? head)
    {
        hidden = head is { Side: CaseSide.Firm } && !CaseVisibility.SeesDeterminations(head.Side, head.State);
        if (head is null || hidden)
        {
            sheet = null;
            return;
        }

        var found = await queries.FindingsAsync(await current.RequireAsync(), Id, CancellationToken.None);
        sheet = found.IsSuccess ? found.Value : null;
        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
    }

    private async Task<Error?> CommentAsync(string itemId, FindingDraft draft)
    {
        var result = await comment.RunAsync(await current.RequireAsync(), draft.OperationId, Id, itemId, draft.Text, CancellationToken.None);
        said = result.IsSuccess ? FindingText.Sent.Fill(itemId) : null;
        if (result.IsSuccess)
        {
            await header!.ReloadAsync();
        }

        return result.Error;
    }

    private async Task CloseAsync()
    {
        if (!await ConfirmDialog.AskAsync(dialogs, FindingText.CloseTitle, $"{FindingText.CloseQuestion} {FindingText.CloseUnsent}", FindingText.Close))
        {
            return;
        }

        var result = await close.RunAsync(await current.RequireAsync(), ids.New(), Id, CancellationToken.None);
        refusal = result.IsSuccess ? null : ErrorText.For(result.Error);
        thanks = focusThanks = result.IsSuccess;
        await header!.ReloadAsync();
    }

    // The button is at the end of a long page, the answer at its beginning.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusThanks)
        {
            focusThanks = false;
            await closedNotice.FocusAsync();
        }
    }
}

/// <summary>A comment that is about to be sent.</summary>
/// <param name="OperationId">The same for every attempt to send it.</param>
/// <param name="Text">The words.</param>
public sealed record FindingDraft(Guid OperationId, string Text);
