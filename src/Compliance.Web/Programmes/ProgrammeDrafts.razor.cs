using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Programmes;

/// <summary>The open drafts of every programme, and the beginning of a new programme for standards editors.</summary>
public sealed partial class ProgrammeDrafts(CurrentActor current, ProgrammeDraftQueries queries, StartProgrammeDraft start, IIds ids, NavigationManager navigator)
{
    private IReadOnlyList<ProgrammeDraftRow> drafts = [];
    private IReadOnlyList<SummaryMessage> errors = [];
    private string? id;
    private string? checklist;
    private bool isEditor;
    private bool busy;

    [Inject]
    private ChecklistLibrary Library { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        var found = await queries.OpenAsync(actor, CancellationToken.None);
        isEditor = actor.Has(Role.StandardsEditor);
        drafts = found.IsSuccess ? found.Value : [];
    }

    private async Task BeginAsync()
    {
        busy = true;
        try
        {
            var result = await start.RunNewAsync(await current.RequireAsync(), ids.New(), id ?? "", checklist ?? "", CancellationToken.None);
            errors = ErrorSummary.Of(result.Error);
            if (result.IsSuccess)
            {
                navigator.NavigateTo($"programmes/drafts/{result.Value}");
            }
        }
        finally
        {
            busy = false;
        }
    }

    private string? ErrorOf(string field) => errors.FirstOrDefault(error => error.FieldId == field)?.Text;
}
