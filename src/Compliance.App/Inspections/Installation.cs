using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>Where and by which calendar this installation works.</summary>
/// <param name="Zone">Its time zone; days and clocks are counted there.</param>
/// <param name="Calendar">Its business days.</param>
public sealed record Installation(TimeZoneInfo Zone, BusinessCalendar Calendar)
{
    /// <summary>The day in the installation's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
