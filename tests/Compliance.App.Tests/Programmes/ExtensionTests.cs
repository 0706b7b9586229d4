using System.Text.Json;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Programmes;

/// <summary>More time to close open items: asked by the firm, recommended by an officer, decided by another person, within the policy.</summary>
public sealed class ExtensionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Wanted = CloseOutCase.Due.AddDays(30);

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task WithoutAWordInThePolicyThereIsNoExtension(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        Assert.False((await SheetAsync(made, made.App.Signatory)).MayAsk);
        Assert.Equal(new NoExtension(CloseOutCase.Due), await AskAsync(made, made.App.Signatory, Wanted));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnApprovedExtensionMovesTheDayWithBothNamesOnFile(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AllowExtensionAsync(60);
        var app = made.App;
        var range = new ExtensionOutOfRange(CloseOutCase.Due.AddDays(1), CloseOutCase.Due.AddDays(60));
        Assert.Equal(range, await AskAsync(made, app.Signatory, CloseOutCase.Due));
        Assert.Equal(range, await AskAsync(made, app.Signatory, CloseOutCase.Due.AddDays(61)));
        Assert.Equal(new InvalidField("reason", "Required"), await AskAsync(made, app.Signatory, Wanted, " "));
        foreach (var other in (Actor[])[made.Contributor, app.Lead, app.Officer, app.Decider, app.Auditor])
        {
            Assert.IsType<NotAllowed>(await AskAsync(made, other, Wanted));
        }

        Assert.IsType<NotFound>(await AskAsync(made, made.Stranger, Wanted));
        Assert.Null(await AskAsync(made, app.Signatory, Wanted));
        Assert.IsType<ExtensionAskedAlready>(await AskAsync(made, app.Signatory, Wanted));

        Assert.Equal(new WrongExtensionState(ExtensionState.Asked, ExtensionEvent.Approve), await DecideAsync(made, app.Decider, true, 0));
        foreach (var other in (Actor[])[app.Signatory, app.Lead, app.Decider, app.Auditor])
        {
            Assert.IsType<NotAllowed>(await RecommendAsync(made, other, 0));
        }

        async Task<int> WaitsForAsync(Actor actor) => (await made.Get<ExtensionQueries>().MineAsync(actor, None)).Count;
        Assert.Equal((1, 0, 0), (await WaitsForAsync(app.Officer), await WaitsForAsync(app.Decider), await WaitsForAsync(app.Lead)));
        Assert.Equal(new Conflict(0), await RecommendAsync(made, app.Officer, 7));
        Assert.Null(await RecommendAsync(made, app.Officer, 0));
        foreach (var other in (Actor[])[app.Signatory, app.Lead, app.Officer, app.Auditor])
        {
            Assert.IsType<NotAllowed>(await DecideAsync(made, other, true, 1));
        }

        Assert.Equal((0, 1, 0), (await WaitsForAsync(app.Officer), await WaitsForAsync(app.Decider), await WaitsForAsync(app.Signatory)));

        // The note of the officer is for the decision maker; the firm reads the answer and no name.
        Assert.Contains("secret-note", await AllAsync(made, app.Decider), StringComparison.Ordinal);
        foreach (var other in (Actor[])[app.Signatory, made.Contributor, app.Lead])
        {
            Assert.DoesNotContain("secret-note", await AllAsync(made, other), StringComparison.Ordinal);
            Assert.Equal(ExtensionState.Asked, Assert.Single((await SheetAsync(made, other)).Rows).State);
        }

        Assert.Null(await DecideAsync(made, app.Decider, true, 1));
        var seen = await SheetAsync(made, app.Signatory);
        Assert.Equal((Wanted, ExtensionState.Approved, "The delivery is late.", null), (seen.DueOn, seen.Rows[0].State, seen.Rows[0].Answer, seen.Rows[0].DeciderName));
        var kept = Assert.Single((await SheetAsync(made, app.Auditor)).Rows);
        Assert.Equal(("Officer", "Decider"), (kept.OfficerName, kept.DeciderName));
        Assert.Equal((CloseOutCase.Due, Wanted), ((await made.SheetAsync(app.Signatory)).FirstDueOn, (await made.SheetAsync(app.Signatory)).DueOn));
        Assert.Equal(["extension.asked", "extension.recommended", "extension.approved"], (await app.ActionsAsync()).TakeLast(3));

        // The moved day holds: nothing expires on the first one, the status neither.
        async Task<DecisionStanding> StandingAsync() => Assert.Single((await made.Get<DecisionQueries>().FindAsync(app.Officer, made.Id, None)).Value.Sent).Standing;
        made.GoTo(Wanted);
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        Assert.Equal(CloseOutStanding.Running, (await made.SheetAsync(app.Officer)).Standing);
        Assert.Equal(DecisionStanding.InEffect, await StandingAsync());
        made.GoTo(Wanted.AddDays(1));
        await made.Get<CloseOutJob>().ExecuteAsync(None);
        Assert.Equal(CloseOutStanding.Expired, (await made.SheetAsync(app.Officer)).Standing);
        Assert.Equal(DecisionStanding.Expired, await StandingAsync());
        Assert.IsType<CloseOutEnded>(await AskAsync(made, app.Signatory, Wanted.AddDays(10)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoRecommendedNeverDecides(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AllowExtensionAsync(60);
        var both = await made.App.App.AddPersonAsync("Both", null, Role.ProgrammeOfficer, Role.DecisionMaker);
        var inspecting = await made.App.App.AddPersonAsync("Inspecting", null, Role.Inspector, Role.ProgrammeOfficer, Role.DecisionMaker);
        await using (var db = await made.App.App.DbAsync())
        {
            db.Add(new CaseAssignment { InspectionId = made.Id, UserId = inspecting.UserId, UserName = "x", Role = CaseRole.Inspector, At = made.App.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(None);
        }

        Assert.Null(await AskAsync(made, made.App.Signatory, Wanted));
        Assert.Equal(new DutiesConflict(CaseRole.Inspector, CaseRole.Drafter), await RecommendAsync(made, inspecting, 0));
        Assert.Null(await RecommendAsync(made, both, 0));
        Assert.Equal(new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker), await DecideAsync(made, both, true, 1));
        Assert.Equal(new DutiesConflict(CaseRole.Inspector, CaseRole.DecisionMaker), await DecideAsync(made, inspecting, true, 1));
        Assert.Equal(new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker), (await SheetAsync(made, both)).Blocked);
        var answers = await Task.WhenAll(
            Task.Run(() => DecideAsync(made, made.App.Decider, true, 1)),
            Task.Run(() => DecideAsync(made, made.App.Decider, false, 1)));
        Assert.Single(answers, error => error is null);
        await using var after = await made.App.App.DbAsync();
        Assert.Equal(1, await after.Set<Domain.Audit.AuditEntry>().CountAsync(entry => entry.Action == "extension.approved" || entry.Action == "extension.refused", None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARefusedOrWithdrawnRequestLeavesTheDayAndAnotherMayFollow(DatabaseKind kind)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AllowExtensionAsync(60);
        Assert.Null(await AskAsync(made, made.App.Signatory, Wanted));
        Assert.IsType<NotAllowed>((await made.Get<WithdrawExtension>().RunAsync(made.Contributor, made.NewId(), made.Id, None)).Error);
        Assert.Null((await made.Get<WithdrawExtension>().RunAsync(made.App.Signatory, made.NewId(), made.Id, None)).Error);
        Assert.IsType<NotFound>((await made.Get<WithdrawExtension>().RunAsync(made.App.Signatory, made.NewId(), made.Id, None)).Error);
        Assert.Null(await AskAsync(made, made.App.Signatory, Wanted));
        Assert.Null(await RecommendAsync(made, made.App.Officer, 0));
        Assert.Null(await DecideAsync(made, made.App.Decider, false, 1));
        var sheet = await SheetAsync(made, made.App.Signatory);
        Assert.Equal((CloseOutCase.Due, true), (sheet.DueOn, sheet.MayAsk));
        Assert.Equal([ExtensionState.Withdrawn, ExtensionState.Refused], sheet.Rows.Select(row => row.State));
    }

    private static async Task<ExtensionSheet> SheetAsync(CloseOutCase made, Actor actor) => (await made.Get<ExtensionQueries>().SheetAsync(actor, made.Id, None)).Value!;

    private static async Task<string> AllAsync(CloseOutCase made, Actor actor) => JsonSerializer.Serialize(await SheetAsync(made, actor));

    private static async Task<Error?> AskAsync(CloseOutCase made, Actor actor, DateOnly until, string reason = "The delivery is late.") =>
        (await made.Get<AskExtension>().RunAsync(actor, made.NewId(), made.Id, until, reason, None)).Error;

    private static async Task<Error?> RecommendAsync(CloseOutCase made, Actor actor, int seen) =>
        (await made.Get<RecommendExtension>().RunAsync(actor, made.NewId(), made.Id, true, "secret-note", seen, None)).Error;

    private static async Task<Error?> DecideAsync(CloseOutCase made, Actor actor, bool approved, int seen) =>
        (await made.Get<DecideExtension>().RunAsync(actor, made.NewId(), made.Id, approved, "The delivery is late.", seen, None)).Error;
}
