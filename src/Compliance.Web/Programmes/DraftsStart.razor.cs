using Compliance.App.Programmes;
using Compliance.Web.Components;

namespace Compliance.Web.Programmes;

/// <summary>An officer's drafts of decisions on the start page, those that came back first; nothing where there are none.</summary>
public sealed partial class DraftsStart(DecisionWorkQueries queries, CurrentActor current)
{
    private List<DecisionTask> returned = [];
    private List<DecisionTask> drafts = [];

    protected override async Task OnInitializedAsync()
    {
        var work = await queries.MineAsync(await current.RequireAsync(), CancellationToken.None);
        returned = [.. work.ToWrite.Where(task => task.ReturnReason is not null)];
        drafts = [.. work.ToWrite.Where(task => task.ReturnReason is null)];
    }
}
