using Compliance.App;
using Compliance.App.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>The record of one case: who did what, when, to which part of it.</summary>
public sealed partial class CaseRecordPage(CaseRecordQueries queries, CurrentActor current)
{
    private const int PageSize = 50;

    private CaseRecord? record;
    private string? refusal;
    private bool opened;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    private string Title => CaseRecordText.Title.Fill(record!.Reference);

    // The head of the case is read first; another page of the list afterwards.
    protected override Task OnParametersSetAsync() => opened ? ReadAsync() : Task.CompletedTask;

    private async Task LoadAsync(CaseHead? head)
    {
        opened = true;
        await ReadAsync();

        // Where the case itself is unknown, its head says so already.
        refusal = head is null ? null : refusal;
    }

    private async Task ReadAsync()
    {
        var result = await queries.ListAsync(await current.RequireAsync(), Id, new PageRequest((PageNumber - 1) * PageSize, PageSize), CancellationToken.None);
        record = result.IsSuccess ? result.Value : null;
        refusal = result.IsSuccess ? null : ErrorText.For(result.Error);
    }
}
