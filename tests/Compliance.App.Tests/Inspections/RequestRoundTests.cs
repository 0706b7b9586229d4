using System.Text.Json;
using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Rounds of a request for information: the thread, more time, and what was supplied, which is marked for ever.</summary>
public sealed class RequestRoundTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken None => CancellationToken.None;

    [Theory, MemberData(nameof(Both))]
    public async Task EveryRoundSaysWhatWasSuppliedForWhichItem(DatabaseKind kind)
    {
        await using var made = await FirmCase.StartAsync(kind);
        var old = await made.AddFileAsync();
        await made.AnswerAllAsync();
        Assert.Null((await made.CiteAsync("1.1", old)).Error);
        Assert.Null((await made.SubmitAsync()).Error);
        made.App.Time.Advance(TimeSpan.FromDays(1));
        await made.RequestAsync("1.1", "2.1");
        Assert.Empty(Assert.Single(await ListAsync(made, made.Inspector)).Supplied);
        Assert.Null(Assert.Single(await OfItemAsync(made, "1.1")).Supplied);

        // 1.1 says something else and cites another file; 2.1 is looked at and stays. Until it is handed in only the firm knows.
        var added = await made.AddFileAsync();
        Assert.Null((await made.AnswerAsync("1.1", Claim.PartlyMet, "Half of them.", 2)).Error);
        Assert.Null((await made.CiteAsync("1.1", added)).Error);
        Assert.Empty(Assert.Single(await ListAsync(made, made.Inspector)).Supplied);
        made.App.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null((await made.App.Get<ProvideInformation>().RunAsync(made.Signatory, made.App.NewId(), made.Id, true, None)).Error);
        await CheckAsync(expectedRounds: 1);

        // A second round about another item changes nothing of what the first says.
        made.App.Time.Advance(TimeSpan.FromDays(1));
        var ask = made.App.Get<RequestInformation>();
        Assert.Null((await ask.RunAsync(made.Inspector, made.App.NewId(), new(made.Id, ["1.2"], "And this?", FirmCase.RequestDue), None)).Error);
        made.App.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null((await made.AnswerAsync("1.2", Claim.NotMet, "No.", 1)).Error);
        Assert.Null((await made.App.Get<ProvideInformation>().RunAsync(made.Signatory, made.App.NewId(), made.Id, true, None)).Error);
        await CheckAsync(expectedRounds: 2);

        async Task CheckAsync(int expectedRounds)
        {
            foreach (var actor in (Actor[])[made.Inspector, made.Signatory])
            {
                var rounds = await ListAsync(made, actor);
                Assert.Equal(expectedRounds, rounds.Count);
                var first = rounds[^1];
                Assert.Equal(2, first.Round);
                var (one, two) = (first.Supplied[0], first.Supplied[1]);
                Assert.Equal(("1.1", Claim.Met, Claim.PartlyMet, true), (one.ItemId, one.ClaimBefore, one.ClaimAfter, one.StatementChanged));
                Assert.Equal(added, Assert.Single(one.Added).VersionId);
                Assert.Empty(one.Removed);
                Assert.Equal(("2.1", false), (two.ItemId, two.IsAny));
            }

            Assert.Equal(added, Assert.Single(Assert.Single(await OfItemAsync(made, "1.1")).Supplied!.Added).VersionId);
            Assert.Equal(expectedRounds - 1, (await OfItemAsync(made, "1.2")).Count);
            var bench = (await made.App.Get<WorkbenchQueries>().ItemAsync(made.Inspector, made.Id, "1.1", None)).Value;
            Assert.Equal(added, Assert.Single(Assert.Single(bench.Requests).Supplied!.Added).VersionId);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task BothSidesWriteUnderTheOpenRequestAndTheOtherSideIsTold(DatabaseKind kind)
    {
        await using var made = await FirmCase.StartAsync(kind);
        await made.SubmitCompleteAsync();
        var write = made.App.Get<WriteUnderRequest>();
        Assert.IsType<WrongState>((await write.RunAsync(made.Contributor, made.App.NewId(), made.Id, "Too early.", None)).Error);
        await made.RequestAsync("1.1");
        await made.App.TakeNoticesAsync();
        var operation = made.App.NewId();
        var first = await write.RunAsync(made.Contributor, operation, made.Id, "Which of them?", None);
        Assert.Equal(first.Value, (await write.RunAsync(made.Contributor, operation, made.Id, "Which of them?", None)).Value);
        Assert.Equal(["Tanaka: RequestMessage"], await made.App.TakeNoticesAsync());
        Assert.Null((await write.RunAsync(made.Inspector, made.App.NewId(), made.Id, "All of them.", None)).Error);
        Assert.Equal(["Sato: RequestMessage", "Suzuki: RequestMessage"], await made.App.TakeNoticesAsync());
        Assert.Equal(new NotFound(), (await write.RunAsync(made.Stranger, made.App.NewId(), made.Id, "Me too.", None)).Error);
        Assert.Equal(new NotAllowed(), (await write.RunAsync(made.Officer, made.App.NewId(), made.Id, "Me too.", None)).Error);
        Assert.Equal(new InvalidField("message", "Required"), (await write.RunAsync(made.Inspector, made.App.NewId(), made.Id, " \n", None)).Error);
        Assert.Equal(new TextTooLong("message", 5000), (await write.RunAsync(made.Inspector, made.App.NewId(), made.Id, new string('x', 5001), None)).Error);

        // The firm reads no name of the authority.
        Assert.Equal(
            [(true, "Sato", "Which of them?"), (false, null, "All of them.")],
            Assert.Single(await ListAsync(made, made.Signatory)).Messages.Select(row => (row.ByFirm, row.AuthorName, row.Text)));
        Assert.Equal("Tanaka", Assert.Single(await ListAsync(made, made.Inspector)).Messages[1].AuthorName);
        Assert.DoesNotContain("Tanaka", JsonSerializer.Serialize(await ListAsync(made, made.Signatory)), StringComparison.Ordinal);
        Assert.Equal(new NotFound(), (await made.App.Get<RequestQueries>().ListAsync(made.Stranger, made.Id, None)).Error);
        await using var db = await made.App.DbAsync();
        foreach (var sql in (string[])["UPDATE \"RequestMessages\" SET \"Text\" = ''", "DELETE FROM \"RequestMessages\""])
        {
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(sql, None))).Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task InspectorsGiveMoreTimeWithAWordAndNobodyElseDoes(DatabaseKind kind)
    {
        await using var made = await FirmCase.StartAsync(kind);
        await made.SubmitCompleteAsync();
        await made.RequestAsync("1.1");
        await made.App.TakeNoticesAsync();
        var extend = made.App.Get<ExtendRequest>();
        var until = FirmCase.RequestDue.AddDays(5);
        Task<Result<Done>> RunAsync(Actor actor, DateOnly day, Guid? operation = null) =>
            extend.RunAsync(actor, operation ?? made.App.NewId(), made.Id, day, "A holiday.", None);
        Assert.Equal(new NotFound(), (await RunAsync(made.Stranger, until)).Error);
        Assert.Equal(new NotAllowed(), (await RunAsync(made.Signatory, until)).Error);
        Assert.Equal(new NotAllowed(), (await RunAsync(made.Officer, until)).Error);
        Assert.Equal(new InvalidField("dueOn", "LaterDay"), (await RunAsync(made.Inspector, FirmCase.RequestDue)).Error);
        var operation = made.App.NewId();
        Assert.Null((await RunAsync(made.Inspector, until, operation)).Error);
        Assert.Null((await RunAsync(made.Inspector, until, operation)).Error);
        Assert.Equal(["Sato: RequestDueMoved", "Suzuki: RequestDueMoved"], await made.App.TakeNoticesAsync());
        var shown = Assert.Single(await ListAsync(made, made.Signatory));
        var more = Assert.Single(shown.Extensions);
        Assert.Equal((until, FirmCase.RequestDue, until, "A holiday.", null), (shown.DueOn, more.From, more.To, more.Word, more.ByName));
        Assert.Equal(until, (await made.App.Get<CaseQueries>().HeadAsync(made.Signatory, made.Id, None)).Value.Due);
    }

    private static async Task<IReadOnlyList<RequestView>> ListAsync(FirmCase made, Actor actor) =>
        (await made.App.Get<RequestQueries>().ListAsync(actor, made.Id, None)).Value.Requests;

    private static async Task<IReadOnlyList<ItemRequest>> OfItemAsync(FirmCase made, string item) =>
        (await made.App.Get<FirmCaseQueries>().ItemAsync(made.Contributor, made.Id, item, None)).Value.Requests;
}
