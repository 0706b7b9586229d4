using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.Web.Components;

namespace Compliance.Web.Inspections;

/// <summary>The start page of a firm's people: what is due, what is missing, what was asked.</summary>
public sealed partial class FirmStart(CaseQueries cases, FirmCaseQueries firm, CloseOutQueries closeOuts, CurrentActor current, TimeProvider time)
{
    private readonly List<Todo> todo = [];
    private List<CaseRow> waiting = [];
    private int total;
    private bool hasNone;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.Now(), Settings.TimeZone).DateTime);

    protected override Task OnInitializedAsync() => LoadAsync(20);

    private Task ShowAllAsync() => LoadAsync(200);

    private async Task LoadAsync(int size)
    {
        var actor = await current.RequireAsync();
        var list = await cases.MineAsync(actor, new CaseFilter(PageSize: size), CancellationToken.None);
        todo.Clear();
        foreach (var row in list.Rows.Where(row => row.IsMine))
        {
            todo.Add(row.Step is CaseStep.Comment ? new Todo(row, await FindingsAsync(actor, row.Id), 0, 0, 0) : await AnswersAsync(actor, row));
        }

        // A case whose open items are to be closed is decided, but something is to be done: it stands in the list below.
        var closing = (await closeOuts.MineAsync(actor, CancellationToken.None)).Where(task => task.WithFirm > 0).Select(task => task.InspectionId).ToHashSet();
        (waiting, total, hasNone) = ([.. list.Rows.Where(row => !row.IsMine && !closing.Contains(row.Id))], list.Total - closing.Count, list.Total == 0);
    }

    private async Task<Todo> AnswersAsync(Domain.Access.Actor actor, CaseRow row)
    {
        var sheet = await firm.SheetAsync(actor, row.Id, CancellationToken.None);
        return sheet.IsSuccess
            ? new Todo(row, sheet.Value.Total - sheet.Value.Done, sheet.Value.Rows.Count(item => item.Asked), sheet.Value.Total, sheet.Value.MissingFacts)
            : new Todo(row, 0, 0, 0, 0);
    }

    private async Task<int> FindingsAsync(Domain.Access.Actor actor, Guid inspectionId)
    {
        var sheet = await firm.FindingsAsync(actor, inspectionId, CancellationToken.None);
        return sheet.IsSuccess ? sheet.Value.Rows.Count : 0;
    }

    /// <summary>A case in which the firm has to act.</summary>
    /// <param name="Row">The case.</param>
    /// <param name="Open">Items still to do, or findings to comment on.</param>
    /// <param name="Asked">Items that the inspectors ask about.</param>
    /// <param name="Total">Items in all.</param>
    /// <param name="Questions">Questions about the firm that come before them.</param>
    private sealed record Todo(CaseRow Row, int Open, int Asked, int Total, int Questions);
}
