using Compliance.Domain.Inspections;
using Compliance.Web.Components.Shared;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>How corrective actions and close-outs look: an icon, a word and a colour, the same on every page.</summary>
public static class ActionLook
{
    /// <summary>What a state means for the reader.</summary>
    public static StatusTone Tone(CorrectiveActionState state) => state switch
    {
        CorrectiveActionState.Planning => StatusTone.Neutral,
        CorrectiveActionState.PlanAccepted => StatusTone.Active,
        CorrectiveActionState.Closed => StatusTone.Good,
        CorrectiveActionState.Expired => StatusTone.Bad,
        _ => StatusTone.Attention,
    };

    /// <summary>The icon of a state.</summary>
    public static string Icon(CorrectiveActionState state) => state switch
    {
        CorrectiveActionState.Planning => Icons.Material.Filled.EditNote,
        CorrectiveActionState.PlanSubmitted => Icons.Material.Filled.Inbox,
        CorrectiveActionState.PlanAccepted => Icons.Material.Filled.Construction,
        CorrectiveActionState.ClosureClaimed => Icons.Material.Filled.FactCheck,
        CorrectiveActionState.Closed => Icons.Material.Filled.CheckCircle,
        _ => Icons.Material.Filled.EventBusy,
    };

    /// <summary>What a standing means for the reader.</summary>
    public static StatusTone Tone(CloseOutStanding standing) => standing switch
    {
        CloseOutStanding.Completed => StatusTone.Good,
        CloseOutStanding.Expired => StatusTone.Bad,
        _ => StatusTone.Attention,
    };

    /// <summary>The icon of a standing.</summary>
    public static string Icon(CloseOutStanding standing) => standing switch
    {
        CloseOutStanding.Completed => Icons.Material.Filled.TaskAlt,
        CloseOutStanding.Expired => Icons.Material.Filled.EventBusy,
        _ => Icons.Material.Filled.Rule,
    };

    /// <summary>What a state of a request for more time means for the reader.</summary>
    public static StatusTone Tone(ExtensionState state) => state switch
    {
        ExtensionState.Approved => StatusTone.Good,
        ExtensionState.Refused => StatusTone.Bad,
        ExtensionState.Withdrawn => StatusTone.Neutral,
        _ => StatusTone.Attention,
    };
}
