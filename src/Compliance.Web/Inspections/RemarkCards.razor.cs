using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>Remarks of the quality reviewer, of one item or of a whole review by round.</summary>
public sealed partial class RemarkCards(AddRemark add, CurrentActor current, IIds ids)
{
    private readonly HashSet<RemarkCard> cards = [];
    private Error? error;
    private string said = "";
    private Guid added;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The remarks: drafts first, then by round, the latest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RemarkRow> Rows { get; set; }

    /// <summary>Names the items, under headings for each round; null where the page shows one item.</summary>
    [Parameter]
    public Checklist? Checklist { get; set; }

    /// <summary>True for the quality reviewer during the quality review.</summary>
    [Parameter]
    public bool MayRemark { get; set; }

    /// <summary>True for those who judge, during the review.</summary>
    [Parameter]
    public bool MayAnswer { get; set; }

    /// <summary>The remarks are to be read again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private RemarkCard Card
    {
        set
        {
            if (value is not null)
            {
                cards.Add(value);
            }
        }
    }

    /// <summary>Begins a remark on an item.</summary>
    /// <param name="itemId">The item.</param>
    public Task AddAsync(string itemId) => AddAsync(new NewRemark(InspectionId, itemId, RemarkKind.MustChange));

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public async Task<bool> SettleAsync()
    {
        foreach (var card in cards.Where(card => Rows.Any(row => row.Id == card.Row.Id)))
        {
            if (!await card.SettleAsync())
            {
                return false;
            }
        }

        return true;
    }

    private string? TitleOf(RemarkRow row) => Checklist is null ? null : Checklist.Find(row.ItemId)?.Title.In(Languages.Current) ?? "";

    private Task RenewAsync(RemarkRow row) => AddAsync(new NewRemark(InspectionId, row.ItemId, row.Kind, row.Id));

    private async Task AddAsync(NewRemark remark)
    {
        var result = await add.RunAsync(await current.RequireAsync(), ids.New(), remark, CancellationToken.None);
        added = result.IsSuccess ? result.Value : Guid.Empty;
        await DoneAsync((result.Error, RemarkText.DoneAdded));
    }

    private async Task DoneAsync((Error? Refused, string Said) done)
    {
        (error, said) = (done.Refused, done.Refused is null ? done.Said : "");
        await OnChanged.InvokeAsync();
    }
}
