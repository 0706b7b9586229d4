using Compliance.App.Inspections;
using Compliance.App.Inspections.Visits;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Ical.Net;
using MimeKit;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Notifications;

/// <summary>Visits on site: who plans them, what the firm sees of them, and which invitations go out, each once.</summary>
public sealed class VisitTests
{
    private const string Agenda = "SECRET AGENDA";
    private const string Minutes = "SECRET MINUTES";
    private static readonly DateOnly Day = new(2026, 6, 10);

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ExactlyThoseInvitedGetAnInvitationWithReferencePlaceAndTimeOnceAlsoWithNoticesSwitchedOff(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        var opened = await NotifiedAsync(app);
        Assert.IsType<NoticeFixed>((await app.Get<SetNoticeMail>().RunAsync(
            app.Cases.Signatory, app.Cases.NewId(), new Dictionary<NoticeKind, MailChoice> { [NoticeKind.VisitPlanned] = MailChoice.Off }, NoticeApp.Ct)).Error);
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new NoticePreference { UserId = app.Cases.Signatory.UserId, Kind = NoticeKind.VisitPlanned, Mail = MailChoice.Off });
            await db.SaveChangesAsync(NoticeApp.Ct);
        }

        var operation = app.Cases.NewId();
        var id = (await PlanAsync(app, opened.Id, app.Cases.Lead, Slot(app), operation)).Value;
        Assert.Equal(id, (await PlanAsync(app, opened.Id, app.Cases.Lead, Slot(app), operation)).Value);
        await app.SendAsync();
        await app.SendAsync();

        var sent = Invitations(app);
        Assert.Equal(await AddressesAsync(app, app.Cases.Inspector, app.Cases.Signatory), sent.Select(mail => mail.To).Order(StringComparer.Ordinal));
        foreach (var mail in sent)
        {
            Assert.Equal("REQUEST", mail.Method);
            var calendar = Calendar.Load(mail.Ics)!;
            var entry = Assert.Single(calendar.Events);
            Assert.Equal("REQUEST", calendar.Method);
            Assert.Equal(($"{id:N}@compliance.authority.test", 0, "Head office; gate 2, floor 3"), (entry.Uid, entry.Sequence, entry.Location));

            // Ten o'clock in Tokyo is one o'clock in UTC.
            Assert.Equal(new DateTime(2026, 6, 10, 1, 0, 0, DateTimeKind.Utc), entry.Start!.AsUtc);
            Assert.Equal(new DateTime(2026, 6, 10, 3, 30, 0, DateTimeKind.Utc), entry.End!.AsUtc);
            Assert.Equal(TestApp.Start.UtcDateTime, entry.DtStamp!.AsUtc);
            Assert.Contains(opened.Reference, entry.Summary, StringComparison.Ordinal);
            Assert.Equal($"mailto:{mail.To}", Assert.Single(entry.Attendees).Value!.OriginalString);
            Assert.Contains($"https://compliance.authority.test/base/inspections/{opened.Id:D}/visits", entry.Description, StringComparison.Ordinal);
            foreach (var secret in (string[])[Agenda, "Aozora", "Lead", "Officer"])
            {
                Assert.DoesNotContain(secret, mail.Ics + mail.Text, StringComparison.OrdinalIgnoreCase);
            }

            // RFC 5545, 3.1: no line is longer than 75 octets.
            Assert.All(mail.Ics.Split('\n'), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line.TrimEnd('\r')), 0, 75));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AMoveInvitesAnewUnderTheSameNameAndWithdrawsFromWhoLeftAndACancellationFromAll(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        var opened = await NotifiedAsync(app);
        var id = (await PlanAsync(app, opened.Id, app.Cases.Lead, Slot(app))).Value;
        app.App.Time.Advance(TimeSpan.FromHours(1));
        var moved = Slot(app, app.Cases.Signatory, app.Cases.Reviewer) with { Day = Day.AddDays(1) };
        Assert.Null((await app.Get<MoveVisit>().RunAsync(app.Cases.Officer, app.Cases.NewId(), new(opened.Id, id, await VersionAsync(app, id)), moved, NoticeApp.Ct)).Error);
        app.App.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null((await app.Get<CancelVisit>().RunAsync(app.Cases.Lead, app.Cases.NewId(), new(opened.Id, id, await VersionAsync(app, id)), Minutes, NoticeApp.Ct)).Error);
        await app.SendAsync();
        await app.SendAsync();

        var (inspector, signatory, reviewer) = (await AddressAsync(app, app.Cases.Inspector), await AddressAsync(app, app.Cases.Signatory), await AddressAsync(app, app.Cases.Reviewer));
        var sent = Invitations(app).Select(mail => (mail.To, mail.Method, Calendar.Load(mail.Ics)!.Events.Single().Sequence)).ToList();
        Assert.Equal(
            new[]
            {
                (inspector, "CANCEL", 1), (inspector, "REQUEST", 0), (reviewer, "CANCEL", 2), (reviewer, "REQUEST", 1),
                (signatory, "CANCEL", 2), (signatory, "REQUEST", 0), (signatory, "REQUEST", 1),
            }.Order(),
            sent.Order());
        Assert.Single(Invitations(app).Select(mail => Calendar.Load(mail.Ics)!.Events.Single().Uid).Distinct());
        Assert.All(app.Sink.Mails, mail => Assert.DoesNotContain(Minutes, mail.Text + mail.Html, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheFirmReadsNoMinutesUntilTheyAreSharedAndThenExactlyThose(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        var opened = await NotifiedAsync(app);
        var id = (await PlanAsync(app, opened.Id, app.Cases.Lead, Slot(app))).Value;
        Assert.IsType<VisitNotBegun>((await WriteAsync(app, opened.Id, id, app.Cases.Lead, Minutes)).Error);
        app.GoTo(Day, 11);
        Assert.Null((await WriteAsync(app, opened.Id, id, app.Cases.Inspector, Minutes)).Error);

        foreach (var person in (Actor[])[app.Cases.Signatory, app.Contributor])
        {
            var head = System.Text.Json.JsonSerializer.Serialize((await app.Get<CaseQueries>().TimelineAsync(person, opened.Id, NoticeApp.Ct)).Value);
            var seen = System.Text.Json.JsonSerializer.Serialize((await app.Get<VisitQueries>().ListAsync(person, opened.Id, NoticeApp.Ct)).Value);
            var file = (await app.Get<VisitQueries>().CalendarAsync(person, opened.Id, id, NoticeApp.Ct)).Value;
            Assert.DoesNotContain(Minutes, head + seen + file, StringComparison.Ordinal);
            Assert.DoesNotContain(Agenda, file, StringComparison.Ordinal);
            Assert.Contains(Agenda, seen, StringComparison.Ordinal);
        }

        Assert.Equal("", (await app.Get<VisitQueries>().ListAsync(app.Cases.Officer, opened.Id, NoticeApp.Ct)).Value.Visits.Single().Minutes);
        Assert.Equal(Minutes, (await app.Get<VisitQueries>().ListAsync(app.Cases.Reviewer, opened.Id, NoticeApp.Ct)).Value.Visits.Single().Minutes);
        await app.TakeAsync();
        Assert.Null((await app.Get<ShareVisitMinutes>().RunAsync(app.Cases.Lead, app.Cases.NewId(), new(opened.Id, id, await VersionAsync(app, id)), NoticeApp.Ct)).Error);
        Assert.Equal(["Contributor: MinutesShared", "Signatory: MinutesShared"], await app.TakeAsync());
        Assert.Equal(Minutes, (await app.Get<VisitQueries>().ListAsync(app.Contributor, opened.Id, NoticeApp.Ct)).Value.Visits.Single().Minutes);
        Assert.IsType<MinutesAreShared>((await WriteAsync(app, opened.Id, id, app.Cases.Lead, "Other.")).Error);
        await using var db = await app.App.DbAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<SharedMinutes>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, "Other."), NoticeApp.Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyInspectorsOfTheCaseAndOfficersPlanAndOnlyInspectorsWrite(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        var opened = await NotifiedAsync(app);
        var outsider = await app.App.AddPersonAsync("Outsider", null, Role.Inspector);
        foreach (var (actor, expected) in ((Actor, Type)[])
            [(app.Cases.Signatory, typeof(NotAllowed)), (app.Contributor, typeof(NotAllowed)), (app.Cases.Reviewer, typeof(NotAllowed)), (app.Cases.Decider, typeof(NotAllowed)),
             (app.Cases.Auditor, typeof(NotAllowed)), (app.Stranger, typeof(NotFound)), (outsider, typeof(NotFound))])
        {
            Assert.Equal(expected, (await PlanAsync(app, opened.Id, actor, Slot(app))).Error?.GetType());
        }

        var id = (await PlanAsync(app, opened.Id, app.Cases.Officer, Slot(app))).Value;
        app.GoTo(Day, 11);
        Assert.IsType<NotAllowed>((await WriteAsync(app, opened.Id, id, app.Cases.Officer, Minutes)).Error);
        Assert.IsType<NotAllowed>((await WriteAsync(app, opened.Id, id, app.Cases.Reviewer, Minutes)).Error);
        Assert.IsType<NotFound>((await app.Get<VisitQueries>().ListAsync(app.Stranger, opened.Id, NoticeApp.Ct)).Error);
        Assert.IsType<NotFound>((await app.Get<VisitQueries>().CalendarAsync(app.Stranger, opened.Id, id, NoticeApp.Ct)).Error);
        Assert.IsType<NotFound>((await app.Get<VisitQueries>().CalendarAsync(app.Cases.Lead, opened.Id, app.Cases.NewId(), NoticeApp.Ct)).Error);
        Assert.IsType<NotFound>((await app.Get<CancelVisit>().RunAsync(app.Cases.Lead, app.Cases.NewId(), new(opened.Id, app.Cases.NewId(), 1), "x", NoticeApp.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyOfAnotherFirmOrOutsideTheTeamIsInvitedAndADraftHasNoVisits(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        var draft = await app.Cases.OpenAsync();
        await app.Cases.StaffAsync(draft.Id);
        Assert.IsType<VisitsClosed>((await PlanAsync(app, draft.Id, app.Cases.Lead, Slot(app))).Error);
        await app.Get<NotifyFirm>().RunAsync(app.Cases.Officer, app.Cases.NewId(), draft.Id, null, NoticeApp.Ct);
        Assert.Equal(new InvalidField("attendees", "Unknown"), (await PlanAsync(app, draft.Id, app.Cases.Lead, Slot(app, app.Stranger))).Error);
        Assert.Equal(new InvalidField("attendees", "Unknown"), (await PlanAsync(app, draft.Id, app.Cases.Lead, Slot(app, app.Cases.Decider))).Error);
        Assert.Equal(new InvalidField("attendees", "Required"), (await PlanAsync(app, draft.Id, app.Cases.Lead, Slot(app) with { Attendees = [] })).Error);
        Assert.Equal(new InvalidField("visit-day", "NotPast"), (await PlanAsync(app, draft.Id, app.Cases.Lead, Slot(app) with { Day = new DateOnly(2026, 5, 31) })).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OfTwoPlannersOneHasTheHour(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        var opened = await NotifiedAsync(app);
        var results = await Task.WhenAll(
            Task.Run(() => PlanAsync(app, opened.Id, app.Cases.Lead, Slot(app))),
            Task.Run(() => PlanAsync(app, opened.Id, app.Cases.Officer, Slot(app))));
        Assert.Single(results, result => result.IsSuccess);
        Assert.IsType<VisitOverlaps>(results.Single(result => !result.IsSuccess).Error);
        var id = results.Single(result => result.IsSuccess).Value;
        var version = await VersionAsync(app, id);
        var moves = await Task.WhenAll(new[] { 1, 2 }.Select(days => Task.Run(() => app.Get<MoveVisit>().RunAsync(
            app.Cases.Officer, app.Cases.NewId(), new(opened.Id, id, version), Slot(app) with { Day = Day.AddDays(days) }, NoticeApp.Ct))));
        Assert.Single(moves, move => move.IsSuccess);
        Assert.IsType<Conflict>(moves.Single(move => !move.IsSuccess).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task BothSidesSeeTheVisitAmongWhatIsDueAndThoseInvitedAreRemindedOnce(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        var opened = await NotifiedAsync(app);
        await PlanAsync(app, opened.Id, app.Cases.Lead, Slot(app));
        foreach (var (actor, mine) in ((Actor, bool)[])[(app.Cases.Signatory, true), (app.Contributor, false), (app.Cases.Inspector, true), (app.Cases.Officer, false)])
        {
            var item = Assert.Single(await app.Get<DueQueries>().ListAsync(actor, NoticeApp.Ct), item => item.Clock is DueClock.SiteVisit);
            Assert.Equal((mine, Day), (item.IsMine, item.Distance!.Due));
        }

        Assert.DoesNotContain(await app.Get<DueQueries>().ListAsync(app.Stranger, NoticeApp.Ct), item => item.Clock is DueClock.SiteVisit);
        await app.TakeAsync();
        app.GoTo(Day.AddDays(-1));
        await app.RemindAsync();
        await app.RemindAsync();
        Assert.Equal(["Inspector: DueSoon", "Signatory: DueSoon"], await app.TakeAsync());
    }

    private static async Task<OpenedCase> NotifiedAsync(NoticeApp app)
    {
        var opened = await app.Cases.NotifiedAsync();
        await app.TakeAsync();
        return opened;
    }

    private static VisitSlot Slot(NoticeApp app, params Actor[] people) => new(
        Day, new TimeOnly(10, 0), new TimeOnly(12, 30), "Head office; gate 2, floor 3", Agenda,
        [.. (people.Length == 0 ? [app.Cases.Inspector, app.Cases.Signatory] : people).Select(person => person.UserId)]);

    private static Task<Result<Guid>> PlanAsync(NoticeApp app, Guid inspectionId, Actor actor, VisitSlot slot, Guid? operation = null) =>
        app.Get<PlanVisit>().RunAsync(actor, operation ?? app.Cases.NewId(), inspectionId, slot, NoticeApp.Ct);

    private static async Task<Result<Done>> WriteAsync(NoticeApp app, Guid inspectionId, Guid id, Actor actor, string text) =>
        await app.Get<WriteVisitMinutes>().RunAsync(actor, app.Cases.NewId(), new(inspectionId, id, await VersionAsync(app, id)), text, NoticeApp.Ct);

    private static async Task<int> VersionAsync(NoticeApp app, Guid id)
    {
        await using var db = await app.App.DbAsync();
        return await db.Set<SiteVisit>().Where(visit => visit.Id == id).Select(visit => visit.Version).SingleAsync(NoticeApp.Ct);
    }

    private static async Task<string> AddressAsync(NoticeApp app, Actor person)
    {
        await using var db = await app.App.DbAsync();
        return (await db.Users.Where(user => user.Id == person.UserId).Select(user => user.Email).SingleAsync(NoticeApp.Ct))!;
    }

    private static async Task<List<string>> AddressesAsync(NoticeApp app, params Actor[] people)
    {
        var found = new List<string>();
        foreach (var person in people)
        {
            found.Add(await AddressAsync(app, person));
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static List<(string To, string Method, string Ics, string Text)> Invitations(NoticeApp app) =>
    [
        .. from mail in app.Sink.Mails
           from part in mail.Message.BodyParts.OfType<TextPart>()
           where part.ContentType.IsMimeType("text", "calendar")
           select (mail.Recipients.Single(), part.ContentType.Parameters["method"], part.Text, mail.Text + mail.Html + mail.Message.Subject),
    ];
}
