namespace Compliance.Domain.Notifications;

/// <summary>A step of the reminders of one day, in the order in which they are reached.</summary>
public enum ReminderStep
{
    /// <summary>Five business days or fewer are left, or as many as the clock says.</summary>
    Early,

    /// <summary>One business day or none is left.</summary>
    Late,

    /// <summary>The day passed.</summary>
    Overdue,
}

/// <summary>How far a due day is at one moment.</summary>
/// <param name="Due">The day.</param>
/// <param name="Today">Today where the installation is.</param>
/// <param name="BusinessDaysLeft">Business days after today up to and including the due day; 0 where there is none.</param>
public sealed record DueDistance(DateOnly Due, DateOnly Today, int BusinessDaysLeft)
{
    /// <summary>True where hours count and the instant on the due day passed.</summary>
    public bool HourPassed { get; init; }

    /// <summary>True where the day passed, or the hour.</summary>
    public bool IsOver => Today > Due || HourPassed;
}

/// <summary>
/// Which reminder is due now. Only the latest step reached is ever sent, so a server that slept says what is true when it wakes,
/// once; whatever was missed counts as passed. A clock that is set back sends nothing again.
/// </summary>
public static class ReminderPlan
{
    /// <summary>Business days before the day at which somebody is first reminded, unless the clock has its own number.</summary>
    public const int EarlyDays = 5;

    /// <summary>Business days before the day at which somebody is reminded again.</summary>
    public const int LateDays = 1;

    /// <summary>The step to send now.</summary>
    /// <param name="distance">How far the day is.</param>
    /// <param name="isDuty">True where somebody is late after the day; false where a right merely ends.</param>
    /// <param name="sent">The steps that this person was sent for this day already, in any order.</param>
    /// <param name="earlyDays">Business days before the day at which somebody is first reminded.</param>
    /// <returns>The step, or null where nothing is to be sent.</returns>
    public static ReminderStep? Next(DueDistance distance, bool isDuty, IEnumerable<ReminderStep> sent, int earlyDays = EarlyDays)
    {
        ArgumentNullException.ThrowIfNull(distance);
        ArgumentNullException.ThrowIfNull(sent);
        ReminderStep? reached = distance switch
        {
            { IsOver: true } => isDuty ? ReminderStep.Overdue : null,
            { BusinessDaysLeft: <= LateDays } => ReminderStep.Late,
            { BusinessDaysLeft: var left } when left <= earlyDays => ReminderStep.Early,
            _ => null,
        };
        return reached is { } step && sent.All(earlier => earlier < step) ? step : null;
    }

    /// <summary>True where the day was missed, so that others than the person in duty are told.</summary>
    /// <param name="distance">How far the day is.</param>
    /// <param name="isDuty">As for <see cref="Next"/>.</param>
    public static bool Escalates(DueDistance distance, bool isDuty)
    {
        ArgumentNullException.ThrowIfNull(distance);
        return isDuty && distance.IsOver;
    }
}
