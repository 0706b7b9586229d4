using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>The review as a whole: what blocks the next step, the steps of the lead and the quality reviewer, the firm's comments.</summary>
public sealed partial class ReviewPage(
    ReviewQueries queries,
    StartReview startReview,
    CloseReview closeReview,
    ReopenReview reopenReview,
    StartQualityReview startQualityReview,
    ConfirmReview confirmReview,
    ReturnReview returnReview,
    ConcludeInspection conclude,
    CurrentActor current,
    IDialogService dialogs,
    NavigationManager navigation,
    IIds ids)
{
    private CaseHeader? header;
    private RemarkCards? remarks;
    private ReviewOverview? review;
    private Error? refusal;
    private Error? error;
    private string? done;
    private string returnReason = "";
    private bool returning;
    private bool busy;
    private Guid loaded;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid InspectionId { get; set; }

    /// <summary><c>sample</c> or <c>all</c>: which items are listed.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    private string NowText => review!.State switch
    {
        InspectionState.Submitted => ReviewText.NowSubmitted,
        InspectionState.InReview => review.MissingDeterminations.Count + review.MissingRationales.Count == 0 && !ScoresBlock && !review.Remarks.Any(row => row.Blocks) ? ReviewText.NowComplete : ReviewText.NowInReview,
        InspectionState.InformationRequested => ReviewText.NowRequested,
        InspectionState.Reviewed => ReviewText.NowReviewed,
        InspectionState.QualityReview => ReviewText.NowQuality,
        InspectionState.FactCheck when review.FactCheckOver => ReviewText.NowFactCheckOver,
        InspectionState.FactCheck => ReviewText.NowFactCheck.Fill(review.FactCheckUntil is { } until ? Dates.Day(until) : ""),
        InspectionState.Concluded => ReviewText.NowConcluded,
        InspectionState.Cancelled => ReviewText.NowCancelled,
        _ => ReviewText.NowNotified,
    };

    private int Drafts => review!.Remarks.Count(row => row.State is RemarkState.Draft);

    private bool ScoresBlock => review!.Scores is { Missing.Count: > 0 } or { Differing.Count: > 0 };

    private bool RemarksBlock => review!.Remarks.Any(row => row.BlocksConfirming);

    private List<Step> Steps
    {
        get
        {
            (InspectionEvent Event, Step Step)[] all =
            [
                (InspectionEvent.StartReview, new(WorkbenchText.StartReview, true, false, () => TakeAsync(startReview.RunAsync, ReviewText.DoneStarted))),
                (InspectionEvent.CloseReview, new(ReviewText.Close, true, review!.Score is null || ScoresBlock || review.Remarks.Any(row => row.Blocks), () => AskAsync(ReviewText.Close, ReviewText.CloseAsk, closeReview.RunAsync, ReviewText.DoneClosed))),
                (InspectionEvent.ReopenReview, new(ReviewText.Reopen, false, false, () => TakeAsync(reopenReview.RunAsync, ReviewText.DoneReopened))),
                (InspectionEvent.StartQualityReview, new(ReviewText.StartQuality, true, false, () => TakeAsync(startQualityReview.RunAsync, ReviewText.DoneQualityStarted))),
                (InspectionEvent.ConfirmReview, new(ReviewText.Confirm, true, RemarksBlock, () => AskAsync(ReviewText.Confirm, ReviewText.ConfirmAsk, confirmReview.RunAsync, ReviewText.DoneConfirmed))),
                (InspectionEvent.Conclude, new(ReviewText.Conclude, true, review.Unanswered > 0 || review.AgreedNotJudged.Count > 0 || !review.FactCheckOver, () => AskAsync(ReviewText.Conclude, ConcludeAsk, conclude.RunAsync, ReviewText.DoneConcluded))),
                (InspectionEvent.ReturnReview, new(ReviewText.Return, false, false, StartReturningAsync)),
            ];
            return [.. all.Where(entry => review.May.Contains(entry.Event)).Select(entry => entry.Step)];
        }
    }

    private string ConcludeAsk => review?.Score?.Score is { } score
        ? ReviewText.ConcludeAsk.Fill(score.ToString(), review.Score.Maximum.ToString())
        : ReviewText.ConcludeAskNoScore;

    protected override Task OnParametersSetAsync() => loaded == InspectionId ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        loaded = InspectionId;
        var result = await queries.OpenAsync(await current.RequireAsync(), InspectionId, CancellationToken.None);
        (review, refusal) = (result.IsSuccess ? result.Value : null, result.Error);
    }

    // What is typed in a remark or an answer belongs to the step that follows it.
    private Task<bool> SettleAsync() => remarks?.SettleAsync() ?? Task.FromResult(true);

    private Task ReloadAsync() => InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
    });

    private Task RemarkAsync(string itemId) => remarks!.AddAsync(itemId);

    private async Task AskAsync(
        string title, string question, Func<Actor, Guid, Guid, CancellationToken, Task<Result<Done>>> step, string message)
    {
        if (await SettleAsync() && await ConfirmDialog.AskAsync(dialogs, title, question, title))
        {
            await TakeAsync(step, message);
        }
    }

    private async Task TakeAsync(Func<Actor, Guid, Guid, CancellationToken, Task<Result<Done>>> step, string message)
    {
        busy = true;
        var result = await step(await current.RequireAsync(), ids.New(), InspectionId, CancellationToken.None);
        await AfterAsync(result.Error, message);
    }

    private async Task AfterAsync(Error? refused, string message)
    {
        (error, done, busy) = (refused, refused is null ? message : null, false);
        await LoadAsync();
        await (header?.ReloadAsync() ?? Task.CompletedTask);
    }

    private Task StartReturningAsync()
    {
        (returning, error) = (true, null);
        return Task.CompletedTask;
    }

    private async Task ReturnAsync()
    {
        if (!await SettleAsync())
        {
            return;
        }

        busy = true;
        var result = await returnReview.RunAsync(await current.RequireAsync(), ids.New(), InspectionId, returnReason, CancellationToken.None);
        (returning, returnReason) = result.IsSuccess ? (false, "") : (true, returnReason);
        await AfterAsync(result.Error, ReviewText.DoneReturned);
    }

    private Task AnsweredAsync(Error? refused) => AfterAsync(refused, ReviewText.DoneAnswered);

    private void Show_(string show) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("show", show), replace: true);

    private sealed record Step(string Label, bool Primary, bool Blocked, Func<Task> Run);
}
