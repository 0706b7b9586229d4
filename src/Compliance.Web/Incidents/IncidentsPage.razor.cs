using Compliance.App;
using Compliance.App.Data;
using Compliance.App.Incidents;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Incidents;

/// <summary>Incidents: for a firm its own, where it reports one; for the authority what was reported.</summary>
public sealed partial class IncidentsPage(IncidentQueries queries, BeginIncident begin, CurrentActor current, IIds ids, HostSettings settings)
{
    private const int Size = 25;
    private PageOf<IncidentRow>? found;
    private string? refusal;
    private Guid operation;
    private bool busy;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "open")]
    private bool OpenOnly { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private HostSettings Settings => settings;

    private bool IsOfFirm { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await current.RequireAsync();
        IsOfFirm = actor.FirmId is not null;
        found = await queries.ListAsync(actor, OpenOnly, new PageRequest((PageNumber - 1) * Size, Size), CancellationToken.None);
    }

    private async Task BeginAsync()
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var begun = await begin.RunAsync(await current.RequireAsync(), operation, CancellationToken.None);
            operation = Guid.Empty;
            refusal = begun.IsSuccess ? null : ErrorText.For(begun.Error);
            if (begun.IsSuccess)
            {
                Navigator.NavigateTo(IncidentLook.Path(begun.Value));
            }
        }
        finally
        {
            busy = false;
        }
    }
}
