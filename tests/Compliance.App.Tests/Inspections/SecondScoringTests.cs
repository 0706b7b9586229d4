using System.Security.Cryptography;
using System.Text;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Blind second scoring: drawn once, unseen until both scores are in, decided by a third person, and nothing closes before.</summary>
public sealed class SecondScoringTests
{
    private const string One = "canary-of-the-first";
    private const string Two = "canary-of-the-second";
    private const string Why = "canary-of-the-decision";
    private static readonly string[] Strangers = ["unassigned inspector", "other firm", "administrator"];

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheSampleIsDrawnOnceWhenTheReviewBeginsAndOnRecord(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var drawn = await made.DrawAsync(3);

        // 3 percent of 110 items, rounded up: the four with the lowest SHA-256 of case and item.
        var lowest = ReviewCase.Published.Checklist.Items.Select(item => item.Id)
            .OrderBy(id => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(made.Id.ToString("D") + "\n" + id))), StringComparer.Ordinal).Take(4);
        Assert.Equal(lowest.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
        Assert.Equal(["inspection.review-started", "second-scores.drawn"], (await made.RecordAsync()).Select(entry => entry.Action));

        await using var without = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        Assert.Null((await without.Get<StartReview>().RunAsync(without.Lead, without.NewId(), without.Id, ReviewCase.Ct)).Error);
        Assert.Empty(await without.SampleAsync());
        Assert.Null((await without.Get<ReviewQueries>().OpenAsync(without.Lead, without.Id, ReviewCase.Ct)).Value.Scores);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NeitherScoreIsSeenByAnybodyElseUntilBothAreInAndTheSecondNeverOutsideTheTeam(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.AddThirdAsync();
        Assert.True((await made.ScoreAsync(made.Lead, item, "not-met", One)).IsSuccess);
        Assert.Equal(["lead"], await WhoReadsAsync(made, item, One));
        Assert.True((await made.ScoreAsync(made.Inspector, item, "met", Two)).IsSuccess);
        Assert.Equal(["lead"], await WhoReadsAsync(made, item, One));
        Assert.Equal(["inspector"], await WhoReadsAsync(made, item, Two));

        Assert.Null(await made.HandInAsync(made.Inspector, item));
        string[] team = ["auditor", "inspector", "lead", "reviewer", "third"];
        Assert.Equal(team, await WhoReadsAsync(made, item, One));
        Assert.Equal(team, await WhoReadsAsync(made, item, Two));
        Assert.Null(await made.DecideAsync(made.People["third"], item, 1, Why));
        Assert.Equal(team, await WhoReadsAsync(made, item, Why));

        // Later the firm and the officers read what is the case's determination, and nothing of how it came about.
        await JudgeRestAsync(made, item);
        await made.MoveAsync(InspectionState.FactCheck);
        Assert.Contains("signatory", await WhoReadsAsync(made, item, One));
        Assert.Equal(team, await WhoReadsAsync(made, item, Two));
        Assert.Equal(team, await WhoReadsAsync(made, item, Why));
        made.App.Time.Advance(TimeSpan.FromDays(30));
        Assert.Null((await made.Get<ConcludeInspection>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        Assert.Equal(["auditor", "decision maker", "inspector", "lead", "officer", "reviewer", "signatory", "third"], await WhoReadsAsync(made, item, One));
        Assert.Equal(team, await WhoReadsAsync(made, item, Two));
        Assert.Equal(team, await WhoReadsAsync(made, item, Why));
    }

    // The verdict, not its words: in the list, in the score so far, on the page of the review, in the record.
    [Theory, MemberData(nameof(Both))]
    public async Task AVerdictDoesNotShowInCountsScoresListsOrDigests(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.AddThirdAsync();
        Assert.True((await made.ScoreAsync(made.Lead, item, "not-met", One)).IsSuccess);
        foreach (var name in (string[])["inspector", "third", "reviewer", "auditor"])
        {
            var bench = (await made.Get<WorkbenchQueries>().OpenAsync(made.People[name], made.Id, ReviewCase.Ct)).Value;
            var row = bench.Rows.Single(row => row.Item.Id == item);
            Assert.Equal((name, null, 0, false, null, false), (name, row.Verdict, row.ObjectivesJudged, row.NeedsRationale, row.InspectorName, row.Differs));
            Assert.Equal((name, 0, 0), (name, bench.Progress.Judged, bench.Progress.LostSoFar));
            var review = (await made.Get<ReviewQueries>().OpenAsync(made.People[name], made.Id, ReviewCase.Ct)).Value;
            Assert.Null(review.Judgements.Single(row => row.Item.Id == item).Judgement.Verdict);
            Assert.Equal((name, true), (name, review.Scores!.Missing.SequenceEqual([item])));
            Assert.DoesNotContain(item, review.MissingDeterminations);
            Assert.Equal(109, review.MissingDeterminations.Count);
        }

        Assert.Equal("not-met", (await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Rows.Single(row => row.Item.Id == item).Verdict);
        Assert.Equal([SecondMark.ToScore, SecondMark.ToScore, SecondMark.Awaited, SecondMark.Awaited], await MarksAsync("inspector", "third", "reviewer", "lead"));
        Assert.DoesNotContain("determination.saved", await ActionsAsync(made.Inspector));
        Assert.Contains("determination.saved", await ActionsAsync(made.Lead));
        Assert.Contains("determination.saved", await ActionsAsync(made.People["auditor"]));
        Assert.True((await made.ScoreAsync(made.Inspector, item, "met", "")).IsSuccess);
        Assert.DoesNotContain("second-score.saved", await ActionsAsync(made.Lead));
        Assert.Equal([SecondMark.ToScore, SecondMark.Awaited, SecondMark.Awaited, SecondMark.Awaited], await MarksAsync("inspector", "third", "reviewer", "lead"));
        Assert.Null(await made.HandInAsync(made.Inspector, item));
        Assert.Superset(new HashSet<string> { "determination.saved", "second-score.saved", "second-score.handed-in" }, (await ActionsAsync(made.People["third"])).ToHashSet());
        Assert.Equal([SecondMark.Differs, SecondMark.ToDecide, SecondMark.Differs, SecondMark.Differs], await MarksAsync("inspector", "third", "reviewer", "lead"));

        async Task<List<string>> ActionsAsync(Actor actor) =>
            [.. (await made.Get<CaseRecordQueries>().ListAsync(actor, made.Id, new(0, 100), ReviewCase.Ct)).Value.Entries.Rows.Select(entry => entry.Action)];

        async Task<List<SecondMark>> MarksAsync(params string[] names)
        {
            var marks = new List<SecondMark>();
            foreach (var name in names)
            {
                marks.Add((await made.Get<WorkbenchQueries>().OpenAsync(made.People[name], made.Id, ReviewCase.Ct)).Value.Rows.Single(row => row.Item.Id == item).Scored);
            }

            return marks;
        }
    }

    // Which items were drawn is not to be guessed before somebody touched them: one judges all with equal care.
    [Theory, MemberData(nameof(Both))]
    public async Task TheSampleIsUnknownUntilAnItemIsTouched(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        Assert.All((await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Rows, row => Assert.Equal(SecondMark.None, row.Scored));
        Assert.Null((await ItemAsync(made, made.Lead, item)).Scored);
        Assert.True((await ItemAsync(made, made.Lead, item)).MayDiscuss);
        Assert.Empty((await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Scores!.Missing);
        Assert.True((await CommentAsync(made, made.Lead, item)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyWritesAboutAnItemWhileTwoScoreIt(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        Assert.True((await made.ScoreAsync(made.Lead, item, null, "Looking.")).IsSuccess);
        foreach (var actor in (Actor[])[made.Lead, made.Inspector, made.Reviewer])
        {
            Assert.Equal(new ScoredBlind(item), (await CommentAsync(made, actor, item)).Error);
            Assert.False((await ItemAsync(made, actor, item)).MayDiscuss);
        }

        var sample = (await made.SampleAsync()).Select(row => row.ItemId).ToHashSet();
        Assert.True((await CommentAsync(made, made.Lead, ReviewCase.Published.Checklist.Items.First(other => !sample.Contains(other.Id)).Id)).IsSuccess);
        Assert.Equal(1, (await made.ScoreAsync(made.Inspector, item, "met", "")).Value);
        Assert.Equal(2, (await made.ScoreAsync(made.Lead, item, "met", "", 1)).Value);
        Assert.Null(await made.HandInAsync(made.Inspector, item));
        Assert.True((await CommentAsync(made, made.Lead, item)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EqualScoresSettleAnItemAndTheReviewClosesOnceTheSampleIsThrough(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var items = await made.DrawAsync(3);
        await JudgeRestAsync(made);
        foreach (var item in items)
        {
            Assert.True((await made.ScoreAsync(made.Lead, item, "not-met", "First words.")).IsSuccess);
        }

        Assert.Equal(items, Assert.IsType<SecondScoresMissing>(await CloseAsync(made)).Items);
        Assert.Equal((ReviewTask.ScoreSecond, true, 4), await TaskAsync(made, made.Inspector));
        Assert.Equal((ReviewTask.ScoreSecond, false, 0), await TaskAsync(made, made.Lead));
        foreach (var item in items)
        {
            Assert.Equal(1, (await made.ScoreAsync(made.Inspector, item, "not-met", "Second words.")).Value);
            var operation = made.NewId();
            Assert.Null(await made.HandInAsync(made.Inspector, item, 1, operation));
            Assert.Null(await made.HandInAsync(made.Inspector, item, 1, operation));
            Assert.Equal(new ScoresAreIn(item), await made.HandInAsync(made.Inspector, item, 2));
        }

        var report = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Scores!;
        Assert.Equal((3, 4, 4, 4, null), (report.Percent, report.Drawn, report.Agreement.Compared, report.Agreement.Agreed, report.Agreement.Kappa));
        Assert.Equal((ReviewTask.CloseReview, true, 0), await TaskAsync(made, made.Lead));

        // The first stays the case's determination, and may be judged again as any other: the comparison stays as it was.
        Assert.Equal(2, (await made.ScoreAsync(made.Inspector, items[0], "met", "", 1)).Value);
        Assert.Equal(4, (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Scores!.Agreement.Agreed);
        Assert.Null(await CloseAsync(made));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AThirdPersonDecidesWhereTheScoresDiffer(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.App.TakeNoticesAsync();
        await made.ScoreTwiceAsync(item, "met", "not-met");

        // Nobody of the team can: the officers are told, and who joins then can.
        Assert.Equal(["Officer: ScoresDiffer"], await made.App.TakeNoticesAsync());
        Assert.Equal(new NotThird(item), (await made.ScoreAsync(made.Lead, item, "not-met", "Well.", 1)).Error);
        Assert.Equal(new NotThird(item), (await made.ScoreAsync(made.Inspector, item, "met", "", 1)).Error);
        Assert.Equal(new NotThird(item), await made.DecideAsync(made.Lead, item, 1));
        Assert.Equal(new NotThird(item), await made.DecideAsync(made.Inspector, item, 1));
        await made.AddThirdAsync();
        var third = made.People["third"];
        var seen = await ItemAsync(made, third, item);
        Assert.Equal((ScorePart.Decides, "First words.", "Second words.", "met"), (seen.Scored!.Part, seen.Scored.First!.Rationale, seen.Scored.Second!.Rationale, seen.Judgement.Verdict));
        Assert.Equal(new InvalidField("reason", "Required"), await made.DecideAsync(third, item, 1, " "));
        Assert.Equal(2, (await made.ScoreAsync(third, item, "not-met", "Third words.", 1)).Value);
        Assert.Equal(new Conflict(2), await made.DecideAsync(third, item, 1));
        Assert.Null(await made.DecideAsync(third, item, 2));

        // It stands: the two do not judge it any more, everybody else may.
        Assert.Equal(new NotThird(item), (await made.ScoreAsync(made.Lead, item, "met", "", 2)).Error);
        Assert.Equal(3, (await made.ScoreAsync(third, item, "not-met", "Third words, in full.", 2)).Value);
        var row = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Scores!.Rows.Single(row => row.Item.Id == item);
        Assert.Equal(("met", "not-met", "not-met", "Third", "The minutes settle it."), (row.First.Verdict, row.Second.Verdict, row.Decision!.Verdict, row.Decision.ByName, row.Decision.Reason));
        Assert.Equal(
            ["determination.saved", "second-score.saved", "second-score.handed-in", "determination.saved", "second-score.resolved", "determination.saved"],
            (await made.RecordAsync()).Select(entry => entry.Action).Skip(2));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheOthersOfTheTeamAreToldWhereTheyCanDecide(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var items = await made.DrawAsync(2);
        await made.AddThirdAsync();
        await made.App.TakeNoticesAsync();
        await made.ScoreTwiceAsync(items[0], "met", "met");
        Assert.Empty(await made.App.TakeNoticesAsync());
        await made.ScoreTwiceAsync(items[1], "met", "not-met");
        Assert.EndsWith("/workbench?item=" + items[1], (await made.App.NoticesAsync()).Single().Path, StringComparison.Ordinal);
        Assert.Equal(["Third: ScoresDiffer"], await made.App.TakeNoticesAsync());
        Assert.Equal(1, (await made.Get<ReviewQueries>().QueueAsync(made.People["third"], ReviewCase.Ct)).Single().SecondsOpen);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyThoseWhoJudgeInTheCaseHandInAndDecide(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.ScoreTwiceAsync(item, "met", "not-met");
        foreach (var (name, actor) in made.People.Where(person => person.Key is not ("lead" or "inspector")))
        {
            var expected = Strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed);
            Assert.Equal((name, expected), (name, (await made.HandInAsync(actor, item))?.Code));
            Assert.Equal((name, expected), (name, (await made.DecideAsync(actor, item, 1))?.Code));
        }

        foreach (var undrawn in ReviewCase.Published.Checklist.Items.Select(row => row.Id).Except((await made.SampleAsync()).Select(row => row.ItemId)).Take(1).Append("9.9.9"))
        {
            Assert.IsType<NotFound>(await made.HandInAsync(made.Inspector, undrawn));
            Assert.IsType<NotFound>(await made.DecideAsync(made.Inspector, undrawn, 0));
        }

        // Nor does who scored second review the quality of it.
        Assert.Equal(
            new DutiesConflict(CaseRole.Inspector, CaseRole.QualityReviewer),
            await AfterLeavingAsync(made));

        async Task<Error?> AfterLeavingAsync(ReviewCase left)
        {
            Assert.True((await left.Get<AssignTeam>().RunAsync(left.People["officer"], left.NewId(), left.Id, left.Inspector.UserId, null, ReviewCase.Ct)).IsSuccess);
            return (await left.Get<AssignTeam>().RunAsync(left.People["officer"], left.NewId(), left.Id, left.Inspector.UserId, CaseRole.QualityReviewer, ReviewCase.Ct)).Error;
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoWhoScoreSecondAtTheSameMomentAreOneWhoDoes(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.AddThirdAsync();
        Assert.True((await made.ScoreAsync(made.Lead, item, "met", "")).IsSuccess);
        var both = await Task.WhenAll(
            Task.Run(() => made.ScoreAsync(made.Inspector, item, "met", "")), Task.Run(() => made.ScoreAsync(made.People["third"], item, "not-met", Two)));
        Assert.Equal(1, both.Count(result => result.IsSuccess));
        Assert.Equal(new ScoredBlind(item), both.Single(result => !result.IsSuccess).Error);
    }

    // Both had the item open untouched, and both judge: the later one's words become the second score, and neither is lost.
    [Theory, MemberData(nameof(Both))]
    public async Task TwoWhoJudgeAtTheSameMomentAreFirstAndSecond(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        var both = await Task.WhenAll(
            Task.Run(() => made.ScoreAsync(made.Lead, item, "not-met", One)), Task.Run(() => made.ScoreAsync(made.Inspector, item, "not-met", Two)));
        Assert.All(both, result => Assert.Equal(1, result.Value));
        Assert.Equal([One, Two], new[] { (await ItemAsync(made, made.Lead, item)).Judgement.Rationale, (await ItemAsync(made, made.Inspector, item)).Judgement.Rationale });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AConflictOfInterestVoidsThePairAndTwoScoreAnew(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var items = await made.DrawAsync(2);
        await made.AddThirdAsync();
        await made.ScoreTwiceAsync(items[0], "met", "met");
        Assert.Equal(1, (await made.ScoreAsync(made.People["third"], items[1], "met", One)).Value);
        Assert.Equal(1, (await made.ScoreAsync(made.Inspector, items[1], "met", Two)).Value);
        Assert.True((await made.Get<DeclareConflict>().RunAsync(made.Inspector, made.NewId(), made.Firm.Id, "A relative works there.", ReviewCase.Ct)).IsSuccess);
        Assert.All(await made.SampleAsync(), row => Assert.Equal((SecondScoreState.Open, null, null), (row.State, row.SecondById, row.Second)));
        Assert.Equal(2, (await made.RecordAsync()).Count(entry => entry.Action == "second-score.reset"));

        // The first score of who stays is theirs again, and hidden from who scores second now.
        Assert.Equal("met", (await ItemAsync(made, made.Lead, items[0])).Judgement.Verdict);
        Assert.Null((await ItemAsync(made, made.People["third"], items[0])).Judgement.Verdict);
        Assert.Equal(4, (await made.ScoreAsync(made.People["third"], items[0], "met", "", 3)).Value);
        Assert.Null(await made.HandInAsync(made.People["third"], items[0], 4));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoDecidedAndLeavesLeavesTheDifferenceToAnother(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.AddThirdAsync();
        await made.ScoreTwiceAsync(item, "met", "not-met");
        Assert.Equal(2, (await made.ScoreAsync(made.People["third"], item, "not-met", "Mine.", 1)).Value);
        Assert.Null(await made.DecideAsync(made.People["third"], item, 2));
        Assert.True((await made.Get<DeclareConflict>().RunAsync(made.People["third"], made.NewId(), made.Firm.Id, "A relative works there.", ReviewCase.Ct)).IsSuccess);
        Assert.Equal((SecondScoreState.Differs, (string?)null), (await made.SampleAsync()).Where(row => row.ItemId == item).Select(row => (row.State, row.ResolvedVerdict)).Single());
        Assert.Equal(new NotThird(item), (await made.ScoreAsync(made.Lead, item, "met", "", 3)).Error);
        Assert.Equal(["inspection.recused", "second-score.reset"], (await made.RecordAsync()).Select(entry => entry.Action).TakeLast(2));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WordsThatSomebodyLeftBehindAreReadByWhoeverJudgesTheItem(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var item = (await made.DrawAsync(1))[0];
        await made.AddThirdAsync();
        Assert.True((await made.ScoreAsync(made.Inspector, item, "not-met", One)).IsSuccess);
        Assert.Equal("", (await ItemAsync(made, made.Lead, item)).Judgement.Rationale);
        Assert.True((await made.Get<DeclareConflict>().RunAsync(made.Inspector, made.NewId(), made.Firm.Id, "A relative works there.", ReviewCase.Ct)).IsSuccess);
        var seen = (await ItemAsync(made, made.Lead, item)).Judgement;
        Assert.Equal((null, One, 2), (seen.Verdict, seen.Rationale, seen.Version));
        Assert.Equal(3, (await made.ScoreAsync(made.Lead, item, "met", "", 2)).Value);
        Assert.Null((await ItemAsync(made, made.People["third"], item)).Judgement.Verdict);
    }

    // All but the sample, or all but one item of it.
    private static async Task JudgeRestAsync(ReviewCase made, string? but = null)
    {
        var sample = but is null ? (await made.SampleAsync()).Select(row => row.ItemId).ToHashSet() : [but];
        await made.ChangeAsync((db, _) =>
        {
            foreach (var item in ReviewCase.Published.Checklist.Items.Where(item => !sample.Contains(item.Id)))
            {
                var determination = new Determination { InspectionId = made.Id, ItemId = item.Id };
                Assert.True(determination.Judge(item, ReviewCase.Judgement("met"), 0, made.Inspector, TestApp.Start).IsSuccess);
                db.Add(determination);
            }

            return Task.CompletedTask;
        });
    }

    private static async Task<WorkbenchItem> ItemAsync(ReviewCase made, Actor actor, string item) =>
        (await made.Get<WorkbenchQueries>().ItemAsync(actor, made.Id, item, ReviewCase.Ct)).Value;

    private static Task<Result<Guid>> CommentAsync(ReviewCase made, Actor actor, string item) =>
        made.Get<WriteItemComment>().RunAsync(actor, made.NewId(), new(made.Id, item, "Words."), ReviewCase.Ct);

    private static async Task<Error?> CloseAsync(ReviewCase made) =>
        (await made.Get<CloseReview>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error;

    private static async Task<(ReviewTask Task, bool IsMine, int Open)> TaskAsync(ReviewCase made, Actor actor) =>
        (await made.Get<ReviewQueries>().QueueAsync(actor, ReviewCase.Ct)).Select(row => (row.Task, row.IsMine, row.SecondsOpen)).Single();

    private static async Task<List<string>> WhoReadsAsync(ReviewCase made, string item, string secret)
    {
        var readers = new List<string>();
        foreach (var (name, actor) in made.People.OrderBy(person => person.Key, StringComparer.Ordinal))
        {
            if ((await Sweep.ReadAsync(made.App.Services, actor, made.Id, item)).Texts.Any(text => text.Contains(secret, StringComparison.Ordinal)))
            {
                readers.Add(name);
            }
        }

        return readers;
    }
}
