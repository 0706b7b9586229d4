using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>By which days this installation works.</summary>
/// <param name="Zone">Its time zone; days and clocks are counted there.</param>
/// <param name="BusinessDays">Its business days.</param>
public sealed record LocalCalendar(TimeZoneInfo Zone, BusinessCalendar BusinessDays)
{
    /// <summary>The day in the installation's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
