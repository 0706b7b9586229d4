using Compliance.App.Data;
using Compliance.App.Oscal.Mappings;
using Compliance.Web.Checklists;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Compliance.Web.Mappings;

/// <summary>Sends a mapping collection; leads to what came of it, or says why it was refused.</summary>
public sealed partial class MappingUpload(IJSRuntime js, AntiforgeryStateProvider antiforgery, IIds ids) : UploadForm<MappingProblem>(js, antiforgery, ids)
{
    private IReadOnlyList<string> choices = [];

    /// <summary>The checklists to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MappableChecklist> Checklists { get; set; }

    protected override (string Answer, string LeadsTo) Success => ("mappingId", "standards/mappings/");

    protected override bool IsRaw => true;

    // The choice stays open where the next attempt is refused for another reason.
    protected override void OnRefused(MappingProblem found) => choices = found.Mappings is { Count: > 0 } several ? several : choices;

    protected override void OnChosen() => choices = [];
}

/// <summary>Why a mapping was refused, small enough for a circuit.</summary>
/// <param name="Detail">The sentence.</param>
/// <param name="Faults">What is wrong with the file.</param>
/// <param name="Mappings">The mappings to choose from.</param>
/// <param name="Ids">The ids that match nothing.</param>
/// <param name="More">How many faults or ids there are beside those listed.</param>
public sealed record MappingProblem(
    string Detail, IReadOnlyList<UploadFault>? Faults = null, IReadOnlyList<string>? Mappings = null, IReadOnlyList<string>? Ids = null, int More = 0);
