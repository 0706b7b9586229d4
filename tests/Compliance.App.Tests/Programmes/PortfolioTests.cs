using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;

namespace Compliance.App.Tests.Programmes;

/// <summary>Lists of the authority's side: who sees them, paging, filters, order.</summary>
public sealed class PortfolioTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ThePortfolioFiltersSortsAndPages(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var notified = await app.NotifiedAsync();
        var second = await app.App.AddFirmAsync("Zenith");
        var draft = await app.OpenAsync(second.Id);
        async Task<PageOf<CaseRow>> ListAsync(CaseFilter filter, PageRequest? page = null) =>
            (await app.Get<PortfolioQueries>().ListAsync(app.Officer, filter, page ?? new PageRequest(0, 50), CancellationToken.None)).Value;

        Assert.Equal([draft.Reference, notified.Reference], (await ListAsync(new())).Rows.Select(row => row.Reference));
        var row = Assert.Single((await ListAsync(new(State: InspectionState.Notified))).Rows);
        Assert.Equal((new DateOnly(2026, 7, 13), false, 12_000_000L, "Lead"), (row.Due!.Value, row.IsLate, row.AmountYen!.Value, row.Lead));
        Assert.Equal([notified.Reference], (await ListAsync(new(Search: "aozora"))).Rows.Select(found => found.Reference));
        Assert.Equal([draft.Reference], (await ListAsync(new(Search: "Zenith株式"))).Rows.Select(found => found.Reference));
        Assert.Equal([draft.Reference], (await ListAsync(new(Search: draft.Reference))).Rows.Select(found => found.Reference));
        Assert.Empty((await ListAsync(new(LateOnly: true))).Rows);
        var page = await ListAsync(new(), new PageRequest(1, 1, "reference"));
        Assert.Equal((2, draft.Reference), (page.Total, page.Rows[0].Reference));
        Assert.Equal(notified.Reference, (await ListAsync(new(), new PageRequest(0, 1, "due"))).Rows[0].Reference);

        // Due on 13 July: late from the 14th in Tokyo, which begins at 15:00 UTC on the 13th.
        app.App.Time.SetUtcNow(new DateTimeOffset(2026, 7, 13, 14, 59, 0, TimeSpan.Zero));
        Assert.Empty((await ListAsync(new(LateOnly: true))).Rows);
        app.App.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Assert.Single((await ListAsync(new(LateOnly: true))).Rows).IsLate);
        var counts = (await app.Get<PortfolioQueries>().CountAsync(app.Decider, CancellationToken.None)).Value;
        Assert.Equal((1, 1, 0, 0), (counts.In(InspectionState.Draft), counts.Late, counts.Undecided, counts.In(DecisionState.AwaitingDecision)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EveryStageOfADecisionListsItsCases(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        async Task<int> CountAsync(DecisionStage stage) =>
            (await app.Get<PortfolioQueries>().ListAsync(app.Officer, new CaseFilter(Stage: stage), new PageRequest(0, 10), CancellationToken.None)).Value.Total;

        Assert.Equal(1, await CountAsync(DecisionStage.NotBegun));
        await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None);
        Assert.Equal((0, 1), (await CountAsync(DecisionStage.NotBegun), await CountAsync(DecisionStage.Draft)));
        await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(Outcome.Eligible, "x", null, null), 1, CancellationToken.None);
        await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 2, CancellationToken.None);
        Assert.Equal(1, await CountAsync(DecisionStage.AwaitingDecision));
        await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, 3, CancellationToken.None);
        Assert.Equal(1, await CountAsync(DecisionStage.Taken));
        await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, CancellationToken.None);
        Assert.Equal(1, await CountAsync(DecisionStage.Sent));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task FirmsAndInspectorsSeeNoPortfolio(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.NotifiedAsync();
        var administrator = await app.App.AddPersonAsync("Admin", null, Role.Administrator);
        foreach (var other in (Actor[])[app.Signatory, app.Lead, administrator])
        {
            Assert.IsType<NotAllowed>((await app.Get<PortfolioQueries>().ListAsync(other, new(), new(0, 10), CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<PortfolioQueries>().CountAsync(other, CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ProgrammeQueries>().ListAsync(other, CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ProgrammeQueries>().EnrolmentsAsync(other, CaseTestApp.Programme, null, new(0, 10), CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ProgrammeQueries>().FirmsToEnrolAsync(other, CaseTestApp.Programme, null, CancellationToken.None)).Error);
        }

        Assert.IsType<NotAllowed>((await app.Get<TeamQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await app.Get<TeamQueries>().PeopleAsync(app.Lead, opened.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await app.Get<TeamQueries>().FindAsync(administrator, opened.Id, CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ProgrammesShowTheirFirmsAndNewestCases(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var other = await app.App.AddFirmAsync("Unenrolled");
        var opened = await app.OpenAsync();
        var programmes = (await app.Get<ProgrammeQueries>().ListAsync(app.Auditor, CancellationToken.None)).Value;
        Assert.All(programmes, row => Assert.Equal(
            row.Programme.Id == CaseTestApp.Programme ? (1, 12_000_000L, 1) : (0, 0, 0),
            (row.Firms, row.AmountYen, row.OpenCases)));
        Assert.Contains(programmes, row => row.Programme.Id == CaseTestApp.Programme);
        var page = (await app.Get<ProgrammeQueries>().EnrolmentsAsync(app.Officer, CaseTestApp.Programme, "AOZ", new(0, 10), CancellationToken.None)).Value;
        var row = Assert.Single(page.Rows);
        Assert.Equal((opened.Reference, InspectionState.Draft, false), (row.NewestCase!.Reference, row.NewestCase.State, row.MayOpen));
        Assert.IsType<NotFound>((await app.Get<ProgrammeQueries>().EnrolmentsAsync(app.Officer, "no-such", null, new(0, 10), CancellationToken.None)).Error);
        var choice = Assert.Single((await app.Get<ProgrammeQueries>().FirmsToEnrolAsync(app.Officer, CaseTestApp.Programme, other.CorporateNumber[..6], CancellationToken.None)).Value);
        Assert.Equal(other.Id, choice.Id);
    }
}
