using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Notifications;

/// <summary>Reminders, escalations, the daily mail and the page of what is due, whatever the clock does.</summary>
public sealed class ReminderTests
{
    // Tuesday; five business days before is Tuesday the 9th, one is Monday the 15th.
    private static readonly DateOnly Due = new(2026, 6, 16);

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task EachStepComesOnceAndTheMissedDayGoesUp(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        foreach (var (day, told) in new (int, string[])[]
        {
            (8, []),
            (9, ["Contributor: DueSoon", "Signatory: DueSoon"]),
            (12, []),
            (15, ["Contributor: DueSoon", "Signatory: DueSoon"]),
            (16, []),
            (17, ["Contributor: Overdue", "Officer: Escalated", "Other officer: Escalated", "Signatory: Overdue"]),
            (30, []),
        })
        {
            app.GoTo(new(2026, 6, day));
            await app.RemindAsync();
            await app.RemindAsync();
            Assert.Equal(told, await app.TakeAsync());
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AServerThatSleptAWeekSaysWhatIsTrueWhenItWakesOnce(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        app.GoTo(new(2026, 6, 23));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.RemindAsync()));
        await app.RemindAsync();
        Assert.Equal(["Contributor: Overdue", "Officer: Escalated", "Other officer: Escalated", "Signatory: Overdue"], await app.TakeAsync());

        // The clock is set right again, and nothing is said twice on the way.
        for (var day = 8; day <= 30; day++)
        {
            app.GoTo(new(2026, 6, day));
            await app.RemindAsync();
        }

        Assert.Empty(await app.TakeAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADayThatIsMovedIsRemindedOfAnewAndWhatIsDoneNotAtAll(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var id = await CaseAsync(app);
        app.GoTo(new(2026, 6, 15));
        await app.RemindAsync();
        await app.TakeAsync();
        Assert.True((await app.Get<MoveDueDate>().RunAsync(app.Cases.Officer, app.Cases.NewId(), id, new(2026, 6, 22), NoticeApp.Ct)).IsSuccess);
        await app.TakeAsync();
        await app.RemindAsync();
        Assert.Equal(["Contributor: DueSoon", "Signatory: DueSoon"], await app.TakeAsync());
        Assert.True((await app.Get<CancelInspection>().RunAsync(app.Cases.Officer, app.Cases.NewId(), id, "Merged.", NoticeApp.Ct)).IsSuccess);
        await app.TakeAsync();
        app.GoTo(new(2026, 6, 29));
        await app.RemindAsync();
        Assert.Empty(await app.TakeAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyIsWokenBeforeTheHour(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        app.GoTo(new(2026, 6, 9), hour: 7);
        await app.RemindAsync();
        Assert.Empty(await app.TakeAsync());
        app.GoTo(new(2026, 6, 9), hour: 8);
        await app.RemindAsync();
        Assert.Equal(2, (await app.TakeAsync()).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheAuthoritysOwnDayStandsStillWhileItWaitsAndTheFirmNeverSeesIt(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var id = await CaseAsync(app);
        await SubmittedAsync(app, id, reviewDays: 5);
        var queries = app.Get<DueQueries>();

        // Submitted on Monday 1 June: five business days later is Monday the 8th.
        var item = Assert.Single(await queries.ListAsync(app.Cases.Lead, NoticeApp.Ct));
        Assert.Equal((DueClock.Review, new DateOnly(2026, 6, 8), 5, true), (item.Clock, item.Distance!.Due, item.Distance.BusinessDaysLeft, item.IsMine));
        Assert.Empty(await queries.ListAsync(app.Cases.Signatory, NoticeApp.Ct));

        // Asked on Wednesday the 3rd, with three days left; the firm has until the 12th.
        app.GoTo(new(2026, 6, 3));
        Assert.True((await app.Get<RequestInformation>().RunAsync(app.Cases.Lead, app.Cases.NewId(), new(id, ["3.1.1"], "Which?", new(2026, 6, 12)), NoticeApp.Ct)).IsSuccess);
        var list = await queries.ListAsync(app.Cases.Officer, NoticeApp.Ct);
        Assert.Equal([(DueClock.Information, new DateOnly(2026, 6, 12)), (DueClock.Review, (DateOnly?)null)], list.Select(one => (one.Clock, one.Distance?.Due)));
        Assert.Equal([DueClock.Information], (await queries.ListAsync(app.Cases.Signatory, NoticeApp.Ct)).Select(one => one.Clock));
        await app.TakeAsync();

        // Withdrawn on Wednesday the 10th: the 11th, the 12th and Monday the 15th are left, so its late reminder is on the 12th.
        app.GoTo(new(2026, 6, 10));
        Assert.True((await app.Get<WithdrawRequest>().RunAsync(app.Cases.Lead, app.Cases.NewId(), id, NoticeApp.Ct)).IsSuccess);
        await app.TakeAsync();
        Assert.Equal(new DateOnly(2026, 6, 15), Assert.Single(await queries.ListAsync(app.Cases.Lead, NoticeApp.Ct)).Distance!.Due);
        app.GoTo(new(2026, 6, 12));
        await app.RemindAsync();
        Assert.Equal(["Inspector: DueSoon", "Lead: DueSoon"], await app.TakeAsync());
        app.GoTo(new(2026, 6, 16));
        await app.RemindAsync();
        Assert.Equal(["Inspector: Overdue", "Lead: Overdue", "Officer: Escalated", "Other officer: Escalated"], await app.TakeAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EverybodySeesTheDaysOfTheirOwnCases(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var outsider = await app.App.AddPersonAsync("Outsider", null, Role.Inspector);
        var admin = await app.App.AddPersonAsync("Administrator", null, Role.Administrator);
        var queries = app.Get<DueQueries>();
        foreach (var (actor, sees, mine) in new (Actor, int, bool)[]
        {
            (app.Cases.Signatory, 1, true), (app.Contributor, 1, true), (app.Stranger, 0, false), (app.Cases.Lead, 1, false), (app.Cases.Reviewer, 1, false),
            (outsider, 0, false), (app.Cases.Officer, 1, false), (app.Cases.Decider, 1, false), (app.Cases.Auditor, 1, false), (admin, 0, false),
        })
        {
            var list = await queries.ListAsync(actor, NoticeApp.Ct);
            Assert.Equal((actor.Name, sees), (actor.Name, list.Count));
            Assert.All(list, item => Assert.Equal((mine, Due), (item.IsMine, item.Distance!.Due)));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OneMailADayCollectsWhatWasNotReadMeanwhile(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        await PostAsync("a", new(2026, 6, 1));
        await PostAsync("b", new(2026, 6, 1));
        app.GoTo(new(2026, 6, 2), hour: 7);
        await DayAsync();
        Assert.Empty(app.Sink.Mails);
        app.GoTo(new(2026, 6, 2), hour: 8);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.RemindAsync()));
        await DayAsync();
        var first = Assert.Single(app.Sink.Mails);
        Assert.Equal("2026年6月2日のお知らせ（2件）", first.Message.Subject);
        Assert.Contains("検査aが終了しました。", first.Text, StringComparison.Ordinal);
        Assert.Contains("検査bが終了しました。", first.Text, StringComparison.Ordinal);

        // The next one asleep for a week; the clock is set back on the way; what was read meanwhile needs no mail.
        await PostAsync("c", new(2026, 6, 2));
        await DayAsync();
        app.GoTo(new(2026, 6, 1));
        await DayAsync();
        Assert.Single(app.Sink.Mails);
        await PostAsync("d", new(2026, 6, 3));
        var read = (await app.NoticesAsync()).Single(notice => notice.Reference == "d");
        Assert.True((await app.Get<MarkNoticesRead>().RunAsync(app.Cases.Officer, [read.Id], NoticeApp.Ct)).IsSuccess);
        app.GoTo(new(2026, 6, 9));
        await DayAsync();
        await DayAsync();
        Assert.Equal(["2026年6月2日のお知らせ（2件）", "2026年6月9日のお知らせ（1件）"], app.Sink.Mails.Select(mail => mail.Message.Subject));
        Assert.DoesNotContain("検査d", app.Sink.Mails[1].Text, StringComparison.Ordinal);

        async Task DayAsync()
        {
            await app.RemindAsync();
            await app.SendAsync();
        }

        async Task PostAsync(string reference, DateOnly day)
        {
            await using var db = await app.App.DbAsync();
            var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero);
            await app.Get<NoticeBoard>().PostAsync(
                db, new NoticeDraft(NoticeKind.InspectionConcluded, reference, reference, "cases", at), [app.Cases.Officer.UserId], NoticeApp.Ct);
            await db.SaveChangesAsync(NoticeApp.Ct);
        }
    }

    private static async Task<NoticeApp> StartAsync(DatabaseKind kind)
    {
        var app = await NoticeApp.StartAsync(kind);
        var opened = await app.Cases.OpenAsync();
        await app.Cases.StaffAsync(opened.Id);
        Assert.True((await app.Get<NotifyFirm>().RunAsync(app.Cases.Officer, app.Cases.NewId(), opened.Id, Due, NoticeApp.Ct)).IsSuccess);
        await app.TakeAsync();
        return app;
    }

    private static async Task<Guid> CaseAsync(NoticeApp app)
    {
        await using var db = await app.App.DbAsync();
        return await db.Set<Inspection>().Select(inspection => inspection.Id).SingleAsync(NoticeApp.Ct);
    }

    // In review, straight in the database: what is tested here is the clock.
    private static async Task SubmittedAsync(NoticeApp app, Guid id, int reviewDays)
    {
        await using var db = await app.App.DbAsync();
        await db.Set<Inspection>().Where(inspection => inspection.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(inspection => inspection.ReviewBusinessDays, reviewDays)
                .SetProperty(inspection => inspection.State, InspectionState.InReview)
                .SetProperty(inspection => inspection.SubmittedAt, TestApp.Start),
            NoticeApp.Ct);
    }
}
