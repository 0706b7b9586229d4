using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>Blind second scoring in the workbench: a score is handed in, and a third person decides.</summary>
public sealed partial class WorkbenchPage
{
    private Error? scoreError;
    private bool scoring;

    [Inject]
    private HandInSecondScore HandIn { get; set; } = default!;

    [Inject]
    private ResolveScores ResolveScores { get; set; } = default!;

    private Task HandInAsync() => ScoreStepAsync(
        async version => await HandIn.RunAsync(await current.RequireAsync(), ids.New(), new ScoreTarget(InspectionId, selected!, version), CancellationToken.None),
        SecondText.DoneHandedIn);

    private Task DecideAsync(string reason) => ScoreStepAsync(
        async version => await ResolveScores.RunAsync(await current.RequireAsync(), ids.New(), new ScoreTarget(InspectionId, selected!, version), reason, CancellationToken.None),
        SecondText.DoneDecided);

    // What stands in the database is what counts: everything on the screen is saved first, or the step does not happen.
    private async Task ScoreStepAsync(Func<int, Task<Result<Done>>> step, string said)
    {
        if (editor is null || selected is null || scoring)
        {
            return;
        }

        scoring = true;
        await editor.FlushAsync();
        if (!editor.IsDirty)
        {
            var result = await step(editor.SeenVersion);
            scoreError = result.Error;
            announcement = result.Error is null ? said : ErrorText.For(result.Error);
            if (result.IsSuccess)
            {
                await ForgetAsync(selected, null);
            }

            seat?.Announce(selected);
            await ReloadAsync();
            await FollowScoresAsync(selected);
        }

        scoring = false;
    }

    private async Task FollowScoresAsync(string itemId)
    {
        if (itemId == selected && await LoadItemAsync(itemId) is { } fresh)
        {
            FollowScores(fresh);
        }
    }

    // Whose judgement an item shows changes with a step of second scoring: then the editor begins anew with what is there now.
    private void FollowScores(WorkbenchItem fresh)
    {
        if (fresh.Item.Id != item?.Item.Id)
        {
            return;
        }

        var moved = (item.Scored?.Part, item.Scored?.State) != (fresh.Scored?.Part, fresh.Scored?.State);
        TakeNotes(fresh);
        if (moved && editor is { IsDirty: false } old
            && (old.SeenVersion != fresh.Judgement.Version || !old.Same(WorkbenchEditor.Of(fresh.Judgement), old.Draft)))
        {
            old.Dispose();
            item = fresh;
            editors[fresh.Item.Id] = editor = NewEditor(fresh);
        }
    }
}
