using Compliance.Domain.Inspections;
using CsCheck;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Business days, counted on a paper calendar of May and June 2026.</summary>
public sealed class BusinessCalendarTests
{
    // Golden Week of 2026: 29 April, 3 to 6 May (6 May stands in for Sunday the 3rd).
    private static readonly BusinessCalendar Japan = new("jp", 2026, 2026, new HashSet<DateOnly>
    {
        new(2026, 4, 29), new(2026, 5, 3), new(2026, 5, 4), new(2026, 5, 5), new(2026, 5, 6),
    });

    [Theory]
    [InlineData("2026-06-01", 1, "2026-06-02")] // Monday: the first day does not count
    [InlineData("2026-06-05", 1, "2026-06-08")] // Friday to Monday
    [InlineData("2026-06-06", 1, "2026-06-08")] // Saturday to Monday
    [InlineData("2026-05-01", 1, "2026-05-07")] // over Golden Week
    [InlineData("2026-04-28", 3, "2026-05-07")] // 30 April, 1 May, 7 May
    [InlineData("2026-06-01", 10, "2026-06-15")]
    public void CountsFromTheNextDayAndSkipsClosedDays(string start, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Japan.Add(DateOnly.Parse(start, null), days).Value);

    [Fact]
    public void ACountBeyondTheDataIsRefusedAndNotGuessed()
    {
        Assert.Equal(new CalendarEnds(2027), Japan.Add(new DateOnly(2026, 12, 31), 1).Error);
        Assert.Equal(new CalendarEnds(2025), Japan.Add(new DateOnly(2025, 6, 1), 1).Error);
    }

    [Fact]
    public void NoDaysAtAllIsABug() => Assert.Throws<ArgumentOutOfRangeException>(() => Japan.Add(new DateOnly(2026, 6, 1), 0));

    [Fact]
    public void BetweenIsTheInverseOfAdd() => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 30]).Sample((offset, days) =>
    {
        var start = new DateOnly(2026, 1, 1).AddDays(offset);
        var end = Japan.Add(start, days);
        Assert.True(Japan.IsOpen(end.Value));
        Assert.Equal(days, Japan.Between(start, end.Value));
    });

    [Fact]
    public void BetweenIsZeroBackwards() => Assert.Equal(0, Japan.Between(new DateOnly(2026, 6, 5), new DateOnly(2026, 6, 1)));
}
