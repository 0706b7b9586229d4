using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Every step of the review: every kind of person against the use case, wrong states, and what the step leaves behind.</summary>
public sealed class ReviewStepsTests
{
    private static readonly DateOnly Due = new(2026, 6, 9);

    // The step, the state in which it belongs, and who may take it there. Everybody else is refused; strangers learn nothing.
    private static readonly Dictionary<string, (InspectionState State, string[] May, Func<ReviewCase, Actor, Task<Error?>> Run)> Steps = new()
    {
        ["start review"] = (InspectionState.Submitted, ["lead", "inspector"],
            async (made, actor) => (await made.Get<StartReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["ask"] = (InspectionState.InReview, ["lead", "inspector"],
            async (made, actor) => (await made.Get<RequestInformation>().RunAsync(actor, made.NewId(), new(made.Id, ["3.1.1"], "Which?", Due), ReviewCase.Ct)).Error),
        ["close"] = (InspectionState.InReview, ["lead"],
            async (made, actor) => (await made.Get<CloseReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["reopen"] = (InspectionState.Reviewed, ["lead"],
            async (made, actor) => (await made.Get<ReopenReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["start quality review"] = (InspectionState.Reviewed, ["reviewer"],
            async (made, actor) => (await made.Get<StartQualityReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["confirm"] = (InspectionState.QualityReview, ["reviewer"],
            async (made, actor) => (await made.Get<ConfirmReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["return from quality review"] = (InspectionState.QualityReview, ["reviewer"],
            async (made, actor) => (await made.Get<ReturnReview>().RunAsync(actor, made.NewId(), made.Id, "Look again.", ReviewCase.Ct)).Error),
        ["return from fact check"] = (InspectionState.FactCheck, ["lead"],
            async (made, actor) => (await made.Get<ReturnReview>().RunAsync(actor, made.NewId(), made.Id, "Look again.", ReviewCase.Ct)).Error),
        ["conclude"] = (InspectionState.FactCheck, ["lead"],
            async (made, actor) => (await made.Get<ConcludeInspection>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
    };

    private static readonly string[] Strangers = ["unassigned inspector", "other firm", "administrator"];

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    public static TheoryData<DatabaseKind, string> EveryStep
    {
        get
        {
            var data = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                foreach (var step in Steps.Keys)
                {
                    data.Add(kind, step);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EveryStep))]
    public async Task OnlyThoseWhoseStepItIsMayTakeIt(DatabaseKind kind, string step)
    {
        var (state, may, run) = Steps[step];
        await using var made = await ReviewCase.StartAsync(kind, state);
        await made.JudgeAllAsync();
        made.App.Time.Advance(TimeSpan.FromDays(30));
        foreach (var (name, actor) in made.People.Where(person => !may.Contains(person.Key)))
        {
            var refused = await run(made, actor);
            Assert.Equal((name, Strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed)), (name, refused?.Code));
        }

        Assert.Equal(state, await made.StateAsync());
        Assert.Empty(await made.RecordAsync());

        Assert.Null(step == "ask" ? null : await run(made, made.People[may[^1]]));
        Assert.Equal(step == "ask" ? 0 : 1, (await made.RecordAsync()).Count);
    }

    [Theory, MemberData(nameof(EveryStep))]
    public async Task EveryStepBelongsToItsStateOnly(DatabaseKind kind, string step)
    {
        var (state, may, run) = Steps[step];
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        await made.JudgeAllAsync();
        foreach (var other in (InspectionState[])[InspectionState.Submitted, InspectionState.InReview, InspectionState.Reviewed, InspectionState.QualityReview, InspectionState.FactCheck, InspectionState.Concluded])
        {
            await made.MoveAsync(other);
            if (other != state)
            {
                var refused = await run(made, made.People[may[0]]);
                Assert.True(refused is WrongState || (step.StartsWith("return", StringComparison.Ordinal) && refused is NotAllowed), $"{step} in {other}: {refused}");
                Assert.Equal(other, await made.StateAsync());
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AReviewIsClosedWhenEveryItemIsJudgedAndExplained(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var close = made.Get<CloseReview>();
        Assert.Equal(110, Assert.IsType<MissingDeterminations>((await close.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error).Items.Count);
        await made.JudgeAllAsync(new() { ["3.1.3"] = "not-met", ["3.12.4"] = "not-applicable" }, rationale: "");
        Assert.Equal(["3.1.3", "3.12.4"], Assert.IsType<MissingRationales>((await close.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error).Items);
        await made.ChangeAsync(async (db, _) =>
        {
            foreach (var row in await db.Set<Determination>().Where(row => row.ItemId == "3.1.3" || row.ItemId == "3.12.4").ToListAsync(ReviewCase.Ct))
            {
                Assert.True(row.Judge(ReviewCase.Published.Checklist.Find(row.ItemId)!, ReviewCase.Judgement(row.Verdict, "Why."), 1, made.Inspector, TestApp.Start).IsSuccess);
            }
        });
        Assert.True((await close.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(InspectionState.Reviewed, await made.StateAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AStepThatIsRepeatedHappensOnce(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        var operation = made.NewId();
        Assert.True((await made.Get<StartReview>().RunAsync(made.Lead, operation, made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.True((await made.Get<StartReview>().RunAsync(made.Lead, operation, made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.IsType<WrongState>((await made.Get<StartReview>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        Assert.Equal("inspection.review-started", Assert.Single(await made.RecordAsync()).Action);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheFactCheckEndsOnABusinessDayOfTheInstallation(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.QualityReview);
        await made.Get<ConfirmReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, ReviewCase.Ct);
        await using var db = await made.App.DbAsync();
        // Monday 1 June and three business days; Wednesday is closed: Tuesday, Thursday, Friday.
        Assert.Equal(new DateOnly(2026, 6, 5), (await db.Set<Inspection>().SingleAsync(ReviewCase.Ct)).FactCheckUntil);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ACalendarThatEndsRefusesInsteadOfGuessing(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.QualityReview);
        made.App.Time.SetUtcNow(new DateTimeOffset(2026, 12, 31, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(new CalendarEnds(2027), (await made.Get<ConfirmReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        Assert.Equal(InspectionState.QualityReview, await made.StateAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AQuestionNamesItemsWordsAndADay(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var ask = made.Get<RequestInformation>();
        var good = new InformationQuestion(made.Id, ["3.1.2", "3.1.1", "3.1.2"], " Which accounts? ", Due);
        Task<Result<Guid>> AskAsync(InformationQuestion question) => ask.RunAsync(made.Inspector, made.NewId(), question, ReviewCase.Ct);
        Assert.Equal(new InvalidField("items", "Required"), (await AskAsync(good with { Items = [] })).Error);
        Assert.Equal(new UnknownItem("9.9"), (await AskAsync(good with { Items = ["3.1.1", "9.9"] })).Error);
        Assert.Equal(new InvalidField("message", "Required"), (await AskAsync(good with { Message = " \n" })).Error);
        Assert.Equal(new TextTooLong("message", 5000), (await AskAsync(good with { Message = new string('x', 5001) })).Error);
        Assert.Equal(new InvalidField("dueOn", "AfterToday"), (await AskAsync(good with { DueOn = new DateOnly(2026, 6, 1) })).Error);
        var operation = made.NewId();
        var id = (await ask.RunAsync(made.Inspector, operation, good, ReviewCase.Ct)).Value;
        Assert.Equal(id, (await ask.RunAsync(made.Inspector, operation, good, ReviewCase.Ct)).Value);
        var shown = (await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.Equal((InspectionState.InformationRequested, id, "Which accounts?", "Inspector"), (shown.State, shown.Request!.Id, shown.Request.Message, shown.Request.AskedByName));
        Assert.Equal(["3.1.1", "3.1.2"], shown.Request.Items);
        Assert.IsType<WrongState>((await AskAsync(good)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AQuestionCanBeWithdrawn(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.Get<RequestInformation>().RunAsync(made.Inspector, made.NewId(), new(made.Id, ["3.1.1"], "Which?", Due), ReviewCase.Ct);
        var withdraw = made.Get<WithdrawRequest>();
        Assert.IsType<NotAllowed>((await withdraw.RunAsync(made.Reviewer, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        Assert.IsType<NotFound>((await withdraw.RunAsync(made.People["other firm"], made.NewId(), made.Id, ReviewCase.Ct)).Error);
        Assert.True((await withdraw.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(InspectionState.InReview, await made.StateAsync());
        await using var db = await made.App.DbAsync();
        var request = await db.Set<InformationRequest>().SingleAsync(ReviewCase.Ct);
        Assert.True(request is { Withdrawn: true, ClosedAt: not null });
        Assert.Null((await db.Set<Inspection>().SingleAsync(ReviewCase.Ct)).ClockStoppedAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheLeadAnswersCommentsOfTheCaseAndAgreeingJudgesNothing(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync(new() { ["3.1.3"] = "not-met" });
        var comment = await made.CommentAsync("3.1.3");
        var answer = made.Get<AnswerComment>();
        Task<Result<Done>> AnswerAsync(Actor actor, Guid id, string text) =>
            answer.RunAsync(actor, made.NewId(), new CommentAnswer(made.Id, id, text, true), ReviewCase.Ct);
        foreach (var name in made.People.Keys.Where(name => name != "lead"))
        {
            Assert.Equal(
                (name, Strangers.Contains(name) ? nameof(NotFound) : nameof(NotAllowed)),
                (name, (await AnswerAsync(made.People[name], comment, "Yes.")).Error?.Code));
        }

        Assert.IsType<NotFound>((await AnswerAsync(made.Lead, made.NewId(), "Yes.")).Error);
        Assert.Equal(new InvalidField("answer", "Required"), (await AnswerAsync(made.Lead, comment, " ")).Error);
        Assert.True((await AnswerAsync(made.Lead, comment, "You are right.")).IsSuccess);
        var review = (await made.Get<ReviewQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.Equal((InspectionState.FactCheck, 0), (review.State, review.Unanswered));
        Assert.Equal("not-met", review.Judgements.Single(row => row.Item.Id == "3.1.3").Judgement.Verdict);
        Assert.Equal("3.1.3", Assert.Single(review.AgreedNotJudged));
        Assert.Equal(ReviewTask.ReturnReview, Assert.Single(await made.Get<ReviewQueries>().QueueAsync(made.Lead, ReviewCase.Ct)).Task);
    }
}
