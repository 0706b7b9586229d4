using Compliance.App.Data;
using Compliance.App.Inspections.Actions;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>What an inspector does with a plan or a claim. The words save themselves and are the inspector's own until they are sent.</summary>
public sealed partial class ActionJudge(
    CloseOutQueries queries,
    SaveActionNote save,
    AcceptActionPlan accept,
    ReturnActionPlan back,
    JudgeClosure judge,
    CurrentActor current,
    IIds ids,
    IDialogService dialogs)
{
    private ActionSaving? saving;
    private SelfSavingForm? form;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string key = "";
    private Guid operation;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The action as it was when the form was opened; another state is another instance (<c>@key</c>).</summary>
    [Parameter, EditorRequired]
    public required ActionRow Row { get; set; }

    /// <summary>Called after a judgement, with what to say; with nothing where somebody else was faster.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private string Label => Row.Rights.MayJudge ? ActionText.Rationale : ActionText.Remarks;

    private string Words => saving!.Current["remarks"];

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        key = $"action-note/{actor.UserId:N}/{InspectionId:N}/{Row.ItemId}";
        saving = new(
            Fields(Row.Note!),
            Row.Note!.Version,
            fields => fields,
            async (id, fields, seen) => await save.RunAsync(await current.RequireAsync(), id, Target(seen), fields["remarks"], CancellationToken.None),
            LoadAsync);
    }

    private static Dictionary<string, string> Fields(NoteRow note) => new(StringComparer.Ordinal) { ["remarks"] = note.Text };

    private ActionTarget Target(int seen) => new(InspectionId, Row.ItemId, seen);

    private async Task<(IReadOnlyDictionary<string, string> Fields, int Version)?> LoadAsync()
    {
        var found = await queries.SheetAsync(await current.RequireAsync(), InspectionId, CancellationToken.None);
        var there = found.IsSuccess ? found.Value?.Actions.FirstOrDefault(row => row.ItemId == Row.ItemId) : null;
        return there?.Note is { } note ? (Fields(note), note.Version) : null;
    }

    private Task AcceptAsync() => ActAsync(
        ActionText.Accept, ActionText.AcceptQuestion, (actor, id) => accept.RunAsync(actor, id, Target(Row.Version), CancellationToken.None), ActionText.SaidAccepted);

    private Task ReturnPlanAsync() => ActAsync(
        ActionText.ReturnPlan, ActionText.ReturnPlanQuestion, (actor, id) => back.RunAsync(actor, id, Target(Row.Version), Words, CancellationToken.None), ActionText.SaidReturned);

    private Task CloseAsync() => ActAsync(
        ActionText.Close, ActionText.CloseQuestion, (actor, id) => judge.RunAsync(actor, id, Target(Row.Version), true, Words, CancellationToken.None), ActionText.SaidClosed);

    private Task ReturnClosureAsync() => ActAsync(
        ActionText.ReturnClosure, ActionText.ReturnClosureQuestion, (actor, id) => judge.RunAsync(actor, id, Target(Row.Version), false, Words, CancellationToken.None), ActionText.SaidReturned);

    private async Task ActAsync(string title, string question, Func<Actor, Guid, Task<Result<int>>> act, string success)
    {
        errors = [];
        if ((form is not null && !await form.SettleAsync()) || !await ConfirmDialog.AskAsync(dialogs, title, question.Fill(Row.ItemId), title))
        {
            return;
        }

        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var result = await act(await current.RequireAsync(), operation);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(result.Error);
            if (result.IsSuccess || result.Error is Conflict or WrongActionState)
            {
                await OnDone.InvokeAsync(result.IsSuccess ? success.Fill(Row.ItemId) : null);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
