using Compliance.App.Evidence;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Evidence;

/// <summary>A firm's library: what is added is there once, on record, and nobody else's.</summary>
public sealed class EvidenceUseCaseTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AnAcknowledgedUploadIsStoredWithItsHashAndItsEntry(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var added = await test.AddAsync(test.Ours, "本文", "方針.txt");

        Assert.Equal((EvidenceTestApp.HashOf("本文"), 6L, 1, ScanVerdict.NotConfigured), (added.Sha256, added.Size, added.Number, added.Scan));
        Assert.True(await test.Store.VerifyAsync(added.Sha256, None));
        var detail = (await Queries(test).FindAsync(test.Ours, added.DocumentId, None)).Value;
        Assert.Equal("方針", detail.Title);
        Assert.Equal(("方針.txt", "text/plain", "Sato", TestApp.Start), detail.Versions.Select(row => (row.FileName, row.MediaType, row.UploadedByName, row.UploadedAt)).Single());
        await using var db = await test.App.DbAsync();
        var entry = await db.Set<AuditEntry>().SingleAsync(None);
        Assert.Equal(("evidence.added", added.VersionId.ToString(), test.Ours.FirmId), (entry.Action, entry.SubjectId, entry.FirmId));
        Assert.Null(entry.BeforeDigest);
        Assert.NotNull(entry.AfterDigest);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OneOperationMakesOneDocumentHoweverOftenItIsSent(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var operation = test.App.NewId();
        var file = await test.ReceiveAsync("content");
        var add = test.App.Get<AddEvidence>();
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => add.RunAsync(test.Ours, operation, file, null, None))));

        Assert.Single(results.Select(result => result.Value).Distinct());
        Assert.Equal(results[0].Value, (await Queries(test).FindUploadAsync(test.Ours, operation, None)).Value);
        Assert.Equal(new NotFound(), (await Queries(test).FindUploadAsync(test.Theirs, operation, None)).Error);
        Assert.Equal(new NotAllowed(), (await add.RunAsync(test.Theirs, operation, file, null, None)).Error);
        await using var db = await test.App.DbAsync();
        Assert.Equal(1, await db.Set<EvidenceVersion>().CountAsync(None));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task VersionsAddUpAlsoWhenTheyComeAtOnce(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var first = await test.AddAsync(test.Ours, "one");
        var add = test.App.Get<AddEvidenceVersion>();
        var files = new List<ReceivedFile>();
        for (var i = 0; i < 6; i++)
        {
            files.Add(await test.ReceiveAsync($"other {i}", $"v{i}.txt"));
        }

        var results = await Task.WhenAll(files.Select(file => Task.Run(() => add.RunAsync(test.Ours, test.App.NewId(), first.DocumentId, file, None))));
        Assert.All(results, result => Assert.True(result.IsSuccess || result.Error is Conflict));
        var detail = (await Queries(test).FindAsync(test.Ours, first.DocumentId, None)).Value;
        var numbers = detail.Versions.Select(row => row.Number).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Reverse(), numbers);
        Assert.Equal(results.Count(result => result.IsSuccess) + 1, numbers.Count);

        var newest = detail.Versions[0];
        var again = new ReceivedFile(new StoredBlob(newest.Sha256, newest.Size), "again.txt");
        Assert.Equal(new SameContent(newest.Number), (await add.RunAsync(test.Ours, test.App.NewId(), first.DocumentId, again, None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnothersEvidenceAnswersLikeAnUnknownOne(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var ours = await test.AddAsync(test.Ours, "secret");
        var file = await test.ReceiveAsync("mine");
        var inspector = await test.App.AddPersonAsync("Ito", null, Role.Inspector);
        var auditor = await test.App.AddPersonAsync("Ono", null, Role.Auditor);
        var system = Actor.System;
        foreach (var stranger in (Actor[])[test.Theirs, inspector, auditor, system])
        {
            foreach (var (document, version) in ((Guid, Guid)[])[(ours.DocumentId, ours.VersionId), (test.App.NewId(), test.App.NewId())])
            {
                var edit = new EvidenceEdit(document, 1, "stolen", version, null, null);
                Assert.Equal(new NotFound(), (await Queries(test).FindAsync(stranger, document, None)).Error);
                Assert.Equal(new NotFound(), (await Queries(test).ResolveForFirmAsync(stranger, version, None)).Error);
                Assert.Equal(new NotFound(), (await test.App.Get<DownloadEvidence>().RunAsync(stranger, test.App.NewId(), version, None)).Error);
                Assert.Equal(new NotFound(), (await test.App.Get<EditEvidence>().RunAsync(stranger, test.App.NewId(), edit, None)).Error);
                Assert.Equal(new NotFound(), (await test.App.Get<AddEvidenceVersion>().RunAsync(stranger, test.App.NewId(), document, file, None)).Error);
            }
        }

        Assert.Empty((await Queries(test).ListAsync(test.Theirs, new EvidenceFilter(), None)).Value.Rows);
        Assert.Equal(new NotAllowed(), (await Queries(test).ListAsync(inspector, new EvidenceFilter(), None)).Error);
        Assert.Equal(new NotAllowed(), (await test.App.Get<AddEvidence>().RunAsync(auditor, test.App.NewId(), file, null, None)).Error);
        await using var db = await test.App.DbAsync();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(None));
        Assert.Equal("policy", (await db.Set<EvidenceDocument>().SingleAsync(None)).Title);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnEditWinsOnceAndALaterOneIsToldOfTheConflict(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var added = await test.AddAsync(test.Ours, "one");
        var edit = new EvidenceEdit(added.DocumentId, 1, "First", added.VersionId, new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31));
        var use = test.App.Get<EditEvidence>();

        Assert.True((await use.RunAsync(test.Ours, test.App.NewId(), edit, None)).IsSuccess);
        Assert.Equal(new Conflict(2), (await use.RunAsync(test.Ours, test.App.NewId(), edit with { Title = "Second" }, None)).Error);
        var wrong = edit with { ReadVersion = 2, EffectiveOn = new DateOnly(2028, 1, 1) };
        Assert.Equal(new InvalidField("expiresOn", "NotBeforeEffective"), (await use.RunAsync(test.Ours, test.App.NewId(), wrong, None)).Error);
        var detail = (await Queries(test).FindAsync(test.Ours, added.DocumentId, None)).Value;
        Assert.Equal(("First", new DateOnly(2027, 3, 31)), (detail.Title, detail.Versions[0].ExpiresOn!.Value));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EveryDownloadIsOnRecordWithoutDigests(DatabaseKind kind)
    {
        await using var test = await EvidenceTestApp.StartAsync(kind);
        var added = await test.AddAsync(test.Ours, "one");
        var version = await test.App.Get<DownloadEvidence>().RunAsync(test.Ours, test.App.NewId(), added.VersionId, None);
        Assert.Equal(added.Sha256, version.Value.Sha256);
        await using var db = await test.App.DbAsync();
        var entry = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "evidence.downloaded", None);
        Assert.Equal((added.VersionId.ToString(), test.Ours.UserId, null, null), (entry.SubjectId, entry.ActorId, entry.BeforeDigest, entry.AfterDigest));
    }

    private static EvidenceQueries Queries(EvidenceTestApp test) => test.App.Get<EvidenceQueries>();
}
