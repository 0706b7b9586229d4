using Compliance.App.Inspections;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>
/// The facts of the firm on which items depend: questions for the firm before it answers the items, claims to correct for
/// inspectors, and read only for everybody else who sees the case.
/// </summary>
public sealed partial class FactsPage(FactQueries queries, CurrentActor current)
{
    private CaseHeader? header;
    private CaseHead? head;
    private FactSheet? sheet;
    private string? refusal;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private bool IsFirm => head?.Side is CaseSide.Firm;

    private string? Title => IsFirm ? FactsText.TitleFirm : null;

    private string Lead => !IsFirm ? FactsText.LeadOthers : sheet!.MayAnswer ? FactsText.LeadAsk : FactsText.LeadFirm;

    private string Effect => (sheet!.Excluded.Count, sheet.MayAnswer) switch
    {
        (0, true) => FactsText.EffectNone.Fill(sheet.Items),
        (var count, true) => FactsText.Effect.Fill(count, sheet.Items),
        (0, false) => FactsText.AllApply.Fill(sheet.Items),
        (var count, false) => FactsText.SomeApply.Fill(count, sheet.Items),
    };

    private async Task LoadAsync(CaseHead? loaded)
    {
        head = loaded;
        sheet = null;
        if (loaded is not null)
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var found = await queries.OpenAsync(await current.RequireAsync(), Id, CancellationToken.None);
        sheet = found.IsSuccess ? found.Value : sheet;
        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }
}
