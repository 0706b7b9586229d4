using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Firms;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Access;

/// <summary>The accounts of the installation.</summary>
public sealed partial class UsersPage(CurrentActor current, UserQueries queries, FirmQueries firmQueries)
{
    private const int PageSize = 25;
    private PageOf<UserRow>? users;
    private IReadOnlyDictionary<Guid, Firm> firms = new Dictionary<Guid, Firm>();

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? RoleName { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private bool Descending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await current.RequireAsync();
        var filter = new UserFilter(
            Search,
            Enum.TryParse<Role>(RoleName, out var role) ? role : null,
            IsDisabled: State switch { "active" => false, "disabled" => true, _ => null });
        var request = new PageRequest((PageNumber - 1) * PageSize, PageSize, Sort, Descending);
        var result = await queries.ListAsync(actor, filter, request, CancellationToken.None);
        if (!result.IsSuccess)
        {
            users = new PageOf<UserRow>([], 0);
            return;
        }

        var ids = result.Value.Rows.Select(row => row.FirmId).OfType<Guid>().Distinct().ToList();
        firms = await firmQueries.FindManyAsync(actor, ids, CancellationToken.None);
        users = result.Value;
    }

    private string FirmName(Guid? id) => id is { } known && firms.TryGetValue(known, out var firm) ? firm.Name(Languages.Current) : "–";
}
