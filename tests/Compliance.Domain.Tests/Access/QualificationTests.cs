using Compliance.Domain.Access;

namespace Compliance.Domain.Tests.Access;

/// <summary>On which days a qualification counts, what it serves for, and that it ends once.</summary>
public sealed class QualificationTests
{
    private static readonly Actor Administrator = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "Administrator", new HashSet<Role> { Role.Administrator }, null);

    [Theory]
    [InlineData("2026-05-31", false)]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void ItCountsFromTheFirstDayToTheLastBothIncluded(string day, bool valid) => Assert.Equal(valid, New().IsValidOn(Day(day)));

    [Fact]
    public void WhatWasEndedDoesNotCountFromThatDayOnAndEndsOnce()
    {
        var row = New();
        Assert.Equal(new InvalidField("reason", "Required"), row.End("", Administrator, Day("2026-06-10")).Error);
        Assert.True(row.End("Withdrawn.", Administrator, Day("2026-06-10")).IsSuccess);
        Assert.True(row.IsValidOn(Day("2026-06-09")));
        Assert.False(row.IsValidOn(Day("2026-06-10")));
        Assert.IsType<QualificationEnded>(row.End("Again.", Administrator, Day("2026-06-11")).Error);
    }

    [Theory]
    [InlineData(QualificationKind.LeadAssessor, QualificationKind.Assessor, true)]
    [InlineData(QualificationKind.Assessor, QualificationKind.Assessor, true)]
    [InlineData(QualificationKind.Assessor, QualificationKind.LeadAssessor, false)]
    [InlineData(QualificationKind.QualityAssessor, QualificationKind.Assessor, false)]
    [InlineData(QualificationKind.LeadAssessor, QualificationKind.QualityAssessor, false)]
    public void OnlyALeadServesForSomethingElse(QualificationKind held, QualificationKind wanted, bool serves)
    {
        Assert.Equal(serves, Qualification.Covers(held, wanted));
        Assert.Equal(serves, Qualification.Covering(wanted).Contains(held));
    }

    [Theory]
    [InlineData("", "2026-06-01", "number")]
    [InlineData("A-1", "2026-05-31", "validUntil")]
    public void WhatIsTypedWrongNamesItsField(string number, string until, string field) =>
        Assert.Equal(field, Assert.IsType<InvalidField>(Qualification.Check(QualificationKind.Assessor, number, Day("2026-06-01"), Day(until)).Error).Field);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static Qualification New() => new()
    {
        Id = new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        UserId = new Guid(3, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        Kind = QualificationKind.Assessor,
        Number = "A-1",
        ValidFrom = Day("2026-06-01"),
        ValidUntil = Day("2026-06-30"),
        EnteredById = Administrator.UserId,
        EnteredByName = "Administrator",
        EnteredAt = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
