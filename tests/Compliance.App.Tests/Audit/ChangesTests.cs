using Compliance.App.Audit;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Audit;

/// <summary>Every change has exactly one entry, indexes have no gap, one operation id has one effect.</summary>
public sealed class ChangesTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task IndexesHaveNoGapAfterRefusals(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var changes = app.Get<Changes>();
        for (var i = 0; i < 6; i++)
        {
            var refuse = i % 2 == 1;
            await changes.RunAsync(Actor.System, app.NewId(), change =>
            {
                change.Record(RecordedAction.FirmRegistered, new Subject("test", "x"), null, new { i });
                return Task.FromResult<Result<Done>>(refuse ? new NotAllowed() : Done.Value);
            }, CancellationToken.None);
        }

        await using var db = await app.DbAsync();
        Assert.Equal([1L, 2L, 3L], await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.Index).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OneOperationIdHasOneEffectAndAnotherPersonsIsRefused(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var firm = await app.AddFirmAsync();
        var actor = await app.AddPersonAsync("First", null, Role.Administrator);
        var other = await app.AddPersonAsync("Second", null, Role.Administrator);
        var operation = app.NewId();
        Task<Result<Done>> RenameAsync(Actor by) => app.Get<Changes>().RunAsync(by, operation, async change =>
        {
            var row = await change.Db.Set<Firm>().SingleAsync(row => row.Id == firm.Id);
            row.NameEn += "!";
            change.Record(RecordedAction.FirmUpdated, new Subject("firm", firm.Id.ToString()), null, new { row.NameEn });
            return Done.Value;
        }, CancellationToken.None);

        Assert.True((await RenameAsync(actor)).IsSuccess);
        Assert.True((await RenameAsync(actor)).IsSuccess);
        Assert.IsType<NotAllowed>((await RenameAsync(other)).Error);
        await using var db = await app.DbAsync();
        Assert.Equal("Aozora Ltd.!", (await db.Set<Firm>().SingleAsync(TestContext.Current.CancellationToken)).NameEn);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task SeveralEntriesOfOneChangeAreWrittenTogetherWithoutAGap(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        Task<Result<Done>> RunAsync(bool refuse) => app.Get<Changes>().RunAsync(Actor.System, app.NewId(), change =>
        {
            change.Record(RecordedAction.FirmRegistered, new Subject("test", "a"), null, new { a = 1 });
            Assert.Throws<InvalidOperationException>(() => change.Record(RecordedAction.FirmRegistered, new Subject("test", "b"), null, null));
            change.RecordAlso(RecordedAction.FirmRegistered, new Subject("test", "b"), null, new { b = 1 });
            return Task.FromResult<Result<Done>>(refuse ? new NotAllowed() : Done.Value);
        }, CancellationToken.None);
        await RunAsync(false);
        await RunAsync(true);
        await RunAsync(false);

        await using var db = await app.DbAsync();
        var entries = await db.Set<AuditEntry>().OrderBy(entry => entry.Index).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(1L, 0, "a"), (2L, 1, "b"), (3L, 0, "a"), (4L, 1, "b")], entries.Select(entry => (entry.Index, entry.Part, entry.SubjectId)));
        Assert.Equal(2, entries.Select(entry => entry.OperationId).Distinct().Count());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ConcurrentChangesTakeEveryIndexOnce(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var changes = app.Get<Changes>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => changes.RunAsync(Actor.System, app.NewId(), change =>
        {
            change.Record(RecordedAction.FirmRegistered, new Subject("test", $"{i}"), null, new { i });
            return Task.FromResult<Result<Done>>(Done.Value);
        }, CancellationToken.None)));

        await using var db = await app.DbAsync();
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.Index).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheDatabaseItselfRefusesToChangeOrRemoveAnEntry(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await app.Get<Changes>().RunAsync(Actor.System, app.NewId(), change =>
        {
            change.Record(RecordedAction.FirmRegistered, new Subject("test", "x"), null, null);
            return Task.FromResult<Result<Done>>(Done.Value);
        }, CancellationToken.None);

        foreach (var sql in (string[])["UPDATE \"Record\" SET \"ActorName\" = 'Nobody'", "DELETE FROM \"Record\""])
        {
            await using var db = await app.DbAsync();
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AChangeWithoutAnEntryIsABug(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var firm = await app.AddFirmAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<Changes>().RunAsync(Actor.System, app.NewId(), async change =>
        {
            (await change.Db.Set<Firm>().SingleAsync(row => row.Id == firm.Id)).NameEn = "Silent";
            return Done.Value;
        }, CancellationToken.None));
    }
}
