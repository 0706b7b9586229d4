using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>Moves an open case to another version of its checklist, after everything that it does was shown. Nothing where there is no other version.</summary>
public sealed partial class MoveVersion(
    CurrentActor current, MoveInspectionQueries queries, MoveInspection move, IIds ids, IDialogService dialogs, ISnackbar snackbar)
{
    private IReadOnlyList<string> versions = [];
    private IReadOnlyList<SummaryMessage> errors = [];
    private MovePreview? preview;
    private string currentVersion = "";
    private string chosen = "";
    private string message = "";
    private DateOnly? answerBy;
    private Guid operation;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The case moved.</summary>
    [Parameter]
    public EventCallback OnMoved { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await queries.VersionsAsync(await current.RequireAsync(), InspectionId, CancellationToken.None);
        (currentVersion, versions) = found.IsSuccess ? (found.Value.Current, found.Value.Others) : ("", []);
        chosen = versions.Count == 0 ? "" : versions[0];
    }

    private async Task SeeAsync()
    {
        var found = await queries.PreviewAsync(await current.RequireAsync(), InspectionId, chosen, CancellationToken.None);
        preview = found.IsSuccess ? found.Value : null;
        errors = ErrorSummary.Of(found.Error);
    }

    private async Task MoveAsync()
    {
        if (preview is not { } seen || !await ConfirmDialog.AskAsync(dialogs, MoveVersionText.Title, MoveVersionText.Question.Fill(seen.To), MoveVersionText.Move, destructive: seen.Carried.Removed.Count > 0))
        {
            return;
        }

        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var wanted = new CaseMove(InspectionId, seen.To, seen.SeenVersion, message, answerBy);
            var moved = await move.RunAsync(await current.RequireAsync(), operation, wanted, CancellationToken.None);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(moved.Error);
            if (moved.IsSuccess)
            {
                (preview, message, answerBy) = (null, "", null);
                snackbar.Add(MoveVersionText.Done.Fill(seen.To), MudBlazor.Severity.Success);
                await LoadAsync();
                await OnMoved.InvokeAsync();
            }
        }
        finally
        {
            busy = false;
        }
    }
}
