using Compliance.App.Data;
using Compliance.App.Incidents;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Incidents;

/// <summary>The desk of an officer: show the incident to inspectors, open an inspection because of it, close it.</summary>
public sealed partial class IncidentDesk(
    LinkIncident link, OpenIncidentInspection open, CloseIncident close, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private string linked = "";
    private string programme = "";
    private string words = "";
    private Guid operation;
    private bool busy;

    /// <summary>The incident.</summary>
    [Parameter, EditorRequired]
    public required IncidentView View { get; set; }

    /// <summary>Called once something was done, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    private async Task LinkAsync()
    {
        var inspection = Guid.Parse(linked);
        await ActAsync((actor, id) => link.RunAsync(actor, id, View.Id, inspection, CancellationToken.None), _ => IncidentText.SaidLinked);
    }

    private async Task OpenAsync()
    {
        var question = IncidentText.OpenQuestion.Fill(View.Firm.In(Languages.Current), View.Reference);
        if (await ConfirmDialog.AskAsync(dialogs, IncidentText.OpenCase, question, IncidentText.DoOpen))
        {
            await ActAsync((actor, id) => open.RunAsync(actor, id, View.Id, programme, CancellationToken.None), made => IncidentText.SaidOpened.Fill(made.Reference));
        }
    }

    private async Task CloseAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, IncidentText.Close, IncidentText.CloseQuestion.Fill(View.Reference), IncidentText.Close))
        {
            await ActAsync((actor, id) => close.RunAsync(actor, id, View.Id, words, CancellationToken.None), _ => IncidentText.SaidClosed);
        }
    }

    private async Task ActAsync<T>(Func<Actor, Guid, Task<Result<T>>> act, Func<T, string> success)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var done = await act(await current.RequireAsync(), operation);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(done.Error);
            if (done.IsSuccess)
            {
                await OnDone.InvokeAsync(success(done.Value));
            }
        }
        finally
        {
            busy = false;
        }
    }
}
