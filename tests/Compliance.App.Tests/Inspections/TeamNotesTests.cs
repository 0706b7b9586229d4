using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Comments among the inspectors stay among them; items that are shared out give work and no rights.</summary>
public sealed class TeamNotesTests
{
    private const string Item = "3.1.3";
    private const string Secret = "canary-among-inspectors";
    private static readonly string[] Strangers = ["unassigned inspector", "other firm", "administrator"];

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ACommentIsReadByTheTeamAndOversightOnlyWhateverTheStateAndGoesWithItsWords(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.JudgeAllAsync();
        var id = (await WriteAsync(made, made.Inspector, Secret)).Value;
        string[] team = ["auditor", "inspector", "lead", "reviewer"];
        Assert.Equal(team, await WhoReadsAsync(made, Secret));
        foreach (var state in (InspectionState[])[InspectionState.QualityReview, InspectionState.FactCheck])
        {
            await made.MoveAsync(state);
            Assert.Equal(team, await WhoReadsAsync(made, Secret));
        }

        Assert.IsType<NotAllowed>((await made.Get<WithdrawItemComment>().RunAsync(made.Lead, made.NewId(), made.Id, id, ReviewCase.Ct)).Error);
        Assert.IsType<NotFound>((await made.Get<WithdrawItemComment>().RunAsync(made.Inspector, made.NewId(), made.Id, made.NewId(), ReviewCase.Ct)).Error);
        var operation = made.NewId();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.True((await made.Get<WithdrawItemComment>().RunAsync(made.Inspector, operation, made.Id, id, ReviewCase.Ct)).IsSuccess);
        }

        Assert.Empty(await WhoReadsAsync(made, Secret));
        var left = (await ItemAsync(made, made.Lead)).Discussion.Single();
        Assert.Equal(("Inspector", "", true), (left.AuthorName, left.Text, left.WithdrawnAt is not null));
        Assert.Equal(["item-comment.written", "item-comment.withdrawn"], (await made.RecordAsync()).Select(entry => entry.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyTheTeamWritesAndOnlyUntilTheConclusion(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        foreach (var (name, actor) in made.People)
        {
            var expected = name is "lead" or "inspector" or "reviewer" ? null : Strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed);
            Assert.Equal((name, expected), (name, (await WriteAsync(made, actor, "Words.")).Error?.Code));
        }

        await made.JudgeAllAsync();
        await made.MoveAsync(InspectionState.Concluded);
        Assert.IsType<WrongState>((await WriteAsync(made, made.Lead, "Late.")).Error);
        Assert.False((await ItemAsync(made, made.Lead)).MayDiscuss);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoIsAddressedIsToldAndNobodyElseAndOnlyTheTeamCanBeAddressed(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.App.TakeNoticesAsync();
        Assert.True((await WriteAsync(made, made.Inspector, "For all.")).IsSuccess);
        Assert.Empty(await made.App.TakeNoticesAsync());
        var operation = made.NewId();
        var first = await WriteAsync(made, made.Inspector, "For you.", made.Reviewer.UserId, operation);
        Assert.Equal(first.Value, (await WriteAsync(made, made.Inspector, "For you.", made.Reviewer.UserId, operation)).Value);
        Assert.EndsWith("/workbench?item=3.1.3", (await made.App.NoticesAsync()).Single().Path, StringComparison.Ordinal);
        Assert.Equal(["Reviewer: ItemCommentForYou"], await made.App.TakeNoticesAsync());
        Assert.Equal(["For all.", "For you."], (await ItemAsync(made, made.Lead)).Discussion.Select(row => row.Text));
        foreach (var outside in (string[])["officer", "signatory", "unassigned inspector", "auditor"])
        {
            Assert.IsType<NotInTeam>((await WriteAsync(made, made.Inspector, "x", made.People[outside].UserId)).Error);
        }

        Assert.Equal(new InvalidField("comment", "Required"), (await WriteAsync(made, made.Inspector, " ")).Error);
        Assert.IsType<UnknownItem>((await made.Get<WriteItemComment>().RunAsync(made.Lead, made.NewId(), new(made.Id, "9.9.9", "x"), ReviewCase.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ItemsAreHandedOverAllOrNoneAndTheReceiverIsToldOnce(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.App.TakeNoticesAsync();
        var operation = made.NewId();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.Null(await ShareAsync(made, made.Lead, ["3.1.1", Item, Item], made.Inspector.UserId, "You know their network.", operation));
        }

        Assert.Equal(["Inspector: ItemsHandedOver"], await made.App.TakeNoticesAsync());
        Assert.Equal(["3.1.1", Item], await MineAsync(made, made.Inspector));
        Assert.Empty(await MineAsync(made, made.Lead));
        Assert.Equal(("Inspector", "Lead", "You know their network."), await ShareOfAsync(made, Item));
        Assert.Equal(2, (await made.Get<ReviewQueries>().QueueAsync(made.Inspector, ReviewCase.Ct)).Single().MineOpen);

        // The lead takes one for themself; the inspector cannot give it any more, nor half of what they asked.
        Assert.Null(await ShareAsync(made, made.Lead, [Item], made.Lead.UserId));
        Assert.Equal([Item], Assert.IsType<NotYours>(await ShareAsync(made, made.Inspector, ["3.1.1", Item], made.Inspector.UserId)).Items);
        Assert.Equal(["3.1.1"], await MineAsync(made, made.Inspector));
        Assert.Null(await ShareAsync(made, made.Inspector, ["3.1.1", "3.1.2"], to: null));
        Assert.Empty(await MineAsync(made, made.Inspector));

        // What is everybody's already stays so without a word in the record.
        var entries = (await made.RecordAsync()).Count;
        Assert.Null(await ShareAsync(made, made.Inspector, ["3.1.2"], to: null));
        Assert.Equal(entries, (await made.RecordAsync()).Count);

        // Work, not rights: the lead's item is still everybody's to judge.
        Assert.True((await made.Get<SaveDetermination>().RunAsync(
            made.Inspector, made.NewId(), new DeterminationDraft(made.Id, Item, ReviewCase.Judgement("met"), 0), ReviewCase.Ct)).IsSuccess);
        Assert.Equal(0, (await made.Get<ReviewQueries>().QueueAsync(made.Lead, ReviewCase.Ct)).Single().MineOpen);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyThoseWhoJudgeShareAndOnlyAmongThem(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        foreach (var (name, actor) in made.People)
        {
            var expected = name is "lead" or "inspector" ? null : Strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed);
            Assert.Equal((name, expected), (name, (await ShareAsync(made, actor, ["3.1.1"], to: null))?.Code));
        }

        foreach (var outside in (string[])["reviewer", "officer", "signatory", "unassigned inspector"])
        {
            Assert.IsType<NotInTeam>(await ShareAsync(made, made.Lead, [Item], made.People[outside].UserId));
        }

        Assert.Equal(new InvalidField("items", "Required"), await ShareAsync(made, made.Lead, [], made.Lead.UserId));
        Assert.Equal(new UnknownItem("9.9.9"), await ShareAsync(made, made.Lead, ["9.9.9"], made.Lead.UserId));
        await made.JudgeAllAsync();
        await made.MoveAsync(InspectionState.Reviewed);
        Assert.IsType<WrongState>(await ShareAsync(made, made.Lead, [Item], made.Lead.UserId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoeverLeavesTheTeamLeavesTheirItemsToEverybody(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        Assert.Null(await ShareAsync(made, made.Lead, [Item], made.Inspector.UserId));
        Assert.True((await made.Get<DeclareConflict>().RunAsync(made.Inspector, made.NewId(), made.Firm.Id, "A relative works there.", ReviewCase.Ct)).IsSuccess);
        Assert.Null(await ShareOfAsync(made, Item));
        Assert.Null(await ShareAsync(made, made.Lead, [Item], made.Lead.UserId));
        Assert.Equal([Item], await MineAsync(made, made.Lead));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyOutsideTheTeamLearnsWhoWorksOnWhat(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        Assert.Null(await ShareAsync(made, made.Lead, [Item], made.Inspector.UserId, Secret));
        Assert.Equal(["auditor", "inspector", "lead", "reviewer"], await WhoReadsAsync(made, Secret));
    }

    private static Task<Result<Guid>> WriteAsync(ReviewCase made, Actor actor, string text, Guid? to = null, Guid? operation = null) =>
        made.Get<WriteItemComment>().RunAsync(actor, operation ?? made.NewId(), new(made.Id, Item, text, to), ReviewCase.Ct);

    private static async Task<Error?> ShareAsync(ReviewCase made, Actor actor, string[] items, Guid? to, string word = "", Guid? operation = null) =>
        (await made.Get<ShareItems>().RunAsync(actor, operation ?? made.NewId(), new(made.Id, items, to, word), ReviewCase.Ct)).Error;

    private static async Task<WorkbenchItem> ItemAsync(ReviewCase made, Actor actor) =>
        (await made.Get<WorkbenchQueries>().ItemAsync(actor, made.Id, Item, ReviewCase.Ct)).Value;

    private static async Task<IEnumerable<string>> MineAsync(ReviewCase made, Actor actor) =>
        (await made.Get<WorkbenchQueries>().OpenAsync(actor, made.Id, ReviewCase.Ct)).Value.Rows.Where(row => row.IsMine).Select(row => row.Item.Id);

    private static async Task<(string Name, string ByName, string Word)?> ShareOfAsync(ReviewCase made, string item) =>
        (await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Rows.Single(row => row.Item.Id == item).Share is { } share
            ? (share.Name, share.ByName, share.Word)
            : null;

    private static async Task<List<string>> WhoReadsAsync(ReviewCase made, string secret)
    {
        var readers = new List<string>();
        foreach (var (name, actor) in made.People.OrderBy(person => person.Key, StringComparer.Ordinal))
        {
            if ((await Sweep.ReadAsync(made.App.Services, actor, made.Id, Item)).Texts.Any(text => text.Contains(secret, StringComparison.Ordinal)))
            {
                readers.Add(name);
            }
        }

        return readers;
    }
}
