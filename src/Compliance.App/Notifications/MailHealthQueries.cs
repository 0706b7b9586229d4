using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>Reads how the sending of mail goes, for administrators: numbers and causes, never who was told of what.</summary>
public sealed class MailHealthQueries(IDbContextFactory<ComplianceDb> factory, MailOptions options)
{
    /// <summary>How it goes.</summary>
    public async Task<Result<MailHealth>> ReadAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.Administrator))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var mails = db.Set<OutgoingMail>().AsNoTracking();
        var failed = mails.Where(mail => mail.Status == MailStatus.Failed);
        var waiting = mails.Where(mail => mail.Status == MailStatus.Pending || mail.Status == MailStatus.Sending);
        return new MailHealth(
            options.IsConfigured,
            await waiting.CountAsync(ct),
            await waiting.CountAsync(mail => mail.Attempts > 0, ct),
            await failed.CountAsync(ct),
            await mails.Where(mail => mail.SentAt != null).MaxAsync(mail => mail.SentAt, ct),
            await mails.Where(mail => mail.FailureCause != null && (mail.Status == MailStatus.Failed || mail.Status == MailStatus.Pending))
                .OrderByDescending(mail => mail.NextAttemptAt)
                .Select(mail => mail.FailureCause)
                .FirstOrDefaultAsync(ct));
    }
}

/// <summary>How the sending of mail goes.</summary>
/// <param name="IsConfigured">False where this installation sends no mail.</param>
/// <param name="Waiting">Mails that wait to be sent.</param>
/// <param name="Retrying">Those of them that could not be sent so far.</param>
/// <param name="Failed">Mails that were given up.</param>
/// <param name="LastSentAt">When the server last took one.</param>
/// <param name="LastCause">Why the last one was not taken, where any waits again or was given up.</param>
public sealed record MailHealth(bool IsConfigured, int Waiting, int Retrying, int Failed, DateTimeOffset? LastSentAt, string? LastCause);
