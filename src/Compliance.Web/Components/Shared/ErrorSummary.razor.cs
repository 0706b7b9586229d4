using Compliance.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Components.Shared;

/// <summary>Says at the top of a form what is wrong, takes the focus, and leads to each field; the field says the same words.</summary>
public sealed partial class ErrorSummary(IJSRuntime js, NavigationManager navigation)
{
    private ElementReference box;
    private IReadOnlyList<SummaryMessage> shown = [];

    /// <summary>The messages; a new list with messages takes the focus.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<SummaryMessage> Messages { get; set; }

    /// <summary>The message of one refusal; a field's message leads to the element whose id is the field's name.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="prefix">What the ids of this form begin with, where another form of the page has fields of the same names.</param>
    public static IReadOnlyList<SummaryMessage> Of(Error? error, string prefix = "") => error switch
    {
        null => [],
        InvalidField field => [new SummaryMessage(ErrorText.For(field), prefix + field.Field)],
        _ => [new SummaryMessage(ErrorText.For(error), null)],
    };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(shown, Messages))
        {
            return;
        }

        shown = Messages;
        if (Messages.Count > 0)
        {
            await box.FocusAsync();
        }
    }

    private string LinkTo(string id) => "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0] + "#" + id;

    private async Task FocusAsync(string id) => await js.InvokeVoidAsync("compliance.focus", id);
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="FieldId">The id of the field's element, or null where it concerns the whole.</param>
public sealed record SummaryMessage(string Text, string? FieldId);
