using System.Globalization;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>Who works on a case and until when: assign, notify, move the due day, cancel.</summary>
public sealed partial class TeamPage(
    CurrentActor current,
    TeamQueries queries,
    AssignTeam assign,
    NotifyFirm notify,
    MoveDueDate move,
    CancelInspection cancel,
    IIds ids,
    ISnackbar snackbar,
    IDialogService dialogs)
{
    private static readonly CaseRole[] Duties = [CaseRole.LeadInspector, CaseRole.Inspector, CaseRole.QualityReviewer];

    private CaseHeader? header;
    private TeamView? view;
    private IReadOnlyList<PersonChoice>? people;
    private IReadOnlyList<SummaryMessage> errors = [];
    private DateOnly? due;
    private string cancelReason = "";
    private bool isOfficer;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public required Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        due = view?.SubmissionDue ?? view?.ProposedDue;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool HoldsOther(PersonChoice person) => person.Held is { } held && !Duties.Contains(held);

    private bool May(InspectionEvent wanted) => view?.Allowed.Contains(wanted) == true;

    private async Task LoadAsync()
    {
        var actor = await current.RequireAsync();
        isOfficer = actor.Has(Role.ProgrammeOfficer);
        var found = await queries.FindAsync(actor, Id, CancellationToken.None);
        view = found.IsSuccess ? found.Value : null;
        var choices = isOfficer && view is not null ? await queries.PeopleAsync(actor, Id, CancellationToken.None) : new NotAllowed();
        people = choices.IsSuccess ? choices.Value : null;
    }

    private Task AssignAsync(PersonChoice person, string? value)
    {
        CaseRole? duty = Enum.TryParse<CaseRole>(value, out var wanted) ? wanted : null;
        return TryAsync(async actor => (await assign.RunAsync(actor, ids.New(), Id, person.UserId, duty, CancellationToken.None)).Error, _ => TeamText.Saved);
    }

    private async Task MovedAsync()
    {
        await LoadAsync();
        await (header?.ReloadAsync() ?? Task.CompletedTask);
    }

    private async Task NotifyAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, TeamText.NotifyTitle, TeamText.NotifyConfirm, TeamText.Notify))
        {
            await TryAsync(
                async actor => (await notify.RunAsync(actor, ids.New(), Id, due, CancellationToken.None)).Error,
                after => TeamText.Notified.Fill(Dates.Day(after.SubmissionDue!.Value)));
        }
    }

    private Task MoveAsync() => TryAsync(
        async actor => due is { } day ? (await move.RunAsync(actor, ids.New(), Id, day, CancellationToken.None)).Error : new InvalidField("due", "Required"),
        after => TeamText.Moved.Fill(Dates.Day(after.SubmissionDue!.Value)));

    private async Task CancelAsync()
    {
        if (string.IsNullOrWhiteSpace(cancelReason))
        {
            errors = ErrorSummary.Of(new InvalidField("reason", "Required"));
            return;
        }

        if (await ConfirmDialog.AskAsync(dialogs, TeamText.CancelTitle, TeamText.CancelConfirm.Fill(view!.Reference), TeamText.Cancel, destructive: true))
        {
            await TryAsync(async actor => (await cancel.RunAsync(actor, ids.New(), Id, cancelReason, CancellationToken.None)).Error, _ => TeamText.Cancelled);
        }
    }

    private async Task TryAsync(Func<Actor, Task<Error?>> act, Func<TeamView, string> done)
    {
        busy = true;
        try
        {
            var error = await act(await current.RequireAsync());
            errors = ErrorSummary.Of(error);
            await LoadAsync();
            if (error is null && view is not null)
            {
                snackbar.Add(done(view), MudBlazor.Severity.Success);
                await (header?.ReloadAsync() ?? Task.CompletedTask);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
