using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Notifications;

/// <summary>Who is told of each step of a case: worked out by hand from who has to act next and who may know.</summary>
public sealed class CaseNoticeTests
{
    private static readonly DateOnly Due = new(2026, 6, 9);

    private static readonly Dictionary<string, (InspectionState State, string By, string[] Told, Func<ReviewCase, Actor, Task<Error?>> Run)> Steps = new()
    {
        ["submit"] = (InspectionState.Notified, "signatory", ["Inspector: Submitted", "Lead: Submitted", "Officer: Submitted"],
            async (made, actor) => (await made.Get<SubmitInspection>().RunAsync(actor, made.NewId(), made.Id, true, ReviewCase.Ct)).Error),
        ["move the day"] = (InspectionState.Notified, "officer", ["Signatory: DueMoved"],
            async (made, actor) => (await made.Get<MoveDueDate>().RunAsync(actor, made.NewId(), made.Id, Due, ReviewCase.Ct)).Error),
        ["move the day of a draft"] = (InspectionState.Draft, "officer", [],
            async (made, actor) => (await made.Get<MoveDueDate>().RunAsync(actor, made.NewId(), made.Id, Due, ReviewCase.Ct)).Error),
        ["start review"] = (InspectionState.Submitted, "lead", [],
            async (made, actor) => (await made.Get<StartReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["ask"] = (InspectionState.InReview, "inspector", ["Signatory: InformationRequested"],
            async (made, actor) => (await made.Get<RequestInformation>().RunAsync(actor, made.NewId(), new(made.Id, ["3.1.1"], "Which?", Due), ReviewCase.Ct)).Error),
        ["close"] = (InspectionState.InReview, "lead", ["Reviewer: QualityReviewAwaits"],
            async (made, actor) => (await made.Get<CloseReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["reopen"] = (InspectionState.Reviewed, "lead", [],
            async (made, actor) => (await made.Get<ReopenReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["start quality review"] = (InspectionState.Reviewed, "reviewer", [],
            async (made, actor) => (await made.Get<StartQualityReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["confirm"] = (InspectionState.QualityReview, "reviewer", ["Signatory: DraftFindings"],
            async (made, actor) => (await made.Get<ConfirmReview>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["return from quality review"] = (InspectionState.QualityReview, "reviewer", ["Inspector: ReviewReturned", "Lead: ReviewReturned"],
            async (made, actor) => (await made.Get<ReturnReview>().RunAsync(actor, made.NewId(), made.Id, "Look again.", ReviewCase.Ct)).Error),
        ["return from fact check"] = (InspectionState.FactCheck, "lead", ["Inspector: ReviewReturned"],
            async (made, actor) => (await made.Get<ReturnReview>().RunAsync(actor, made.NewId(), made.Id, "Look again.", ReviewCase.Ct)).Error),
        ["comment"] = (InspectionState.FactCheck, "signatory", ["Lead: CommentAdded"],
            async (made, actor) => (await made.Get<CommentOnFinding>().RunAsync(actor, made.NewId(), made.Id, "3.1.1", "We have it.", ReviewCase.Ct)).Error),
        ["no more comments"] = (InspectionState.FactCheck, "signatory", ["Lead: FactCheckClosed"],
            async (made, actor) => (await made.Get<CloseFactCheck>().RunAsync(actor, made.NewId(), made.Id, ReviewCase.Ct)).Error),
        ["cancel"] = (InspectionState.InReview, "officer",
            ["Inspector: InspectionCancelled", "Lead: InspectionCancelled", "Reviewer: InspectionCancelled", "Signatory: InspectionCancelled"],
            async (made, actor) => (await made.Get<CancelInspection>().RunAsync(actor, made.NewId(), made.Id, "Merged.", ReviewCase.Ct)).Error),
        ["cancel a draft"] = (InspectionState.Draft, "officer", ["Inspector: InspectionCancelled", "Lead: InspectionCancelled", "Reviewer: InspectionCancelled"],
            async (made, actor) => (await made.Get<CancelInspection>().RunAsync(actor, made.NewId(), made.Id, "Merged.", ReviewCase.Ct)).Error),
        ["leave"] = (InspectionState.InReview, "inspector", ["Officer: InspectorLeft"],
            async (made, actor) => (await made.Get<DeclareConflict>().RunAsync(actor, made.NewId(), made.Firm.Id, "A relative works there.", ReviewCase.Ct)).Error),
        ["assign"] = (InspectionState.InReview, "officer", ["Unassigned: Assigned"],
            async (made, actor) => (await made.Get<AssignTeam>().RunAsync(actor, made.NewId(), made.Id, made.People["unassigned inspector"].UserId, CaseRole.Inspector, ReviewCase.Ct)).Error),
    };

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    public static TheoryData<DatabaseKind, string> EveryStep
    {
        get
        {
            var data = new TheoryData<DatabaseKind, string>();
            foreach (var step in Steps.Keys)
            {
                data.Add(DatabaseKind.Sqlite, step);
                data.Add(DatabaseKind.Postgres, step);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EveryStep))]
    public async Task AStepTellsThoseWhoActNextAndNobodyElse(DatabaseKind kind, string step)
    {
        var (state, by, told, run) = Steps[step];
        await using var made = await ReviewCase.StartAsync(kind, state);
        await made.JudgeAllAsync(new() { ["3.1.1"] = "not-met" });
        made.App.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await run(made, made.People[by]));
        Assert.Equal(told, await made.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatWasAskedAnsweredAndConcludedIsToldToTheOtherSide(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.JudgeAllAsync();
        var (lead, signatory) = (made.Lead, made.People["signatory"]);
        async Task AskAsync() => Assert.True((await made.Get<RequestInformation>().RunAsync(lead, made.NewId(), new(made.Id, ["3.1.1"], "Which?", Due), ReviewCase.Ct)).IsSuccess);
        await AskAsync();
        var asked = Assert.Single(await made.App.NoticesAsync());
        Assert.Equal((Due, $"inspections/{made.Id:D}/answers?show=asked", made.Firm.Id, "2026-0001"), (asked.Day!.Value, asked.Path, asked.FirmId!.Value, asked.Reference));
        Assert.Equal(["Signatory: InformationRequested"], await made.App.TakeNoticesAsync());
        Assert.True((await made.Get<WithdrawRequest>().RunAsync(lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(["Signatory: RequestWithdrawn"], await made.App.TakeNoticesAsync());
        await AskAsync();
        await made.App.TakeNoticesAsync();
        Assert.True((await made.Get<ProvideInformation>().RunAsync(signatory, made.NewId(), made.Id, true, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(["Inspector: InformationProvided", "Lead: InformationProvided"], await made.App.TakeNoticesAsync());

        await made.MoveAsync(InspectionState.FactCheck);
        var comment = await made.CommentAsync("3.1.1");
        Assert.True((await made.Get<AnswerComment>().RunAsync(lead, made.NewId(), new CommentAnswer(made.Id, comment, "Seen.", false), ReviewCase.Ct)).IsSuccess);
        Assert.Equal(["Signatory: CommentAnswered"], await made.App.TakeNoticesAsync());
        Assert.True((await made.Get<CloseFactCheck>().RunAsync(signatory, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        await made.App.TakeNoticesAsync();
        Assert.True((await made.Get<ConcludeInspection>().RunAsync(lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(["Officer: InspectionConcluded", "Signatory: InspectionConcluded"], await made.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatTellsNobodyTwiceAndARefusalNobodyAtAll(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        await made.MoveAsync(InspectionState.InReview);
        var operation = made.NewId();
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await made.Get<RequestInformation>().RunAsync(made.Lead, operation, new(made.Id, ["3.1.1"], "Which?", Due), ReviewCase.Ct)).IsSuccess);
        }

        Assert.Single(await made.App.NoticesAsync());
        Assert.False((await made.Get<RequestInformation>().RunAsync(made.Lead, made.NewId(), new(made.Id, ["3.1.1"], "Which?", Due), ReviewCase.Ct)).IsSuccess);
        Assert.Single(await made.App.NoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoIsBlockedOrLostTheOfficeIsNotTold(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.QualityReview);
        await using (var db = await made.App.DbAsync())
        {
            await db.Users.Where(user => user.Id == made.Inspector.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), ReviewCase.Ct);
            await db.Set<Compliance.App.Access.RoleGrant>().Where(grant => grant.UserId == made.Lead.UserId).ExecuteDeleteAsync(ReviewCase.Ct);
        }

        Assert.True((await made.Get<ReturnReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, "Look again.", ReviewCase.Ct)).IsSuccess);
        Assert.Empty(await made.App.NoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnInnerNoticeReachesNobodyOfAFirmWhateverIsAskedFor(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var people = made.People.Values.Select(person => person.UserId).ToList();
        await using var db = await made.App.DbAsync();
        var board = made.Get<NoticeBoard>();
        await board.PostAsync(db, new NoticeDraft(NoticeKind.ReviewReturned, "a", "2026-0001", "x", TestApp.Start), people, ReviewCase.Ct);
        await board.PostAsync(db, new NoticeDraft(NoticeKind.DecisionSent, "b", "2026-0001", "x", TestApp.Start) { FirmId = made.Firm.Id }, people, ReviewCase.Ct);
        await db.SaveChangesAsync(ReviewCase.Ct);
        var told = await made.App.NoticesAsync();
        Assert.Equal([made.People["signatory"].UserId], told.Where(notice => notice.Kind == NoticeKind.DecisionSent).Select(notice => notice.RecipientId));
        Assert.DoesNotContain(told, notice => notice.Kind == NoticeKind.ReviewReturned
            && (notice.RecipientId == made.People["signatory"].UserId || notice.RecipientId == made.People["other firm"].UserId));
    }

    [Fact]
    public void EveryFollowerNamesActionsAndNoActionIsFollowedTwice()
    {
        var followers = typeof(NoticeBoard).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRecordFollower)))
            .Select(type => (IRecordFollower)Activator.CreateInstance(type, [null])!)
            .ToList();
        Assert.NotEmpty(followers);
        Assert.All(followers, follower => Assert.NotEmpty(follower.Actions));
        Assert.DoesNotContain(followers.SelectMany(follower => follower.Actions).GroupBy(action => action), group => group.Count() > 1);
    }
}
