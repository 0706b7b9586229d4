using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>An administrator mended what kept mails from going out and has those that were given up tried again.</summary>
public sealed class RetryFailedMail(Changes changes)
{
    /// <summary>Tries all of them again.</summary>
    /// <param name="actor">An administrator.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NoMailFailed"/> where there is none.</returns>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.Administrator))
        {
            return new NotAllowed();
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var failed = await change.Db.Set<OutgoingMail>().Where(mail => mail.Status == MailStatus.Failed).ToListAsync(ct);
            if (failed.Count == 0)
            {
                return new NoMailFailed();
            }

            foreach (var mail in failed)
            {
                mail.Retry(change.Now);
            }

            change.Record(RecordedAction.MailRetried, new Subject("mail", "failed"), new { Failed = failed.Count }, new { Pending = failed.Count });
            return Done.Value;
        }, ct);
    }
}
