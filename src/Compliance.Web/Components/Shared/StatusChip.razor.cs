using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Components.Shared;

/// <summary>A status: an icon, a word and a colour, the same everywhere. The word carries the meaning.</summary>
public sealed partial class StatusChip
{
    /// <summary>The word.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What the status means for the reader.</summary>
    [Parameter]
    public StatusTone Tone { get; set; } = StatusTone.Neutral;

    /// <summary>An icon of its own, where the tone's icon would not say enough.</summary>
    [Parameter]
    public string? Icon { get; set; }

    /// <summary>For tables and the workbench.</summary>
    [Parameter]
    public bool Dense { get; set; }

    private string DefaultIcon => Tone switch
    {
        StatusTone.Good => Icons.Material.Filled.CheckCircle,
        StatusTone.Bad => Icons.Material.Filled.Cancel,
        StatusTone.Attention => Icons.Material.Filled.Warning,
        StatusTone.Active => Icons.Material.Filled.Autorenew,
        StatusTone.Blocked => Icons.Material.Filled.Block,
        _ => Icons.Material.Outlined.Circle,
    };
}

/// <summary>What a status means for the reader.</summary>
public enum StatusTone
{
    /// <summary>Nothing to do, nothing wrong: not started, not applicable.</summary>
    Neutral,

    /// <summary>Under way.</summary>
    Active,

    /// <summary>Done, met, eligible.</summary>
    Good,

    /// <summary>Wants attention soon: due, partial, conditional.</summary>
    Attention,

    /// <summary>Failed, not met, ineligible, overdue.</summary>
    Bad,

    /// <summary>Cannot go on yet.</summary>
    Blocked,
}
