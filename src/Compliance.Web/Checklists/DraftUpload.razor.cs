using Compliance.App.Data;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Compliance.Web.Checklists;

/// <summary>Sends files to start a draft from; leads to the draft, or lists what is wrong with the files.</summary>
public sealed partial class DraftUpload(IJSRuntime js, AntiforgeryStateProvider antiforgery, IIds ids) : UploadForm<UploadProblem>(js, antiforgery, ids)
{
    private const int MaximumShown = 200;

    /// <summary>Last part of the endpoint's address.</summary>
    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    /// <summary>Which files the browser offers.</summary>
    [Parameter, EditorRequired]
    public required string Accept { get; set; }

    /// <summary>What is to be chosen.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What belongs into it.</summary>
    [Parameter, EditorRequired]
    public required string Hint { get; set; }

    /// <summary>True where several files belong together.</summary>
    [Parameter]
    public bool Multiple { get; set; }

    /// <summary>True where the checklist may be named.</summary>
    [Parameter]
    public bool WithId { get; set; }

    protected override (string Answer, string LeadsTo) Success => ("draftId", "standards/drafts/");
}

/// <summary>Why an upload was refused.</summary>
/// <param name="Detail">The sentence.</param>
/// <param name="Faults">What is wrong with the files.</param>
public sealed record UploadProblem(string Detail, IReadOnlyList<UploadFault> Faults);

/// <summary>One fault of a file.</summary>
/// <param name="Place">A JSON pointer, or sheet and cell; empty for the whole file.</param>
/// <param name="Message">What is wrong.</param>
public sealed record UploadFault(string Place, string Message);
