using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Incidents;

public sealed class IncidentTests
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    private static readonly Guid Firm = new("11111111-1111-1111-1111-111111111111");
    private static readonly Actor Sender = new(new Guid("33333333-3333-3333-3333-333333333333"), "Sato", new HashSet<Role> { Role.FirmSignatory }, Firm);

    // Noticed on Monday 1 June at 9:00 in Tokyo, which is midnight UTC.
    private static readonly DateTimeOffset Noticed = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly IncidentContent Full = new("2026-06-01T09:00", "A server was encrypted.", "Files", IncidentAnswer.No, IncidentAnswer.Yes, "Sato, by phone", "Cut off");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void AnEarlyNoticeIsNeverRefusedForBeingLateAndStaysMarked(int millisecondsAfter, bool late)
    {
        var incident = New();
        var sent = Send(incident, IncidentMessageKind.EarlyNotice, Noticed.AddHours(24).AddMilliseconds(millisecondsAfter));
        Assert.Equal((late, Noticed.AddHours(24), 1), (sent.Value.IsLate, sent.Value.DueAt, sent.Value.Number));
        Assert.Equal((IncidentState.Reported, Noticed, late), (incident.State, incident.NoticedAt, incident.AnyLate));
    }

    [Fact]
    public void TheFirstUpdateMeetsItsClockAndLaterOnesHaveNone()
    {
        var incident = Reported();
        Assert.Equal([IncidentMessageKind.Update, IncidentMessageKind.FinalReport], incident.Dues(null, Tokyo).Select(due => due.Kind));
        Assert.False(Send(incident, IncidentMessageKind.Update, Noticed.AddHours(72)).Value.IsLate);
        Assert.Equal([IncidentMessageKind.FinalReport], incident.Dues(null, Tokyo).Select(due => due.Kind));
        var second = Send(incident, IncidentMessageKind.Update, Noticed.AddHours(100)).Value;
        Assert.Equal((false, null, 3), (second.IsLate, second.DueOn, second.Number));
    }

    [Fact]
    public void AnUpdateAfterSeventyTwoHoursIsLateForEver()
    {
        var incident = Reported();
        Assert.True(Send(incident, IncidentMessageKind.Update, Noticed.AddHours(72).AddMilliseconds(1)).Value.IsLate);
        Assert.False(Send(incident, IncidentMessageKind.FinalReport, Noticed.AddHours(80)).Value.IsLate);
        Assert.True(incident.AnyLate);
    }

    // Reported on 1 June: the final report is due until the end of 1 July in Tokyo, which is 15:00 UTC.
    [Theory]
    [InlineData(14, 59, false)]
    [InlineData(15, 0, true)]
    public void TheFinalReportHasTheWholeLastDay(int hour, int minute, bool late)
    {
        var incident = Reported();
        var sent = Send(incident, IncidentMessageKind.FinalReport, new DateTimeOffset(2026, 7, 1, hour, minute, 0, TimeSpan.Zero)).Value;
        Assert.Equal((late, new DateOnly(2026, 7, 1), null), (sent.IsLate, sent.DueOn, sent.DueAt));
        Assert.Empty(incident.Dues(Full, Tokyo));
        Assert.Equal(new FinalReportSent(), Send(incident, IncidentMessageKind.Update, Noticed.AddDays(40)).Error);
    }

    [Fact]
    public void WhatIsNotSentRunsFromWhatStandsInTheDraft()
    {
        var incident = New();
        Assert.Empty(incident.Dues(IncidentContent.Empty, Tokyo));
        Assert.Equal(Noticed.AddHours(24), Assert.Single(incident.Dues(Full, Tokyo)).At);
    }

    [Fact]
    public void AnEarlyNoticeAsksForLittleAndAFinalReportLeavesNothingOpen()
    {
        var little = IncidentContent.Empty with { NoticedAt = "2026-06-01T09:00", WhatHappened = "Odd traffic.", Contacts = "Sato" };
        Assert.True(little.Check(IncidentMessageKind.EarlyNotice).IsSuccess);
        Assert.True(little.Check(IncidentMessageKind.Update).IsSuccess);
        Assert.True(Full.Check(IncidentMessageKind.FinalReport).IsSuccess);
        Assert.Equal(Missing("noticed-at"), (little with { NoticedAt = " " }).Check(IncidentMessageKind.EarlyNotice).Error);
        Assert.Equal(Missing("what-happened"), (little with { WhatHappened = "" }).Check(IncidentMessageKind.EarlyNotice).Error);
        Assert.Equal(Missing("contacts"), (little with { Contacts = "" }).Check(IncidentMessageKind.Update).Error);
        Assert.Equal(Missing("systems"), (Full with { Systems = "" }).Check(IncidentMessageKind.FinalReport).Error);
        Assert.Equal(Missing("personal-data"), (Full with { PersonalData = IncidentAnswer.Unknown }).Check(IncidentMessageKind.FinalReport).Error);
        Assert.Equal(Missing("state-project"), (Full with { StateProject = IncidentAnswer.Unknown }).Check(IncidentMessageKind.FinalReport).Error);
        Assert.Equal(Missing("measures"), (Full with { Measures = "" }).Check(IncidentMessageKind.FinalReport).Error);
        Assert.Equal(new TextTooLong("contacts", 2000), (little with { Contacts = new string('x', 2001) }).CheckLength().Error);
    }

    [Fact]
    public void NobodyNoticesInTheFuture()
    {
        Assert.Equal(new InvalidField("noticed-at", "NotAhead"), Send(New(), IncidentMessageKind.EarlyNotice, Noticed.AddMilliseconds(-1)).Error);
        Assert.Equal(
            new InvalidField("noticed-at", "Malformed"),
            New().Send(Guid.Empty, IncidentMessageKind.EarlyNotice, Full with { NoticedAt = "this morning" }, Sender, Noticed, Tokyo).Error);
    }

    [Fact]
    public void EachStepHasItsStateAndNothingFollowsTheEnd()
    {
        var incident = New();
        Assert.Equal(new IncidentNotIn(IncidentState.Draft), Send(incident, IncidentMessageKind.Update, Noticed).Error);
        Assert.Equal(new IncidentNotIn(IncidentState.Draft), incident.Acknowledge(Sender, Noticed).Error);
        Assert.Equal(new IncidentNotIn(IncidentState.Draft), incident.Close("Done.", Sender, Noticed).Error);
        Assert.True(Send(incident, IncidentMessageKind.EarlyNotice, Noticed).IsSuccess);
        Assert.Equal(new IncidentNotIn(IncidentState.Reported), Send(incident, IncidentMessageKind.EarlyNotice, Noticed).Error);
        Assert.True(incident.Acknowledge(Sender, Noticed).IsSuccess);
        Assert.Equal(new AcknowledgedAlready(), incident.Acknowledge(Sender, Noticed).Error);
        Assert.True(Send(incident, IncidentMessageKind.Update, Noticed).IsSuccess);
        Assert.True(incident.Acknowledge(Sender, Noticed).IsSuccess);
        Assert.Equal(Missing("closing-words"), incident.Close(" ", Sender, Noticed).Error);
        Assert.True(incident.Close("Thank you.", Sender, Noticed).IsSuccess);
        Assert.Empty(incident.Dues(Full, Tokyo));
        Assert.Equal(new IncidentNotIn(IncidentState.Closed), Send(incident, IncidentMessageKind.FinalReport, Noticed).Error);
        Assert.Equal(new IncidentNotIn(IncidentState.Closed), incident.Close("Again.", Sender, Noticed).Error);
    }

    [Theory]
    [InlineData(Role.FirmContributor, true, true, false)]
    [InlineData(Role.FirmSignatory, true, true, true)]
    [InlineData(Role.ProgrammeOfficer, false, false, false)]
    public void AnEarlyNoticeWaitsForNobodyAndTheFinalReportForTheSignatory(Role role, bool early, bool update, bool final)
    {
        var actor = new Actor(Guid.Empty, "Sato", new HashSet<Role> { role }, Firm);
        Assert.Equal(
            (early, update, final),
            (Incident.MaySend(actor, IncidentMessageKind.EarlyNotice), Incident.MaySend(actor, IncidentMessageKind.Update), Incident.MaySend(actor, IncidentMessageKind.FinalReport)));
    }

    private static InvalidField Missing(string field) => new(field, "Required");

    private static Result<IncidentMessage> Send(Incident incident, IncidentMessageKind kind, DateTimeOffset at) => incident.Send(Guid.Empty, kind, Full, Sender, at, Tokyo);

    private static Incident New() => new()
    {
        Id = Guid.Empty,
        Reference = "I2026-000001",
        FirmId = Firm,
        EarlyNoticeHours = 24,
        UpdateHours = 72,
        FinalMonths = 1,
        BegunAt = Noticed,
    };

    private static Incident Reported()
    {
        var incident = New();
        Assert.True(Send(incident, IncidentMessageKind.EarlyNotice, Noticed.AddHours(1)).IsSuccess);
        return incident;
    }
}
