using Compliance.App.Data;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>
/// Writes the one mail a day: for everybody who has new notices that were to come that way and were not read meanwhile. The
/// day is part of its unique key, so there is one a day whatever sleeps, jumps or runs twice.
/// </summary>
public sealed class DailyMail(IDbContextFactory<ComplianceDb> factory, MailOptions options, IIds ids, TimeProvider time)
{
    /// <summary>Writes the mails of a day.</summary>
    /// <param name="today">The day where the installation is.</param>
    /// <param name="ct">Cancels between two people.</param>
    public async Task WriteAsync(DateOnly today, CancellationToken ct)
    {
        if (!options.IsConfigured)
        {
            return;
        }

        foreach (var recipient in await RecipientsAsync(ct))
        {
            await WriteAsync(recipient, today, ct);
        }
    }

    private async Task<List<Guid>> RecipientsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Waiting(db).Select(notice => notice.RecipientId).Distinct().ToListAsync(ct);
    }

    private async Task WriteAsync(Guid recipient, DateOnly today, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"daily:{today:yyyy-MM-dd}:{recipient:N}");
        if (await db.Set<OutgoingMail>().AnyAsync(mail => mail.Key == key || (mail.RecipientId == recipient && mail.Day > today), ct))
        {
            // Today's is written; or the clock was set back, and a later day's is.
            return;
        }

        var now = time.Now();
        var letter = new OutgoingMail { Id = ids.New(), RecipientId = recipient, Key = key, Day = today, CreatedAt = now, NextAttemptAt = now };
        db.Add(letter);
        foreach (var notice in await Waiting(db).Where(notice => notice.RecipientId == recipient).ToListAsync(ct))
        {
            notice.MailId = letter.Id;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process wrote it at the same moment.
        }
    }

    private static IQueryable<Notice> Waiting(ComplianceDb db) =>
        db.Set<Notice>().Where(notice => notice.Mail == MailChoice.Daily && notice.MailId == null && notice.ReadAt == null);
}
