using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>What colleagues tell each other in the workbench: remarks, comments, and who works on what.</summary>
public sealed partial class WorkbenchPage
{
    private readonly List<string> given = [];
    private RemarkCards? remarks;
    private Error? shareError;
    private bool sharing;

    [Inject]
    private ShareItems ShareItems { get; set; } = default!;

    private Task RemarkedAsync()
    {
        seat?.Announce(selected ?? "");
        return NotedAsync();
    }

    private async Task DiscussedAsync(string said)
    {
        announcement = said;
        seat?.Announce(selected ?? "");
        await NotedAsync();
    }

    // What is being judged stays as it is.
    private Task NotedAsync() => InvokeAsync(async () =>
    {
        await ReloadAsync();
        if (selected is not null && await LoadItemAsync(selected) is { } fresh)
        {
            TakeNotes(fresh);
        }

        StateHasChanged();
    });

    private void TakeNotes(WorkbenchItem fresh)
    {
        if (item is not null && fresh.Item.Id == item.Item.Id)
        {
            item = item with
            {
                Remarks = fresh.Remarks,
                MayRemark = fresh.MayRemark,
                MayAnswerRemarks = fresh.MayAnswerRemarks,
                Discussion = fresh.Discussion,
                MayDiscuss = fresh.MayDiscuss,
                Scored = fresh.Scored,
            };
        }
    }

    private void ToggleSharing()
    {
        (sharing, asking, shareError) = (!sharing, false, null);
        given.Clear();
        if (sharing && selected is not null)
        {
            given.Add(selected);
        }
    }

    private void ToggleChosen(string itemId)
    {
        if (!sharing)
        {
            ToggleAsked(itemId);
        }
        else if (!given.Remove(itemId))
        {
            given.Add(itemId);
        }
    }

    private void AddSection(string sectionId) =>
        given.AddRange(bench!.Rows.Where(row => row.SectionId == sectionId && row.Applies && !given.Contains(row.Item.Id)).Select(row => row.Item.Id));

    private async Task ShareAsync((Guid? ToId, string Word) handOver)
    {
        var result = await ShareItems.RunAsync(
            await current.RequireAsync(), ids.New(), new HandOver(InspectionId, [.. given], handOver.ToId, handOver.Word), CancellationToken.None);
        shareError = result.Error;
        if (result.IsSuccess)
        {
            (sharing, announcement) = (false, WorkbenchText.Shared.Fill(given.Count));
            seat?.Announce(selected ?? "");
            await ReloadAsync();
        }
    }
}
