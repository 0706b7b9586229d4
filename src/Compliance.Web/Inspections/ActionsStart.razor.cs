using Compliance.App.Data;
using Compliance.App.Inspections.Actions;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Inspections;

/// <summary>The start page's list of open items that concern the person; nothing where there are none.</summary>
public sealed partial class ActionsStart(CloseOutQueries queries, ExtensionQueries extensions, CurrentActor current, HostSettings settings, TimeProvider time)
{
    private IReadOnlyList<CloseOutTask> tasks = [];
    private IReadOnlyList<ExtensionTask> requests = [];
    private bool ofFirm;
    private bool judges;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.Now(), settings.TimeZone).DateTime);

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        (ofFirm, judges) = (actor.FirmId is not null, actor.Has(Role.Inspector));
        tasks = await queries.MineAsync(actor, CancellationToken.None);
        requests = await extensions.MineAsync(actor, CancellationToken.None);
    }

    private string Name(CloseOutTask task) => task.Standing switch
    {
        CloseOutStanding.Completed => ofFirm ? ActionText.StartCompletedFirm : ActionText.StartCompleted,
        CloseOutStanding.Expired => ActionText.StartExpired,
        _ when ofFirm && task.WithFirm > 0 => ActionText.StartFirm.Fill(task.WithFirm),
        _ when judges && task.WithTeam > 0 && task.Held is CaseRole.Inspector or CaseRole.LeadInspector => ActionText.StartJudge.Fill(task.WithTeam),
        _ => ActionText.StartWaiting,
    };
}
