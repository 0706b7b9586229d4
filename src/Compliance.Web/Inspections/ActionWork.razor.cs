using Compliance.App.Data;
using Compliance.App.Inspections.Actions;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>An accepted plan being carried out: milestones, what was done, the evidence of it, and the claim that the item is closed.</summary>
public sealed partial class ActionWork(
    CloseOutQueries queries,
    MarkMilestone mark,
    SaveClosureStatement save,
    CiteClosureEvidence cite,
    WithdrawClosureEvidence withdraw,
    ClaimClosure claim,
    CurrentActor current,
    IIds ids)
{
    private ActionSaving? saving;
    private SelfSavingForm? form;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string? refusal;
    private string key = "";
    private bool attested;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The action; read anew after every act.</summary>
    [Parameter, EditorRequired]
    public required ActionRow Row { get; set; }

    /// <summary>Today where the installation is.</summary>
    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>Called after an act, with what to say.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        key = $"action-work/{actor.UserId:N}/{InspectionId:N}/{Row.ItemId}";
        saving = new(
            Fields(Row.Draft!.Statement),
            Row.Version,
            fields => fields,
            async (id, fields, seen) => await save.RunAsync(await current.RequireAsync(), id, Target(seen), fields["statement"], CancellationToken.None),
            LoadAsync);
    }

    // Where another person marked a milestone and these words are still the same, the next act goes on from there.
    protected override void OnParametersSet()
    {
        if (saving is not null && Row.Draft is { } draft && draft.Statement == saving.Current["statement"].ReplaceLineEndings("\n"))
        {
            saving.Moved(Row.Version);
        }
    }

    private static Dictionary<string, string> Fields(string statement) => new(StringComparer.Ordinal) { ["statement"] = statement };

    private ActionTarget Target(int seen) => new(InspectionId, Row.ItemId, seen);

    private async Task<(IReadOnlyDictionary<string, string> Fields, int Version)?> LoadAsync()
    {
        var found = await queries.SheetAsync(await current.RequireAsync(), InspectionId, CancellationToken.None);
        var there = found.IsSuccess ? found.Value?.Actions.FirstOrDefault(row => row.ItemId == Row.ItemId) : null;
        return there is { Rights.MayWork: true, Draft: { } draft } ? (Fields(draft.Statement), there.Version) : null;
    }

    private Task MarkAsync(int number, DateOnly? doneOn) => ActAsync(
        (actor, id, seen) => mark.RunAsync(actor, id, Target(seen), number, doneOn, CancellationToken.None), ActionText.SaidMarked.Fill(number));

    private Task CiteAsync(IReadOnlyList<Guid> versions) => EvidenceAsync((actor, id) => cite.RunAsync(actor, id, InspectionId, Row.ItemId, versions, CancellationToken.None));

    private Task WithdrawAsync(Guid version) => EvidenceAsync((actor, id) => withdraw.RunAsync(actor, id, InspectionId, Row.ItemId, version, CancellationToken.None));

    private Task ClaimAsync() => ActAsync(
        (actor, id, seen) => claim.RunAsync(actor, id, Target(seen), attested, CancellationToken.None), ActionText.SaidClaimed.Fill(Row.ItemId));

    private async Task EvidenceAsync(Func<Actor, Guid, Task<Result<int>>> act)
    {
        var result = await act(await current.RequireAsync(), ids.New());
        refusal = result.IsSuccess ? null : ErrorText.For(result.Error);
        if (result.IsSuccess)
        {
            saving!.Moved(result.Value);
            await OnDone.InvokeAsync(null);
        }
    }

    // What was typed goes first, so that nobody acts on words that the server does not have.
    private async Task ActAsync(Func<Actor, Guid, int, Task<Result<int>>> act, string success)
    {
        errors = [];
        if (form is not null && !await form.SettleAsync())
        {
            return;
        }

        busy = true;
        try
        {
            var result = await act(await current.RequireAsync(), ids.New(), saving!.Seen);
            errors = result.Error is AttestationMissing missing ? [new(ErrorText.For(missing), "attest")] : ErrorSummary.Of(result.Error);
            if (result.IsSuccess)
            {
                saving.Moved(result.Value);
            }

            if (result.IsSuccess || result.Error is Conflict or WrongActionState)
            {
                await OnDone.InvokeAsync(result.IsSuccess ? success : null);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
