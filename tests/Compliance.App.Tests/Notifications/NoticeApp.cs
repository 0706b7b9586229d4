using Compliance.App.Notifications;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Notifications;

/// <summary>An installation of which the notices are looked at, with a mail server where one is wanted.</summary>
internal sealed class NoticeApp : IAsyncDisposable
{
    private NoticeApp(CaseTestApp cases, SmtpSink? sink) => (Cases, Sink) = (cases, sink!);

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public CaseTestApp Cases { get; }

    public SmtpSink Sink { get; }

    public TestApp App => Cases.App;

    /// <summary>A contributor of the firm, besides the signatory.</summary>
    public Actor Contributor { get; private set; } = null!;

    /// <summary>A signatory of another firm.</summary>
    public Actor Stranger { get; private set; } = null!;

    public static async Task<NoticeApp> StartAsync(DatabaseKind kind, bool sendsMail = false, Action<MailOptions>? configure = null)
    {
        var sink = sendsMail ? new SmtpSink() : null;
        var cases = await CaseTestApp.StartAsync(kind, services =>
        {
            if (sink is not null)
            {
                var options = new MailOptions
                {
                    Host = "127.0.0.1",
                    Port = sink.Port,
                    Security = MailSecurity.None,
                    From = "compliance@authority.test",
                    PublicAddress = "https://compliance.authority.test/base/",
                };
                configure?.Invoke(options);
                services.AddComplianceMail(options);
            }
        });
        var other = await cases.App.AddFirmAsync("Midori");
        return new NoticeApp(cases, sink)
        {
            Contributor = await cases.App.AddPersonAsync("Contributor", cases.Firm.Id, Role.FirmContributor),
            Stranger = await cases.App.AddPersonAsync("Stranger", other.Id, Role.FirmSignatory),
        };
    }

    public T Get<T>()
        where T : notnull => Cases.Get<T>();

    public Task<List<string>> TakeAsync() => App.TakeNoticesAsync();

    public Task<List<Notice>> NoticesAsync() => App.NoticesAsync();

    public async Task<List<OutgoingMail>> MailsAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<OutgoingMail>().AsNoTracking().OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Id).ToListAsync(Ct);
    }

    public Task SendAsync() => Get<SendMailJob>().ExecuteAsync(Ct);

    public Task RemindAsync() => Get<RemindJob>().ExecuteAsync(Ct);

    /// <summary>Sets the clock, which the tests' own time provider lets go forward only; day and hour in Tokyo.</summary>
    public void GoTo(DateOnly day, int hour = 9)
    {
        var wanted = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(9));
        App.Time.AdjustTime(wanted.ToUniversalTime());
    }

    public async ValueTask DisposeAsync()
    {
        await Cases.DisposeAsync();
        if (Sink is not null)
        {
            await Sink.DisposeAsync();
        }
    }
}

/// <summary>Looks at the notices of any installation.</summary>
internal static class NoticeRows
{
    /// <summary>The new notices as "recipient: kind", in the order of the words; none of them is left to be seen again.</summary>
    public static async Task<List<string>> TakeNoticesAsync(this TestApp app)
    {
        await using var db = await app.DbAsync();
        var rows = await (from notice in db.Set<Notice>() join user in db.Users on notice.RecipientId equals user.Id select new { user.DisplayName, notice.Kind, notice.ReadAt })
            .Where(row => row.ReadAt == null).ToListAsync(NoticeApp.Ct);
        await db.Set<Notice>().ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, TestApp.Start), NoticeApp.Ct);
        return [.. rows.Select(row => $"{row.DisplayName}: {row.Kind}").Order(StringComparer.Ordinal)];
    }

    public static async Task<List<Notice>> NoticesAsync(this TestApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Set<Notice>().AsNoTracking().OrderBy(notice => notice.At).ThenBy(notice => notice.Id).ToListAsync(NoticeApp.Ct);
    }
}
