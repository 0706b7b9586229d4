using System.Globalization;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Firms;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Audit;

/// <summary>The record: who did what, when, to which thing.</summary>
public sealed partial class RecordPage(CurrentActor current, RecordQueries queries, UserQueries userQueries, FirmQueries firmQueries, HostSettings settings)
{
    private const int PageSize = 50;
    private PageOf<AuditEntry>? entries;
    private Dictionary<string, string> names = new(StringComparer.Ordinal);

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "actor")]
    private string? Actor { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? ActionCode { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

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
        var filter = new RecordFilter(Actor, ActionCode, StartOf(From, 0), StartOf(To, 1));
        var result = await queries.ListAsync(actor, filter, new PageRequest((PageNumber - 1) * PageSize, PageSize, Sort, Descending), CancellationToken.None);
        var found = result.IsSuccess ? result.Value : new PageOf<AuditEntry>([], 0);
        names = await NamesAsync(actor, found.Rows);
        entries = found;
    }

    // The names of today; the actor's name is the one that was frozen into the entry.
    private async Task<Dictionary<string, string>> NamesAsync(Actor actor, IReadOnlyList<AuditEntry> rows)
    {
        var people = await userQueries.NamesAsync(actor, Ids(rows, "user"), CancellationToken.None);
        var firms = await firmQueries.FindManyAsync(actor, Ids(rows, "firm"), CancellationToken.None);
        return people.Select(person => (person.Key, person.Value))
            .Concat(firms.Select(firm => (firm.Key, Value: firm.Value.Name(Languages.Current))))
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value, StringComparer.Ordinal);
    }

    private static List<Guid> Ids(IReadOnlyList<AuditEntry> rows, string type) =>
        [.. rows.Where(row => row.SubjectType == type).Select(row => Guid.TryParse(row.SubjectId, out var id) ? id : Guid.Empty).Distinct()];

    // A day begins in the installation's time zone.
    private DateTimeOffset? StartOf(string? day, int plusDays)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return null;
        }

        var midnight = date.AddDays(plusDays).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, settings.TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private string Subject(AuditEntry entry) => names.TryGetValue(entry.SubjectId, out var name) ? name : RecordText.SubjectOf(entry);
}
