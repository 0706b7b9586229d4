using System.Globalization;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Checklists;

/// <summary>The form of everything of a draft but its items.</summary>
public sealed partial class DraftFrameForm(CurrentActor current, ChecklistDraftQueries queries, SaveDraftFrame save, IIds ids)
{
    private DraftSaving<FrameContent>? saving;
    private SelfSavingForm? form;
    private FieldFaults faults = FieldFaults.None;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string key = "";

    /// <summary>The draft; read anew after every save.</summary>
    [Parameter, EditorRequired]
    public required DraftView View { get; set; }

    /// <summary>Something was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    private ChecklistFrame Frame => saving!.Opened.Frame;

    private bool ReadOnly => !View.MayEdit;

    private Dictionary<Guid, int> Counts => View.Items.GroupBy(item => item.SectionKey).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public async Task<bool> SettleAsync() => form is null || await form.SettleAsync();

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        key = $"draft/{actor.UserId:N}/{View.Id:N}/frame";
        saving = new(new(View.ProposedVersion, View.Frame), View.Version, FrameFields.Of, FrameFields.Read, StoreAsync, LoadAsync);
    }

    protected override void OnParametersSet() => faults = new(View.FrameFaults.Select(Placed));

    // A fault of a section names its key; the form counts sections.
    private DraftFault Placed(DraftFault fault)
    {
        var place = View.Frame.Sections.Select(section => section.Key).ToList().IndexOf(fault.SectionKey ?? Guid.Empty);
        return place < 0 ? fault : fault with { Field = $"sections[{place}].{fault.Field}" };
    }

    private async Task<Result<int>> StoreAsync(Guid operation, FrameContent content, int seen) =>
        await save.RunAsync(await current.RequireAsync(), operation, View.Id, content.Version, content.Frame, seen, CancellationToken.None);

    private async Task<Result<(FrameContent Content, int Version)>> LoadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), View.Id, CancellationToken.None);
        return found.Then<(FrameContent, int)>(view => (new(view.ProposedVersion, view.Frame), view.Version));
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

    private async Task ChangeAsync(Func<ChecklistFrame, ChecklistFrame> change)
    {
        if (!await SettleAsync())
        {
            return;
        }

        errors = ErrorSummary.Of(await saving!.ChangeAsync(ids.New(), now => now with { Frame = change(now.Frame) }));
        await OnSaved.InvokeAsync();
    }

    private Task SetMethodAsync(string? name) => name == Frame.Scoring.Name ? Task.CompletedTask : ChangeAsync(now => now with
    {
        Scoring = MethodChoice.Of(name ?? "").Create(),
        // Common answers are none of a deduction's, and points are none of a level's.
        Answers = name == "deduction" ? null : now.Answers,
    });

    private static ChecklistFrame AddLevel(ChecklistFrame now)
    {
        var levels = ((LevelsMethod)now.Scoring).Levels;
        return now with { Scoring = new LevelsMethod([.. levels, new MaturityLevel(levels.Count == 0 ? 1 : levels[^1].Number + 1, ChecklistFrame.NoText)]) };
    }

    private static ChecklistFrame AddState(ChecklistFrame now) => now with
    {
        Answers = now.Answers! with { Between = [.. now.Answers.Between, new PartialState("", 0, ChecklistFrame.NoText) { Points = now.Scoring is LevelsMethod ? null : 0 }] },
    };

    private static ChecklistFrame ToggleAnswers(ChecklistFrame now) => now with
    {
        Answers = now.Answers is null ? MethodChoice.CommonAnswers(now.Scoring) : null,
    };

    private static IReadOnlyList<T> Except<T>(IReadOnlyList<T> list, int place) => [.. list.Where((_, index) => index != place)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
