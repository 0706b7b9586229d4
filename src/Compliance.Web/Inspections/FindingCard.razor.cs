using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>One finding with the firm's comments on it, and the form for another one.</summary>
public sealed partial class FindingCard(IIds ids)
{
    private ElementReference field;
    private Guid operation;
    private string text = "";
    private string? error;
    private bool writing;
    private bool focus;
    private bool sending;

    /// <summary>The finding.</summary>
    [Parameter, EditorRequired]
    public required FindingRow Row { get; set; }

    /// <summary>True while the firm may comment.</summary>
    [Parameter]
    public bool MayComment { get; set; }

    /// <summary>True once the case is concluded.</summary>
    [Parameter]
    public bool Final { get; set; }

    /// <summary>Sends a comment; answers why it was refused.</summary>
    [Parameter, EditorRequired]
    public required Func<FindingDraft, Task<Error?>> OnComment { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (writing && !focus)
        {
            focus = true;
            await field.FocusAsync();
        }
        else if (!writing)
        {
            focus = false;
        }
    }

    private async Task SendAsync()
    {
        operation = operation == Guid.Empty ? ids.New() : operation;
        sending = true;
        try
        {
            var refused = await OnComment(new FindingDraft(operation, text));
            operation = Guid.Empty;
            error = refused is null ? null : ErrorText.For(refused);
            if (refused is null)
            {
                (text, writing) = ("", false);
            }
        }
        finally
        {
            sending = false;
        }
    }
}
