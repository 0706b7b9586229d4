using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using static Compliance.App.Inspections.ReviewTask;

namespace Compliance.App.Tests.Inspections;

/// <summary>What blocks a review, what a quality reviewer should look at, and whose turn it is.</summary>
public sealed class ReviewQueriesTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheListsAreThoseWithWhichClosingRefuses(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var empty = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.Equal(
            Assert.IsType<MissingDeterminations>((await made.Get<CloseReview>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error).Items,
            empty.MissingDeterminations);
        Assert.Null(empty.Score);
        await made.JudgeAllAsync(new() { ["3.1.3"] = "not-met" }, rationale: "");
        var judged = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.Equal(
            Assert.IsType<MissingRationales>((await made.Get<CloseReview>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error).Items,
            judged.MissingRationales);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheScoreToComeIsTheScoreThatIsFrozen(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync(new() { ["3.1.1"] = "not-met" });
        made.App.Time.Advance(TimeSpan.FromDays(30));
        var before = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.True(before.FactCheckOver);
        Assert.Equal("105", before.Score!.Score.ToString());
        Assert.True((await made.Get<ConcludeInspection>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        var after = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.Equal(before.Score.InputsHash, after.Score!.InputsHash);
        Assert.Empty(after.May);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheSampleNamesItsReasons(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.QualityReview);
        await made.JudgeAllAsync(new() { ["3.1.3"] = "not-met", ["3.1.4"] = "not-applicable" });
        var review = (await made.Get<ReviewQueries>().OpenAsync(made.Reviewer, made.Id, ReviewCase.Ct)).Value;
        SampleReason? Of(string item) => review.Judgements.Single(row => row.Item.Id == item).Sample;
        Assert.Equal(SampleReason.NoEvidence, Of("3.1.1"));
        Assert.Equal(SampleReason.Finding, Of("3.1.3"));
        Assert.Equal(SampleReason.NotApplicable, Of("3.1.4"));
        Assert.Equal(SampleReason.Precondition, Of("3.12.4"));
        Assert.InRange(review.Judgements.Count(row => row.Sample is SampleReason.Spread), 5, 10);
        Assert.Equal([InspectionEvent.Remark, InspectionEvent.ReturnReview, InspectionEvent.ConfirmReview, InspectionEvent.Recuse], review.May.Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheQueueShowsOwnOpenCasesOnly(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.AddCaseAsync(InspectionState.Notified, "2026-0002");
        await made.AddCaseAsync(InspectionState.Concluded, "2026-0003");
        await made.AddCaseAsync(InspectionState.Reviewed, "2026-0004");
        var lead = await made.Get<ReviewQueries>().QueueAsync(made.Lead, ReviewCase.Ct);
        Assert.Equal(
            [("2026-0001", Judge, true), ("2026-0002", WaitForFirm, false), ("2026-0004", ReviewTask.StartQualityReview, false)],
            lead.Select(row => (row.Reference, row.Task, row.IsMine)).OrderBy(row => row.Reference));
        Assert.Equal("2026-0001", lead[0].Reference);
        Assert.Equal((0, 110), (lead[0].Judged, lead[0].Total));
        Assert.True((await made.Get<ReviewQueries>().QueueAsync(made.Reviewer, ReviewCase.Ct)).Single(row => row.Reference == "2026-0004").IsMine);
        foreach (var name in made.People.Keys.Except(["lead", "inspector", "reviewer"]))
        {
            Assert.Empty(await made.Get<ReviewQueries>().QueueAsync(made.People[name], ReviewCase.Ct));
        }
    }

    [Theory]
    [InlineData(InspectionState.Submitted, CaseRole.Inspector, false, false, false, false, ReviewTask.StartReview, true)]
    [InlineData(InspectionState.Submitted, CaseRole.QualityReviewer, false, false, false, false, ReviewTask.StartReview, false)]
    [InlineData(InspectionState.InReview, CaseRole.Inspector, true, false, false, false, ReviewTask.CloseReview, false)]
    [InlineData(InspectionState.InReview, CaseRole.LeadInspector, true, false, false, false, ReviewTask.CloseReview, true)]
    [InlineData(InspectionState.InformationRequested, CaseRole.Inspector, false, false, false, false, JudgeOthers, true)]
    [InlineData(InspectionState.InformationRequested, CaseRole.Inspector, true, false, false, false, JudgeOthers, false)]
    [InlineData(InspectionState.Reviewed, CaseRole.QualityReviewer, true, false, false, false, ReviewTask.StartQualityReview, true)]
    [InlineData(InspectionState.QualityReview, CaseRole.QualityReviewer, true, false, false, false, ReviewQuality, true)]
    [InlineData(InspectionState.FactCheck, CaseRole.LeadInspector, true, true, false, true, AnswerComments, true)]
    [InlineData(InspectionState.FactCheck, CaseRole.LeadInspector, true, true, true, true, AnswerComments, true)]
    [InlineData(InspectionState.FactCheck, CaseRole.LeadInspector, true, false, true, true, ReviewTask.ReturnReview, true)]
    [InlineData(InspectionState.FactCheck, CaseRole.LeadInspector, true, false, true, false, ReviewTask.ReturnReview, true)]
    [InlineData(InspectionState.FactCheck, CaseRole.LeadInspector, true, false, false, false, WaitForComments, false)]
    [InlineData(InspectionState.FactCheck, CaseRole.LeadInspector, true, false, false, true, Conclude, true)]
    [InlineData(InspectionState.FactCheck, CaseRole.Inspector, true, false, false, true, Conclude, false)]
    public void WhoseTurnItIs(InspectionState state, CaseRole held, bool allJudged, bool unanswered, bool agreed, bool over, ReviewTask task, bool mine) =>
        Assert.Equal((task, mine), ReviewQueries.TaskOf(state, held, allJudged, unanswered, agreed, over));
}
