using Compliance.App.Inspections.Actions;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Compliance.Domain.Programmes;
using static Compliance.App.Tests.Programmes.DecisionSteps;

namespace Compliance.App.Tests.Notifications;

/// <summary>Who is told of what happens after a decision was sent, and which of its days people are reminded of.</summary>
public sealed class StatusNoticeTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task TheFirmHearsOfAChangeOfStandingOnlyOnceItIsApproved(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        await app.App.TakeNoticesAsync();
        var asked = Succeed(await app.AskAsync(opened.Id, StandingEvent.Suspend));
        Assert.Equal(["Decider: StandingAsked"], await app.App.TakeNoticesAsync());
        Succeed(await app.Get<RefuseStandingChange>().RunAsync(app.Decider, app.NewId(), opened.Id, asked, "No grounds.", None));
        Assert.Equal(["Officer: StandingRefused", "Other officer: StandingRefused"], await app.App.TakeNoticesAsync());
        await app.ChangeAsync(opened.Id, StandingEvent.Suspend);
        Assert.Equal(["Decider: StandingAsked", "Signatory: StandingChanged"], await app.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAppealIsToldToThoseWhoMayHearItAndItsOutcomeToTheFirm(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        var free = await app.App.AddPersonAsync("Hearer", null, Role.AppealOfficer);

        // Somebody who drafted in the case has the office too, and still cannot hear the appeal.
        await app.App.AddPersonAsync("Elsewhere", null, Role.AppealOfficer);
        await GrantAsync(app, app.Officer, Role.AppealOfficer);
        await app.App.TakeNoticesAsync();
        var appeal = Succeed(await app.FileAsync(opened.Id));
        Assert.Equal(["Elsewhere: AppealFiled", "Hearer: AppealFiled", "Officer: AppealFiled", "Other officer: AppealFiled"], await app.App.TakeNoticesAsync());
        Assert.All((await app.App.NoticesAsync()).Where(row => row.RecipientId == free.UserId && row.Kind == NoticeKind.AppealFiled), row => Assert.Equal("", row.Path));
        await app.DecideAppealAsync(free, opened.Id, appeal, new AppealText(AppealOutcome.Upheld, null, "It stands."));
        Assert.Empty(await app.App.TakeNoticesAsync());
        Succeed(await app.Get<SendAppeal>().RunAsync(free, app.NewId(), appeal, None));
        Assert.Equal(["Officer: AppealSent", "Other officer: AppealSent", "Signatory: AppealSent"], await app.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EveryStepOfClosingAnItemIsToldToTheOtherSide(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        var sent = await made.App.App.TakeNoticesAsync();
        Assert.Contains("Signatory: CloseOutOpened", sent);
        Assert.Contains("Signatory: DecisionSent", sent);
        await made.SubmitPlanAsync();
        Assert.Equal(["Inspector: PlanSubmitted", "Lead: PlanSubmitted"], await made.App.App.TakeNoticesAsync());
        Succeed(await made.Get<ReturnActionPlan>().RunAsync(made.App.Lead, made.NewId(), await made.TargetAsync(), "By whom?", None));
        Assert.Equal(["Contributor: PlanReturned", "Signatory: PlanReturned"], await made.App.App.TakeNoticesAsync());
        await made.SubmitPlanAsync();
        Succeed(await made.Get<AcceptActionPlan>().RunAsync(made.App.Lead, made.NewId(), await made.TargetAsync(), None));
        await made.App.App.TakeNoticesAsync();
        await made.ClaimAsync();
        Assert.Equal(["Inspector: ClosureClaimed", "Lead: ClosureClaimed"], await made.App.App.TakeNoticesAsync());
        Succeed(await made.Get<JudgeClosure>().RunAsync(made.App.Inspector, made.NewId(), await made.TargetAsync(), false, "Show it.", None));
        Assert.Equal(["Contributor: ClosureReturned", "Signatory: ClosureReturned"], await made.App.App.TakeNoticesAsync());
        Succeed(await made.Get<ClaimClosure>().RunAsync(made.App.Signatory, made.NewId(), await made.TargetAsync(), true, None));
        Succeed(await made.Get<JudgeClosure>().RunAsync(made.App.Inspector, made.NewId(), await made.TargetAsync(), true, "Shown.", None));
        await made.App.App.TakeNoticesAsync();
        await made.CloseAsync(CloseOutCase.Second);
        var last = await made.App.App.TakeNoticesAsync();
        Assert.Contains("Signatory: ItemClosed", last);
        Assert.Contains("Signatory: CloseOutCompleted", last);
        Assert.Contains("Officer: CloseOutCompleted", last);
        Assert.DoesNotContain(last, line => line.StartsWith("Stranger", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheLastDayToCloseIsRemindedOfAMonthBeforeAndItsPassingIsTold(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        var queries = made.Get<DueQueries>();
        var mine = await queries.ListAsync(made.App.Signatory, None);

        // Sent on 1 June 2026 and received on the 8th at the latest: 30 days to appeal.
        Assert.Equal(
            [(DueClock.Appeal, new DateOnly(2026, 7, 8), false), (DueClock.CloseOut, CloseOutCase.Due, true)],
            mine.Select(item => (item.Clock, item.Distance!.Due, item.IsDuty)));
        Assert.Empty(await queries.ListAsync(made.Stranger, None));

        // 28 November 2026 is a Saturday; twenty business days before it is Wednesday 28 October (3 and 23 November are holidays).
        await RemindAsync(made, new(2026, 10, 27));
        await made.App.App.TakeNoticesAsync();
        await RemindAsync(made, new(2026, 10, 28));
        Assert.Equal(["Contributor: DueSoon", "Signatory: DueSoon"], await made.App.App.TakeNoticesAsync());
        made.GoTo(new(2026, 11, 29));
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        await RemindAsync(made, new(2026, 11, 29));
        Assert.Equal(
            ["Contributor: CloseOutExpired", "Officer: CloseOutExpired", "Other officer: CloseOutExpired", "Signatory: CloseOutExpired"],
            await made.App.App.TakeNoticesAsync());
        Assert.Empty(await queries.ListAsync(made.App.Signatory, None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAffirmationIsRemindedOfAndTheMissedOneGoesUp(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        var queries = app.Get<DueQueries>();

        // Effective from 1 June 2026: affirmed by 1 June 2027, over after 1 June 2029; both sides see the end, each its own.
        Assert.Equal(
            [(DueClock.Appeal, 2026), (DueClock.Affirmation, 2027), (DueClock.StatusEnd, 2029)],
            (await queries.ListAsync(app.Signatory, None)).Select(item => (item.Clock, item.Distance!.Due.Year)));
        Assert.Equal([(DueClock.StatusEnd, true)], (await queries.ListAsync(app.Officer, None)).Where(item => !item.IsOfFirm).Select(item => (item.Clock, item.IsMine)));
        await app.App.TakeNoticesAsync();
        await RemindAsync(app, new(2027, 5, 31));
        Assert.Equal(["Signatory: DueSoon"], await app.App.TakeNoticesAsync());
        await RemindAsync(app, new(2027, 6, 2));
        Assert.Equal(["Officer: Escalated", "Other officer: Escalated", "Signatory: Overdue"], await app.App.TakeNoticesAsync());
        await app.ChangeAsync(opened.Id, StandingEvent.Withdraw);
        Assert.Empty(await queries.ListAsync(app.Signatory, None));
    }

    private static Task RemindAsync(CloseOutCase made, DateOnly day) => RemindAsync(made.App, day);

    private static Task RemindAsync(CaseTestApp app, DateOnly day)
    {
        app.App.Time.SetUtcNow(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
        return app.Get<RemindJob>().ExecuteAsync(None);
    }

    private static async Task GrantAsync(CaseTestApp app, Actor person, Role role)
    {
        await using var db = await app.App.DbAsync();
        db.Add(new Compliance.App.Access.RoleGrant { UserId = person.UserId, Role = role });
        await db.SaveChangesAsync(None);
    }
}
