using Compliance.App.Inspections;
using Compliance.App.Oscal.Mappings;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>The firm's answers: all items with what is left to do, and one of them at a time to write. Item and filter are in the address.</summary>
public sealed partial class AnswersPage(FirmCaseQueries queries, MappingQueries mappings, CurrentActor current)
{
    private const string ShowAll = "all";
    private const string ShowMissing = "missing";
    private const string ShowAsked = "asked";

    private CaseHeader? header;
    private CaseHead? head;
    private AnswerSheet? sheet;
    private AlsoCovered covered = AlsoCovered.Nothing;
    private Guid coveredOf;
    private string? refusal;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    private string? ItemQuery { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? ShowQuery { get; set; }

    private string? ItemId => string.IsNullOrWhiteSpace(ItemQuery) ? null : ItemQuery;

    private string Shown => ShowQuery is ShowMissing or ShowAsked ? ShowQuery : ShowAll;

    private bool Known => sheet?.Rows.Any(row => row.ItemId == ItemId) == true;

    private string? HeaderTitle => ItemId is { } item && Known ? AnswerText.ItemTitle.Fill(item) : null;

    // The item in hand stays in the list while it is written, also once it is done.
    private IReadOnlyList<AnswerSection> Visible =>
        [.. sheet!.Sections.Select(section => section with { Rows = [.. section.Rows.Where(Matches)] }).Where(section => section.Rows.Count > 0)];

    private bool Matches(AnswerRow row) => row.ItemId == ItemId || Shown switch
    {
        ShowMissing => row.Progress is not (AnswerProgress.Done or AnswerProgress.NotAsked),
        ShowAsked => row.Asked,
        _ => true,
    };

    private IEnumerable<(string Show, string Label)> Filters()
    {
        yield return (ShowAll, $"{AnswerText.ShowAll} ({sheet!.Total})");
        yield return (ShowMissing, $"{AnswerText.ShowMissing} ({sheet.Total - sheet.Done})");
        if (head!.State is InspectionState.InformationRequested || Shown == ShowAsked)
        {
            yield return (ShowAsked, $"{AnswerText.ShowAsked} ({sheet.Rows.Count(row => row.Asked)})");
        }
    }

    private string PathFor(string? item, string show)
    {
        var path = CaseTabs.Path(Id, "answers");
        var query = string.Join('&', new[]
        {
            item is null ? null : $"item={Uri.EscapeDataString(item)}",
            show == ShowAll ? null : $"show={show}",
        }.Where(part => part is not null));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private string? Beside(int step)
    {
        var rows = Visible.SelectMany(section => section.Rows).ToList();
        var index = rows.FindIndex(row => row.ItemId == ItemId) + step;
        return index >= 0 && index < rows.Count ? PathFor(rows[index].ItemId, Shown) : null;
    }

    private async Task LoadAsync(CaseHead? loaded)
    {
        head = loaded;
        if (loaded is not null)
        {
            if (coveredOf != Id)
            {
                // Once for all items of the case.
                coveredOf = Id;
                covered = await mappings.OfCaseAsync(await current.RequireAsync(), Id, CancellationToken.None) is { IsSuccess: true } found ? found.Value : AlsoCovered.Nothing;
            }

            await RefreshAsync();
        }
    }

    private async Task RefreshAsync()
    {
        var result = await queries.SheetAsync(await current.RequireAsync(), Id, CancellationToken.None);
        sheet = result.IsSuccess ? result.Value : null;
        refusal = result.IsSuccess ? null : ErrorText.For(result.Error);
    }
}
