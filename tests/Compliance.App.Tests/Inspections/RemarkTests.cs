using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Remarks of the quality reviewer: who reads them when, what they bind, and that no round loses one.</summary>
public sealed class RemarkTests
{
    private const string Item = "3.1.3";
    private const string Secret = "canary-in-a-remark";
    private const string Reply = "canary-in-an-answer";

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ARemarkIsAnsweredRenewedAndAcceptedOverTwoRoundsAndNoneIsLost(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var id = await AddAsync(made, Item);
        Assert.Equal(["3.1.3"], Assert.IsType<RemarksWithoutWords>(await ReturnAsync(made)).Items);
        await WriteAsync(made, id, Secret, RemarkKind.MustChange);
        Assert.Equal(["3.1.3"], Assert.IsType<RemarksNotSent>(await ConfirmAsync(made)).Items);
        Assert.Equal(InspectionState.QualityReview, await made.StateAsync());
        Assert.Null(await ReturnAsync(made));

        Assert.Equal(["3.1.3"], Assert.IsType<UnansweredRemarks>(await CloseAsync(made)).Items);
        await AnswerAsync(made, id, changed: true, Reply);
        Assert.Equal(["3.1.3"], Assert.IsType<ChangedNotJudged>(await CloseAsync(made)).Items);
        await JudgeAgainAsync(made, Item);
        await ToQualityReviewAsync(made);
        Assert.Equal(["3.1.3"], Assert.IsType<RemarksNotAccepted>(await ConfirmAsync(made)).Items);

        var second = (await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, Item, RemarkKind.MustChange, id), ReviewCase.Ct)).Value;
        Assert.True((await RowsAsync(made, made.Reviewer)).Single(row => row.Id == id).BeingRenewed);
        Assert.Equal(new RemarkNotOpen(RemarkState.Renewed), (await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, Item, RemarkKind.MustChange, id), ReviewCase.Ct)).Error);
        await WriteAsync(made, second, "Still thin.", RemarkKind.MustChange);
        Assert.Null(await ReturnAsync(made));
        await AnswerAsync(made, second, changed: false, "It stands, see the minutes.");
        await ToQualityReviewAsync(made);
        var seen = (await RowsAsync(made, made.Reviewer)).Single(row => row.Id == second);
        Assert.True((await made.Get<AcceptRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, second, seen.Version), ReviewCase.Ct)).IsSuccess);
        Assert.Null(await ConfirmAsync(made));

        Assert.Equal(
            [(second, 2, RemarkState.Accepted, "Still thin.", true), (id, 1, RemarkState.Renewed, Secret, false)],
            (await RowsAsync(made, made.Inspector)).Select(row => (row.Id, row.Round, row.State, row.Text, row.Renews)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyButTheReviewerKnowsOfADraftAndOnlyTheTeamAndOversightOfARemark(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var id = await AddAsync(made, Item);
        await WriteAsync(made, id, Secret, RemarkKind.MustChange);
        Assert.Equal(["reviewer"], await WhoReadsAsync(made, Secret));
        Assert.Null(await ReturnAsync(made));
        Assert.Equal(["auditor", "inspector", "lead", "reviewer"], await WhoReadsAsync(made, Secret));
        await AnswerAsync(made, id, changed: false, Reply);
        await ToQualityReviewAsync(made);
        var seen = (await RowsAsync(made, made.Reviewer)).Single();
        Assert.True((await made.Get<AcceptRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, id, seen.Version), ReviewCase.Ct)).IsSuccess);

        // Nor later, when the firm sees findings and the officers see everything else of a concluded case.
        Assert.Null(await ConfirmAsync(made));
        Assert.Equal(["auditor", "inspector", "lead", "reviewer"], await WhoReadsAsync(made, Secret));
        made.App.Time.Advance(TimeSpan.FromDays(30));
        Assert.Null((await made.Get<ConcludeInspection>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        foreach (var words in (string[])[Secret, Reply])
        {
            Assert.Equal(["auditor", "inspector", "lead", "reviewer"], await WhoReadsAsync(made, words));
        }
    }

    // Who may, in the state in which it belongs; everybody else is refused, and strangers learn nothing.
    [Theory, MemberData(nameof(Both))]
    public async Task OnlyTheReviewerRemarksAndOnlyThoseWhoJudgeAnswer(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var id = await AddAsync(made, Item);
        await WriteAsync(made, id, Secret, RemarkKind.MustChange);
        string[] strangers = ["unassigned inspector", "other firm", "administrator"];
        foreach (var (name, actor) in made.People.Where(person => person.Key != "reviewer"))
        {
            var expected = strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed);
            Assert.Equal((name, expected), (name, (await made.Get<AddRemark>().RunAsync(actor, made.NewId(), new(made.Id, Item, RemarkKind.Consider), ReviewCase.Ct)).Error?.Code));
            Assert.Equal((name, expected), (name, (await made.Get<WriteRemark>().RunAsync(actor, made.NewId(), new(made.Id, id, 2), RemarkKind.Consider, "x", ReviewCase.Ct)).Error?.Code));
            Assert.Equal((name, expected), (name, (await made.Get<RemoveRemark>().RunAsync(actor, made.NewId(), made.Id, id, ReviewCase.Ct)).Error?.Code));
            Assert.Equal((name, expected), (name, (await made.Get<AcceptRemark>().RunAsync(actor, made.NewId(), new(made.Id, id, 2), ReviewCase.Ct)).Error?.Code));
        }

        Assert.IsType<WrongState>((await made.Get<AnswerRemark>().RunAsync(made.Lead, made.NewId(), new(made.Id, id, 2), true, "x", ReviewCase.Ct)).Error);
        Assert.Null(await ReturnAsync(made));
        foreach (var (name, actor) in made.People.Where(person => person.Key is not ("lead" or "inspector")))
        {
            var refused = await made.Get<AnswerRemark>().RunAsync(actor, made.NewId(), new(made.Id, id, 3), true, "x", ReviewCase.Ct);
            Assert.Equal((name, strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed)), (name, refused.Error?.Code));
        }

        Assert.IsType<WrongState>((await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, Item, RemarkKind.Consider), ReviewCase.Ct)).Error);
        await AnswerAsync(made, id, changed: false, "It stands.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnUnknownItemOrARemarkOfAnotherCaseIsNotThere(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var other = await made.AddCaseAsync(InspectionState.QualityReview, "2026-0002");
        var foreign = (await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(other, Item, RemarkKind.MustChange), ReviewCase.Ct)).Value;
        foreach (var unknown in (Guid[])[foreign, made.NewId()])
        {
            Assert.IsType<NotFound>((await made.Get<WriteRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, unknown, 1), RemarkKind.Consider, "x", ReviewCase.Ct)).Error);
            Assert.IsType<NotFound>((await made.Get<RemoveRemark>().RunAsync(made.Reviewer, made.NewId(), made.Id, unknown, ReviewCase.Ct)).Error);
            Assert.IsType<NotFound>((await made.Get<AcceptRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, unknown, 1), ReviewCase.Ct)).Error);
            Assert.IsType<NotFound>((await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, Item, RemarkKind.MustChange, unknown), ReviewCase.Ct)).Error);
        }

        Assert.IsType<UnknownItem>((await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, "9.9.9", RemarkKind.MustChange), ReviewCase.Ct)).Error);
        Assert.Empty(await RowsAsync(made, made.Reviewer));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EveryStepThatIsRepeatedHappensOnceAndTheRecordNamesIt(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var (add, write) = (made.NewId(), made.NewId());
        var id = (await made.Get<AddRemark>().RunAsync(made.Reviewer, add, new(made.Id, Item, RemarkKind.MustChange), ReviewCase.Ct)).Value;
        Assert.Equal(id, (await made.Get<AddRemark>().RunAsync(made.Reviewer, add, new(made.Id, Item, RemarkKind.MustChange), ReviewCase.Ct)).Value);
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.Equal(2, (await made.Get<WriteRemark>().RunAsync(made.Reviewer, write, new(made.Id, id, 1), RemarkKind.MustChange, Secret, ReviewCase.Ct)).Value);
        }

        Assert.Equal(new Conflict(2), (await made.Get<WriteRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, id, 1), RemarkKind.MustChange, "Older.", ReviewCase.Ct)).Error);
        var gone = await AddAsync(made, "3.1.1");
        Assert.True((await made.Get<RemoveRemark>().RunAsync(made.Reviewer, made.NewId(), made.Id, gone, ReviewCase.Ct)).IsSuccess);
        var back = made.NewId();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.True((await made.Get<ReturnReview>().RunAsync(made.Reviewer, back, made.Id, "", ReviewCase.Ct)).IsSuccess);
        }

        Assert.Equal(
            ["remark.added", "remark.written", "remark.added", "remark.removed", "inspection.review-returned", "remark.sent"],
            (await made.RecordAsync()).Select(entry => entry.Action));
        Assert.Equal((1, RemarkState.Sent), (await RowsAsync(made, made.Lead)).Select(row => (row.Round, row.State)).Single());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoeverOwesAnAnswerHasItOnTheirStartPage(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var id = await AddAsync(made, Item);
        await WriteAsync(made, id, Secret, RemarkKind.MustChange);
        Assert.Null(await ReturnAsync(made));
        Assert.Equal((ReviewTask.AnswerRemarks, true), await TaskAsync(made.Inspector));
        Assert.Equal((ReviewTask.AnswerRemarks, false), await TaskAsync(made.Reviewer));
        await AnswerAsync(made, id, changed: false, "It stands.");
        Assert.Equal((ReviewTask.CloseReview, true), await TaskAsync(made.Lead));

        async Task<(ReviewTask Task, bool IsMine)> TaskAsync(Actor actor) =>
            (await made.Get<ReviewQueries>().QueueAsync(actor, ReviewCase.Ct)).Select(row => (row.Task, row.IsMine)).Single();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAnswerThatWasRewrittenIsNotAcceptedUnread(DatabaseKind kind)
    {
        await using var made = await InQualityReviewAsync(kind);
        var id = await AddAsync(made, Item);
        await WriteAsync(made, id, Secret, RemarkKind.Consider);
        Assert.Null(await ReturnAsync(made));
        await AnswerAsync(made, id, changed: false, "First.");
        var read = (await RowsAsync(made, made.Reviewer)).Single().Version;
        await AnswerAsync(made, id, changed: false, "Second.");
        await ToQualityReviewAsync(made);
        Assert.Equal(new Conflict(read + 1), (await made.Get<AcceptRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, id, read), ReviewCase.Ct)).Error);
    }

    private static async Task<ReviewCase> InQualityReviewAsync(DatabaseKind kind)
    {
        var made = await ReviewCase.StartAsync(kind, InspectionState.QualityReview);
        await made.JudgeAllAsync();
        made.App.Time.Advance(TimeSpan.FromHours(1));
        return made;
    }

    private static async Task<Guid> AddAsync(ReviewCase made, string item) =>
        (await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, item, RemarkKind.MustChange), ReviewCase.Ct)).Value;

    private static async Task WriteAsync(ReviewCase made, Guid id, string text, RemarkKind kind) =>
        Assert.Equal(2, (await made.Get<WriteRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, id, 1), kind, text, ReviewCase.Ct)).Value);

    private static async Task<Error?> ReturnAsync(ReviewCase made) =>
        (await made.Get<ReturnReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, "", ReviewCase.Ct)).Error;

    private static async Task<Error?> ConfirmAsync(ReviewCase made) =>
        (await made.Get<ConfirmReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, ReviewCase.Ct)).Error;

    private static async Task<Error?> CloseAsync(ReviewCase made) =>
        (await made.Get<CloseReview>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error;

    private static async Task ToQualityReviewAsync(ReviewCase made)
    {
        Assert.Null(await CloseAsync(made));
        Assert.True((await made.Get<StartQualityReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
    }

    private static async Task AnswerAsync(ReviewCase made, Guid id, bool changed, string text)
    {
        var seen = (await RowsAsync(made, made.Inspector)).Single(row => row.Id == id).Version;
        Assert.Equal(seen + 1, (await made.Get<AnswerRemark>().RunAsync(made.Inspector, made.NewId(), new(made.Id, id, seen), changed, text, ReviewCase.Ct)).Value);
    }

    private static async Task JudgeAgainAsync(ReviewCase made, string item)
    {
        made.App.Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await made.Get<SaveDetermination>().RunAsync(
            made.Inspector, made.NewId(), new DeterminationDraft(made.Id, item, ReviewCase.Judgement("not-met", "It is not in place."), 1), ReviewCase.Ct)).IsSuccess);
    }

    private static async Task<IReadOnlyList<RemarkRow>> RowsAsync(ReviewCase made, Actor actor) =>
        (await made.Get<ReviewQueries>().OpenAsync(actor, made.Id, ReviewCase.Ct)).Value.Remarks;

    private static async Task<List<string>> WhoReadsAsync(ReviewCase made, string secret)
    {
        var readers = new List<string>();
        foreach (var (name, actor) in made.People.OrderBy(person => person.Key, StringComparer.Ordinal))
        {
            var (texts, asked) = await Sweep.ReadAsync(made.App.Services, actor, made.Id, Item);
            Assert.Superset(
                new HashSet<string> { "CaseQueries.HeadAsync", "ReviewQueries.OpenAsync", "WorkbenchQueries.ItemAsync", "WorkbenchQueries.OpenAsync", "CaseRecordQueries.ListAsync", "RequestQueries.ListAsync" },
                asked);
            if (texts.Any(text => text.Contains(secret, StringComparison.Ordinal)))
            {
                readers.Add(name);
            }
        }

        return readers;
    }
}
