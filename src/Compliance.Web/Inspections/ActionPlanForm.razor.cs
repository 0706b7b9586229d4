using Compliance.App.Data;
using Compliance.App.Inspections.Actions;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>The firm's plan for one open item: every word saves itself, the signatory hands it in.</summary>
public sealed partial class ActionPlanForm(CloseOutQueries queries, SaveActionPlan save, SubmitActionPlan submit, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private ActionSaving? saving;
    private SelfSavingForm? form;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string key = "";
    private Guid operation;
    private int rows;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The action as it was when the form was opened; another state is another instance (<c>@key</c>).</summary>
    [Parameter, EditorRequired]
    public required ActionRow Row { get; set; }

    /// <summary>Last day to close the item.</summary>
    [Parameter, EditorRequired]
    public required DateOnly DueOn { get; set; }

    /// <summary>Called with what to say once the plan was handed in.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        // Another person in the same tab must not be offered this one's text.
        key = $"action-plan/{actor.UserId:N}/{InspectionId:N}/{Row.ItemId}";
        rows = Math.Clamp(Row.Draft!.Plan.Milestones.Count + 1, 3, ActionPlan.MostMilestones);
        saving = new(
            ActionPlanFields.Of(Row.Draft.Plan),
            Row.Version,
            fields => ActionPlanFields.Of(ActionPlanFields.Read(fields)),
            async (id, fields, seen) => await save.RunAsync(await current.RequireAsync(), id, Target(seen), ActionPlanFields.Read(fields), CancellationToken.None),
            LoadAsync);
    }

    private string Opened(string field) => saving!.Opened.GetValueOrDefault(field, "");

    private ActionTarget Target(int seen) => new(InspectionId, Row.ItemId, seen);

    private async Task<(IReadOnlyDictionary<string, string> Fields, int Version)?> LoadAsync()
    {
        var found = await queries.SheetAsync(await current.RequireAsync(), InspectionId, CancellationToken.None);
        var there = found.IsSuccess ? found.Value?.Actions.FirstOrDefault(row => row.ItemId == Row.ItemId) : null;
        return there is { Rights.MayWritePlan: true, Draft: { } draft } ? (ActionPlanFields.Of(draft.Plan), there.Version) : null;
    }

    private void TakeTheirs()
    {
        saving!.TakeTheirs();
        rows = Math.Clamp(ActionPlanFields.Read(saving.Opened).Milestones.Count + 1, rows, ActionPlan.MostMilestones);
    }

    private async Task AddAsync()
    {
        if (form is null || await form.SettleAsync())
        {
            rows = Math.Min(rows + 1, ActionPlan.MostMilestones);
            saving!.Reopen();
        }
    }

    private async Task SubmitAsync()
    {
        errors = [];
        if (form is not null && !await form.SettleAsync())
        {
            // The form said why, or asks the person to choose.
            return;
        }

        if (!await ConfirmDialog.AskAsync(dialogs, ActionText.SubmitPlan, ActionText.SubmitPlanQuestion.Fill(Row.ItemId), ActionText.SubmitPlan))
        {
            return;
        }

        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var result = await submit.RunAsync(await current.RequireAsync(), operation, Target(saving!.Seen), CancellationToken.None);
            operation = Guid.Empty;
            errors = Explain(result.Error);
            if (result.IsSuccess || result.Error is WrongActionState)
            {
                await OnDone.InvokeAsync(result.IsSuccess ? ActionText.SaidSubmitted.Fill(Row.ItemId) : null);
            }
        }
        finally
        {
            busy = false;
        }
    }

    private static IReadOnlyList<SummaryMessage> Explain(Error? error) => error switch
    {
        MilestoneIncomplete at => [new(ErrorText.For(at), $"milestone-{at.Number - 1}")],
        MilestoneTooLate at => [new(ErrorText.For(at), $"milestone-day-{at.Number - 1}")],
        MilestonesNotInOrder at => [new(ErrorText.For(at), $"milestone-day-{at.Number - 1}")],
        _ => ErrorSummary.Of(error),
    };
}
