using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>One question about the firm; a choice saves itself. Where a colleague answered meanwhile, theirs is shown and the person chooses again.</summary>
public sealed partial class FactQuestion(AnswerQuestion answer, CurrentActor current, IIds ids) : IDisposable
{
    // One after another: each save names the version that the one before made.
    private readonly SemaphoreSlim gate = new(1, 1);
    private IReadOnlyList<string> chosen = [];
    private SaveState state = SaveState.Untouched;
    private string? refusal;
    private bool conflict;
    private int seen = -1;
    private int running;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The question with its answer.</summary>
    [Parameter, EditorRequired]
    public required FactRow Row { get; set; }

    /// <summary>Called after every attempt to save: which items apply may have changed.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    protected override void OnParametersSet()
    {
        if (running == 0 && Row.Version != seen)
        {
            (seen, chosen) = (Row.Version, Row.Claimed);
        }
    }

    private async Task ChooseAsync(IReadOnlyList<string> values)
    {
        // Shown at once, so that a refusal can visibly take it back.
        (chosen, state, refusal, conflict) = (values, SaveState.Saving, null, false);
        running++;
        await gate.WaitAsync();
        Result<int> saved;
        try
        {
            saved = await answer.RunAsync(await current.RequireAsync(), ids.New(), new QuestionDraft(InspectionId, Row.Fact, values, seen), CancellationToken.None);
            seen = saved.IsSuccess ? saved.Value : -1;
        }
        finally
        {
            running--;
            gate.Release();
        }

        (state, conflict, refusal) = saved.Error switch
        {
            null => (SaveState.Saved, false, null),
            Conflict => (SaveState.NotSaved, true, null),
            var error => (SaveState.NotSaved, false, ErrorText.For(error)),
        };
        await OnSaved.InvokeAsync();
    }
}
