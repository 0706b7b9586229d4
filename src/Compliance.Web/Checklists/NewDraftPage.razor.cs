using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Checklists;

/// <summary>Starts a draft in one of four ways; which one is in the address.</summary>
public sealed partial class NewDraftPage(
    CurrentActor current, ChecklistDraftQueries queries, StartChecklistDraft start, StartDraftFromVersion startFromVersion, IIds ids, NavigationManager navigator)
{
    private IReadOnlyList<PublishedVersionRow> versions = [];
    private IReadOnlyList<SummaryMessage> errors = [];
    private string titleEn = "";
    private string titleJa = "";
    private string checklistId = "";
    private string version = "1.0.0";
    private string method = MethodChoice.All[0].Name;
    private string chosen = "";
    private Guid operation;
    private bool busy;

    [SupplyParameterFromQuery(Name = "way")]
    private string? WayQuery { get; set; }

    private ChecklistDraftOrigin Way =>
        Enum.TryParse<ChecklistDraftOrigin>(WayQuery, ignoreCase: true, out var way) && Enum.IsDefined(way) ? way : ChecklistDraftOrigin.Version;

    protected override async Task OnInitializedAsync()
    {
        var found = await queries.PublishedAsync(await current.RequireAsync(), CancellationToken.None);
        versions = found.IsSuccess ? found.Value : [];
        chosen = versions.Count == 0 ? "" : $"{versions[0].ChecklistId}/{versions[0].Version}";
    }

    private static IEnumerable<(ChecklistDraftOrigin Way, string Title, string Text, string Icon)> Ways() =>
    [
        (ChecklistDraftOrigin.Version, DraftText.WayVersion, DraftText.WayVersionText, Icons.Material.Outlined.ContentCopy),
        (ChecklistDraftOrigin.Workbook, DraftText.WayWorkbook, DraftText.WayWorkbookText, Icons.Material.Outlined.TableView),
        (ChecklistDraftOrigin.Oscal, DraftText.WayOscal, DraftText.WayOscalText, Icons.Material.Outlined.DataObject),
        (ChecklistDraftOrigin.Scratch, DraftText.WayScratch, DraftText.WayScratchText, Icons.Material.Outlined.NoteAdd),
    ];

    private Task StartAsync() => TryAsync(actor => start.RunAsync(
        actor, operation, checklistId.Trim(), version.Trim(), new LocalizedText(titleEn.Trim(), titleJa.Trim()), MethodChoice.Of(method).Create(), CancellationToken.None));

    private Task FromVersionAsync() => TryAsync(actor => chosen.Split('/') is [var id, var number]
        ? startFromVersion.RunAsync(actor, operation, id, number, CancellationToken.None)
        : Task.FromResult<Result<Guid>>(new InvalidField("base", "Required")));

    private async Task TryAsync(Func<Actor, Task<Result<Guid>>> act)
    {
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var started = await act(await current.RequireAsync());
            operation = Guid.Empty;
            errors = ErrorSummary.Of(started.Error);
            if (started.IsSuccess)
            {
                navigator.NavigateTo($"standards/drafts/{started.Value}");
            }
        }
        finally
        {
            busy = false;
        }
    }
}
