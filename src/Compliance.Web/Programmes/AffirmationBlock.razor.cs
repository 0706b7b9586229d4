using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Programmes;

/// <summary>When the next affirmation is due; for the signatory, within the window, the form to make it.</summary>
public sealed partial class AffirmationBlock(AffirmStatus affirm, CurrentActor current, IIds ids)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private string name = "";
    private Guid operation;
    private bool affirmed;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required DecisionView View { get; set; }

    /// <summary>What is due.</summary>
    [Parameter, EditorRequired]
    public required AffirmationView Next { get; set; }

    /// <summary>Called once it was made, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    private async Task AffirmAsync()
    {
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var done = await affirm.RunAsync(await current.RequireAsync(), operation, View.InspectionId, name, affirmed, CancellationToken.None);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(done.Error);
            if (done.IsSuccess)
            {
                await OnDone.InvokeAsync(StandingText.SaidAffirmed);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
