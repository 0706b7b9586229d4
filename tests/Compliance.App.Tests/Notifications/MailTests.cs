using Compliance.App.Notifications;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Notifications;

/// <summary>A mail says the fact and the link and nothing else, reaches its recipient once, and never gets lost without a word.</summary>
public sealed class MailTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheMailSaysTheFactAndTheLinkInTheRecipientsLanguageAndNothingElse(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        await using (var db = await app.App.DbAsync())
        {
            await db.Users.Where(user => user.Id == app.Contributor.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, "en"), NoticeApp.Ct);
        }

        var opened = await app.Cases.NotifiedAsync();
        await app.SendAsync();
        await app.SendAsync();
        var mails = app.Sink.Mails.Where(mail => mail.Text.Contains(opened.Reference, StringComparison.Ordinal)).ToList();
        Assert.Equal(5, mails.Count);
        Assert.Equal(5, app.Sink.Mails.Count);

        // 30 business days after Monday 1 June 2026; 20 July is closed... none before 13 July.
        var english = mails.Single(mail => mail.Message.Subject?.StartsWith("Inspection 2026-0001 has begun", StringComparison.Ordinal) == true);
        Assert.Equal($"Inspection {opened.Reference} has begun. Your answers are due by 13 Jul 2026.", english.Message.Subject);
        Assert.Contains($"https://compliance.authority.test/base/inspections/{opened.Id:D}", english.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://compliance.authority.test/base/inspections/{opened.Id:D}\"", english.Html, StringComparison.Ordinal);
        var japanese = mails.Single(mail => mail.Message.Subject == $"検査{opened.Reference}が始まりました。回答の提出期限は2026年7月13日です。");
        Assert.Single(japanese.Recipients);
        Assert.Equal("compliance@authority.test", japanese.Message.From.Mailboxes.Single().Address);
        foreach (var mail in mails)
        {
            Assert.Single(mail.Recipients);
            Assert.Equal(mail.Recipients[0], mail.Message.To.Mailboxes.Single().Address);
            foreach (var secret in (string[])["Aozora", "Midori", "800-171", "Signatory", "Contributor", "Officer", "Lead", "cmmc"])
            {
                Assert.DoesNotContain(secret, mail.Text + mail.Html + mail.Message.Subject, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.All(await app.MailsAsync(), mail => Assert.Equal(MailStatus.Sent, mail.Status));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WithoutAServerPeopleAreToldInTheApplicationOnly(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        await app.Cases.NotifiedAsync();
        await app.SendAsync();
        Assert.Empty(await app.MailsAsync());
        Assert.All(await app.NoticesAsync(), notice => Assert.Equal((MailChoice.Off, null), (notice.Mail, notice.MailId)));
        var admin = await app.App.AddPersonAsync("Administrator", null, Role.Administrator);
        Assert.False((await app.Get<MailHealthQueries>().ReadAsync(admin, NoticeApp.Ct)).Value.IsConfigured);
        Assert.False((await app.Get<MailHealthQueries>().ReadAsync(app.Cases.Officer, NoticeApp.Ct)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ABusyServerIsAskedAgainLaterAndLater(DatabaseKind kind)
    {
        await using var app = await OneMailAsync(kind);
        app.Sink.Mood = SinkMood.Busy;
        await app.SendAsync();
        await app.SendAsync();
        var mail = Assert.Single(await app.MailsAsync());
        Assert.Equal((MailStatus.Pending, 1, app.App.Time.GetUtcNow().AddMinutes(1)), (mail.Status, mail.Attempts, mail.NextAttemptAt));
        app.App.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SendAsync();
        mail = Assert.Single(await app.MailsAsync());
        Assert.Equal((MailStatus.Pending, 2, app.App.Time.GetUtcNow().AddMinutes(2)), (mail.Status, mail.Attempts, mail.NextAttemptAt));
        app.Sink.Mood = SinkMood.Takes;
        app.App.Time.Advance(TimeSpan.FromMinutes(2));
        await app.SendAsync();
        Assert.Equal(MailStatus.Sent, Assert.Single(await app.MailsAsync()).Status);
        Assert.Single(app.Sink.Mails);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatTheServerRefusesForGoodIsGivenUpSeenAndTriedAgainOnRequest(DatabaseKind kind)
    {
        await using var app = await OneMailAsync(kind);
        var admin = await app.App.AddPersonAsync("Administrator", null, Role.Administrator);
        app.Sink.Mood = SinkMood.Unknown;
        await app.SendAsync();
        var mail = Assert.Single(await app.MailsAsync());
        Assert.Equal((MailStatus.Failed, 1, "RecipientNotAccepted 550"), (mail.Status, mail.Attempts, mail.FailureCause));
        var health = (await app.Get<MailHealthQueries>().ReadAsync(admin, NoticeApp.Ct)).Value;
        Assert.Equal((1, 0, "RecipientNotAccepted 550"), (health.Failed, health.Waiting, health.LastCause));

        app.Sink.Mood = SinkMood.Takes;
        Assert.False((await app.Get<RetryFailedMail>().RunAsync(app.Cases.Officer, app.Cases.NewId(), NoticeApp.Ct)).IsSuccess);
        Assert.True((await app.Get<RetryFailedMail>().RunAsync(admin, app.Cases.NewId(), NoticeApp.Ct)).IsSuccess);
        await app.SendAsync();
        Assert.Single(app.Sink.Mails);
        Assert.Equal(new NoMailFailed(), (await app.Get<RetryFailedMail>().RunAsync(admin, app.Cases.NewId(), NoticeApp.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AMailThatWasTakenBeforeACrashComesAgainUnderTheSameName(DatabaseKind kind)
    {
        await using var app = await OneMailAsync(kind);
        app.Sink.Mood = SinkMood.TakesAndDies;
        await app.SendAsync();
        app.Sink.Mood = SinkMood.Takes;
        app.App.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SendAsync();
        Assert.Equal(2, app.Sink.Mails.Count);
        Assert.Equal($"{Assert.Single(await app.MailsAsync()).Id:N}@compliance.authority.test", app.Sink.Mails[0].Message.MessageId);
        Assert.Equal(app.Sink.Mails[0].Message.MessageId, app.Sink.Mails[1].Message.MessageId);
        Assert.Equal(app.Sink.Mails[0].Message.Date, app.Sink.Mails[1].Message.Date);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatAKilledSenderHeldIsSentWhenItsLeaseRanOut(DatabaseKind kind)
    {
        await using var app = await OneMailAsync(kind);
        await using (var db = await app.App.DbAsync())
        {
            (await db.Set<OutgoingMail>().SingleAsync(NoticeApp.Ct)).Take(app.App.Time.GetUtcNow() + SendMailJob.Lease);
            await db.SaveChangesAsync(NoticeApp.Ct);
        }

        await app.SendAsync();
        Assert.Empty(app.Sink.Mails);
        app.App.Time.Advance(SendMailJob.Lease);
        await app.SendAsync();
        Assert.Single(app.Sink.Mails);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ManySendersSendEachMailOnce(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        await app.Cases.NotifiedAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendAsync()));
        await app.SendAsync();
        Assert.Equal(5, app.Sink.Mails.Select(mail => mail.Message.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(5, app.Sink.Mails.Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AServerOutOfReachCostsNoOtherMailAnAttempt(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        await app.Cases.NotifiedAsync();
        await app.Sink.DisposeAsync();
        await app.SendAsync();
        Assert.Equal([0, 0, 0, 0, 1], (await app.MailsAsync()).Select(mail => mail.Attempts).Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyWhoLeftGetsAMail(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        await app.Cases.NotifiedAsync();
        await using (var db = await app.App.DbAsync())
        {
            await db.Users.Where(user => user.Id == app.Cases.Signatory.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), NoticeApp.Ct);
            await db.Users.Where(user => user.Id == app.Contributor.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.FirmId, app.Stranger.FirmId), NoticeApp.Ct);
        }

        await app.SendAsync();
        Assert.Equal(3, app.Sink.Mails.Count);
        Assert.Equal(2, (await app.MailsAsync()).Count(mail => mail.Status == MailStatus.Dropped));
    }

    [Theory]
    [InlineData("person@example.test\r\nBcc: evil@example.test")]
    [InlineData("person@example.test, evil@example.test")]
    [InlineData("\"x\r\nSubject: y\"@example.test")]
    [InlineData("no address")]
    public async Task AnAddressThatIsMoreThanOneAddressReachesNobody(string address)
    {
        await using var app = await OneMailAsync(DatabaseKind.Sqlite);
        await using (var db = await app.App.DbAsync())
        {
            var recipient = (await app.MailsAsync()).Single().RecipientId;
            await db.Users.Where(user => user.Id == recipient).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, address), NoticeApp.Ct);
        }

        await app.SendAsync();
        Assert.Empty(app.Sink.Mails);
        Assert.Equal((MailStatus.Failed, "ParseException"), (await app.MailsAsync()).Select(mail => (mail.Status, mail.FailureCause)).Single());
    }

    [Fact]
    public async Task ALineBreakInANameStartsNoHeaderAndMarkupStaysText()
    {
        await using var app = await NoticeApp.StartAsync(DatabaseKind.Sqlite, sendsMail: true);
        await using (var db = await app.App.DbAsync())
        {
            var draft = new NoticeDraft(NoticeKind.ChecklistProposed, "c", "x\r\nBcc: evil@example.test\r\n\r\n<script>alert(1)</script>", "standards", TestApp.Start);
            await app.Get<NoticeBoard>().PostAsync(db, draft, [app.Cases.Officer.UserId], NoticeApp.Ct);
            await db.SaveChangesAsync(NoticeApp.Ct);
            await db.Set<Notice>().ExecuteUpdateAsync(set => set.SetProperty(notice => notice.Mail, MailChoice.Daily), NoticeApp.Ct);
        }

        app.GoTo(new(2026, 6, 2));
        await app.RemindAsync();
        await app.SendAsync();
        var mail = Assert.Single(app.Sink.Mails);
        Assert.Single(mail.Recipients);
        Assert.Empty(mail.Message.Bcc);
        Assert.DoesNotContain("\nBcc:", mail.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>", mail.Html, StringComparison.Ordinal);
        Assert.Equal(1, mail.Message.Headers.Count(header => header.Id == MimeKit.HeaderId.Subject));
    }

    [Fact]
    public void APasswordIsNeverSentReadableAndWrongSettingsStopTheStart()
    {
        static MailOptions Options(Action<MailOptions> change)
        {
            var options = new MailOptions { Host = "mail.test", From = "a@b.test", PublicAddress = "https://a.test" };
            change(options);
            return options;
        }

        Options(_ => { }).Check();
        new MailOptions().Check();
        Action<MailOptions>[] wrong =
        [
            options => (options.User, options.Security) = ("x", MailSecurity.None),
            options => options.From = "nobody",
            options => options.PublicAddress = "a.test",
            options => options.PublicAddress = "javascript:alert(1)",
            options => options.Port = 0,
            options => options.DailyHour = 24,
        ];
        Assert.All(wrong, change => Assert.Throws<InvalidOperationException>(() => Options(change).Check()));
    }

    // One mail that waits: the officer's, of a document that failed.
    private static async Task<NoticeApp> OneMailAsync(DatabaseKind kind)
    {
        var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        await using var db = await app.App.DbAsync();
        await app.Get<NoticeBoard>().PostAsync(
            db, new NoticeDraft(NoticeKind.DocumentFailed, "one", "2026-0001", "cases", TestApp.Start), [app.Cases.Officer.UserId], NoticeApp.Ct);
        await db.SaveChangesAsync(NoticeApp.Ct);
        return app;
    }
}
