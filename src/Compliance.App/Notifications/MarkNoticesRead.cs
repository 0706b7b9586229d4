using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>
/// A person has read notices. That is no change of anything the record is about, so it is not on it, and a repeat finds
/// nothing left to do.
/// </summary>
public sealed class MarkNoticesRead(IDbContextFactory<ComplianceDb> factory, TimeProvider time)
{
    /// <summary>Marks the person's own notices; those of others stay as they are, without a word.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="notices">Which; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<Done>> RunAsync(Actor actor, IReadOnlyCollection<Guid>? notices, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.Now();
        var unread = NoticeQueries.Own(db, actor).Where(notice => notice.ReadAt == null);
        await (notices is null ? unread : unread.Where(notice => notices.Contains(notice.Id)))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), ct);
        return Done.Value;
    }
}
