using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>One remark with its answer, and what the person may do about it.</summary>
public sealed partial class RemarkCard(RemoveRemark remove, AcceptRemark accept, CurrentActor current, IDialogService dialogs, IIds ids)
{
    private RemarkDraft? draft;
    private RemarkAnswer? answer;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The remark.</summary>
    [Parameter, EditorRequired]
    public required RemarkRow Row { get; set; }

    /// <summary>Title of the item; null where the page shows the item already.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>True for the quality reviewer during the quality review.</summary>
    [Parameter]
    public bool MayRemark { get; set; }

    /// <summary>True for those who judge, during the review.</summary>
    [Parameter]
    public bool MayAnswer { get; set; }

    /// <summary>True where the person just added this draft.</summary>
    [Parameter]
    public bool Focus { get; set; }

    /// <summary>An answer was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>Another remark is wanted in its place.</summary>
    [Parameter]
    public EventCallback<RemarkRow> OnRenew { get; set; }

    /// <summary>Something was done: why it was refused, or what to say.</summary>
    [Parameter]
    public EventCallback<(Error? Refused, string Said)> OnDone { get; set; }

    private StatusTone Tone => Row.State switch
    {
        RemarkState.Draft => StatusTone.Neutral,
        RemarkState.Sent => Row.Kind is RemarkKind.MustChange ? StatusTone.Attention : StatusTone.Neutral,
        RemarkState.Answered => StatusTone.Active,
        RemarkState.Accepted => StatusTone.Good,
        _ => StatusTone.Neutral,
    };

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public async Task<bool> SettleAsync() =>
        (draft is null || await draft.SettleAsync()) && (answer is null || await answer.SettleAsync());

    private async Task RemoveAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, RemarkText.Remove, RemarkText.RemoveAsk, RemarkText.Remove, destructive: true))
        {
            busy = true;
            var result = await remove.RunAsync(await current.RequireAsync(), ids.New(), InspectionId, Row.Id, CancellationToken.None);
            busy = false;
            await OnDone.InvokeAsync((result.Error, RemarkText.DoneRemoved));
        }
    }

    private async Task AcceptAsync()
    {
        busy = true;
        var result = await accept.RunAsync(await current.RequireAsync(), ids.New(), new RemarkTarget(InspectionId, Row.Id, Row.Version), CancellationToken.None);
        busy = false;
        await OnDone.InvokeAsync((result.Error, RemarkText.DoneAccepted));
    }
}
