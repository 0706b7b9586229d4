using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Programmes;
using Compliance.Domain.Evidence;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>The form by which a signatory appeals: grounds, and new evidence from the firm's own library.</summary>
public sealed partial class AppealFilingForm(FileAppeal file, EvidenceQueries evidence, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private readonly HashSet<Guid> chosen = [];
    private IReadOnlyList<EvidenceRow>? files;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string grounds = "";
    private Guid operation;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required AppealsView View { get; set; }

    /// <summary>Against what.</summary>
    [Parameter, EditorRequired]
    public required AppealWindow Window { get; set; }

    /// <summary>Called once it was filed, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var found = await evidence.ListAsync(await current.RequireAsync(), new EvidenceFilter { PageSize = 100 }, CancellationToken.None);
        files = found.IsSuccess ? [.. found.Value.Rows.Where(row => row.Scan is ScanVerdict.Clean or ScanVerdict.NotConfigured)] : [];
    }

    private void Choose(Guid version, bool wanted)
    {
        if (wanted)
        {
            chosen.Add(version);
        }
        else
        {
            chosen.Remove(version);
        }
    }

    private async Task FileAsync()
    {
        if (!await ConfirmDialog.AskAsync(dialogs, AppealPageText.FileTitle, AppealPageText.FileQuestion, AppealPageText.File))
        {
            return;
        }

        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var filing = new AppealFiling(Window.DecisionId, grounds, [.. chosen]);
            var filed = await file.RunAsync(await current.RequireAsync(), operation, View.InspectionId, filing, CancellationToken.None);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(filed.Error);
            if (filed.IsSuccess)
            {
                await OnDone.InvokeAsync(AppealPageText.SaidFiled);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
