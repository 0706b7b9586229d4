using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>The inspectors' answer to a remark; it saves itself, and two who write one answer are shown both.</summary>
public sealed partial class RemarkAnswer(WorkbenchQueries queries, AnswerRemark answer, CurrentActor current)
{
    private const string ChangedValue = "changed";
    private const string KeptValue = "kept";

    private ActionSaving? saving;
    private SelfSavingForm? form;
    private string key = "";

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The remark as it was when the form was opened.</summary>
    [Parameter, EditorRequired]
    public required RemarkRow Row { get; set; }

    /// <summary>The server has an answer, or no longer has one.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public Task<bool> SettleAsync() => form?.SettleAsync() ?? Task.FromResult(true);

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        key = $"remark-answer/{actor.UserId:N}/{Row.Id:N}";
        saving = new(Fields(Row), Row.Version, fields => fields, StoreAsync, LoadAsync);
    }

    private static Dictionary<string, string> Fields(RemarkRow row) => new(StringComparer.Ordinal)
    {
        ["choice"] = row.Changed switch { true => ChangedValue, false => KeptValue, null => "" },
        ["answer"] = row.Answer,
    };

    private static string Label(string field) => field == "choice" ? RemarkText.Choice : RemarkText.Answer;

    private string Name(string part) => $"remark-{part}-{Row.Id:N}";

    private async Task<SaveReply> SaveAsync(Guid operationId, IReadOnlyDictionary<string, string> typed)
    {
        var reply = await saving!.SaveAsync(operationId, typed);
        if (reply is { Theirs: null, Refusal: null })
        {
            await OnSaved.InvokeAsync();
        }

        return reply;
    }

    private async Task<Result<int>> StoreAsync(Guid operationId, IReadOnlyDictionary<string, string> fields, int seen) => await answer.RunAsync(
        await current.RequireAsync(),
        operationId,
        new RemarkTarget(InspectionId, Row.Id, seen),
        fields.GetValueOrDefault("choice") switch { ChangedValue => true, KeptValue => false, _ => null },
        fields["answer"],
        CancellationToken.None);

    private async Task<(IReadOnlyDictionary<string, string> Fields, int Version)?> LoadAsync()
    {
        var found = await queries.ItemAsync(await current.RequireAsync(), InspectionId, Row.ItemId, CancellationToken.None);
        return found.IsSuccess && found.Value.Remarks.FirstOrDefault(row => row.Id == Row.Id) is { State: RemarkState.Sent or RemarkState.Answered } there
            ? (Fields(there), there.Version)
            : null;
    }
}
