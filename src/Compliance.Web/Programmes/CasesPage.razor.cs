using Compliance.App;
using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Programmes;

/// <summary>The portfolio. What is listed is in the address, so every number elsewhere can lead to its cases.</summary>
public sealed partial class CasesPage(
    CurrentActor current, PortfolioQueries queries, ProgrammeQueries programmeQueries, App.Inspections.LocalCalendar calendar, TimeProvider time)
{
    private const int PageSize = 25;
    private PageOf<CaseRow>? found;
    private IReadOnlyList<ProgrammeRow> programmes = [];

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "programme")]
    private string? ProgrammeId { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    private string? StageName { get; set; }

    [SupplyParameterFromQuery(Name = "late")]
    private bool LateOnly { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private bool Descending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    private DateOnly Today => calendar.DayOf(time.Now());

    private bool IsFiltered => LateOnly || !string.IsNullOrEmpty(Search) || !string.IsNullOrEmpty(ProgrammeId) || StateName is not null || StageName is not null;

    protected override async Task OnParametersSetAsync()
    {
        var actor = await current.RequireAsync();
        var filter = new CaseFilter(
            Search,
            ProgrammeId,
            Enum.TryParse<InspectionState>(StateName, out var state) ? state : null,
            LateOnly,
            Enum.TryParse<DecisionStage>(StageName, out var stage) ? stage : null);
        var all = await programmeQueries.ListAsync(actor, CancellationToken.None);
        programmes = all.IsSuccess ? all.Value : [];
        var request = new PageRequest((PageNumber - 1) * PageSize, PageSize, Sort, Sort is null || Descending);
        var result = await queries.ListAsync(actor, filter, request, CancellationToken.None);
        found = result.IsSuccess ? result.Value : new PageOf<CaseRow>([], 0);
    }
}
