using Compliance.App.Data;
using Compliance.App.Incidents;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Incidents;

/// <summary>Questions of the authority about an incident, and what the firm writes back.</summary>
public sealed partial class IncidentThread(WriteIncidentPosting write, CurrentActor current, IIds ids)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private string text = "";
    private Guid operation;
    private bool busy;

    /// <summary>The incident.</summary>
    [Parameter, EditorRequired]
    public required IncidentView View { get; set; }

    /// <summary>Called once something was written, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    private bool IsOfFirm => View.Side is CaseSide.Firm;

    private async Task SendAsync()
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var written = await write.RunAsync(await current.RequireAsync(), operation, View.Id, text, CancellationToken.None);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(written.Error);
            if (written.IsSuccess)
            {
                text = "";
                await OnDone.InvokeAsync(IncidentText.SaidWritten);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
