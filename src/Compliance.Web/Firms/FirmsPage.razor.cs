using Compliance.App;
using Compliance.App.Firms;
using Compliance.Domain.Firms;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Firms;

/// <summary>The register of firms.</summary>
public sealed partial class FirmsPage(CurrentActor current, FirmQueries queries)
{
    private const int PageSize = 25;
    private PageOf<Firm>? firms;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "sector")]
    private string? Sector { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? SizeName { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private bool Descending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    protected override async Task OnParametersSetAsync()
    {
        var filter = new FirmFilter(Search, Sector, Enum.TryParse<SizeClass>(SizeName, out var size) ? size : null);
        // By name means by the name that is shown.
        var sort = Sort is null or "name" && Languages.Current == "en" ? "nameEn" : Sort;
        var request = new PageRequest((PageNumber - 1) * PageSize, PageSize, sort, Descending);
        var result = await queries.ListAsync(await current.RequireAsync(), filter, request, CancellationToken.None);
        firms = result.IsSuccess ? result.Value : new PageOf<Firm>([], 0);
    }
}
