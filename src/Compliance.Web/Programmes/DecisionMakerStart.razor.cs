using Compliance.App.Programmes;
using Compliance.Web.Components;

namespace Compliance.Web.Programmes;

/// <summary>The start page of a decision maker: decisions to take, and decisions taken that the firm has not seen.</summary>
public sealed partial class DecisionMakerStart(DecisionWorkQueries queries, CurrentActor current)
{
    private DecisionWork? work;

    protected override async Task OnInitializedAsync() => work = await queries.MineAsync(await current.RequireAsync(), CancellationToken.None);
}
