using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Programmes;

/// <summary>From a conditional decision to the closing of its last open item, or to the day on which it expires.</summary>
public sealed class CloseOutTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AConditionalDecisionBeginsOneActionForEachOpenItem(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        var sheet = await made.SheetAsync(made.Contributor);
        Assert.Equal((CloseOutStanding.Running, CloseOutCase.Due, CloseOutCase.Due), (sheet.Standing, sheet.FirstDueOn, sheet.DueOn));
        Assert.Equal([CloseOutCase.First, CloseOutCase.Second], sheet.Actions.Select(row => row.ItemId));
        Assert.All(sheet.Actions, row => Assert.Equal((CorrectiveActionState.Planning, Severity.Medium, "Mend it."), (row.State, row.Severity!.Value, row.Recommendation)));
        Assert.Equal(["decision.sent", "close-out.opened"], (await made.App.ActionsAsync()).TakeLast(2));

        // The job finds nothing to begin and nothing to end.
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        Assert.Equal("close-out.opened", (await made.App.ActionsAsync())[^1]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EveryItemClosedGivesAScoreOfItsOwnAndLeavesTheAssessmentAsItWas(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await using var db = await made.App.App.DbAsync();
        var before = await db.Set<Assessment>().AsNoTracking().SingleAsync(None);
        await made.CloseAsync();
        Assert.Equal(CloseOutStanding.Running, (await made.SheetAsync(made.App.Officer)).Standing);
        Assert.False(await db.Set<CloseOutAssessment>().AnyAsync(None));
        await made.CloseAsync(CloseOutCase.Second);

        var sheet = await made.SheetAsync(made.App.Officer);
        Assert.Equal((CloseOutStanding.Completed, "110", "110", 2), (sheet.Standing, sheet.Score, sheet.Maximum, sheet.Closed));
        var frozen = await db.Set<CloseOutAssessment>().AsNoTracking().SingleAsync(None);
        Assert.Equal((before.Digest, before.RulesetHash, "108"), (frozen.BaseDigest, frozen.RulesetHash, before.Score));
        Assert.NotEqual(before.InputsHash, frozen.InputsHash);
        using var json = JsonDocument.Parse(frozen.Json);
        var closed = json.RootElement.GetProperty("items").EnumerateArray().Where(item => item.TryGetProperty("closure", out _)).ToList();
        Assert.Equal(
            [(CloseOutCase.First, "not-met", "met", "Inspector"), (CloseOutCase.Second, "not-met", "met", "Inspector")],
            closed.Select(item => (
                item.GetProperty("id").GetString()!, item.GetProperty("assessed").GetString()!, item.GetProperty("counted").GetString()!,
                item.GetProperty("closure").GetProperty("inspector").GetString()!)));

        var after = await db.Set<Assessment>().AsNoTracking().SingleAsync(None);
        Assert.Equal((before.Json, before.Score, before.InputsHash), (after.Json, after.Score, after.InputsHash));
        Assert.Equal("not-met", await db.Set<Determination>().Where(row => row.ItemId == CloseOutCase.First).Select(row => row.Verdict).SingleAsync(None));
        Assert.Equal(["action.closed", "close-out.completed"], (await made.App.ActionsAsync()).TakeLast(2));
        Assert.Equal(CloseOutStanding.Completed, Assert.Single(await made.Get<CloseOutQueries>().MineAsync(made.App.Officer, None)).Standing);

        // Closed in time stays closed: the day passes, nothing expires.
        made.GoTo(CloseOutCase.Due.AddDays(400));
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        Assert.Equal(CloseOutStanding.Completed, (await made.SheetAsync(made.App.Officer)).Standing);
        Assert.DoesNotContain("close-out.expired", await made.App.ActionsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheDayAfterTheLastOneEverythingOpenHasExpiredAndIsRecordedOnce(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.CloseAsync();
        await made.AcceptAsync(CloseOutCase.Second);
        await made.ClaimAsync(CloseOutCase.Second);
        made.GoTo(CloseOutCase.Due);
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        Assert.Equal(CloseOutStanding.Running, (await made.SheetAsync(made.App.Officer)).Standing);

        // Before any job ran, it counts as expired for everybody, and nobody can act.
        made.GoTo(CloseOutCase.Due.AddDays(1));
        Assert.Equal(CloseOutStanding.Expired, (await made.SheetAsync(made.Contributor)).Standing);
        var late = await made.Get<JudgeClosure>().RunAsync(made.App.Inspector, made.NewId(), await made.TargetAsync(CloseOutCase.Second), true, "Seen.", None);
        Assert.Equal(new WrongActionState(CorrectiveActionState.Expired, CorrectiveActionEvent.Close), late.Error);
        Assert.DoesNotContain("close-out.expired", await made.App.ActionsAsync());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => made.Get<CloseOutJob>().ExecuteAsync(None)));
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        Assert.Single(await made.App.ActionsAsync(), "close-out.expired");
        var sheet = await made.SheetAsync(made.Contributor);
        Assert.Equal([CorrectiveActionState.Closed, CorrectiveActionState.Expired], sheet.Actions.Select(row => row.State));
        Assert.All(sheet.Actions, row => Assert.False(row.Rights.Any));
        await using var db = await made.App.App.DbAsync();
        Assert.False(await db.Set<CloseOutAssessment>().AnyAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoInspectorsAtOnceGiveOneJudgement(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AcceptAsync();
        await made.ClaimAsync();
        var target = await made.TargetAsync();
        var answers = await Task.WhenAll(
            Task.Run(() => made.Get<JudgeClosure>().RunAsync(made.App.Lead, made.NewId(), target, true, "Seen.", None)),
            Task.Run(() => made.Get<JudgeClosure>().RunAsync(made.App.Inspector, made.NewId(), target, false, "Not seen.", None)));
        Assert.Single(answers, answer => answer.IsSuccess);
        Assert.True(answers.Single(answer => !answer.IsSuccess).Error is WrongActionState or Conflict);
        await using var db = await made.App.App.DbAsync();
        Assert.Single(await db.Set<ClosureJudgement>().ToListAsync(None));
        Assert.Single(await db.Set<AuditEntry>().Where(entry => entry.Action == "action.closed" || entry.Action == "action.closure-returned").ToListAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheLastTwoItemsJudgedAtOnceFreezeOneScore(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        foreach (var item in (string[])[CloseOutCase.First, CloseOutCase.Second])
        {
            await made.AcceptAsync(item);
            await made.ClaimAsync(item);
        }

        var (first, second) = (await made.TargetAsync(), await made.TargetAsync(CloseOutCase.Second));
        var answers = await Task.WhenAll(
            Task.Run(() => made.Get<JudgeClosure>().RunAsync(made.App.Lead, made.NewId(), first, true, "Seen.", None)),
            Task.Run(() => made.Get<JudgeClosure>().RunAsync(made.App.Inspector, made.NewId(), second, true, "Seen.", None)));
        Assert.All(answers, CloseOutCase.Succeed);
        Assert.Single(await made.App.ActionsAsync(), "close-out.completed");
        Assert.Equal("110", (await made.SheetAsync(made.App.Officer)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatOfAStepAnswersTheSameAndHasOneEffect(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AcceptAsync();
        await made.ClaimAsync();
        var (operation, target) = (made.NewId(), await made.TargetAsync());
        var once = await made.Get<JudgeClosure>().RunAsync(made.App.Lead, operation, target, false, "Show the log.", None);
        CloseOutCase.Succeed(await made.Get<SaveClosureStatement>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), "More.", None));
        var again = await made.Get<JudgeClosure>().RunAsync(made.App.Lead, operation, target, false, "Show the log.", None);
        Assert.Equal((once.Value, target.SeenVersion + 1), (again.Value, once.Value));
        Assert.Single(await made.App.ActionsAsync(), "action.closure-returned");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyTheRightPersonTakesEachStep(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        var app = made.App;
        var unassigned = await app.App.AddPersonAsync("Unassigned", null, Role.Inspector);
        var administrator = await app.App.AddPersonAsync("Administrator", null, Role.Administrator);
        var appeals = await app.App.AddPersonAsync("Appeals", null, Role.AppealOfficer, Role.Inspector);
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new CaseAssignment { InspectionId = made.Id, UserId = appeals.UserId, UserName = "Appeals", Role = CaseRole.AppealOfficer, At = app.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(None);
        }

        // What each person gets for a step that the state allows: yes, not allowed, or nothing to see.
        Actor[] everybody =
        [
            made.Contributor, app.Signatory, made.Stranger, app.Inspector, app.Lead, app.Reviewer, unassigned, app.Officer, app.Decider, appeals, app.Auditor, administrator, Actor.System,
        ];
        (string Step, string Table, Func<Actor, Task<Error?>> Act)[] steps =
        [
            ("write plan", "yy- nnn- nnnn--", async actor => (await made.Get<SaveActionPlan>().RunAsync(actor, made.NewId(), await made.TargetAsync(), CloseOutCase.Plan(), None)).Error),
            ("submit plan", "nt- nnn- nnnn--", async actor => (await made.Get<SubmitActionPlan>().RunAsync(actor, made.NewId(), await made.TargetAsync(), None)).Error),
            ("write note", "nn- yyn- nnnn--", async actor => (await made.Get<SaveActionNote>().RunAsync(actor, made.NewId(), (await made.TargetAsync()) with { SeenVersion = 0 }, "Note.", None)).Error),
            ("return plan", "nn- rrn- nnnn--", async actor => (await made.Get<ReturnActionPlan>().RunAsync(actor, made.NewId(), await made.TargetAsync(), "", None)).Error),
            ("accept plan", "nn- tNn- nnnn--", async actor => (await made.Get<AcceptActionPlan>().RunAsync(actor, made.NewId(), await made.TargetAsync(), None)).Error),
            ("mark", "yy- nnn- nnnn--", async actor => (await made.Get<MarkMilestone>().RunAsync(actor, made.NewId(), await made.TargetAsync(), 1, new DateOnly(2026, 6, 1), None)).Error),
            ("write closure", "yy- nnn- nnnn--", async actor => (await made.Get<SaveClosureStatement>().RunAsync(actor, made.NewId(), await made.TargetAsync(), "Done.", None)).Error),
            ("cite", "yy- nnn- nnnn--", async actor => (await made.Get<CiteClosureEvidence>().RunAsync(actor, made.NewId(), made.Id, CloseOutCase.First, [await made.FileAsync(app.Firm.Id)], None)).Error),
            ("claim", "na- nnn- nnnn--", async actor => (await made.Get<ClaimClosure>().RunAsync(actor, made.NewId(), await made.TargetAsync(), false, None)).Error),
        ];
        foreach (var (step, table, act) in steps)
        {
            var cells = table.Replace(" ", "", StringComparison.Ordinal);
            Assert.Equal(everybody.Length, cells.Length);
            foreach (var (actor, cell) in everybody.Zip(cells))
            {
                var error = await act(actor);
                Assert.Equal((step, actor.Name, Expected(cell)), (step, actor.Name, error?.GetType().Name));
            }
        }

        CloseOutCase.Succeed(await made.Get<MarkMilestone>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), 2, new DateOnly(2026, 6, 1), None));
        CloseOutCase.Succeed(await made.Get<ClaimClosure>().RunAsync(app.Signatory, made.NewId(), await made.TargetAsync(), true, None));
        foreach (var (actor, cell) in everybody.Zip("nn-rrn-nnnn--"))
        {
            var error = (await made.Get<JudgeClosure>().RunAsync(actor, made.NewId(), await made.TargetAsync(), true, "", None)).Error;
            Assert.Equal(("judge", actor.Name, Expected(cell)), ("judge", actor.Name, error?.GetType().Name));
        }

        // y and t: done. N: the state has moved on. a and r: allowed, but something is missing.
        static string? Expected(char cell) => cell switch
        {
            'y' or 't' => null,
            'n' => nameof(NotAllowed),
            'N' => nameof(WrongActionState),
            'a' => nameof(AttestationMissing),
            'r' => nameof(InvalidField),
            _ => nameof(NotFound),
        };
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnInspectorWhoDeclaredAConflictJudgesNothing(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.SubmitPlanAsync();
        await using (var db = await made.App.App.DbAsync())
        {
            db.Add(new ConflictDeclaration { UserId = made.App.Inspector.UserId, FirmId = made.App.Firm.Id, Reason = "A cousin works there.", At = made.App.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(None);
        }

        Assert.IsType<ConflictOfInterest>((await made.Get<AcceptActionPlan>().RunAsync(made.App.Inspector, made.NewId(), await made.TargetAsync(), None)).Error);
        var sheet = await made.SheetAsync(made.App.Inspector);
        Assert.True(sheet.HasConflict);
        Assert.False(sheet.Actions[0].Rights.Any);
        CloseOutCase.Succeed(await made.Get<AcceptActionPlan>().RunAsync(made.App.Lead, made.NewId(), await made.TargetAsync(), None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EvidenceOfAClosureIsTheFirmsOwnAndScanned(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AcceptAsync();
        async Task<Error?> CiteAsync(params Guid[] files) =>
            (await made.Get<CiteClosureEvidence>().RunAsync(made.Contributor, made.NewId(), made.Id, CloseOutCase.First, files, None)).Error;
        var own = await made.FileAsync(made.App.Firm.Id);
        Assert.IsType<UnknownEvidence>(await CiteAsync(own, await made.FileAsync(made.Stranger.FirmId!.Value)));
        Assert.IsType<Quarantined>(await CiteAsync(own, await made.FileAsync(made.App.Firm.Id, ScanVerdict.Pending)));
        Assert.Empty((await made.RowAsync(made.Contributor)).Draft!.Evidence);
        Assert.Null(await CiteAsync(own, own));
        Assert.Equal(own, Assert.Single((await made.RowAsync(made.Contributor)).Draft!.Evidence).VersionId);

        // The team opens it once it was claimed, not before; others never.
        var queries = made.Get<CaseEvidenceQueries>();
        Assert.IsType<NotFound>((await queries.ResolveAsync(made.App.Lead, made.Id, own, None)).Error);
        CloseOutCase.Succeed(await queries.ResolveAsync(made.Contributor, made.Id, own, None));
        await made.ClaimAsync();
        CloseOutCase.Succeed(await queries.ResolveAsync(made.App.Lead, made.Id, own, None));
        foreach (var other in (Actor[])[made.App.Officer, made.App.Auditor, made.Stranger])
        {
            Assert.IsType<NotFound>((await queries.ResolveAsync(other, made.Id, own, None)).Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DraftsStayWithWhoWritesThem(DatabaseKind kind)
    {
        const string OfFirm = "canary-of-the-firm";
        const string OfLead = "canary-of-the-lead";
        await using var made = await CloseOutCase.StartAsync(kind);
        var app = made.App;
        var plan = CloseOutCase.Plan(OfFirm);
        CloseOutCase.Succeed(await made.Get<SaveActionPlan>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), plan, None));
        Assert.Contains(OfFirm, await AllAsync(app.Signatory), StringComparison.Ordinal);
        foreach (var other in (Actor[])[app.Lead, app.Reviewer, app.Officer, app.Decider, app.Auditor])
        {
            Assert.DoesNotContain(OfFirm, await AllAsync(other), StringComparison.Ordinal);
        }

        // The digest of a draft is not shown to those with a duty before it was handed in.
        Assert.DoesNotContain("action.plan-saved", await RecordAsync(app.Lead));
        Assert.Contains("action.plan-saved", await RecordAsync(app.Auditor));
        CloseOutCase.Succeed(await made.Get<SubmitActionPlan>().RunAsync(app.Signatory, made.NewId(), await made.TargetAsync(), None));
        Assert.Contains("action.plan-saved", await RecordAsync(app.Lead));
        Assert.Contains(OfFirm, await AllAsync(app.Lead), StringComparison.Ordinal);

        // An inspector's unsent words are theirs alone; what is written after a return is the firm's again.
        CloseOutCase.Succeed(await made.Get<SaveActionNote>().RunAsync(app.Lead, made.NewId(), new ActionTarget(made.Id, CloseOutCase.First, 0), OfLead, None));
        Assert.Contains(OfLead, await AllAsync(app.Lead), StringComparison.Ordinal);
        foreach (var other in (Actor[])[made.Contributor, app.Signatory, app.Inspector, app.Reviewer, app.Officer, app.Auditor])
        {
            Assert.DoesNotContain(OfLead, await AllAsync(other), StringComparison.Ordinal);
        }

        CloseOutCase.Succeed(await made.Get<ReturnActionPlan>().RunAsync(app.Lead, made.NewId(), await made.TargetAsync(), "Name the device.", None));
        var back = await made.RowAsync(made.Contributor);
        Assert.Equal(("Name the device.", CorrectiveActionState.Planning), (back.Remarks, back.State));
        Assert.DoesNotContain(OfLead, await AllAsync(app.Lead), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Lead.Name + "\"", await AllAsync(made.Contributor), StringComparison.Ordinal);
        CloseOutCase.Succeed(await made.Get<SaveActionPlan>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), CloseOutCase.Plan("second-canary"), None));
        Assert.DoesNotContain("second-canary", await AllAsync(app.Lead), StringComparison.Ordinal);
        Assert.Equal(OfFirm, (await made.RowAsync(app.Lead)).HandedIn!.Measure);

        async Task<string> AllAsync(Actor actor) => JsonSerializer.Serialize(await made.SheetAsync(actor)) + JsonSerializer.Serialize(await made.Get<CloseOutQueries>().MineAsync(actor, None));
        async Task<IReadOnlyList<string>> RecordAsync(Actor actor) =>
            [.. (await made.Get<CaseRecordQueries>().ListAsync(actor, made.Id, new PageRequest(0, 200), None)).Value.Entries.Rows.Select(entry => entry.Action)];
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AForeignCaseAnswersLikeAnUnknownOne(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        var queries = made.Get<CloseOutQueries>();
        Assert.Equal((await queries.SheetAsync(made.Stranger, made.NewId(), None)).Error, (await queries.SheetAsync(made.Stranger, made.Id, None)).Error);
        Assert.IsType<NotFound>((await queries.SheetAsync(made.Stranger, made.Id, None)).Error);
        Assert.Empty(await queries.MineAsync(made.Stranger, None));
        Assert.Single(await queries.MineAsync(made.Contributor, None));
        Assert.IsType<NotFound>((await made.Get<ExtensionQueries>().SheetAsync(made.Stranger, made.Id, None)).Error);
        foreach (var item in (string[])["3.1.1", "no-such-item", "\0"])
        {
            Assert.IsType<NotFound>((await made.Get<SaveActionPlan>().RunAsync(made.Contributor, made.NewId(), new(made.Id, item, 0), CloseOutCase.Plan(), None)).Error);
        }
    }
}
