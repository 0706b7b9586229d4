using Compliance.App.Data;
using Compliance.App.Incidents;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Incidents;

/// <summary>One incident: the firm writes and sends, the authority reads, acknowledges, asks and closes.</summary>
public sealed partial class IncidentPage(
    IncidentQueries queries, AcknowledgeIncident acknowledge, DiscardIncident discard, CurrentActor current, IIds ids, IDialogService dialogs,
    NavigationManager navigation, HostSettings settings)
{
    private IncidentView? view;
    private string? said;
    private string? refusal;
    private int loads;
    private bool unknown;
    private bool busy;

    /// <summary>The incident.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private string Heading => unknown ? IncidentText.NotFound : IncidentText.PageTitle.Fill(view?.Reference ?? "");

    private string? Lead => view is { Side: not CaseSide.Firm } ? view.Firm.In(Languages.Current) : null;

    private static IReadOnlyList<Crumb> Trail => [new(IncidentText.Title, "incidents")];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), Id, CancellationToken.None);
        (view, unknown) = found.IsSuccess ? (found.Value, false) : (null, true);
        loads++;
    }

    private async Task ReloadAsync(string? message)
    {
        (said, refusal) = (message, null);
        await LoadAsync();
    }

    private Task AcknowledgeAsync() => ActAsync((actor, id) => acknowledge.RunAsync(actor, id, Id, CancellationToken.None), IncidentText.SaidAcknowledged);

    private async Task DiscardAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, IncidentText.Discard, IncidentText.DiscardQuestion, IncidentText.Discard)
            && await ActAsync((actor, id) => discard.RunAsync(actor, id, Id, CancellationToken.None), null, reload: false))
        {
            navigation.NavigateTo("incidents");
        }
    }

    private async Task<bool> ActAsync(Func<Actor, Guid, Task<Result<Done>>> act, string? success, bool reload = true)
    {
        busy = true;
        try
        {
            var done = await act(await current.RequireAsync(), ids.New());
            if (reload || !done.IsSuccess)
            {
                await ReloadAsync(done.IsSuccess ? success : null);
            }

            refusal = done.IsSuccess ? null : ErrorText.For(done.Error);
            return done.IsSuccess;
        }
        finally
        {
            busy = false;
        }
    }
}
