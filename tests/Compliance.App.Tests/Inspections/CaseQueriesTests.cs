using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Tests.Inspections;

/// <summary>Everybody finds exactly the cases that they may open, in one order, and their head says whose turn it is.</summary>
public sealed class CaseQueriesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AListHoldsExactlyTheCasesThatOpen(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var app = test.App;
        Guid[] cases =
        [
            test.Id,
            await test.AddCaseAsync("2026-0002", test.Firm.Id),
            await test.AddCaseAsync("2026-0003", test.Firm.Id, inspection => inspection.Cancel("Wrong firm.")),
            await test.AddCaseAsync("2026-0004", test.Stranger.FirmId!.Value, inspection => inspection.Notify(FirmCase.Due, TestApp.Start)),
            await test.AddCaseAsync("2026-0005", test.Firm.Id, inspection => inspection.Notify(FirmCase.Due, TestApp.Start).Then(_ => inspection.Cancel("Ended."))),
        ];
        var reviewer = await app.AddPersonAsync("Kato", null, Role.Inspector);
        await test.AssignAsync(reviewer, CaseRole.QualityReviewer, cases[1]);
        var former = await app.AddPersonAsync("Mori", null, Role.StandardsEditor);
        await test.AssignAsync(former, CaseRole.Inspector, cases[3]);
        var appeal = await app.AddPersonAsync("Ono", null, Role.AppealOfficer);
        await test.AssignAsync(appeal, CaseRole.AppealOfficer, cases[4]);
        Actor[] people =
        [
            test.Contributor, test.Signatory, test.Stranger, test.Inspector, reviewer, former, appeal, test.Officer,
            await app.AddPersonAsync("Abe", null, Role.DecisionMaker),
            await app.AddPersonAsync("Endo", null, Role.Auditor),
            await app.AddPersonAsync("Hara", null, Role.Administrator),
            await app.AddPersonAsync("Imai", null, Role.Inspector, Role.ProgrammeOfficer),
        ];
        var queries = app.Get<CaseQueries>();
        var seen = new Dictionary<string, int>();
        foreach (var person in people)
        {
            var listed = (await queries.MineAsync(person, new CaseFilter(), None)).Rows;
            var opens = new List<Guid>();
            foreach (var id in cases)
            {
                var head = await queries.HeadAsync(person, id, None);
                var timeline = await queries.TimelineAsync(person, id, None);
                Assert.Equal(head.IsSuccess, timeline.IsSuccess);
                if (head.IsSuccess)
                {
                    opens.Add(id);
                    Assert.Equal(head.Value.Side, listed.Single(row => row.Id == id).Side);
                }
                else
                {
                    Assert.Equal(new NotFound(), head.Error);
                }
            }

            Assert.Equal(opens.Order(), listed.Select(row => row.Id).Order());
            seen[person.Name] = opens.Count;
        }

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["Sato"] = 2,
                ["Suzuki"] = 2,
                ["Mallory"] = 1,
                ["Tanaka"] = 1,
                ["Kato"] = 1,
                ["Mori"] = 0,
                ["Ono"] = 1,
                ["Ito"] = 5,
                ["Abe"] = 5,
                ["Endo"] = 5,
                ["Hara"] = 0,
                ["Imai"] = 5,
            },
            seen);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AListIsFilteredSortedAndPagedByTheDatabase(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        for (var i = 2; i <= 7; i++)
        {
            var due = FirmCase.Due.AddDays(-i);
            await test.AddCaseAsync($"2026-000{i}", i % 2 == 0 ? test.Firm.Id : test.Stranger.FirmId!.Value, i == 7 ? null : inspection => inspection.Notify(due, TestApp.Start));
        }

        var queries = test.App.Get<CaseQueries>();
        async Task<string> ListAsync(CaseFilter filter) =>
            string.Join(' ', (await queries.MineAsync(test.Officer, filter, None)).Rows.Select(row => row.Reference[^1]));

        Assert.Equal("6 5 4 3 2 1 7", await ListAsync(new CaseFilter()));
        Assert.Equal("1 2 3 4 5 6 7", await ListAsync(new CaseFilter(Descending: true)));
        Assert.Equal("1 2 3 4 5 6 7", await ListAsync(new CaseFilter(Sort: CaseSort.Reference)));
        Assert.Equal("4 3", await ListAsync(new CaseFilter(Page: 1, PageSize: 2)));
        Assert.Equal(7, (await queries.MineAsync(test.Officer, new CaseFilter(Page: 1, PageSize: 2), None)).Total);
        Assert.Equal("7", await ListAsync(new CaseFilter(States: [InspectionState.Draft])));
        Assert.Equal("5 3 7", await ListAsync(new CaseFilter(Search: "theirs")));
        Assert.Equal("5 3 7", await ListAsync(new CaseFilter(Search: "Theirs株")));
        Assert.Equal("3", await ListAsync(new CaseFilter(Search: "2026-0003")));
        Assert.Equal("", await ListAsync(new CaseFilter(Search: "100%")));
        Assert.Equal("", await ListAsync(new CaseFilter(Assigned: true)));
        Assert.Equal("", await ListAsync(new CaseFilter(ProgrammeId: "other")));
        Assert.Equal("1", string.Join(' ', (await queries.MineAsync(test.Inspector, new CaseFilter(Held: CaseRole.LeadInspector), None)).Rows.Select(row => row.Reference[^1])));
        foreach (var sort in Enum.GetValues<CaseSort>())
        {
            Assert.Equal(7, (await queries.MineAsync(test.Officer, new CaseFilter(Sort: sort, Descending: true), None)).Rows.Count);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheHeadHidesFromTheFirmWhatTheTeamWrote(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        await test.MoveAsync(inspection => inspection.ReturnReview("Item 2.1 is thin."));
        var queries = test.App.Get<CaseQueries>();
        var firm = (await queries.HeadAsync(test.Contributor, test.Id, None)).Value;
        Assert.Equal((CaseSide.Firm, null, null), (firm.Side, firm.ReturnReason, firm.Dates.OpenedAt));
        var team = (await queries.HeadAsync(test.Inspector, test.Id, None)).Value;
        Assert.Equal((CaseSide.Team, "Item 2.1 is thin.", CaseRole.LeadInspector), (team.Side, team.ReturnReason, team.Held!.Value));
        Assert.Null((await queries.HeadAsync(test.Officer, test.Id, None)).Value.ReturnReason);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheTimelineNamesTheFirmsOwnPeopleOnly(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.SubmitCompleteAsync();
        var queries = test.App.Get<CaseQueries>();
        var row = Assert.Single((await queries.TimelineAsync(test.Contributor, test.Id, None)).Value);
        Assert.Equal(("inspection.submitted", "Suzuki", TestApp.Start), (row.Action, row.By, row.At));
    }
}
