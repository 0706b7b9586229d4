using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>What an inspector does in the workbench: verdicts, objectives, and questions to the firm.</summary>
public sealed partial class WorkbenchPage
{
    private readonly List<string> asked = [];
    private bool asking;
    private Error? requestError;

    [Inject]
    private StartReview StartReview { get; set; } = default!;

    [Inject]
    private RequestInformation RequestInformation { get; set; } = default!;

    [Inject]
    private WithdrawRequest WithdrawRequest { get; set; } = default!;

    private bool MayAsk => bench is { MayJudge: true, State: InspectionState.InReview };

    private Task JudgeAsync(Verdict verdict)
    {
        choosing = false;
        if (!CanEdit || editor is null || item is null)
        {
            announcement = item is { MayScore: false, Scored: { } scored } ? ErrorText.For(scored.State is SecondScoreState.Open ? new ScoredBlind(item.Item.Id) : new NotThird(item.Item.Id))
                : item is { Against.Count: > 0 } ? ErrorText.For(new ItemDoesNotApply(item.Item.Id))
                : item is { WithFirm: true } ? ErrorText.For(new ItemWithFirm(item.Item.Id)) : WorkbenchText.NothingJudged;
            return Task.CompletedTask;
        }

        if (verdict is Verdict.Met && editor.Draft.Objectives.Values.Contains(ObjectiveState.NotMet))
        {
            // The judgement pane says why, and proposes what follows from the objectives.
            announcement = WorkbenchText.Contradiction;
            return Task.CompletedTask;
        }

        Edit(editor.Draft with { Verdict = verdict == editor.Draft.Verdict ? null : verdict }, atOnce: true);
        announcement = $"{item.Item.Id}: {WorkbenchLook.Word(editor.Draft.Verdict?.ToString(), item.Item)}";
        return Task.CompletedTask;
    }

    private Task ChoosePartial()
    {
        switch (item?.Item.PartialStates.Count)
        {
            case 1:
                return JudgeAsync(new Verdict.Partial(item.Item.PartialStates[0].Id));
            case > 1 when CanEdit:
                (choosing, announcement) = (true, WorkbenchText.ChoosePartial);
                break;
            default:
                announcement = WorkbenchText.NoPartial;
                break;
        }

        return Task.CompletedTask;
    }

    private void JudgeObjective((string Id, ObjectiveState State) judged)
    {
        if (!CanEdit || editor is null)
        {
            return;
        }

        var objectives = editor.Draft.Objectives.ToDictionary();
        if (objectives.GetValueOrDefault(judged.Id) == judged.State)
        {
            objectives.Remove(judged.Id);
        }
        else
        {
            objectives[judged.Id] = judged.State;
        }

        // An item is met only if every objective is: a verdict that no longer holds is taken away, never saved.
        var verdict = editor.Draft.Verdict is Verdict.Met && objectives.ContainsValue(ObjectiveState.NotMet) ? null : editor.Draft.Verdict;
        announcement = verdict == editor.Draft.Verdict ? $"{judged.Id}: {WorkbenchLook.Word(objectives.GetValueOrDefault(judged.Id))}" : WorkbenchText.Contradiction;
        Edit(editor.Draft with { Objectives = objectives, Verdict = verdict }, atOnce: true);
    }

    private void Rely((Guid VersionId, bool Relied) choice)
    {
        if (CanEdit && editor is not null)
        {
            var others = editor.Draft.ReliedOn.Where(id => id != choice.VersionId);
            Edit(editor.Draft with { ReliedOn = choice.Relied ? [.. others, choice.VersionId] : [.. others] }, atOnce: true);
        }
    }

    private void Edit(Judgement judgement, bool atOnce)
    {
        if (CanEdit && editor is not null)
        {
            restored = false;
            editor.Edit(judgement, atOnce);
            if (atOnce)
            {
                _ = KeepAsync();
            }
        }
    }

    private void Edit((Judgement Judgement, bool AtOnce) change) => Edit(change.Judgement, change.AtOnce);

    private async Task ChosenAsync()
    {
        if (editor is { Theirs: null, IsDirty: false } && selected is not null)
        {
            await ForgetAsync(selected, null);
            await ReloadAsync();
        }
    }

    private async Task StartReviewAsync()
    {
        var result = await StartReview.RunAsync(await current.RequireAsync(), ids.New(), InspectionId, CancellationToken.None);
        await AfterStepAsync(result.Error);
    }

    private void ToggleHelp() => helping = !helping;

    private Task ToggleRequestAsync()
    {
        (asking, sharing) = (!asking, false);
        requestError = null;
        asked.Clear();
        if (asking && selected is not null)
        {
            asked.Add(selected);
        }

        return Task.CompletedTask;
    }

    private void ToggleAsked(string itemId)
    {
        if (!asked.Remove(itemId))
        {
            asked.Add(itemId);
        }
    }

    private async Task SendRequestAsync((string Message, DateOnly DueOn) question)
    {
        // What was judged so far is saved before the items go to the firm.
        await Task.WhenAll(editors.Values.Where(entry => entry.IsDirty).Select(entry => entry.FlushAsync()));
        var result = await RequestInformation.RunAsync(
            await current.RequireAsync(), ids.New(), new InformationQuestion(InspectionId, [.. asked], question.Message, question.DueOn), CancellationToken.None);
        requestError = result.Error;
        if (result.IsSuccess)
        {
            asking = false;
            announcement = WorkbenchText.RequestSent;
            await AfterStepAsync(null);
        }
    }

    private async Task WithdrawAsync()
    {
        var result = await WithdrawRequest.RunAsync(await current.RequireAsync(), ids.New(), InspectionId, CancellationToken.None);
        await AfterStepAsync(result.Error);
    }

    private async Task AfterStepAsync(Error? error)
    {
        announcement = error is null ? announcement : ErrorText.For(error);
        await ReloadAsync();
        if (selected is not null)
        {
            item = await LoadItemAsync(selected) ?? item;
        }

        await (header?.ReloadAsync() ?? Task.CompletedTask);
        seat?.Announce(selected ?? "");
    }

    private Task ShowAsync(CitedEvidence? evidence)
    {
        shownEvidence = evidence == shownEvidence ? null : evidence;
        return Task.CompletedTask;
    }
}
