using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>Reads a person's own notices; nobody reads those of others.</summary>
public sealed class NoticeQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>How many the person has not read.</summary>
    public async Task<int> CountUnreadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Own(db, actor).CountAsync(notice => notice.ReadAt == null, ct);
    }

    /// <summary>The newest first.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="unreadOnly">Only what was not read.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PageOf<NoticeRow>> ListAsync(Actor actor, bool unreadOnly, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = Own(db, actor).Where(notice => !unreadOnly || notice.ReadAt == null);
        var bounds = page.Bounded();
        var rows = await found.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id)
            .Skip(bounds.Skip).Take(bounds.Take)
            .Select(notice => new NoticeRow(
                notice.Id, notice.Kind, notice.Reference, notice.Clock, notice.Day, notice.Path, notice.At, notice.ReadAt != null))
            .ToListAsync(ct);
        return new PageOf<NoticeRow>(rows, await found.CountAsync(ct));
    }

    // The side counts as it is now: who left a firm sees nothing of it any more.
    internal static IQueryable<Notice> Own(ComplianceDb db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.Set<Notice>().AsNoTracking().Where(notice => notice.RecipientId == actor.UserId && notice.FirmId == actor.FirmId);
    }
}

/// <summary>A notice as its recipient sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What is said.</param>
/// <param name="Reference">What people call the thing.</param>
/// <param name="Clock">The clock that is meant, where a day is.</param>
/// <param name="Day">The day that is meant.</param>
/// <param name="Path">Where to look, relative to the base address.</param>
/// <param name="At">When.</param>
/// <param name="IsRead">True where the person has read it.</param>
public sealed record NoticeRow(Guid Id, NoticeKind Kind, string Reference, DueClock? Clock, DateOnly? Day, string Path, DateTimeOffset At, bool IsRead);
