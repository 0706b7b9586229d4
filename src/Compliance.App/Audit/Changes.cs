using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Audit;

/// <summary>
/// Runs a change: one transaction, an entry in the record, one effect per operation id. Every use case that changes
/// something goes through here, so no change can miss its entry and no entry its change.
/// </summary>
public sealed class Changes(IDbContextFactory<ComplianceDb> factory, TimeProvider time, IEnumerable<IRecordFollower> followers)
{
    /// <summary>
    /// Runs <paramref name="body"/> in a transaction and commits where it succeeds. A repeat of an operation that has
    /// its effect already calls <paramref name="repeated"/> to give the same answer and changes nothing.
    /// </summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="operationId">Made by the client, the same for every repeat of one operation.</param>
    /// <param name="body">Decides, changes entities and calls <see cref="Change.Record"/> once; a refusal rolls all back.</param>
    /// <param name="repeated">Reads the answer of an operation that was done before, from its first entry.</param>
    /// <param name="ct">Cancels before the commit; never after.</param>
    /// <returns>The body's answer; <see cref="Conflict"/> where another change won.</returns>
    public async Task<Result<T>> RunAsync<T>(
        Actor actor,
        Guid operationId,
        Func<Change, Task<Result<T>>> body,
        Func<ComplianceDb, AuditEntry, Task<Result<T>>> repeated,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(repeated);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(db, operationId, ct) is { } done)
        {
            return await RepeatAsync(db, actor, done, repeated);
        }

        try
        {
            var change = new Change(db, actor, operationId, time.Now());
            var result = await body(change);
            if (!result.IsSuccess)
            {
                // The same operation on another thread may have had its effect while the body waited for a row that it held.
                db.ChangeTracker.Clear();
                return await FindAsync(db, operationId, ct) is { } meanwhile ? await RepeatAsync(db, actor, meanwhile, repeated) : result;
            }

            if (change.Entries.Count == 0)
            {
                // Nothing was changed: the body found the wanted state in place already.
                return db.ChangeTracker.HasChanges()
                    ? throw new InvalidOperationException("A change without an entry in the record.")
                    : result;
            }

            await db.SaveChangesAsync(ct);
            await FollowAsync(db, change.Recorded, ct);
            var index = await NextIndexAsync(db, change.Entries.Count, ct);
            db.AddRange(change.Entries.Select((entry, part) => entry(index + part)));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (DbUpdateException)
        {
            // Another change won: the same operation on another thread, a newer version, or a unique rule.
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            if (await FindAsync(db, operationId, ct) is { } won)
            {
                return await RepeatAsync(db, actor, won, repeated);
            }

            return new Conflict(0);
        }
    }

    /// <summary>The same for an operation that answers nothing.</summary>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Func<Change, Task<Result<Done>>> body, CancellationToken ct) =>
        RunAsync(actor, operationId, body, static (_, _) => Task.FromResult<Result<Done>>(Done.Value), ct);

    // Before the record's head is taken, so that other changes do not wait for it.
    private async Task FollowAsync(ComplianceDb db, IReadOnlyList<RecordedChange> recorded, CancellationToken ct)
    {
        foreach (var one in recorded)
        {
            foreach (var follower in followers.Where(follower => follower.Actions.Contains(one.Action)))
            {
                await follower.FollowAsync(db, one, ct);
            }
        }
    }

    private static async Task<Result<T>> RepeatAsync<T>(
        ComplianceDb db, Actor actor, AuditEntry done, Func<ComplianceDb, AuditEntry, Task<Result<T>>> repeated) =>
        done.ActorId == actor.UserId ? await repeated(db, done) : new NotAllowed();

    private static Task<AuditEntry?> FindAsync(ComplianceDb db, Guid operationId, CancellationToken ct) =>
        db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(entry => entry.OperationId == operationId && entry.Part == 0, ct);

    // The first of so many indexes. The update holds the head's row until the commit, so two changes never take one index and
    // a rollback leaves no gap.
    private static async Task<long> NextIndexAsync(ComplianceDb db, int count, CancellationToken ct)
    {
        await db.Set<RecordHead>().ExecuteUpdateAsync(set => set.SetProperty(head => head.LastIndex, head => head.LastIndex + count), ct);
        return await db.Set<RecordHead>().Select(head => head.LastIndex).SingleAsync(ct) - count + 1;
    }
}
