using Compliance.Domain.Inspections;
using CsCheck;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>The authority's clock stands still while it waits for the firm, and goes on with what was left.</summary>
public sealed class ReviewClockTests
{
    // Monday 20 July 2026 is closed.
    private static readonly BusinessCalendar Calendar = new("test", 2026, 2027, new HashSet<DateOnly> { new(2026, 7, 20) });
    private static readonly DateOnly Start = new(2026, 7, 13);

    [Fact]
    public void WithoutAStopItIsSoManyBusinessDays() =>
        // From Monday the 13th: 14, 15, 16, 17, 21 (the 20th is closed).
        Assert.Equal(new ReviewDue(new(2026, 7, 21), 0), Read(5));

    [Fact]
    public void TheDaysOfAStopDoNotCount() =>
        // 14 and 15 count; asked on the 15th, answered on the 22nd; 23, 24 and Monday 27 are left.
        Assert.Equal(new ReviewDue(new(2026, 7, 27), 0), Read(5, new ClockStop(new(2026, 7, 15), new(2026, 7, 22))));

    [Fact]
    public void AnAnswerOnTheSameDayCostsNothing() =>
        Assert.Equal(Read(5), Read(5, new ClockStop(new(2026, 7, 15), new(2026, 7, 15))));

    [Fact]
    public void WhileItStandsThereIsNoDayButARest() =>
        Assert.Equal(new ReviewDue(null, 3), Read(5, new ClockStop(new(2026, 7, 15), null)));

    [Fact]
    public void AStopOnAClosedDayKeepsTheNextOpenOneFromCounting() =>
        // Saturday the 18th: 14 to 17 counted, one is left.
        Assert.Equal(new ReviewDue(null, 1), Read(5, new ClockStop(new(2026, 7, 18), null)));

    [Fact]
    public void AStopAfterTheDayChangesNothing() =>
        Assert.Equal(Read(5), Read(5, new ClockStop(new(2026, 7, 21), null)));

    [Fact]
    public void SeveralStopsAddUpAndTheirOrderDoesNotMatter()
    {
        ClockStop[] stops = [new(new(2026, 7, 22), new(2026, 7, 23)), new(new(2026, 7, 14), new(2026, 7, 16))];
        // 14; 17, 21, 22; 24.
        Assert.Equal(new ReviewDue(new(2026, 7, 24), 0), Read(5, stops));
        Assert.Equal(Read(5, stops), Read(5, [.. stops.Reverse()]));
    }

    [Fact]
    public void BeyondTheCalendarIsSaid() =>
        Assert.Equal(new CalendarEnds(2028), ReviewClock.Read(Calendar, new(2027, 12, 30), 5, []).Error);

    [Fact]
    public void ARunningClockHasHadExactlyItsDays() => Gen.Select(Gen.Int[1, 30], Gen.Int[0, 40], Gen.Int[0, 40]).Sample((days, from, length) =>
    {
        var stop = new ClockStop(Start.AddDays(from), Start.AddDays(from + length));
        var due = Read(days, stop).Due!.Value;
        var still = Enumerable.Range(1, length).Select(day => stop.From.AddDays(day)).Count(day => Calendar.IsOpen(day) && day <= due);
        Assert.Equal(days, Calendar.Between(Start, due) - still);
        Assert.True(Calendar.IsOpen(due));
    });

    private static ReviewDue Read(int days, params ClockStop[] stops) => ReviewClock.Read(Calendar, Start, days, stops).Value;
}
