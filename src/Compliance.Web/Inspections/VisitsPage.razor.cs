using System.Globalization;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Visits;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>The visits of a case: both sides see when and where; the team plans them, writes minutes and shares them.</summary>
public sealed partial class VisitsPage(
    CurrentActor current,
    VisitQueries queries,
    PlanVisit planVisit,
    MoveVisit moveVisit,
    CancelVisit cancelVisit,
    WriteVisitMinutes writeMinutes,
    ShareVisitMinutes shareMinutes,
    LocalCalendar calendar,
    IIds ids,
    ISnackbar snackbar,
    IDialogService dialogs)
{
    private readonly Dictionary<Guid, string> minutes = [];
    private readonly HashSet<Guid> invited = [];
    private VisitsView? view;
    private IReadOnlyList<SummaryMessage> errors = [];
    private VisitRow? editing;
    private VisitRow? callingOff;
    private DateOnly? day;
    private TimeOnly from = new(10, 0);
    private TimeOnly to = new(12, 0);
    private string place = "";
    private string agenda = "";
    private string reason = "";
    private Guid operationId;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public required Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        Clear();
    }

    private string WhenOf(VisitRow visit) => VisitsText.When.Fill(Dates.Day(visit.From, calendar.Zone), Hour(visit.From), Hour(visit.To));

    private string Hour(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private async Task LoadAsync()
    {
        var found = await queries.ListAsync(await current.RequireAsync(), Id, CancellationToken.None);
        view = found.IsSuccess ? found.Value : null;
    }

    private void Toggle(Guid userId, bool on) => _ = on ? invited.Add(userId) : invited.Remove(userId);

    private void Edit(VisitRow visit)
    {
        var (begin, end) = (TimeZoneInfo.ConvertTime(visit.From, calendar.Zone), TimeZoneInfo.ConvertTime(visit.To, calendar.Zone));
        (editing, day, from, to) = (visit, DateOnly.FromDateTime(begin.DateTime), TimeOnly.FromDateTime(begin.DateTime), TimeOnly.FromDateTime(end.DateTime));
        (place, agenda, operationId) = (visit.Place, visit.Agenda, ids.New());
        invited.Clear();
        invited.UnionWith(visit.Attendees.Select(person => person.UserId));
    }

    private void Clear()
    {
        (editing, day, place, agenda, operationId) = (null, null, "", "", ids.New());
        invited.Clear();
    }

    private async Task PlanAsync()
    {
        if (day is not { } on)
        {
            errors = ErrorSummary.Of(new InvalidField("visit-day", "Required"));
            return;
        }

        var slot = new VisitSlot(on, from, to, place, agenda, [.. invited]);
        var saved = editing is { } visit
            ? await TryAsync(async actor => (await moveVisit.RunAsync(actor, operationId, TargetOf(visit), slot, CancellationToken.None)).Error, VisitsText.Moved)
            : await TryAsync(async actor => (await planVisit.RunAsync(actor, operationId, Id, slot, CancellationToken.None)).Error, VisitsText.Planned);
        if (saved)
        {
            Clear();
        }
    }

    private async Task CancelAsync()
    {
        if (await TryAsync(async actor => (await cancelVisit.RunAsync(actor, ids.New(), TargetOf(callingOff!), reason, CancellationToken.None)).Error, VisitsText.Cancelled))
        {
            (callingOff, reason) = (null, "");
        }
    }

    private async Task WriteAsync(VisitRow visit)
    {
        var text = minutes.GetValueOrDefault(visit.Id) ?? visit.Minutes;
        if (await TryAsync(async actor => (await writeMinutes.RunAsync(actor, ids.New(), TargetOf(visit), text, CancellationToken.None)).Error, VisitsText.MinutesSaved))
        {
            minutes.Remove(visit.Id);
        }
    }

    private async Task ShareAsync(VisitRow visit)
    {
        if (await ConfirmDialog.AskAsync(dialogs, VisitsText.Share, VisitsText.ShareAsk, VisitsText.Share))
        {
            await TryAsync(async actor => (await shareMinutes.RunAsync(actor, ids.New(), TargetOf(visit), CancellationToken.None)).Error, VisitsText.SharedDone);
        }
    }

    private VisitTarget TargetOf(VisitRow visit) => new(Id, visit.Id, visit.Version);

    private async Task<bool> TryAsync(Func<Actor, Task<Error?>> act, string done)
    {
        busy = true;
        try
        {
            var error = await act(await current.RequireAsync());
            errors = ErrorSummary.Of(error);
            await LoadAsync();
            if (error is null)
            {
                snackbar.Add(done, MudBlazor.Severity.Success);
            }

            return error is null;
        }
        finally
        {
            busy = false;
        }
    }
}
