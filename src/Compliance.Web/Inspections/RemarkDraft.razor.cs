using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>A remark that the quality reviewer is writing; it saves itself.</summary>
public sealed partial class RemarkDraft(WorkbenchQueries queries, WriteRemark write, CurrentActor current)
{
    private ElementReference words;
    private ActionSaving? saving;
    private SelfSavingForm? form;
    private string key = "";
    private bool focused;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid InspectionId { get; set; }

    /// <summary>The draft as it was when the form was opened.</summary>
    [Parameter, EditorRequired]
    public required RemarkRow Row { get; set; }

    /// <summary>True where the person just asked for it, and goes on typing.</summary>
    [Parameter]
    public bool Focus { get; set; }

    /// <summary>Saves what is left to save.</summary>
    /// <returns>True where the server has every word.</returns>
    public Task<bool> SettleAsync() => form?.SettleAsync() ?? Task.FromResult(true);

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        key = $"remark/{actor.UserId:N}/{Row.Id:N}";
        saving = new(Fields(Row), Row.Version, fields => fields, StoreAsync, LoadAsync);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Focus && !focused && saving is not null)
        {
            focused = true;
            await words.FocusAsync();
        }
    }

    private static Dictionary<string, string> Fields(RemarkRow row) => new(StringComparer.Ordinal) { ["kind"] = row.Kind.ToString(), ["text"] = row.Text };

    private static string Label(string field) => field == "kind" ? RemarkText.Kind : RemarkText.Text;

    private string Name(string part) => $"remark-{part}-{Row.Id:N}";

    private Task<SaveReply> SaveAsync(Guid operationId, IReadOnlyDictionary<string, string> typed) => saving!.SaveAsync(operationId, typed);

    private async Task<Result<int>> StoreAsync(Guid operationId, IReadOnlyDictionary<string, string> fields, int seen) => await write.RunAsync(
        await current.RequireAsync(),
        operationId,
        new RemarkTarget(InspectionId, Row.Id, seen),
        Enum.TryParse<RemarkKind>(fields.GetValueOrDefault("kind"), out var kind) ? kind : RemarkKind.MustChange,
        fields["text"],
        CancellationToken.None);

    private async Task<(IReadOnlyDictionary<string, string> Fields, int Version)?> LoadAsync()
    {
        var found = await queries.ItemAsync(await current.RequireAsync(), InspectionId, Row.ItemId, CancellationToken.None);
        return found.IsSuccess && found.Value.Remarks.FirstOrDefault(row => row.Id == Row.Id) is { State: RemarkState.Draft } there ? (Fields(there), there.Version) : null;
    }
}
