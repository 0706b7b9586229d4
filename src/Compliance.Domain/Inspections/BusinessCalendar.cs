namespace Compliance.Domain.Inspections;

/// <summary>Business days: Monday to Friday without the closed days of the calendar, which is data.</summary>
/// <param name="Id">Name of the calendar, such as <c>jp</c>.</param>
/// <param name="FirstYear">First year whose closed days are known.</param>
/// <param name="LastYear">Last year whose closed days are known.</param>
/// <param name="Closed">Holidays and other closed days.</param>
public sealed record BusinessCalendar(string Id, int FirstYear, int LastYear, IReadOnlySet<DateOnly> Closed)
{
    /// <summary>True for a day on which offices work.</summary>
    public bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Closed.Contains(day);

    /// <summary>
    /// The day that lies <paramref name="days"/> business days after <paramref name="start"/>. The first day is not
    /// counted (Civil Code of Japan, art. 140), so 1 is the next business day.
    /// </summary>
    /// <param name="start">Any day.</param>
    /// <param name="days">1 or more.</param>
    /// <returns>A business day; <see cref="CalendarEnds"/> where the count runs past the calendar's data.</returns>
    public Result<DateOnly> Add(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var day = start;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (day.Year < FirstYear || day.Year > LastYear)
            {
                return new CalendarEnds(day.Year);
            }

            left -= IsOpen(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Business days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 where <paramref name="to"/> is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsOpen(day) ? 1 : 0;
        }

        return count;
    }
}
