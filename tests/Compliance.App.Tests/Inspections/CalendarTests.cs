using System.Text;
using Compliance.App.Inspections;
using Compliance.App.Tests.Checklists;

namespace Compliance.App.Tests.Inspections;

/// <summary>The calendar of Japan, held against days known from the Official Gazette, and the loader's faults.</summary>
public sealed class CalendarTests
{
    private const string Head = "id: \"xx\"\ntitle: { en: \"X\", ja: \"X\" }\nfirstYear: 2026\nlastYear: 2026\n";

    [Theory]
    [InlineData("2026-05-06")] // Constitution Memorial Day fell on a Sunday
    [InlineData("2026-09-22")] // between two holidays
    [InlineData("2027-03-22")] // the equinox fell on a Sunday
    [InlineData("2028-01-10")]
    [InlineData("2026-12-29")]
    [InlineData("2028-01-03")]
    public void PublicOfficesAreClosed(string day) =>
        Assert.False(Calendars.Open(Repository.ChecklistsFolder, "jp").IsOpen(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-12-28")]
    [InlineData("2027-01-04")]
    [InlineData("2026-05-07")]
    [InlineData("2028-04-28")] // Showa Day falls on a Saturday and moves nowhere
    public void PublicOfficesWork(string day) =>
        Assert.True(Calendars.Open(Repository.ChecklistsFolder, "jp").IsOpen(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(Head + "closed:\n  - { day: \"2026-01-32\", en: \"X\", ja: \"X\" }\n", "calendars/xx.yaml:6:")]
    [InlineData(Head + "closed:\n  - { day: \"2027-01-01\", en: \"X\", ja: \"X\" }\n", "a day from 2026 to 2026")]
    [InlineData(Head + "closed:\n  - { day: \"2026-02-01\", en: \"X\", ja: \"X\" }\n  - { day: \"2026-02-01\", en: \"X\", ja: \"X\" }\n", "a day after 2026-02-01")]
    [InlineData(Head + "closed:\n  - { day: \"2026-02-01\", en: \"X\" }\n", "the key \"ja\"")]
    [InlineData(Head + "closed: []\n", "a list with at least one element")]
    [InlineData(Head + "closed:\n  - { day: \"2026-02-01\", en: \"X\", ja: \"X\" }\nmore: \"x\"\n", "one of the keys")]
    public void AFaultNamesItsPlace(string content, string expected)
    {
        var outcome = Calendars.Load("calendars/xx.yaml", Encoding.UTF8.GetBytes(content));
        Assert.Null(outcome.Value);
        Assert.Contains(expected, Assert.Single(outcome.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownCalendarStopsTheStart() =>
        Assert.Throws<InvalidDataException>(() => Calendars.Open(Repository.ChecklistsFolder, "../programmes/cmmc-level-2"));
}
