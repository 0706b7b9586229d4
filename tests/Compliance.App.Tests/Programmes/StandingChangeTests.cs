using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using static Compliance.App.Tests.Programmes.DecisionSteps;

namespace Compliance.App.Tests.Programmes;

/// <summary>What happens to a decision after it was sent: the chain, and the changes of its standing by two persons.</summary>
public sealed class StandingChangeTests
{
    private static readonly DecisionText Wrong = new(Outcome.Ineligible, "It was wrong.", "An error of fact.", new DateOnly(2028, 1, 31));

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken None => CancellationToken.None;

    [Theory, MemberData(nameof(Both))]
    public async Task ANewDecisionSupersedesAndTheOldOneStaysReadable(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        Assert.Equal(new CauseDoesNotFit(DecisionCause.CloseOut), (await NextAsync(app, opened.Id, DecisionCause.CloseOut)).Error);
        Assert.Equal(new CauseDoesNotFit(DecisionCause.Appeal), (await NextAsync(app, opened.Id, DecisionCause.Appeal)).Error);
        Assert.IsType<DecisionExists>((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None)).Error);
        Succeed(await NextAsync(app, opened.Id, DecisionCause.Correction));
        Assert.IsType<DecisionExists>((await NextAsync(app, opened.Id, DecisionCause.Correction)).Error);

        // Until it is sent the first one holds, and the firm sees nothing of the second.
        await app.ProposeAsync(opened.Id, Wrong);
        var firm = await app.SeeAsync(app.Signatory, opened.Id);
        Assert.Equal((1, 1, DecisionStanding.InEffect, Outcome.Eligible), (firm.Sent.Count, firm.Decision!.Number, firm.Sent[0].Standing, firm.Decision.Outcome));
        Assert.Equal(SubsidyState.Payable, firm.Sent[0].Subsidy!.State);

        app.App.Time.Advance(TimeSpan.FromDays(3));
        var version = (await app.SeeAsync(app.Decider, opened.Id)).Decision!.Version;
        Succeed(await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, version, None));
        Succeed(await app.Get<SendDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None));
        firm = await app.SeeAsync(app.Signatory, opened.Id);
        Assert.Equal([2, 1], firm.Sent.Select(row => row.Decision.Number));
        Assert.Equal([DecisionStanding.InEffect, DecisionStanding.Superseded], firm.Sent.Select(row => row.Standing));
        Assert.Equal("Reasons of the authority.", firm.Sent[1].Decision.Reasons);
        Assert.Equal((SubsidyState.NotPayable, SubsidyReason.Ineligible), (firm.Sent[0].Subsidy!.State, firm.Sent[0].Subsidy!.Reason));
        Assert.Equal(("Officer", "Decider"), (firm.Sent[0].Decision.ProposerName, firm.Sent[0].Decision.DeciderName));
        Assert.Equal(["decision.superseded", "decision.sent"], (await app.ActionsAsync()).TakeLast(2));

        // A third one may follow; the chain has no forks.
        Succeed(await NextAsync(app, opened.Id, DecisionCause.Reevaluation));
        await app.FinishAsync(opened.Id, new DecisionText(Outcome.Eligible, "Again.", null, null));
        Assert.Equal([3, 2, 1], (await app.SeeAsync(app.Auditor, opened.Id)).Sent.Select(row => row.Decision.Number));
        var row = Assert.Single((await app.Get<PortfolioQueries>().ListAsync(app.Officer, new CaseFilter(), new PageRequest(0, 50), None)).Value.Rows);
        Assert.Equal((DecisionStanding.InEffect, SubsidyState.Payable), (row.Standing!.Value, row.Subsidy!.State));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADraftOfAFurtherDecisionCanBeGivenUpButNotTheFirst(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        Succeed(await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None));
        Assert.IsType<NotAllowed>((await app.Get<DiscardDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 1, None)).Error);
        await app.FinishAsync(opened.Id, new DecisionText(Outcome.Eligible, "Fine.", null, null));
        Succeed(await NextAsync(app, opened.Id, DecisionCause.Correction));
        Assert.IsType<Conflict>((await app.Get<DiscardDecision>().RunAsync(app.OtherOfficer, app.NewId(), opened.Id, 9, None)).Error);
        Succeed(await app.Get<DiscardDecision>().RunAsync(app.OtherOfficer, app.NewId(), opened.Id, 1, None));
        Assert.Equal(1, (await app.SeeAsync(app.Officer, opened.Id)).Decision!.Number);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheDecisionAfterACloseOutRestsOnItsScoreAndCountsItsYearsFromTheConditionalStatus(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        var app = made.App;
        Assert.Equal(new CauseDoesNotFit(DecisionCause.CloseOut), (await NextAsync(app, made.Id, DecisionCause.CloseOut)).Error);
        Assert.DoesNotContain(DecisionCause.CloseOut, (await app.CurrentAsync(app.Officer, made.Id)).Rights.MayDraftNext);
        made.GoTo(new DateOnly(2026, 9, 9));
        await made.CloseAsync(CloseOutCase.First);
        Assert.Equal(new CauseDoesNotFit(DecisionCause.CloseOut), (await NextAsync(app, made.Id, DecisionCause.CloseOut)).Error);
        await made.CloseAsync(CloseOutCase.Second);

        // Closed in time, the conditional status waits for the authority, even beyond its last day.
        made.GoTo(new DateOnly(2026, 12, 1));
        Assert.Equal(DecisionStanding.InEffect, (await app.CurrentAsync(app.Signatory, made.Id)).Standing);
        Assert.Contains(DecisionCause.CloseOut, (await app.CurrentAsync(app.Officer, made.Id)).Rights.MayDraftNext);
        Succeed(await NextAsync(app, made.Id, DecisionCause.CloseOut));
        var draft = await app.SeeAsync(app.Officer, made.Id);
        await using var db = await app.App.DbAsync();
        var frozen = await db.Set<CloseOutAssessment>().SingleAsync(None);
        Assert.Equal(("110", frozen.Digest, Outcome.Eligible, Outcome.Eligible), (draft.Score, draft.AssessmentDigest, draft.Proposal!.Outcome, draft.Decision!.Outcome));
        Assert.Empty(draft.OpenItems);

        await app.FinishAsync(made.Id, new DecisionText(Outcome.Eligible, "All is closed.", null, null));
        var current = await app.CurrentAsync(app.Signatory, made.Id);
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2029, 6, 1)), (current.Decision.EffectiveOn, current.Decision.ExpiresOn));
        Assert.Equal(new DateOnly(2027, 6, 1), current.Next!.DueOn);

        // A correction of that decision rests on the same score.
        Succeed(await NextAsync(app, made.Id, DecisionCause.Correction));
        Assert.Equal(frozen.Digest, (await app.SeeAsync(app.Officer, made.Id)).AssessmentDigest);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AConditionalStatusThatHasExpiredIsClosedOutNoMore(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var late = (await app.SentAsync(Outcome.Conditional, item => item.Id == "3.1.3" ? new Verdict.NotMet() : new Verdict.Met())).Id;
        app.App.Time.Advance(TimeSpan.FromDays(181));
        Assert.Equal(DecisionStanding.Expired, (await app.CurrentAsync(app.Officer, late)).Standing);
        Assert.Equal(new CauseDoesNotFit(DecisionCause.CloseOut), (await NextAsync(app, late, DecisionCause.CloseOut)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OneAsksAnotherApprovesAndTheFirmSeesOnlyWhatWasApproved(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        Assert.Equal(new InvalidField("effective", "NotPast"), (await app.AskAsync(opened.Id, StandingEvent.Suspend, app.Today().AddDays(-1))).Error);
        Assert.Equal(new StandingRefuses(DecisionStanding.InEffect, StandingEvent.Reinstate), (await app.AskAsync(opened.Id, StandingEvent.Reinstate)).Error);
        Assert.Equal(new InvalidField("event", "Unknown"), (await app.AskAsync(opened.Id, StandingEvent.Supersede)).Error);
        var refused = Succeed(await app.AskAsync(opened.Id, StandingEvent.Withdraw));
        Assert.IsType<StandingChangeOpen>((await app.AskAsync(opened.Id, StandingEvent.Suspend)).Error);
        Assert.IsType<NotAllowed>((await app.Get<ApproveStandingChange>().RunAsync(app.OtherOfficer, app.NewId(), opened.Id, refused, None)).Error);
        Succeed(await app.Get<RefuseStandingChange>().RunAsync(app.Decider, app.NewId(), opened.Id, refused, "CANARY-REFUSED", None));
        var takenBack = Succeed(await app.AskAsync(opened.Id, StandingEvent.Withdraw));
        Succeed(await app.Get<TakeBackStandingChange>().RunAsync(app.OtherOfficer, app.NewId(), opened.Id, takenBack, None));
        Assert.Equal(
            new StandingChangeClosed(StandingChangeState.TakenBack),
            (await app.Get<ApproveStandingChange>().RunAsync(app.Decider, app.NewId(), opened.Id, takenBack, None)).Error);
        Assert.Empty((await app.CurrentAsync(app.Signatory, opened.Id)).Changes);
        Assert.Empty((await app.CurrentAsync(app.Lead, opened.Id)).Changes);
        Assert.Equal(2, (await app.CurrentAsync(app.Auditor, opened.Id)).Changes.Count);

        await app.ChangeAsync(opened.Id, StandingEvent.Suspend, app.Today().AddDays(2));
        Assert.Equal(DecisionStanding.InEffect, (await app.CurrentAsync(app.Signatory, opened.Id)).Standing);
        app.App.Time.Advance(TimeSpan.FromDays(2));
        var suspended = await app.CurrentAsync(app.Signatory, opened.Id);
        Assert.Equal((DecisionStanding.Suspended, SubsidyState.Held), (suspended.Standing, suspended.Subsidy!.State));
        Assert.Equal(("Because of this.", null), (Assert.Single(suspended.Changes).Reasons, suspended.Changes[0].AskerName));
        await app.ChangeAsync(opened.Id, StandingEvent.Reinstate);
        Assert.Equal(DecisionStanding.InEffect, (await app.CurrentAsync(app.Signatory, opened.Id)).Standing);
        await app.ChangeAsync(opened.Id, StandingEvent.Withdraw);
        Assert.Equal(DecisionStanding.Withdrawn, (await app.CurrentAsync(app.Signatory, opened.Id)).Standing);
        Assert.Equal(new StandingRefuses(DecisionStanding.Withdrawn, StandingEvent.Reinstate), (await app.AskAsync(opened.Id, StandingEvent.Reinstate)).Error);

        // What was withdrawn is followed by a new decision, not revived.
        Succeed(await NextAsync(app, opened.Id, DecisionCause.Correction));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoApprovalsAtTheSameMomentExactlyOneWins(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var other = await app.App.AddPersonAsync("Other decider", null, Role.DecisionMaker);
        var opened = await app.SentAsync();
        var change = Succeed(await app.AskAsync(opened.Id, StandingEvent.Suspend));
        var answers = await AtOnceAsync(
            () => app.Get<ApproveStandingChange>().RunAsync(app.Decider, app.NewId(), opened.Id, change, None),
            () => app.Get<RefuseStandingChange>().RunAsync(other, app.NewId(), opened.Id, change, "No.", None));
        OneWins(answers, error => error is StandingChangeClosed or Conflict);
        Assert.Equal(1, (await app.ActionsAsync()).Count(action => action is "standing.approved" or "standing.refused"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoDecisionMakersAtTheSameMomentExactlyOneTakes(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var others = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => app.App.AddPersonAsync($"Decider {n}", null, Role.DecisionMaker)));
        var opened = await app.ConcludedAsync();
        Succeed(await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None));
        await app.ProposeAsync(opened.Id, new DecisionText(Outcome.Eligible, "All met.", null, null));
        var version = (await app.SeeAsync(app.Decider, opened.Id)).Decision!.Version;
        var answers = await AtOnceAsync([.. others.Select(decider => (Func<Task<Result<Done>>>)(() =>
            app.Get<TakeDecision>().RunAsync(decider, app.NewId(), opened.Id, version, None)))]);
        OneWins(answers, error => error is DecisionNotIn or Conflict);
        await using var db = await app.App.DbAsync();

        // Who lost holds no duty in the case.
        Assert.Equal(1, await db.Set<CaseAssignment>().CountAsync(row => row.InspectionId == opened.Id && row.Role == CaseRole.DecisionMaker, TestContext.Current.CancellationToken));
        Assert.Equal(1, (await app.ActionsAsync()).Count(action => action == "decision.taken"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheDatabaseKeepsOneDecisionACaseCurrent(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        Succeed(await NextAsync(app, opened.Id, DecisionCause.Correction));
        await app.FinishAsync(opened.Id, Wrong);
        await using var db = await app.App.DbAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Decision>().ExecuteUpdateAsync(set => set.SetProperty(row => row.SupersededOn, (DateOnly?)null), TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Decision>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, 1), TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheSignatoryAffirmsWithinTheWindowAndAMissedDayIsForTheAuthority(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var contributor = await app.App.AddPersonAsync("Contributor", app.Firm.Id, Role.FirmContributor);
        var opened = await app.SentAsync();
        Assert.Equal(new AffirmationTooEarly(new DateOnly(2027, 4, 2)), (await AffirmAsync(app, opened.Id)).Error);
        app.App.Time.SetUtcNow(new(2027, 5, 31, 0, 0, 0, TimeSpan.Zero));
        Assert.IsType<NotAllowed>((await AffirmAsync(app, opened.Id, contributor)).Error);
        Assert.IsType<NotAllowed>((await AffirmAsync(app, opened.Id, app.Officer)).Error);
        Assert.Equal(new InvalidField("name", "Required"), (await app.Get<AffirmStatus>().RunAsync(app.Signatory, app.NewId(), opened.Id, " ", true, None)).Error);
        Assert.IsType<AffirmationMissing>((await app.Get<AffirmStatus>().RunAsync(app.Signatory, app.NewId(), opened.Id, "S. Ignatory", false, None)).Error);
        var operation = app.NewId();
        Assert.Equal(new DateOnly(2027, 6, 1), Succeed(await app.Get<AffirmStatus>().RunAsync(app.Signatory, operation, opened.Id, "S. Ignatory", true, None)));
        Assert.Equal(new DateOnly(2027, 6, 1), Succeed(await app.Get<AffirmStatus>().RunAsync(app.Signatory, operation, opened.Id, "S. Ignatory", true, None)));
        Assert.Equal(new AffirmationTooEarly(new DateOnly(2028, 4, 2)), (await AffirmAsync(app, opened.Id)).Error);
        await using (var db = await app.App.DbAsync())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Affirmation>().ExecuteUpdateAsync(set => set.SetProperty(row => row.TypedName, "x"), TestContext.Current.CancellationToken));
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Affirmation>().ExecuteDeleteAsync(TestContext.Current.CancellationToken));
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<AffirmationDue>().ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        }

        app.App.Time.SetUtcNow(new(2028, 6, 2, 0, 0, 0, TimeSpan.Zero));
        var missed = await app.CurrentAsync(app.Signatory, opened.Id);
        Assert.Equal((DecisionStanding.AffirmationMissed, new DateOnly(2028, 6, 1), SubsidyState.Held), (missed.Standing, missed.MissedOn!.Value, missed.Subsidy!.State));
        Assert.Equal(new StandingRefuses(DecisionStanding.AffirmationMissed, StandingEvent.Affirm), (await AffirmAsync(app, opened.Id)).Error);
        await app.ChangeAsync(opened.Id, StandingEvent.Reinstate);
        Assert.Equal(DecisionStanding.InEffect, (await app.CurrentAsync(app.Signatory, opened.Id)).Standing);
        app.App.Time.SetUtcNow(new(2029, 6, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(DecisionStanding.Expired, (await app.CurrentAsync(app.Signatory, opened.Id)).Standing);
    }

    /// <summary>Role × step: who gets past the door, by hand. Everybody else is refused or does not find the case.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task OnlyTheRightOfficeTakesAStep(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        var stranger = await app.App.AddPersonAsync("Stranger", (await app.App.AddFirmAsync("Foreign")).Id, Role.FirmSignatory);
        var contributor = await app.App.AddPersonAsync("Contributor", app.Firm.Id, Role.FirmContributor);
        var editor = await app.App.AddPersonAsync("Editor", null, Role.StandardsEditor);
        var administrator = await app.App.AddPersonAsync("Administrator", null, Role.Administrator);
        var appealOfficer = await app.App.AddPersonAsync("Appeal officer", null, Role.AppealOfficer);
        var closed = Succeed(await app.AskAsync(opened.Id, StandingEvent.Withdraw));
        Succeed(await app.Get<TakeBackStandingChange>().RunAsync(app.Officer, app.NewId(), opened.Id, closed, None));
        var change = Succeed(await app.AskAsync(opened.Id, StandingEvent.Suspend));
        (string Step, Actor[] Allowed, Func<Actor, Task<Error?>> Act)[] steps =
        [
            ("draft next", [app.Officer, app.OtherOfficer], async actor => (await app.Get<DraftNextDecision>().RunAsync(actor, app.NewId(), opened.Id, DecisionCause.First, None)).Error),
            ("discard", [app.Officer, app.OtherOfficer], async actor => (await app.Get<DiscardDecision>().RunAsync(actor, app.NewId(), opened.Id, 0, None)).Error),
            ("ask", [app.Officer, app.OtherOfficer], async actor => (await app.AskAsync(opened.Id, StandingEvent.Affirm, actor: actor)).Error),
            ("take back", [app.Officer, app.OtherOfficer], async actor => (await app.Get<TakeBackStandingChange>().RunAsync(actor, app.NewId(), opened.Id, closed, None)).Error),
            ("approve", [app.Decider], async actor => (await app.Get<ApproveStandingChange>().RunAsync(actor, app.NewId(), opened.Id, closed, None)).Error),
            ("refuse", [app.Decider], async actor => (await app.Get<RefuseStandingChange>().RunAsync(actor, app.NewId(), opened.Id, change, "", None)).Error),
            ("affirm", [app.Signatory], async actor => (await AffirmAsync(app, opened.Id, actor)).Error),
            ("receive", [app.Signatory, contributor], async actor => (await app.Get<ReceiveDecision>().RunAsync(actor, app.NewId(), opened.Id, None)).Error),
            ("appeal", [app.Signatory], async actor => (await app.Get<FileAppeal>().RunAsync(actor, app.NewId(), opened.Id, new AppealFiling((await app.CurrentAsync(app.Signatory, opened.Id)).Decision.Id, "", []), None)).Error),
        ];
        Actor[] everybody =
        [
            app.Officer, app.OtherOfficer, app.Decider, app.Lead, app.Inspector, app.Reviewer, app.Auditor, app.Signatory, contributor, stranger, editor, administrator, appealOfficer,
        ];
        foreach (var (step, allowed, act) in steps)
        {
            foreach (var actor in everybody)
            {
                var error = await act(actor);
                Assert.True(allowed.Contains(actor) != error is NotAllowed or NotFound, $"{actor.Name} × {step}: {error}");
            }
        }
    }

    private static async Task<Guid> AnotherAsync(CaseTestApp app, Func<Item, Verdict> judge)
    {
        // The firm's first case is concluded, so the same enrolment opens another one.
        var second = await app.Get<OpenInspection>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, app.Firm.Id, None);
        Assert.True(second.IsSuccess, second.Error?.ToString());
        await app.ConcludeAsync(second.Value, judge);
        Succeed(await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), second.Value.Id, None));
        await app.FinishAsync(second.Value.Id, new DecisionText(Outcome.Conditional, "Again.", null, null));
        return second.Value.Id;
    }

    private static Task<Result<Guid>> NextAsync(CaseTestApp app, Guid id, DecisionCause cause) =>
        app.Get<DraftNextDecision>().RunAsync(app.Officer, app.NewId(), id, cause, None);

    private static Task<Result<DateOnly>> AffirmAsync(CaseTestApp app, Guid id, Actor? actor = null) =>
        app.Get<AffirmStatus>().RunAsync(actor ?? app.Signatory, app.NewId(), id, "S. Ignatory", true, None);

    /// <summary>Starts all of them at one moment on threads of their own.</summary>
    internal static async Task<Result<Done>[]> AtOnceAsync(params Func<Task<Result<Done>>>[] clicks)
    {
        using var gate = new Barrier(clicks.Length);
        return await Task.WhenAll(clicks.Select(click => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait();
                return click();
            },
            None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    internal static void OneWins(Result<Done>[] answers, Func<Error, bool> lost)
    {
        Assert.Single(answers, answer => answer.IsSuccess);
        Assert.All(answers.Where(answer => !answer.IsSuccess), answer => Assert.True(lost(answer.Error!), answer.Error!.ToString()));
    }
}
