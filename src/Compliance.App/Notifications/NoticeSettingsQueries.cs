using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>Reads how a person's own notices come by mail.</summary>
public sealed class NoticeSettingsQueries(IDbContextFactory<ComplianceDb> factory, MailOptions options)
{
    /// <summary>Every kind that the actor can get, and how it comes.</summary>
    public async Task<NoticeSettings> MineAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var chosen = await db.Set<NoticePreference>().AsNoTracking()
            .Where(row => row.UserId == actor.UserId)
            .ToDictionaryAsync(row => row.Kind, row => (MailChoice?)row.Mail, ct);
        return new NoticeSettings(
            options.IsConfigured,
            options.DailyHour,
            [.. NoticeRules.KindsFor(actor.Roles).Select(kind => new NoticeSetting(
                kind, NoticeRules.Effective(kind, actor.Roles, chosen.GetValueOrDefault(kind)), NoticeRules.IsFixed(kind, actor.Roles)))]);
    }
}

/// <summary>How a person's notices come by mail.</summary>
/// <param name="SendsMail">False where this installation sends no mail, so that nothing is to be chosen.</param>
/// <param name="DailyHour">Hour of the day from which the daily mail goes out.</param>
/// <param name="Kinds">Every kind that the person can get.</param>
public sealed record NoticeSettings(bool SendsMail, int DailyHour, IReadOnlyList<NoticeSetting> Kinds);

/// <summary>How one kind comes.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Mail">How it comes.</param>
/// <param name="IsFixed">True where it cannot be changed.</param>
public sealed record NoticeSetting(NoticeKind Kind, MailChoice Mail, bool IsFixed);
