using System.Globalization;
using Compliance.Domain.Programmes;

namespace Compliance.Domain.Incidents;

/// <summary>
/// How long a firm has. Hours count around the clock, as they pass; months count by the calendar where the installation is:
/// the day with the same number, or the last day of a month that is too short, to its end.
/// </summary>
/// <param name="EarlyNoticeHours">From noticing to the early notice; at least 1.</param>
/// <param name="UpdateHours">From noticing to the first update; at least 1.</param>
/// <param name="FinalMonths">From the early notice to the final report; at least 1.</param>
public sealed record IncidentClocks(int EarlyNoticeHours, int UpdateHours, int FinalMonths)
{
    private const string Typed = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The clocks of a firm that takes part in these programmes: of each number the smallest, since one report serves all.</summary>
    /// <param name="programmes">The clocks of at least one programme.</param>
    public static IncidentClocks Of(IReadOnlyCollection<ProgrammeClocks> programmes) => new(
        programmes.Min(clocks => clocks.IncidentEarlyNoticeHours ?? ProgrammeClocks.UsualIncidentEarlyNoticeHours),
        programmes.Min(clocks => clocks.IncidentUpdateHours ?? ProgrammeClocks.UsualIncidentUpdateHours),
        programmes.Min(clocks => clocks.IncidentFinalMonths ?? ProgrammeClocks.UsualIncidentFinalMonths));

    /// <summary>Until when the early notice is due.</summary>
    public IncidentDue EarlyNotice(DateTimeOffset noticedAt, TimeZoneInfo zone) => Hours(IncidentMessageKind.EarlyNotice, noticedAt, EarlyNoticeHours, zone);

    /// <summary>Until when the first update is due.</summary>
    public IncidentDue Update(DateTimeOffset noticedAt, TimeZoneInfo zone) => Hours(IncidentMessageKind.Update, noticedAt, UpdateHours, zone);

    /// <summary>Until when the final report is due.</summary>
    public IncidentDue Final(DateTimeOffset earlyNoticeSentAt, TimeZoneInfo zone) =>
        new(IncidentMessageKind.FinalReport, IncidentDue.DayOf(earlyNoticeSentAt, zone).AddMonths(FinalMonths), null);

    /// <summary>
    /// Reads an instant as it was typed. Of an hour that comes twice when clocks are set back it is the first, and an hour that
    /// is skipped counts from the moment of the change: never to the advantage of a longer time.
    /// </summary>
    /// <param name="typed"><c>yyyy-MM-ddTHH:mm</c>, in the zone.</param>
    /// <param name="zone">The installation's zone.</param>
    /// <returns>The instant, or null where that is none.</returns>
    public static DateTimeOffset? ReadNoticed(string typed, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (!DateTime.TryParseExact(typed, Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 9000)
        {
            return null;
        }

        if (zone.IsInvalidTime(local))
        {
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(-1);
            }

            // The last minute that there was, and one more: the moment of the change.
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).AddMinutes(1).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static IncidentDue Hours(IncidentMessageKind kind, DateTimeOffset from, int hours, TimeZoneInfo zone)
    {
        var at = from.AddHours(hours);
        return new(kind, IncidentDue.DayOf(at, zone), at);
    }
}

/// <summary>Until when a message is due.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Day">The day, where the installation is.</param>
/// <param name="At">The instant, where hours count; null where it is due until the end of the day.</param>
public sealed record IncidentDue(IncidentMessageKind Kind, DateOnly Day, DateTimeOffset? At)
{
    /// <summary>True at a moment after it.</summary>
    public bool IsOverAt(DateTimeOffset now, TimeZoneInfo zone) => At is { } at ? now > at : DayOf(now, zone) > Day;

    internal static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
