using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>A person chooses how notices come to them by mail.</summary>
public sealed class SetNoticeMail(Changes changes)
{
    /// <summary>Stores the actor's own choices; kinds that are not named stay as they were.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="wanted">The choices.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NoticeFixed"/> where a kind cannot be changed, <see cref="NotFound"/> for a kind that the actor never gets.</returns>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, IReadOnlyDictionary<NoticeKind, MailChoice> wanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wanted);
        var possible = NoticeRules.KindsFor(actor.Roles);
        foreach (var (kind, mail) in wanted)
        {
            if (!possible.Contains(kind) || !Enum.IsDefined(mail))
            {
                return new NotFound();
            }

            if (NoticeRules.IsFixed(kind, actor.Roles) && mail is not MailChoice.AtOnce)
            {
                return new NoticeFixed(kind);
            }
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var rows = await change.Db.Set<NoticePreference>().Where(row => row.UserId == actor.UserId).ToListAsync(ct);
            var before = Snapshot(rows);
            foreach (var (kind, mail) in wanted.Where(one => !NoticeRules.IsFixed(one.Key, actor.Roles)))
            {
                if (rows.Find(row => row.Kind == kind) is { } row)
                {
                    row.Mail = mail;
                }
                else if (mail != NoticeRules.Usual(kind))
                {
                    // What is usual needs no row, so that it follows the installation where that changes.
                    rows.Add(new NoticePreference { UserId = actor.UserId, Kind = kind, Mail = mail });
                    change.Db.Add(rows[^1]);
                }
            }

            var after = Snapshot(rows);
            if (!before.SequenceEqual(after))
            {
                change.Record(
                    RecordedAction.AccountNoticesSet,
                    new Subject("user", actor.UserId.ToString(), FirmId: actor.FirmId),
                    new { actor.UserId, Notices = before },
                    new { actor.UserId, Notices = after });
            }

            return Done.Value;
        }, ct);
    }

    private static List<string> Snapshot(IEnumerable<NoticePreference> rows) =>
        [.. rows.Select(row => $"{row.Kind}={row.Mail}").Order(StringComparer.Ordinal)];
}
