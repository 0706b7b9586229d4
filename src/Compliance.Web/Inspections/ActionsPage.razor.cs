using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.App.Programmes;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>
/// The open items of a conditional status: the firm plans and closes them, the inspectors judge, the authority looks on and
/// moves the last day where the policy allows it.
/// </summary>
public sealed partial class ActionsPage(CloseOutQueries queries, ExtensionQueries requests, CurrentActor current)
{
    private CaseHeader? header;
    private CloseOutSheet? sheet;
    private ExtensionSheet? extensions;
    private string? refusal;
    private string? said;
    private bool none;
    private int loads;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The item that is shown; without one the first on which the person has to act.</summary>
    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    private ActionRow? Shown => sheet!.Actions.FirstOrDefault(row => row.ItemId == Item)
        ?? sheet.Actions.FirstOrDefault(row => row.Rights.Any)
        ?? sheet.Actions.FirstOrDefault();

    private string Lead => (sheet!.Standing, sheet.Side) switch
    {
        (CloseOutStanding.Completed, CaseSide.Firm) => ActionText.LeadCompletedFirm,
        (CloseOutStanding.Completed, _) => ActionText.LeadCompleted,
        (CloseOutStanding.Expired, _) => ActionText.LeadExpired.Fill(Dates.Day(sheet.DueOn)),
        (_, CaseSide.Firm) => ActionText.LeadFirm,
        (_, CaseSide.Team) => ActionText.LeadTeam,
        _ => ActionText.LeadAuthority,
    };

    private async Task LoadAsync(CaseHead? head)
    {
        (sheet, extensions, refusal, none) = (head is null ? null : sheet, null, null, false);
        if (head is null)
        {
            return;
        }

        var actor = await current.RequireAsync();
        var found = await queries.SheetAsync(actor, Id, CancellationToken.None);
        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
        sheet = found.IsSuccess ? found.Value : null;
        none = found is { IsSuccess: true, Value: null };
        var asked = await requests.SheetAsync(actor, Id, CancellationToken.None);
        extensions = asked.IsSuccess ? asked.Value : null;
        loads++;
    }

    // Stays on the item that was acted on, which may no longer be the first that waits.
    private async Task DoneAsync(string? message)
    {
        Item ??= sheet is null ? null : Shown?.ItemId;
        said = message;
        await header!.ReloadAsync();
    }
}
