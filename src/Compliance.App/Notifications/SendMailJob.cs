using Compliance.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Compliance.App.Notifications;

/// <summary>
/// Sends what waits. Each mail is taken for a while by a conditional change of its row, handed to the server, and marked as
/// sent; whoever dies in between leaves a lease that runs out. The Message-ID is the row's, so the one mail that a crash between
/// the server's yes and our mark sends twice is recognised as one.
/// </summary>
public sealed class SendMailJob(IDbContextFactory<ComplianceDb> factory, MailComposer composer, MailOptions options, TimeProvider time, ILogger<SendMailJob> log)
{
    private const int Batch = 100;

    /// <summary>How long a sender may hold a mail; longer than any session that the time limit allows.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Sends every mail that is due, the longest waiting first; stops where the server cannot be used.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        if (!options.IsConfigured)
        {
            return;
        }

        await using var session = new SmtpSession(options);
        foreach (var id in await DueAsync(ct))
        {
            if (!await SendAsync(session, id, ct))
            {
                return;
            }
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<OutgoingMail>()
            .Where(mail => (mail.Status == MailStatus.Pending || mail.Status == MailStatus.Sending) && mail.NextAttemptAt <= now)
            .OrderBy(mail => mail.NextAttemptAt)
            .ThenBy(mail => mail.Id)
            .Select(mail => mail.Id)
            .Take(Batch)
            .ToListAsync(ct);
    }

    // False where the server is out of use.
    private async Task<bool> SendAsync(SmtpSession session, Guid id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var mail = await db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == id, ct);
        if (!mail.IsDue(time.Now()))
        {
            return true;
        }

        mail.Take(time.Now() + Lease);
        if (!await SavedAsync(db, ct))
        {
            // Another sender was faster.
            return true;
        }

        var isUsable = true;
        try
        {
            if (await LetterAsync(db, mail, ct) is { } letter)
            {
                await session.SendAsync(composer.Write(letter), ct);
                mail.Sent(time.Now());
            }
            else
            {
                mail.Drop();
            }
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            var isFinal = SmtpSession.IsFinal(problem);
            isUsable = !SmtpSession.IsOutage(problem);
            log.LogWarning("Mail {MailId} was not sent: {Cause}.", id, SmtpSession.CauseOf(problem));
            mail.Fail(SmtpSession.CauseOf(problem), isFinal, time.Now());
        }

        // What the server took is sent, whoever wants to stop now.
        await SavedAsync(db, CancellationToken.None);
        return isUsable;
    }

    private async Task<Letter?> LetterAsync(ComplianceDb db, OutgoingMail mail, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking()
            .Where(user => user.Id == mail.RecipientId && !user.IsDisabled)
            .Select(user => new { user.Email, user.Language, user.FirmId })
            .SingleOrDefaultAsync(ct);
        if (person?.Email is not { Length: > 0 } address)
        {
            return null;
        }

        var notices = await db.Set<Notice>().AsNoTracking()
            .Where(notice => notice.MailId == mail.Id && notice.RecipientId == mail.RecipientId && notice.FirmId == person.FirmId)
            .OrderBy(notice => notice.At).ThenBy(notice => notice.Id)
            .Select(notice => new NoticeRow(notice.Id, notice.Kind, notice.Reference, notice.Clock, notice.Day, notice.Path, notice.At, notice.ReadAt != null))
            .ToListAsync(ct);
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(row => row.MailId == mail.Id, ct);
        return notices.Count == 0
            ? null
            : new Letter(mail.Id, address, person.Language, mail.CreatedAt, mail.Day, notices) { Event = invitation?.ToEvent() };
    }

    private static async Task<bool> SavedAsync(ComplianceDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
