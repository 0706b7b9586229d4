using System.Globalization;
using Compliance.Domain.Programmes;
using Compliance.Web.Components.Shared;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>How outcomes and states of a decision look: an icon, a word and a colour, the same on every page.</summary>
public static class DecisionLook
{
    /// <summary>What an outcome means for the reader.</summary>
    public static StatusTone Tone(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => StatusTone.Good,
        Outcome.Conditional => StatusTone.Attention,
        Outcome.Ineligible => StatusTone.Bad,
        _ => StatusTone.Neutral,
    };

    /// <summary>The icon of an outcome.</summary>
    public static string Icon(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => Icons.Material.Filled.CheckCircle,
        Outcome.Conditional => Icons.Material.Filled.Rule,
        Outcome.Ineligible => Icons.Material.Filled.Cancel,
        _ => Icons.Material.Filled.RemoveCircleOutline,
    };

    /// <summary>What a state means for the reader.</summary>
    public static StatusTone Tone(DecisionState state) => state switch
    {
        DecisionState.Draft => StatusTone.Active,
        DecisionState.Sent => StatusTone.Good,
        _ => StatusTone.Attention,
    };

    /// <summary>The icon of a state.</summary>
    public static string Icon(DecisionState state) => state switch
    {
        DecisionState.Draft => Icons.Material.Filled.EditNote,
        DecisionState.AwaitingDecision => Icons.Material.Filled.HourglassTop,
        DecisionState.Taken => Icons.Material.Filled.Gavel,
        _ => Icons.Material.Filled.MarkEmailRead,
    };

    /// <summary>What a standing means for the reader.</summary>
    public static StatusTone Tone(DecisionStanding standing) => standing switch
    {
        DecisionStanding.InEffect => StatusTone.Good,
        DecisionStanding.Superseded => StatusTone.Neutral,
        DecisionStanding.Expired or DecisionStanding.Withdrawn => StatusTone.Bad,
        _ => StatusTone.Attention,
    };

    /// <summary>What the money's state means for the reader.</summary>
    public static StatusTone Tone(SubsidyState state) => state switch
    {
        SubsidyState.Payable => StatusTone.Good,
        SubsidyState.NotPayable => StatusTone.Bad,
        _ => StatusTone.Attention,
    };

    /// <summary>What an appeal's state means for the reader.</summary>
    public static StatusTone Tone(AppealState state) => state switch
    {
        AppealState.Sent => StatusTone.Good,
        AppealState.Withdrawn => StatusTone.Neutral,
        AppealState.UnderReview => StatusTone.Active,
        _ => StatusTone.Attention,
    };

    /// <summary>What a standing means, in one plain sentence.</summary>
    public static string Meaning(DecisionStanding standing, DateOnly? missedOn) => standing switch
    {
        DecisionStanding.InEffect => StandingText.MeansInEffect,
        DecisionStanding.Stayed => StandingText.MeansStayed,
        DecisionStanding.Suspended => StandingText.MeansSuspended,
        DecisionStanding.AffirmationMissed => StandingText.MeansAffirmationMissed.Fill(missedOn is { } day ? Dates.Day(day) : ""),
        DecisionStanding.Expired => StandingText.MeansExpired,
        DecisionStanding.Withdrawn => StandingText.MeansWithdrawn,
        _ => StandingText.MeansSuperseded,
    };

    /// <summary>What an outcome means for the firm, in one plain sentence.</summary>
    public static string Meaning(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => DecisionPageText.MeansEligible,
        Outcome.Conditional => DecisionPageText.MeansConditional,
        Outcome.Ineligible => DecisionPageText.MeansIneligible,
        _ => DecisionPageText.MeansNotAssessed,
    };

    /// <summary>An amount in yen with separators.</summary>
    public static string Yen(long amount) => ProgrammesText.Yen.Fill(amount.ToString("N0", CultureInfo.CurrentCulture));
}
