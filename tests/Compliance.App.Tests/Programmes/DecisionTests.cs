using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Programmes;

/// <summary>From a concluded case to a decision that was sent.</summary>
public sealed class DecisionTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AConditionalDecisionFromDraftToNotice(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);

        // 3.1.3 costs one point: 109 of 110, nothing that may never be open.
        var opened = await app.ConcludedAsync(item => item.Id == "3.1.3" ? new Verdict.NotMet() : new Verdict.Met());
        var view = (await app.Get<DecisionQueries>().FindAsync(app.Officer, opened.Id, CancellationToken.None)).Value;
        Assert.Equal((Outcome.Conditional, "109", true, true), (view.Proposal!.Outcome, view.Score, view.Decision is null, view.Rights.MayDraft));
        Assert.Equal(["precondition", "nothing-open", "minimum-score", "open-item-loss", "items-never-open"], view.Proposal.Reasons.Select(reason => reason.RuleId));

        Assert.True((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        view = (await app.Get<DecisionQueries>().FindAsync(app.Officer, opened.Id, CancellationToken.None)).Value;
        Assert.Equal((Outcome.Conditional, DecisionState.Draft, "Officer"), (view.Decision!.Outcome, view.Decision.State, view.Decision.DrafterName));
        Assert.Equal(5, view.Proposal!.Reasons.Count);

        var text = new DecisionText(Outcome.Conditional, "One item is open.", null, null);
        Assert.Equal(new InvalidField("reasons", "Required"), (await ProposeAsync(app, opened.Id, view.Decision.Version)).Error);
        var saved = await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, text, view.Decision.Version, CancellationToken.None);
        Assert.Equal(view.Decision.Version + 1, saved.Value);
        Assert.IsType<Conflict>((await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, text, view.Decision.Version, CancellationToken.None)).Error);
        Assert.IsType<Conflict>((await ProposeAsync(app, opened.Id, view.Decision.Version)).Error);
        Assert.True((await ProposeAsync(app, opened.Id, saved.Value)).IsSuccess);

        // Tuesday 2 June 2026 in Tokyo.
        app.App.Time.Advance(TimeSpan.FromDays(1));
        var waiting = (await app.Get<DecisionQueries>().FindAsync(app.Decider, opened.Id, CancellationToken.None)).Value;
        Assert.True(waiting.Rights.MayDecide);
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, waiting.Decision!.Version, CancellationToken.None)).IsSuccess);
        var hidden = (await app.Get<DecisionQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Value;
        Assert.True(hidden is { Decision: null, Proposal: null, IsInside: false });

        Assert.True((await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        var unopened = (await app.Get<DecisionQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Value.Decision!;
        Assert.Equal((new DateOnly(2026, 6, 9), new DateOnly(2026, 7, 9)), (unopened.DeemedReceivedOn, unopened.AppealUntil));

        // The firm opens it on the day of sending: the thirty days run from there.
        Assert.True((await app.Get<ReceiveDecision>().RunAsync(app.Signatory, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        var sent = (await app.Get<DecisionQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Value.Decision!;
        Assert.Equal(
            (DecisionState.Sent, new DateOnly(2026, 6, 2), new DateOnly(2026, 11, 29), new DateOnly(2026, 11, 29), new DateOnly(2026, 7, 2)),
            (sent.State, sent.EffectiveOn!.Value, sent.ExpiresOn!.Value, sent.CloseOutBy!.Value, sent.AppealUntil!.Value));
        Assert.Equal(["decision.drafted", "decision.saved", "decision.proposed", "decision.taken", "decision.sent", "close-out.opened", "decision.received"], (await app.ActionsAsync()).TakeLast(7));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyHoldsTwoDutiesInACase(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var everything = await app.App.AddPersonAsync("Everything", null, Role.Inspector, Role.ProgrammeOfficer, Role.DecisionMaker);
        var opened = await app.ConcludedAsync();
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new CaseAssignment { InspectionId = opened.Id, UserId = everything.UserId, UserName = "x", Role = CaseRole.Inspector, At = app.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            new DutiesConflict(CaseRole.Inspector, CaseRole.Drafter),
            (await app.Get<DraftDecision>().RunAsync(everything, app.NewId(), opened.Id, CancellationToken.None)).Error);
        foreach (var other in (Actor[])[app.Decider, app.Lead, app.Auditor])
        {
            Assert.IsType<NotAllowed>((await app.Get<DraftDecision>().RunAsync(other, app.NewId(), opened.Id, CancellationToken.None)).Error);
        }

        var both = await app.App.AddPersonAsync("Both", null, Role.ProgrammeOfficer, Role.DecisionMaker);
        Assert.True((await app.Get<DraftDecision>().RunAsync(both, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        Assert.IsType<DecisionExists>((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).Error);
        var saved = await app.Get<SaveDecisionDraft>().RunAsync(both, app.NewId(), opened.Id, new DecisionText(Outcome.Eligible, "All met.", null, null), 1, CancellationToken.None);
        Assert.True((await app.Get<ProposeDecision>().RunAsync(both, app.NewId(), opened.Id, saved.Value, CancellationToken.None)).IsSuccess);
        Assert.Equal(
            new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker),
            (await app.Get<TakeDecision>().RunAsync(both, app.NewId(), opened.Id, saved.Value + 1, CancellationToken.None)).Error);
        Assert.Equal(
            new DutiesConflict(CaseRole.Inspector, CaseRole.DecisionMaker),
            (await app.Get<TakeDecision>().RunAsync(everything, app.NewId(), opened.Id, saved.Value + 1, CancellationToken.None)).Error);
        Assert.Equal(
            new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker),
            (await app.Get<DecisionQueries>().FindAsync(both, opened.Id, CancellationToken.None)).Value.Rights.Blocked);
        Assert.IsType<NotAllowed>((await app.Get<TakeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, saved.Value + 1, CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AReturnedDraftGoesBackWithItsReason(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await ProposedAsync(app, Outcome.Eligible);
        Assert.Equal(new InvalidField("reason", "Required"), (await app.Get<ReturnDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, "", CancellationToken.None)).Error);
        Assert.IsType<DecisionTextTooLong>((await app.Get<ReturnDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, new string('x', 10_001), CancellationToken.None)).Error);
        Assert.True((await app.Get<ReturnDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, "Name the items.", CancellationToken.None)).IsSuccess);

        // Another officer goes on with it and is a drafter from then on.
        var view = (await app.Get<DecisionQueries>().FindAsync(app.OtherOfficer, opened.Id, CancellationToken.None)).Value;
        Assert.Equal(("Name the items.", true), (view.Decision!.ReturnReason, view.Rights.MayWrite));
        var text = new DecisionText(Outcome.Eligible, "Better.", null, null);
        var saved = await app.Get<SaveDecisionDraft>().RunAsync(app.OtherOfficer, app.NewId(), opened.Id, text, view.Decision.Version, CancellationToken.None);
        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.OtherOfficer, app.NewId(), opened.Id, saved.Value, CancellationToken.None)).IsSuccess);
        await using var db = await app.App.DbAsync();
        Assert.Equal(2, await db.Set<CaseAssignment>().CountAsync(row => row.InspectionId == opened.Id && row.Role == CaseRole.Drafter, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADepartureNeedsItsWaiverAndEndsWithIt(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);

        // 3.1.20 may never be open: 109 points and still ineligible.
        var opened = await app.ConcludedAsync(item => item.Id == "3.1.20" ? new Verdict.NotMet() : new Verdict.Met());
        await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None);
        var view = (await app.Get<DecisionQueries>().FindAsync(app.Officer, opened.Id, CancellationToken.None)).Value;
        Assert.Equal(Outcome.Ineligible, view.Proposal!.Outcome);
        async Task<int> SaveAsync(int seen, string? why, DateOnly? until) => (await app.Get<SaveDecisionDraft>()
            .RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(Outcome.Conditional, "Hardship.", why, until), seen, CancellationToken.None)).Value;

        var version = await SaveAsync(view.Decision!.Version, null, new DateOnly(2026, 8, 31));
        Assert.IsType<WaiverIncomplete>((await ProposeAsync(app, opened.Id, version)).Error);
        version = await SaveAsync(version, "The only supplier of a vaccine.", new DateOnly(2026, 6, 1));
        Assert.IsType<WaiverIncomplete>((await ProposeAsync(app, opened.Id, version)).Error);
        version = await SaveAsync(version, "The only supplier of a vaccine.", new DateOnly(2026, 8, 31));
        Assert.True((await ProposeAsync(app, opened.Id, version)).IsSuccess);
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, version + 1, CancellationToken.None)).IsSuccess);
        var taken = (await app.Get<DecisionQueries>().FindAsync(app.Auditor, opened.Id, CancellationToken.None)).Value.Decision!;
        Assert.Equal((new DateOnly(2026, 8, 31), new DateOnly(2026, 8, 31)), (taken.ExpiresOn!.Value, taken.CloseOutBy!.Value));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AWaiverThatRanOutOnTheDeskIsNotTaken(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync(item => item.Id == "3.1.20" ? new Verdict.NotMet() : new Verdict.Met());
        await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None);
        var text = new DecisionText(Outcome.Conditional, "Hardship.", "Why.", new DateOnly(2026, 6, 3));
        var version = (await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, text, 1, CancellationToken.None)).Value;
        Assert.True((await ProposeAsync(app, opened.Id, version)).IsSuccess);
        app.App.Time.Advance(TimeSpan.FromDays(3));
        Assert.IsType<WaiverIncomplete>((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, version + 1, CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NothingIsDecidedBeforeTheConclusion(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.NotifiedAsync();
        Assert.Equal(
            new CaseNotConcluded(InspectionState.Notified),
            (await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).Error);
        Assert.Equal(
            new CaseNotConcluded(InspectionState.Notified),
            (await app.Get<DecisionQueries>().FindAsync(app.Officer, opened.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await app.Get<SendDecision>().RunAsync(app.Signatory, app.NewId(), app.NewId(), CancellationToken.None)).Error);
        var foreign = await app.App.AddFirmAsync("Foreign");
        var stranger = await app.App.AddPersonAsync("Stranger", foreign.Id, Role.FirmSignatory);
        Assert.IsType<NotFound>((await app.Get<DecisionQueries>().FindAsync(stranger, opened.Id, CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyWhoTookItOrAnOfficerSendsAndOnlyOnce(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var otherDecider = await app.App.AddPersonAsync("Other decider", null, Role.DecisionMaker);
        var opened = await ProposedAsync(app, Outcome.Eligible);
        Assert.IsType<DecisionNotIn>((await app.Get<SendDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).Error);
        var version = (await app.Get<DecisionQueries>().FindAsync(app.Decider, opened.Id, CancellationToken.None)).Value.Decision!.Version;
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, version, CancellationToken.None)).IsSuccess);
        Assert.IsType<NotAllowed>((await app.Get<SendDecision>().RunAsync(otherDecider, app.NewId(), opened.Id, CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await app.Get<SendDecision>().RunAsync(app.Auditor, app.NewId(), opened.Id, CancellationToken.None)).Error);
        var operation = app.NewId();
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Officer, operation, opened.Id, CancellationToken.None)).IsSuccess);
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Officer, operation, opened.Id, CancellationToken.None)).IsSuccess);
        Assert.IsType<DecisionNotIn>((await app.Get<SendDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).Error);
        var dates = (await app.Get<DecisionQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Value.Decision!;
        Assert.Equal((new DateOnly(2029, 6, 1), null), (dates.ExpiresOn, dates.CloseOutBy));
    }

    private static async Task<OpenedCase> ProposedAsync(CaseTestApp app, Outcome outcome)
    {
        var opened = await app.ConcludedAsync();
        await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None);
        var saved = await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(outcome, "All is met.", null, null), 1, CancellationToken.None);
        Assert.True((await ProposeAsync(app, opened.Id, saved.Value)).IsSuccess);
        return opened;
    }

    private static Task<Result<Done>> ProposeAsync(CaseTestApp app, Guid inspectionId, int version) =>
        app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), inspectionId, version, CancellationToken.None);
}
