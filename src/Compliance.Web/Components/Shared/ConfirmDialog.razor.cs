using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Components.Shared;

/// <summary>Asks once before an act that cannot be undone, and says what it does.</summary>
public sealed partial class ConfirmDialog
{
    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired]
    public required string Message { get; set; }

    /// <summary>The verb on the button.</summary>
    [Parameter, EditorRequired]
    public required string ConfirmLabel { get; set; }

    /// <summary>True where something is destroyed or taken away.</summary>
    [Parameter]
    public bool Destructive { get; set; }

    /// <summary>Shows the question.</summary>
    /// <returns>True where the person confirmed.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, string title, string message, string confirmLabel, bool destructive = false)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Message, message },
            { dialog => dialog.ConfirmLabel, confirmLabel },
            { dialog => dialog.Destructive, destructive },
        };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        return await dialog.Result is { Canceled: false };
    }
}
