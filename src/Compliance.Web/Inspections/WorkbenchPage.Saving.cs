using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;

namespace Compliance.Web.Inspections;

/// <summary>How the workbench saves: an editor for every item that was touched.</summary>
public sealed partial class WorkbenchPage
{
    private WorkbenchEditor NewEditor(WorkbenchItem fresh) => new(
        fresh.Item,
        fresh.Judgement,
        new WorkbenchPorts(
            (judgement, version, operation) => SaveAsync(fresh.Item.Id, judgement, version, operation),
            async () => (await LoadItemAsync(fresh.Item.Id))?.Judgement,
            work => InvokeAsync(work),
            () => _ = InvokeAsync(StateHasChanged)),
        ids,
        time);

    private async Task<Result<int>> SaveAsync(string itemId, Judgement judgement, int version, Guid operation)
    {
        var result = await saveDetermination.RunAsync(
            await current.RequireAsync(), operation, new DeterminationDraft(InspectionId, itemId, judgement, version), CancellationToken.None);
        if (result.IsSuccess)
        {
            await SavedAsync(itemId, judgement, result.Value);
        }
        else if (result.Error is not Conflict)
        {
            // The case moved on, or the right is gone: the page shows what it is now.
            await ReloadAsync();
            await FollowScoresAsync(itemId);
        }

        return result;
    }

    private async Task SavedAsync(string itemId, Judgement judgement, int version)
    {
        seat?.Announce(itemId);
        await ForgetAsync(itemId, judgement, version);
        if (!left)
        {
            await ReloadAsync();
            if (bench?.Rows.FirstOrDefault(row => row.Item.Id == itemId)?.Scored is not (null or SecondMark.None) && itemId == selected && await LoadItemAsync(itemId) is { } fresh)
            {
                TakeNotes(fresh);
            }
        }
    }
}
