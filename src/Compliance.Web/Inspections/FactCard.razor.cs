using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>One fact with its claim and what inspectors found; an inspector corrects it here.</summary>
public sealed partial class FactCard(CorrectFact correct, CurrentActor current, IIds ids)
{
    private ElementReference heading;
    private ElementReference form;
    private IReadOnlyList<string> chosen = [];
    private string rationale = "";
    private string? refusal;
    private string? said;
    private Guid operation;
    private int seen;
    private bool editing;
    private bool conflict;
    private bool sending;
    private bool focusForm;
    private bool focusHeading;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The fact.</summary>
    [Parameter, EditorRequired]
    public required FactRow Row { get; set; }

    /// <summary>True where somebody of the firm looks.</summary>
    [Parameter]
    public bool IsFirm { get; set; }

    /// <summary>True where the actor may correct it now.</summary>
    [Parameter]
    public bool MayCorrect { get; set; }

    /// <summary>True while the firm's answer stays with it.</summary>
    [Parameter]
    public bool Hidden { get; set; }

    /// <summary>Called after every attempt to save.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    protected override void OnParametersSet()
    {
        if (conflict)
        {
            // The words stay; saving again replaces what the colleague found, now that it is shown.
            seen = Row.Version;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What had the focus is gone with the form, or with the button that opened it.
        if (focusForm && editing)
        {
            focusForm = false;
            await form.FocusAsync();
        }
        else if (focusHeading && !editing)
        {
            focusHeading = false;
            await heading.FocusAsync();
        }
    }

    private void Begin()
    {
        (editing, focusForm, conflict, refusal, said) = (true, true, false, null, null);
        (chosen, rationale, seen) = (Row.Effective, Row.Rationale, Row.Version);
    }

    private void Cancel() => (editing, focusHeading, conflict, refusal) = (false, true, false, null);

    private Task SaveAsync() => SendAsync(chosen, rationale);

    private Task TakeBackAsync()
    {
        (seen, said) = (Row.Version, null);
        return SendAsync([], "");
    }

    private async Task SendAsync(IReadOnlyList<string> values, string why)
    {
        if (sending)
        {
            return;
        }

        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        sending = true;
        try
        {
            var saved = values.Count == 0 && editing
                ? new InvalidField("facts", "Required")
                : await correct.RunAsync(await current.RequireAsync(), operation, new FactCorrection(InspectionId, Row.Fact, values, why, seen), CancellationToken.None);
            operation = Guid.Empty;
            (conflict, refusal) = (saved.Error is Conflict, saved.Error is null or Conflict ? null : ErrorText.For(saved.Error));
            if (saved.IsSuccess)
            {
                (editing, focusHeading, said) = (false, true, FactsText.SavedNow);
            }
        }
        finally
        {
            sending = false;
        }

        await OnSaved.InvokeAsync();
    }
}
