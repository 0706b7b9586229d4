using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>The start page of an appeal officer: appeals to take up, to decide, and to send.</summary>
public sealed partial class AppealStart(AppealWorkQueries queries, TakeUpAppeal takeUp, CurrentActor current, IIds ids, IDialogService dialogs, NavigationManager navigation)
{
    private AppealWork? work;
    private string? refusal;
    private bool busy;

    protected override Task OnInitializedAsync() => LoadAsync();

    private static IEnumerable<(string Id, string Title, IReadOnlyList<AppealTask> Tasks, bool Free)> Lists(AppealWork work) =>
        ((string, string, IReadOnlyList<AppealTask> Tasks, bool)[])
        [
            ("appeals-take", AppealPageText.ToTakeUp, work.ToTakeUp, true),
            ("appeals-decide", AppealPageText.ToDecide, work.ToDecide, false),
            ("appeals-send", AppealPageText.ToSend, work.ToSend, false),
        ] is var lists ? lists.Where(list => list.Tasks.Count > 0) : [];

    private async Task LoadAsync() => work = await queries.MineAsync(await current.RequireAsync(), CancellationToken.None);

    private async Task TakeUpAsync(AppealTask task)
    {
        if (!await ConfirmDialog.AskAsync(dialogs, AppealPageText.TakeUp, AppealPageText.TakeUpQuestion, AppealPageText.TakeUp))
        {
            return;
        }

        busy = true;
        var taken = await takeUp.RunAsync(await current.RequireAsync(), ids.New(), task.Id, CancellationToken.None);
        busy = false;
        if (taken.IsSuccess)
        {
            navigation.NavigateTo(CaseTabs.Path(task.InspectionId, "appeal"));
            return;
        }

        refusal = ErrorText.For(taken.Error);
        await LoadAsync();
    }
}
