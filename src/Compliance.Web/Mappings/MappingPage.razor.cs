using Compliance.App.Data;
using Compliance.App.Oscal.Mappings;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Mappings;

/// <summary>What came of an import: what matched, what did not, and what each item also covers.</summary>
public sealed partial class MappingPage(CurrentActor current, MappingQueries queries, RemoveMapping remove, IDialogService dialogs, IIds ids)
{
    private MappingDetail? detail;
    private string? refusal;
    private bool busy;

    /// <summary>The mapping.</summary>
    [Parameter]
    public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), Id, CancellationToken.None);
        detail = found.IsSuccess ? found.Value : null;
        refusal = found.Error is { } error ? ErrorText.For(error) : null;
    }

    private async Task RemoveAsync()
    {
        if (!await ConfirmDialog.AskAsync(dialogs, MappingText.Remove, MappingText.RemoveQuestion, MappingText.Remove, destructive: true))
        {
            return;
        }

        busy = true;
        try
        {
            var removed = await remove.RunAsync(await current.RequireAsync(), ids.New(), Id, CancellationToken.None);
            await LoadAsync();
            refusal = removed.Error is { } error ? ErrorText.For(error) : refusal;
        }
        finally
        {
            busy = false;
        }
    }
}
