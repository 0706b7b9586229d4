using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using CsCheck;

namespace Compliance.Domain.Tests.Notifications;

/// <summary>Each reminder is sent once, with words that are true at that moment, whatever the clock and the server do.</summary>
public sealed class ReminderPlanTests
{
    private static readonly BusinessCalendar Calendar = new("test", 2026, 2027, new HashSet<DateOnly> { new(2026, 7, 20), new(2026, 8, 11) });
    private static readonly DateOnly Due = new(2026, 7, 24);

    // 24 July 2026 is a Friday, the Monday before it is closed: five business days before is Thursday the 16th.
    [Theory]
    [InlineData("2026-07-15", null)]
    [InlineData("2026-07-16", ReminderStep.Early)]
    [InlineData("2026-07-19", ReminderStep.Early)]
    [InlineData("2026-07-22", ReminderStep.Early)]
    [InlineData("2026-07-23", ReminderStep.Late)]
    [InlineData("2026-07-24", ReminderStep.Late)]
    [InlineData("2026-07-25", ReminderStep.Overdue)]
    [InlineData("2027-07-25", ReminderStep.Overdue)]
    public void TheStepIsTheLatestThatWasReached(string today, ReminderStep? expected) =>
        Assert.Equal(expected, ReminderPlan.Next(On(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)), isDuty: true, []));

    // What takes a week, what takes a month of work or an office's signature, and what takes a whole new inspection.
    [Theory]
    [InlineData(DueClock.Submission, 5, false)]
    [InlineData(DueClock.Information, 5, false)]
    [InlineData(DueClock.Comments, 5, true)]
    [InlineData(DueClock.Review, 5, false)]
    [InlineData(DueClock.Appeal, 5, true)]
    [InlineData(DueClock.CloseOut, 20, false)]
    [InlineData(DueClock.Affirmation, 20, false)]
    [InlineData(DueClock.StatusEnd, 60, true)]
    public void EveryClockSaysHowEarlyItRemindsAndWhetherItIsARight(DueClock clock, int days, bool isRight)
    {
        Assert.Equal((days, isRight), (DueClocks.EarlyDays(clock), DueClocks.IsRight(clock)));
        var today = new DateOnly(2026, 7, 1);
        Assert.Equal(ReminderStep.Early, ReminderPlan.Next(new DueDistance(today.AddDays(200), today, days), !isRight, [], days));
        Assert.Null(ReminderPlan.Next(new DueDistance(today.AddDays(200), today, days + 1), !isRight, [], days));
    }

    [Fact]
    public void ARightThatEndsMakesNobodyLate()
    {
        Assert.Equal(ReminderStep.Late, ReminderPlan.Next(On(Due), isDuty: false, []));
        Assert.Null(ReminderPlan.Next(On(Due.AddDays(1)), isDuty: false, []));
        Assert.False(ReminderPlan.Escalates(On(Due.AddDays(1)), isDuty: false));
    }

    [Fact]
    public void OnlyADayThatPassedIsEscalated()
    {
        Assert.False(ReminderPlan.Escalates(On(Due), isDuty: true));
        Assert.True(ReminderPlan.Escalates(On(Due.AddDays(1)), isDuty: true));
    }

    [Fact]
    public void NoStepIsSentTwiceNorAfterALaterOne() => Gen.Int[-40, 40].Array[1, 60].Sample(wakings =>
    {
        // A server that wakes at any days in any order: a clock that jumps, is set back, sleeps, repeats.
        var sent = new List<ReminderStep>();
        foreach (var days in wakings)
        {
            if (ReminderPlan.Next(On(Due.AddDays(days)), isDuty: true, sent) is { } step)
            {
                Assert.DoesNotContain(step, sent);
                Assert.All(sent, earlier => Assert.True(earlier < step));
                Assert.Equal(days > 0, step is ReminderStep.Overdue);
                sent.Add(step);
            }

            Assert.Null(ReminderPlan.Next(On(Due.AddDays(days)), isDuty: true, sent));
        }
    });

    [Fact]
    public void AServerThatNeverSleepsSendsEveryStepOnce()
    {
        var sent = new List<ReminderStep>();
        for (var day = Due.AddDays(-60); day < Due.AddDays(60); day = day.AddDays(1))
        {
            if (ReminderPlan.Next(On(day), isDuty: true, sent) is { } step)
            {
                sent.Add(step);
            }
        }

        Assert.Equal([ReminderStep.Early, ReminderStep.Late, ReminderStep.Overdue], sent);
    }

    private static DueDistance On(DateOnly today) => new(Due, today, Calendar.Between(today, Due));
}
