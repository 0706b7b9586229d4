using System.Globalization;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Checklists;

/// <summary>The form of one item of a draft; another item is another instance (<c>@key</c>).</summary>
public sealed partial class DraftItemForm(CurrentActor current, ChecklistDraftQueries queries, SaveDraftItem save, IIds ids)
{
    private DraftSaving<Item>? saving;
    private SelfSavingForm? form;
    private FieldFaults faults = FieldFaults.None;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string key = "";

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required Guid DraftId { get; set; }

    /// <summary>The item; read anew after every save.</summary>
    [Parameter, EditorRequired]
    public required DraftItemView View { get; set; }

    /// <summary>How the draft scores.</summary>
    [Parameter, EditorRequired]
    public required ScoringMethod Method { get; set; }

    /// <summary>The questions of the draft.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Question> Questions { get; set; }

    /// <summary>Something was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    private Item Item => saving!.Opened;

    private bool ReadOnly => !View.MayEdit;

    private bool HasAnswers => Item is { MetAnswer: not null, NotMetAnswer: not null };

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public async Task<bool> SettleAsync() => form is null || await form.SettleAsync();

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        // Another person in the same tab must not be offered this one's text.
        key = $"draft/{actor.UserId:N}/{DraftId:N}/{View.Key:N}";
        saving = new(View.Content, View.Version, ItemFields.Of, ItemFields.Read, StoreAsync, LoadAsync);
    }

    protected override void OnParametersSet() => faults = new(View.Faults);

    private async Task<Result<int>> StoreAsync(Guid operation, Item content, int seen)
    {
        var saved = await save.RunAsync(await current.RequireAsync(), operation, DraftId, View.Key, content, seen, CancellationToken.None);
        return saved.Then<int>(done => done.Version);
    }

    private async Task<Result<(Item Content, int Version)>> LoadAsync()
    {
        var found = await queries.ItemAsync(await current.RequireAsync(), DraftId, View.Key, CancellationToken.None);
        return found.Then<(Item, int)>(item => (item.Content, item.Version));
    }

    private async Task<SaveReply> SaveAsync(Guid operation, IReadOnlyDictionary<string, string> typed)
    {
        var reply = await saving!.SaveAsync(operation, typed);
        if (reply is { Theirs: null, Refusal: null })
        {
            await OnSaved.InvokeAsync();
        }

        return reply;
    }

    private void TakeTheirs() => saving!.TakeTheirs();

    // One more row or one less: every word is saved before, and the fields are filled anew.
    private async Task ChangeAsync(Func<Item, Item> change)
    {
        if (!await SettleAsync())
        {
            return;
        }

        errors = ErrorSummary.Of(await saving!.ChangeAsync(ids.New(), change));
        await OnSaved.InvokeAsync();
    }

    private static Item AddObjective(Item now) => now with
    {
        Objectives = [.. now.Objectives, new Objective(now.Objectives.Count == 0 ? now.Id : $"{now.Id}[{(char)('a' + Math.Min(now.Objectives.Count, 25))}]", ChecklistFrame.NoText)],
    };

    private Item AddState(Item now) => now with
    {
        PartialStates = [.. now.PartialStates, new PartialState("", 0, ChecklistFrame.NoText) { Points = Method is SumMethod or MeanMethod ? 0 : null }],
    };

    private Item ToggleAnswers(Item now)
    {
        int? points = Method is LevelsMethod ? null : 0;
        return now.MetAnswer is null
            ? now with { MetAnswer = new("met-answer", ChecklistFrame.NoText, points), NotMetAnswer = new("not-met-answer", ChecklistFrame.NoText, points) }
            : now with { MetAnswer = null, NotMetAnswer = null, PartialStates = Method is LevelsMethod ? now.PartialStates : [] };
    }

    private static IReadOnlyList<T> Except<T>(IReadOnlyList<T> list, int place) => [.. list.Where((_, index) => index != place)];

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
