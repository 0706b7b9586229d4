using System.Globalization;

namespace Compliance.Web.Components.Shared;

/// <summary>How instants and days are written in the two languages.</summary>
public static class Dates
{
    /// <summary>An instant in a time zone, to the minute.</summary>
    public static string Instant(DateTimeOffset at, TimeZoneInfo zone, bool seconds = false) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(
            Languages.Current == "ja"
                ? (seconds ? "yyyy年M月d日 HH:mm:ss" : "yyyy年M月d日 HH:mm")
                : (seconds ? "d MMM yyyy, HH:mm:ss" : "d MMM yyyy, HH:mm"),
            CultureInfo.CurrentCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) =>
        day.ToString(Languages.Current == "ja" ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The day on which an instant falls in a time zone.</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    internal static string Show(object value) => value switch
    {
        DateOnly day => Day(day),
        DateTimeOffset at => at.ToString("u", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Neither a day nor an instant."),
    };
}
