using System.Globalization;
using Compliance.Domain.Programmes;
using Compliance.Web.Components.Shared;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>How outcomes, decisions and amounts look: an icon, a word and a colour, the same on every page.</summary>
public static class OutcomeLook
{
    /// <summary>What an outcome means for the reader.</summary>
    public static StatusTone Tone(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => StatusTone.Good,
        Outcome.Conditional => StatusTone.Attention,
        Outcome.Ineligible => StatusTone.Bad,
        Outcome.NotAssessed => StatusTone.Neutral,
        _ => StatusTone.Neutral,
    };

    /// <summary>What the state of a decision means for the reader.</summary>
    public static StatusTone Tone(DecisionState state) => state switch
    {
        DecisionState.Draft => StatusTone.Active,
        DecisionState.AwaitingDecision or DecisionState.Taken => StatusTone.Attention,
        DecisionState.Sent => StatusTone.Good,
        _ => StatusTone.Neutral,
    };

    /// <summary>The icon of a decision's state.</summary>
    public static string Icon(DecisionState state) => state switch
    {
        DecisionState.Draft => Icons.Material.Filled.EditNote,
        DecisionState.AwaitingDecision => Icons.Material.Filled.Gavel,
        DecisionState.Taken => Icons.Material.Filled.HowToReg,
        DecisionState.Sent => Icons.Material.Filled.MarkEmailRead,
        _ => Icons.Material.Outlined.Circle,
    };

    /// <summary>An amount in yen with separators.</summary>
    public static string Yen(long amount) => ProgrammesText.Yen.Fill(amount.ToString("N0", CultureInfo.CurrentCulture));
}
