using System.Text.Json;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using static Compliance.App.Tests.Programmes.DecisionSteps;

namespace Compliance.App.Tests.Programmes;

/// <summary>Appeals from the filing to the notice.</summary>
public sealed class AppealUseCaseTests
{
    private const string Canary = "CANARY-APPEAL";

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken None => CancellationToken.None;

    [Theory, MemberData(nameof(Both))]
    public async Task AnAppealThatOverturnsLeadsToADecisionOfTheOfficerAndTheOriginalStays(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var officer = await OfficerAsync(app);
        var opened = await IneligibleAsync(app);
        var evidence = await EvidenceAsync(app, app.Firm.Id, ScanVerdict.NotConfigured);
        var appeal = Succeed(await app.FileAsync(opened.Id, null, evidence));
        Assert.IsType<AppealExists>((await app.FileAsync(opened.Id)).Error);
        Assert.Equal(appeal, Assert.Single((await app.Get<AppealWorkQueries>().MineAsync(officer, None)).ToTakeUp).Id);

        // A draft in the place of the decision waits for the appeal, and falls where the appeal overturns it.
        Assert.IsType<AppealOpen>((await app.Get<DraftNextDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, DecisionCause.Correction, None)).Error);
        await app.DecideAppealAsync(officer, opened.Id, appeal, new AppealText(AppealOutcome.Overturned, Outcome.Eligible, Canary));
        foreach (var outsider in (Actor[])[app.Signatory, app.Officer, app.Decider])
        {
            Assert.DoesNotContain(Canary, JsonSerializer.Serialize((await app.Get<AppealQueries>().FindAsync(outsider, opened.Id, None)).Value), StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, JsonSerializer.Serialize(await app.SeeAsync(outsider, opened.Id)), StringComparison.Ordinal);
        }

        Assert.Equal(AppealState.UnderReview, (await app.AppealAsync(app.Signatory, opened.Id)).State);
        Assert.Null((await app.AppealAsync(app.Signatory, opened.Id)).OfficerName);
        Assert.Equal(appeal, Assert.Single((await app.Get<AppealWorkQueries>().MineAsync(officer, None)).ToSend).Id);
        Assert.IsType<NotAllowed>((await app.Get<SendAppeal>().RunAsync(app.Decider, app.NewId(), appeal, None)).Error);
        app.App.Time.Advance(TimeSpan.FromDays(1));
        var operation = app.NewId();
        Succeed(await app.Get<SendAppeal>().RunAsync(officer, operation, appeal, None));
        Succeed(await app.Get<SendAppeal>().RunAsync(officer, operation, appeal, None));

        var firm = await app.SeeAsync(app.Signatory, opened.Id);
        Assert.Equal([(2, Outcome.Eligible, DecisionStanding.InEffect), (1, Outcome.Ineligible, DecisionStanding.Superseded)], firm.Sent.Select(row => (row.Decision.Number, row.Decision.Outcome, row.Standing)));
        Assert.Equal((DecisionCause.Appeal, Canary, null), (firm.Sent[0].Decision.Cause, firm.Sent[0].Decision.Reasons, firm.Sent[0].Decision.AppealUntil));
        Assert.Equal("Reasons of the authority.", firm.Sent[1].Decision.Reasons);
        var told = await app.AppealAsync(app.Signatory, opened.Id);
        Assert.Equal((AppealState.Sent, AppealOutcome.Overturned, 2, Canary), (told.State, told.Outcome, told.NewDecisionNumber, told.Reasons));
        Assert.Equal(evidence, Assert.Single(told.Files).VersionId);

        // What an appeal officer decided is not appealed against again.
        Assert.IsType<NotAppealable>((await app.FileAsync(opened.Id)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnUpheldDecisionHoldsAsItIs(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var officer = await OfficerAsync(app);
        var opened = await IneligibleAsync(app);
        var appeal = Succeed(await app.FileAsync(opened.Id));
        await app.DecideAppealAsync(officer, opened.Id, appeal, new AppealText(AppealOutcome.Upheld, null, "It stands."));
        Succeed(await app.Get<SendAppeal>().RunAsync(app.Officer, app.NewId(), appeal, None));
        var sent = Assert.Single((await app.SeeAsync(app.Signatory, opened.Id)).Sent);
        Assert.Equal((1, DecisionStanding.InEffect), (sent.Decision.Number, sent.Standing));
        Assert.Equal(new AppealRefuses(AppealState.Sent, AppealEvent.Withdraw), (await app.Get<WithdrawAppeal>().RunAsync(app.Signatory, app.NewId(), appeal, None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheWindowRunsFromTheReceiptAndALateAppealIsRefusedWithTheDay(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await IneligibleAsync(app);
        app.App.Time.Advance(TimeSpan.FromDays(3));
        Succeed(await app.Get<ReceiveDecision>().RunAsync(app.Signatory, app.NewId(), opened.Id, None));
        app.App.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(new AppealTooLate(new DateOnly(2026, 7, 4)), (await app.FileAsync(opened.Id)).Error);
        app.App.Time.SetUtcNow(app.App.Time.GetUtcNow().AddTicks(1));
        var window = Succeed(await app.Get<AppealQueries>().FindAsync(app.Signatory, opened.Id, None)).Window!;
        Assert.Equal((new DateOnly(2026, 6, 4), new DateOnly(2026, 7, 4), new AppealTooLate(new DateOnly(2026, 7, 4))), (window.ReceivedOn, window.Until, window.Refusal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyFilesOfTheFirmsOwnLibraryAreCited(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await IneligibleAsync(app);
        var foreign = await EvidenceAsync(app, (await app.App.AddFirmAsync("Foreign")).Id, ScanVerdict.NotConfigured);
        var blocked = await EvidenceAsync(app, app.Firm.Id, ScanVerdict.Pending);
        Assert.IsType<UnknownEvidence>((await app.FileAsync(opened.Id, null, foreign)).Error);
        Assert.IsType<Quarantined>((await app.FileAsync(opened.Id, null, blocked)).Error);
        Assert.Equal(
            new InvalidField("grounds", "Required"),
            (await app.Get<FileAppeal>().RunAsync(app.Signatory, app.NewId(), opened.Id, new AppealFiling((await app.SeeAsync(app.Signatory, opened.Id)).Decision!.Id, " ", []), None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoeverHadAPartInTheCaseDoesNotHearTheAppeal(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var all = new[] { Role.AppealOfficer, Role.Inspector, Role.ProgrammeOfficer, Role.DecisionMaker };
        Actor Also(Actor actor) => actor with { Roles = new HashSet<Role>(all) };
        var conflicted = await OfficerAsync(app);
        var removed = await app.App.AddPersonAsync("Removed", null, all);
        var opened = await IneligibleAsync(app);
        var appeal = Succeed(await app.FileAsync(opened.Id));
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new ConflictDeclaration { UserId = conflicted.UserId, FirmId = app.Firm.Id, Reason = "Cousin.", At = app.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(new DutiesConflict(CaseRole.Drafter, CaseRole.AppealOfficer), (await TakeUpAsync(app, Also(app.Officer), appeal)).Error);
        Assert.Equal(new DutiesConflict(CaseRole.DecisionMaker, CaseRole.AppealOfficer), (await TakeUpAsync(app, Also(app.Decider), appeal)).Error);
        Assert.Equal(new DutiesConflict(CaseRole.LeadInspector, CaseRole.AppealOfficer), (await TakeUpAsync(app, Also(app.Lead), appeal)).Error);
        Assert.IsType<ConflictOfInterest>((await TakeUpAsync(app, conflicted, appeal)).Error);
        Assert.Empty((await app.Get<AppealWorkQueries>().MineAsync(conflicted, None)).ToTakeUp);

        // Somebody who asked for a change of the decision and lost the duty since.
        var change = Succeed(await app.AskAsync(opened.Id, StandingEvent.Suspend, actor: removed));
        Succeed(await app.Get<TakeBackStandingChange>().RunAsync(removed, app.NewId(), opened.Id, change, None));
        await using (var db = await app.App.DbAsync())
        {
            await db.Set<CaseAssignment>().Where(row => row.UserId == removed.UserId).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.IsType<HadPartInCase>((await TakeUpAsync(app, removed, appeal)).Error);
        Assert.Empty((await app.Get<AppealWorkQueries>().MineAsync(removed, None)).ToTakeUp);

        // Who hears it holds the duty, so no other office in this case.
        var officer = await app.App.AddPersonAsync("Independent", null, all);
        Succeed(await TakeUpAsync(app, officer, appeal));
        Assert.Equal(new DutiesConflict(CaseRole.AppealOfficer, CaseRole.Drafter), (await app.AskAsync(opened.Id, StandingEvent.Suspend, actor: officer)).Error);

        // A conflict that was declared late keeps them from deciding; another officer can take it up once it is handed back.
        var second = await OfficerAsync(app);
        Assert.Equal(new AppealRefuses(AppealState.UnderReview, AppealEvent.TakeUp), (await TakeUpAsync(app, second, appeal)).Error);
        Succeed(await app.Get<HandBackAppeal>().RunAsync(officer, app.NewId(), appeal, None));
        Succeed(await TakeUpAsync(app, second, appeal));
        Assert.IsType<NotAllowed>((await app.Get<HandBackAppeal>().RunAsync(officer, app.NewId(), appeal, None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoOfficersAtTheSameMomentExactlyOneHearsIt(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var officers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OfficerAsync(app)));
        var opened = await IneligibleAsync(app);
        var appeal = Succeed(await app.FileAsync(opened.Id));
        var answers = await StandingChangeTests.AtOnceAsync([.. officers.Select(officer => (Func<Task<Result<Done>>>)(() => TakeUpAsync(app, officer, appeal)))]);
        StandingChangeTests.OneWins(answers, error => error is AppealRefuses or Conflict);
        await using var db = await app.App.DbAsync();
        Assert.Equal(1, await db.Set<CaseAssignment>().CountAsync(row => row.Role == CaseRole.AppealOfficer, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheFirmWithdrawsUntilItWasToldAndThenNothingIsSent(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var officer = await OfficerAsync(app);
        var contributor = await app.App.AddPersonAsync("Contributor", app.Firm.Id, Role.FirmContributor);
        var opened = await IneligibleAsync(app);
        var appeal = Succeed(await app.FileAsync(opened.Id));
        await app.DecideAppealAsync(officer, opened.Id, appeal, new AppealText(AppealOutcome.Overturned, Outcome.Eligible, Canary));
        Assert.IsType<NotAllowed>((await app.Get<WithdrawAppeal>().RunAsync(contributor, app.NewId(), appeal, None)).Error);
        Succeed(await app.Get<WithdrawAppeal>().RunAsync(app.Signatory, app.NewId(), appeal, None));
        Assert.Equal(new AppealRefuses(AppealState.Withdrawn, AppealEvent.Send), (await app.Get<SendAppeal>().RunAsync(officer, app.NewId(), appeal, None)).Error);
        var seen = await app.AppealAsync(app.Signatory, opened.Id);
        Assert.Equal((AppealState.Withdrawn, null, ""), (seen.State, seen.Outcome, seen.Reasons));
        Assert.Single((await app.SeeAsync(app.Signatory, opened.Id)).Sent);
        Assert.IsType<AppealExists>((await app.FileAsync(opened.Id)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OthersDoNotFindTheAppeal(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var officer = await OfficerAsync(app);
        var opened = await IneligibleAsync(app);
        var evidence = await EvidenceAsync(app, app.Firm.Id, ScanVerdict.NotConfigured);
        var appeal = Succeed(await app.FileAsync(opened.Id, null, evidence));
        var stranger = await app.App.AddPersonAsync("Stranger", (await app.App.AddFirmAsync("Foreign")).Id, Role.FirmSignatory);
        foreach (var nobody in (Actor[])[stranger, officer])
        {
            Assert.IsType<NotFound>((await app.Get<AppealQueries>().FindAsync(nobody, opened.Id, None)).Error);
            Assert.IsType<NotFound>((await app.Get<WithdrawAppeal>().RunAsync(nobody, app.NewId(), appeal, None)).Error);
        }

        Assert.IsType<NotFound>((await TakeUpAsync(app, stranger, appeal)).Error);
        Assert.IsType<NotFound>((await TakeUpAsync(app, officer, app.NewId())).Error);
        Assert.IsType<NotAllowed>((await TakeUpAsync(app, app.Decider, appeal)).Error);
        Assert.IsType<NotAllowed>((await app.Get<AppealQueries>().FindAsync(app.Lead, opened.Id, None)).Error);

        // Files of the appeal: the firm, and the officer once they hear it; nobody else of the authority.
        Task<Result<EvidenceVersion>> OpenAsync(Actor actor) => app.Get<DownloadAppealEvidence>().RunAsync(actor, app.NewId(), opened.Id, evidence, None);
        Assert.IsType<NotFound>((await OpenAsync(officer)).Error);
        Succeed(await TakeUpAsync(app, officer, appeal));
        Succeed(await OpenAsync(officer));
        Succeed(await OpenAsync(app.Signatory));
        foreach (var other in (Actor[])[app.Officer, app.Decider, app.Lead, app.Auditor, stranger])
        {
            Assert.IsType<NotFound>((await OpenAsync(other)).Error);
        }
    }

    private static Task<Result<Done>> TakeUpAsync(CaseTestApp app, Actor actor, Guid appeal) => app.Get<TakeUpAppeal>().RunAsync(actor, app.NewId(), appeal, None);

    private static Task<Actor> OfficerAsync(CaseTestApp app) => app.App.AddPersonAsync("Appeal officer", null, Role.AppealOfficer);

    // 3.1.20 may never be open: 109 points and still ineligible.
    private static Task<OpenedCase> IneligibleAsync(CaseTestApp app) =>
        app.SentAsync(Outcome.Ineligible, item => item.Id == "3.1.20" ? new Verdict.NotMet() : new Verdict.Met());

    private static async Task<Guid> EvidenceAsync(CaseTestApp app, Guid firmId, ScanVerdict scan)
    {
        var version = app.NewId();
        var file = new NewVersion(version, "proof.pdf", 4, new string('a', 64), "%PDF"u8.ToArray(), scan, app.App.Time.GetUtcNow(), app.Signatory.UserId, "Signatory");
        await using var db = await app.App.DbAsync();
        db.Add(EvidenceDocument.Create(app.NewId(), firmId, "Proof", file).Value);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return version;
    }
}
