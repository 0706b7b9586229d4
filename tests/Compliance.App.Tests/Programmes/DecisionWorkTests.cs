using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;

namespace Compliance.App.Tests.Programmes;

/// <summary>The work lists of decisions: each person's own, and nobody else's.</summary>
public sealed class DecisionWorkTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ADecisionIsOnTheDeskOfWhoeverActsNext(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        var barred = await app.App.AddPersonAsync("Barred", null, Role.DecisionMaker);
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new ConflictDeclaration { UserId = barred.UserId, FirmId = app.Firm.Id, Reason = "Kin.", At = app.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        async Task<(int Take, int Send, int Write)> WorkOf(Actor actor)
        {
            var work = await app.Get<DecisionWorkQueries>().MineAsync(actor, CancellationToken.None);
            return (work.ToTake.Count, work.ToSend.Count, work.ToWrite.Count);
        }

        Assert.True((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        Assert.Equal((0, 0, 1), await WorkOf(app.Officer));
        Assert.Equal((0, 0, 0), await WorkOf(app.OtherOfficer));
        Assert.Equal((0, 0, 0), await WorkOf(app.Decider));

        var text = new DecisionText(Outcome.Eligible, "All is met.", null, null);
        Assert.True((await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, text, 1, CancellationToken.None)).IsSuccess);
        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 2, CancellationToken.None)).IsSuccess);
        Assert.Equal((1, 0, 0), await WorkOf(app.Decider));
        Assert.Equal((0, 0, 0), await WorkOf(app.Officer));
        Assert.Equal((0, 0, 0), await WorkOf(barred));
        Assert.Equal((0, 0, 0), await WorkOf(app.Auditor));
        Assert.Equal((0, 0, 0), await WorkOf(app.Signatory));

        Assert.True((await app.Get<ReturnDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, "Name the items.", CancellationToken.None)).IsSuccess);
        var returned = Assert.Single((await app.Get<DecisionWorkQueries>().MineAsync(app.Officer, CancellationToken.None)).ToWrite);
        Assert.Equal(("Name the items.", opened.Reference, Outcome.Eligible), (returned.ReturnReason, returned.Reference, returned.Outcome));

        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 4, CancellationToken.None)).IsSuccess);
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, 5, CancellationToken.None)).IsSuccess);
        Assert.Equal((0, 1, 0), await WorkOf(app.Decider));
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        Assert.Equal((0, 0, 0), await WorkOf(app.Decider));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheAuthoritySeesWhatIsOpenAndUntilWhenItWouldHold(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync(item => item.Id == "3.1.3" ? new Domain.Scoring.Verdict.NotMet() : new Domain.Scoring.Verdict.Met());
        Assert.True((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        var view = (await app.Get<DecisionQueries>().FindAsync(app.Decider, opened.Id, CancellationToken.None)).Value;
        Assert.Equal(("3.1.3", 1), (Assert.Single(view.OpenItems).ItemId, view.OpenItems[0].Loss));
        Assert.Equal(view.Today.AddDays(180), view.IfTakenToday!.CloseOutBy);
        var outside = (await app.Get<DecisionQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Value;
        Assert.Empty(outside.OpenItems);
        Assert.Null(outside.IfTakenToday);
    }
}
