using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>What may happen to a visit, and when its invitation gets a new number.</summary>
public sealed class SiteVisitTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly VisitPlan Plan = new(Now.AddDays(7), Now.AddDays(7).AddHours(2), "Head office", "Tour");
    private static readonly Actor Lead = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "Lead", new HashSet<Role> { Role.Inspector }, null);

    [Fact]
    public void EveryChangeOfAnInvitationHasTheNextNumber()
    {
        var visit = New();
        Assert.Equal(0, visit.Sequence);
        Assert.True(visit.Move(Plan with { Place = "Plant" }, visit.Version, Now.AddHours(1)).IsSuccess);
        Assert.Equal((1, Now.AddHours(1)), (visit.Sequence, visit.ChangedAt));
        Assert.True(visit.Cancel("Ill.", visit.Version, Now.AddHours(2)).IsSuccess);
        Assert.Equal((2, Now.AddHours(2)), (visit.Sequence, visit.ChangedAt));
        Assert.IsType<VisitNotPlanned>(visit.Move(Plan, visit.Version, Now).Error);
        Assert.IsType<VisitNotPlanned>(visit.Write("x", visit.Version, Now.AddDays(8)).Error);
    }

    [Fact]
    public void WhoSawAnOlderVersionChangesNothing()
    {
        var visit = New();
        var seen = visit.Version;
        Assert.True(visit.Move(Plan with { Place = "Plant" }, seen, Now).IsSuccess);
        Assert.IsType<Conflict>(visit.Move(Plan, seen, Now).Error);
        Assert.IsType<Conflict>(visit.Cancel("Ill.", seen, Now).Error);
        Assert.Equal("Plant", visit.Place);
    }

    [Fact]
    public void MinutesAreWrittenFromTheBeginningOnAndNeverChangeOnceShared()
    {
        var visit = New();
        Assert.IsType<VisitNotBegun>(visit.Write("Early.", visit.Version, Plan.From.AddMinutes(-1)).Error);
        Assert.IsType<NoMinutes>(visit.Share(visit.Version, Lead, Plan.From).Error);
        Assert.True(visit.Write("First.", visit.Version, Plan.From).IsSuccess);
        Assert.True(visit.Write("Second.", visit.Version, Plan.To).IsSuccess);
        Assert.Equal(SiteVisitState.Held, visit.State);
        Assert.Equal("Second.", visit.Share(visit.Version, Lead, Plan.To).Value.Text);
        Assert.IsType<MinutesAreShared>(visit.Write("Third.", visit.Version, Plan.To).Error);
        Assert.IsType<MinutesAreShared>(visit.Share(visit.Version, Lead, Plan.To).Error);
        Assert.IsType<VisitNotPlanned>(visit.Cancel("No.", visit.Version, Plan.To).Error);
        Assert.Equal("Second.", visit.Minutes);
    }

    [Fact]
    public void WhatCannotBeIsRefusedByField()
    {
        Assert.Equal("visit-day", FieldOf(Plan with { From = Now }));
        Assert.Equal("visit-to", FieldOf(Plan with { To = Plan.From }));
        Assert.Equal("visit-to", FieldOf(Plan with { To = Plan.From.AddHours(25) }));
        Assert.Equal("visit-place", FieldOf(Plan with { Place = "" }));
        Assert.IsType<TextTooLong>(SiteVisit.Plan(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), new Guid(3, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Plan with { Place = new string('x', 301) }, Now).Error);
    }

    [Theory]
    [InlineData(-2, 0, false)]
    [InlineData(-1, 1, true)]
    [InlineData(0, 2, true)]
    [InlineData(1, 3, true)]
    [InlineData(2, 4, false)]
    public void VisitsThatTouchDoNotOverlap(int from, int to, bool overlaps) =>
        Assert.Equal(overlaps, New().Overlaps(Plan.From.AddHours(from), Plan.From.AddHours(to)));

    private static string FieldOf(VisitPlan plan) => Assert.IsType<InvalidField>(SiteVisit.Plan(new Guid(4, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), new Guid(5, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), plan, Now).Error).Field;

    private static SiteVisit New() => SiteVisit.Plan(new Guid(6, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), new Guid(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Plan, Now).Value;
}
