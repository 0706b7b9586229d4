using System.Globalization;
using Compliance.Domain.Incidents;
using Compliance.Domain.Programmes;

namespace Compliance.Domain.Tests.Incidents;

/// <summary>Hours count as they pass, months by the calendar; every value worked out by hand.</summary>
public sealed class IncidentClockTests
{
    private static readonly IncidentClocks Usual = new(24, 72, 1);

    [Theory]
    [InlineData("Asia/Tokyo", "2026-06-01T10:00+09:00", "2026-06-02T10:00+09:00", "2026-06-04T10:00+09:00")]
    // Over the end of a year and of a month, on holidays as on any day.
    [InlineData("Asia/Tokyo", "2026-12-31T23:59+09:00", "2027-01-01T23:59+09:00", "2027-01-03T23:59+09:00")]
    [InlineData("Asia/Tokyo", "2028-02-28T08:00+09:00", "2028-02-29T08:00+09:00", "2028-03-02T08:00+09:00")]
    // Clocks are set back in the night to 25 October: 24 hours later the wall shows an hour less.
    [InlineData("Europe/Berlin", "2026-10-24T12:00+02:00", "2026-10-25T11:00+01:00", "2026-10-27T11:00+01:00")]
    // Clocks are set forward in the night to 29 March.
    [InlineData("Europe/Berlin", "2026-03-28T12:00+01:00", "2026-03-29T13:00+02:00", "2026-03-31T13:00+02:00")]
    public void HoursCountAroundTheClock(string zoneId, string noticed, string early, string update)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        Assert.Equal(At(early), Usual.EarlyNotice(At(noticed), zone).At);
        Assert.Equal(DateOnly.FromDateTime(At(early).DateTime), Usual.EarlyNotice(At(noticed), zone).Day);
        Assert.Equal(At(update), Usual.Update(At(noticed), zone).At);
        Assert.Equal(DateOnly.FromDateTime(At(update).DateTime), Usual.Update(At(noticed), zone).Day);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-06-15T10:00+09:00", 1, "2026-07-15")]
    [InlineData("Asia/Tokyo", "2027-01-31T10:00+09:00", 1, "2027-02-28")]
    [InlineData("Asia/Tokyo", "2028-01-31T10:00+09:00", 1, "2028-02-29")]
    [InlineData("Asia/Tokyo", "2027-01-29T10:00+09:00", 1, "2027-02-28")]
    [InlineData("Asia/Tokyo", "2027-02-28T10:00+09:00", 1, "2027-03-28")]
    [InlineData("Asia/Tokyo", "2026-11-30T10:00+09:00", 3, "2027-02-28")]
    // The day is that of the installation: in Tokyo it is July already.
    [InlineData("Asia/Tokyo", "2026-06-30T15:30+00:00", 1, "2026-08-01")]
    [InlineData("Europe/Berlin", "2026-03-28T23:30+00:00", 1, "2026-04-29")]
    [InlineData("Europe/Berlin", "2026-09-25T22:30+00:00", 1, "2026-10-26")]
    public void MonthsCountByTheCalendarOfTheInstallation(string zoneId, string sent, int months, string due)
    {
        var found = (Usual with { FinalMonths = months }).Final(At(sent), TimeZoneInfo.FindSystemTimeZoneById(zoneId));
        Assert.Equal((DateOnly.Parse(due, CultureInfo.InvariantCulture), null), (found.Day, found.At));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-06-01T10:00", "2026-06-01T01:00+00:00")]
    [InlineData("Europe/Berlin", "2026-07-01T10:00", "2026-07-01T08:00+00:00")]
    // Half past two comes twice: the first of them.
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30+00:00")]
    // Half past two does not come at all: the moment of the change.
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00+00:00")]
    [InlineData("Asia/Tokyo", "yesterday", null)]
    [InlineData("Asia/Tokyo", "", null)]
    [InlineData("Asia/Tokyo", "0001-01-01T00:00", null)]
    public void WhenItWasNoticedIsReadInTheInstallationsZone(string zoneId, string typed, string? expected) =>
        Assert.Equal(expected is null ? null : At(expected), IncidentClocks.ReadNoticed(typed, TimeZoneInfo.FindSystemTimeZoneById(zoneId)));

    [Fact]
    public void OfSeveralProgrammesTheShortestTimesHold()
    {
        var plain = new ProgrammeClocks(30, 10, 30);
        Assert.Equal(new IncidentClocks(24, 72, 1), IncidentClocks.Of([plain]));
        Assert.Equal(
            new IncidentClocks(12, 72, 1),
            IncidentClocks.Of([plain with { IncidentEarlyNoticeHours = 12, IncidentUpdateHours = 96 }, plain with { IncidentFinalMonths = 2 }]));
        Assert.Equal(new IncidentClocks(48, 96, 2), IncidentClocks.Of([plain with { IncidentEarlyNoticeHours = 48, IncidentUpdateHours = 96, IncidentFinalMonths = 2 }]));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
