namespace Compliance.Domain.Inspections;

/// <summary>A time in which a clock stood still because the authority waited for the firm.</summary>
/// <param name="From">The day on which it stopped; that day still counts, because the authority worked on it.</param>
/// <param name="Until">The day on which it went on; counting resumes with the next business day. Null while it stands still.</param>
public sealed record ClockStop(DateOnly From, DateOnly? Until);

/// <summary>How the authority's own clock stands.</summary>
/// <param name="Due">The day; null while the clock stands still, since nobody knows when it goes on.</param>
/// <param name="Remaining">Business days that were left when the clock stopped; 0 while it runs.</param>
public sealed record ReviewDue(DateOnly? Due, int Remaining);

/// <summary>
/// The day on which the authority wants a review to be confirmed: so many business days after the submission, not counting
/// those on which it waited for the firm.
/// </summary>
public static class ReviewClock
{
    /// <summary>Reads the clock.</summary>
    /// <param name="calendar">The business days.</param>
    /// <param name="start">The day of the submission; it is not counted.</param>
    /// <param name="days">Business days that the authority gave itself, 1 or more.</param>
    /// <param name="stops">When the clock stood still, in any order; they may touch or overlap.</param>
    /// <returns><see cref="CalendarEnds"/> where the count runs past the calendar's data.</returns>
    public static Result<ReviewDue> Read(BusinessCalendar calendar, DateOnly start, int days, IReadOnlyCollection<ClockStop> stops)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(stops);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var day = start;
        for (var left = days; left > 0;)
        {
            var next = calendar.Add(day, 1);
            if (!next.IsSuccess)
            {
                return next.Error;
            }

            day = next.Value;
            if (stops.Any(stop => stop.Until is null && day > stop.From))
            {
                return new ReviewDue(null, left);
            }

            left -= stops.Any(stop => day > stop.From && day <= stop.Until) ? 0 : 1;
        }

        return new ReviewDue(day, 0);
    }
}
