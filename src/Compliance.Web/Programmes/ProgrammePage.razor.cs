using Compliance.App;
using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>One programme: its firms and their newest cases; officers enrol firms and open cases here.</summary>
public sealed partial class ProgrammePage(
    CurrentActor current, ProgrammeQueries queries, EnrolFirm enrol, OpenInspection open, IIds ids, ISnackbar snackbar,
    ProgrammeDraftQueries draftQueries, StartProgrammeDraft start)
{
    private const int PageSize = 25;
    private ProgrammeRow? programme;
    private PageOf<EnrolmentRow>? enrolments;
    private IReadOnlyList<SummaryMessage> errors = [];
    private Error? error;
    private FirmChoice? chosen;
    private long? amount;
    private IReadOnlyList<ProgrammeRevision> revisions = [];
    private ProgrammeDraftRow? draft;
    private bool isOfficer;
    private bool isEditor;
    private bool seesFirms;
    private bool unknown;
    private bool busy;

    /// <summary>The programme.</summary>
    [Parameter]
    public required string Id { get; set; }

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private bool Descending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    private string Heading => programme?.Programme.Title.In(Languages.Current) ?? ProgrammesText.Title;

    private ProgrammeClocks Clocks => programme!.Programme.Clocks;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await current.RequireAsync();
        isOfficer = actor.Has(Role.ProgrammeOfficer);
        isEditor = actor.Has(Role.StandardsEditor);
        var all = await queries.ListAsync(actor, CancellationToken.None);
        programme = all.IsSuccess ? all.Value.FirstOrDefault(row => row.Programme.Id == Id) : null;
        unknown = programme is null;
        var request = new PageRequest((PageNumber - 1) * PageSize, PageSize, Sort, Descending);
        var found = await queries.EnrolmentsAsync(actor, Id, Search, request, CancellationToken.None);
        seesFirms = found.IsSuccess;
        enrolments = found.IsSuccess ? found.Value : new PageOf<EnrolmentRow>([], 0);
        var drafts = await draftQueries.OpenAsync(actor, CancellationToken.None);
        draft = drafts.IsSuccess ? drafts.Value.FirstOrDefault(row => row.ProgrammeId == Id) : null;
        var history = await draftQueries.RevisionsAsync(actor, Id, CancellationToken.None);
        revisions = history.IsSuccess ? history.Value : [];
    }

    private Task DraftAsync() => TryAsync(async actor =>
    {
        var result = await start.RunAsync(actor, ids.New(), Id, CancellationToken.None);
        if (result.IsSuccess)
        {
            Navigator.NavigateTo($"programmes/drafts/{result.Value}");
        }

        return result.Error;
    });

    private async Task<IEnumerable<FirmChoice>> SearchFirmsAsync(string? text, CancellationToken ct)
    {
        var found = await queries.FirmsToEnrolAsync(await current.RequireAsync(ct), Id, text, ct);
        return found.IsSuccess ? found.Value : [];
    }

    private Task EnrolAsync() => TryAsync(async actor =>
    {
        if (chosen is null)
        {
            return new InvalidField("firm", "Required");
        }

        if (amount is not { } yen)
        {
            return new InvalidField("amount", "Required");
        }

        var result = await enrol.RunAsync(actor, ids.New(), Id, chosen.Id, yen, CancellationToken.None);
        if (result.IsSuccess)
        {
            snackbar.Add(ProgrammesText.Enrolled.Fill(chosen.Name.In(Languages.Current)), MudBlazor.Severity.Success);
            (chosen, amount) = (null, null);
            await LoadAsync();
        }

        return result.Error;
    });

    private Task OpenCaseAsync(EnrolmentRow row) => TryAsync(async actor =>
    {
        var result = await open.RunAsync(actor, ids.New(), Id, row.FirmId, CancellationToken.None);
        if (result.IsSuccess)
        {
            snackbar.Add(ProgrammesText.CaseOpened.Fill(result.Value.Reference), MudBlazor.Severity.Success);
            Navigator.NavigateTo(CaseTabs.Path(result.Value.Id, "team"));
        }

        return result.Error;
    });

    private async Task TryAsync(Func<Actor, Task<Error?>> act)
    {
        busy = true;
        try
        {
            error = await act(await current.RequireAsync());
            errors = ErrorSummary.Of(error);
        }
        finally
        {
            busy = false;
        }
    }

    private bool HasError(string field) => error is InvalidField invalid && invalid.Field == field;

    private string? ErrorOf(string field) => HasError(field) ? ErrorText.For(error!) : null;
}
