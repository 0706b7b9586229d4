using Compliance.App.Inspections;
using Compliance.Domain.Inspections;
using Compliance.Web.Components.Shared;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>How states and days of a case look: an icon, a word and a colour, the same on every page.</summary>
public static class CaseLook
{
    /// <summary>What a state means for the reader.</summary>
    public static StatusTone Tone(InspectionState state) => state switch
    {
        InspectionState.Draft or InspectionState.Cancelled => StatusTone.Neutral,
        InspectionState.Notified or InspectionState.InformationRequested or InspectionState.FactCheck => StatusTone.Attention,
        InspectionState.Concluded => StatusTone.Good,
        _ => StatusTone.Active,
    };

    /// <summary>The icon of a state.</summary>
    public static string Icon(InspectionState state) => state switch
    {
        InspectionState.Draft => Icons.Material.Filled.EditNote,
        InspectionState.Notified => Icons.Material.Filled.MarkEmailUnread,
        InspectionState.Submitted => Icons.Material.Filled.Inbox,
        InspectionState.InReview => Icons.Material.Filled.FactCheck,
        InspectionState.InformationRequested => Icons.Material.Filled.ContactSupport,
        InspectionState.Reviewed => Icons.Material.Filled.TaskAlt,
        InspectionState.QualityReview => Icons.Material.Filled.RateReview,
        InspectionState.FactCheck => Icons.Material.Filled.Forum,
        InspectionState.Concluded => Icons.Material.Filled.CheckCircle,
        InspectionState.Cancelled => Icons.Material.Filled.Block,
        _ => Icons.Material.Outlined.Circle,
    };

    /// <summary>How far a day is, in calendar days, from the day of today.</summary>
    public static string Distance(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => CaseHeaderText.DueToday,
        1 => CaseHeaderText.DayLeft,
        -1 => CaseHeaderText.DayOverdue,
        > 0 and var left => CaseHeaderText.DaysLeft.Fill(left),
        var over => CaseHeaderText.Overdue.Fill(-over),
    };

    /// <summary>How urgent a day is: overdue, within a week, or neither.</summary>
    public static StatusTone Urgency(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 => StatusTone.Bad,
        <= 7 => StatusTone.Attention,
        _ => StatusTone.Neutral,
    };

    /// <summary>The page on which a step is done from a side; null where this side only waits.</summary>
    public static string? PageOf(CaseStep step, CaseSide side) => (step, side) switch
    {
        (CaseStep.Answer or CaseStep.ProvideInformation, CaseSide.Firm) => "answers",
        (CaseStep.Comment, CaseSide.Firm) => "findings",
        (CaseStep.StartReview or CaseStep.Judge, CaseSide.Team) => "workbench",
        (CaseStep.StartQualityReview or CaseStep.ReviewQuality or CaseStep.Conclude, CaseSide.Team) => "review",
        (CaseStep.CloseItems, CaseSide.Firm) or (CaseStep.JudgeActions, CaseSide.Team) or (CaseStep.DecideAgain, CaseSide.Authority) => "actions",
        (CaseStep.Decide or CaseStep.TakeDecision or CaseStep.SendDecision, CaseSide.Authority) => "decision",
        _ => null,
    };
}
