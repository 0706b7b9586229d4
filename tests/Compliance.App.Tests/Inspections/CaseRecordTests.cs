using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Tests.Inspections;

/// <summary>The record of a case is read by those with a duty in it and by oversight, and by nobody else.</summary>
public sealed class CaseRecordTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly PageRequest Everything = new(0, 200);

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task WhoMayNotReadItLearnsNotEvenThatThereIsACase(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.SubmitCompleteAsync();
        var app = test.App;
        var other = await test.AddCaseAsync("2026-0002", test.Firm.Id, inspection => inspection.Notify(FirmCase.Due, TestApp.Start));
        async Task<Actor> WithDutyAsync(string name, CaseRole duty, params Role[] offices)
        {
            var person = await app.AddPersonAsync(name, null, offices);
            await test.AssignAsync(person, duty);
            return person;
        }

        (Actor Person, bool Reads)[] table =
        [
            (test.Contributor, false),
            (test.Signatory, false),
            (test.Stranger, false),
            (test.Inspector, true),
            (await app.AddPersonAsync("Unassigned", null, Role.Inspector), false),
            (await WithDutyAsync("Reviewer", CaseRole.QualityReviewer, Role.Inspector), true),
            (await WithDutyAsync("Judge", CaseRole.Inspector, Role.Inspector), true),
            (await WithDutyAsync("Drafter", CaseRole.Drafter, Role.ProgrammeOfficer), true),
            (await WithDutyAsync("Decider", CaseRole.DecisionMaker, Role.DecisionMaker), true),
            (await WithDutyAsync("Appeals", CaseRole.AppealOfficer, Role.AppealOfficer), true),
            (await WithDutyAsync("Without the office", CaseRole.Inspector, Role.StandardsEditor), false),
            (test.Officer, false),
            (await app.AddPersonAsync("Other decider", null, Role.DecisionMaker), false),
            (await app.AddPersonAsync("Auditor", null, Role.Auditor), true),
            (await app.AddPersonAsync("Administrator", null, Role.Administrator), true),
            (await app.AddPersonAsync("Editor", null, Role.StandardsEditor), false),
            (await app.AddPersonAsync("Nobody", null), false),

            // No office opens it to a firm, not even one that was given by mistake.
            (await app.AddPersonAsync("Auditor of the firm", test.Firm.Id, Role.Auditor), false),
        ];
        var queries = app.Get<CaseRecordQueries>();
        foreach (var (person, reads) in table)
        {
            var result = await queries.ListAsync(person, test.Id, Everything, None);
            Assert.Equal((person.Name, reads), (person.Name, result.IsSuccess));
            var unknown = (await queries.ListAsync(person, app.NewId(), Everything, None)).Error;
            Assert.Equal(new NotFound(), unknown);
            if (!reads)
            {
                Assert.Equal(unknown, result.Error);
            }

            // The tab is there for whoever may open the page.
            var head = await app.Get<CaseQueries>().HeadAsync(person, test.Id, None);
            Assert.True(!head.IsSuccess || head.Value.SeesRecord == reads, person.Name);
            Assert.Equal(person.HasAny(Role.Auditor, Role.Administrator) && person.FirmId is null, (await queries.ListAsync(person, other, Everything, None)).IsSuccess);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ItHoldsTheEntriesOfThisCaseOnlyTheNewestFirst(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var other = await test.AddCaseAsync("2026-0002", test.Firm.Id, inspection => inspection.Notify(FirmCase.Due, TestApp.Start));
        await test.SubmitCompleteAsync();
        Assert.Null((await test.App.Get<CancelInspection>().RunAsync(test.Officer, test.App.NewId(), other, "Another one.", None)).Error);
        Assert.Null((await test.App.Get<StartReview>().RunAsync(test.Inspector, test.App.NewId(), test.Id, None)).Error);
        var queries = test.App.Get<CaseRecordQueries>();
        var whole = (await queries.ListAsync(test.Inspector, test.Id, Everything, None)).Value;
        Assert.Equal(("2026-0001", "Ours Ltd.", false), (whole.Reference, whole.FirmName.En, whole.IsWhole));
        Assert.Equal(
            ["inspection.review-started", "inspection.submitted", "answer.saved", "answer.saved", "answer.saved"],
            whole.Entries.Rows.Select(entry => entry.Action));
        Assert.All(whole.Entries.Rows, entry => Assert.Equal(test.Id, entry.InspectionId));
        Assert.Equal(["Tanaka", "Suzuki", "Sato"], whole.Entries.Rows.Select(entry => entry.ActorName).Distinct());
        Assert.All(whole.Entries.Rows, entry => Assert.NotNull(entry.AfterDigest));

        // Paged by the database; another order is not offered.
        var second = (await queries.ListAsync(test.Inspector, test.Id, new PageRequest(2, 2, "index"), None)).Value.Entries;
        Assert.Equal(5, second.Total);
        Assert.Equal(whole.Entries.Rows.Skip(2).Take(2).Select(entry => entry.Index), second.Rows.Select(entry => entry.Index));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheTeamSeesOfTheAnswersWhatWasHandedIn(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var auditor = await test.App.AddPersonAsync("Auditor", null, Role.Auditor);
        async Task<int> AnswersAsync(Actor actor) =>
            (await test.App.Get<CaseRecordQueries>().ListAsync(actor, test.Id, Everything, None)).Value.Entries.Rows.Count(entry => entry.SubjectType == "answer");

        await test.CiteAsync("1.1", await test.AddFileAsync());
        Assert.Null((await test.AnswerAsync("1.1", Claim.Met, seen: 1)).Error);
        Assert.Equal((0, 2), (await AnswersAsync(test.Inspector), await AnswersAsync(auditor)));
        Assert.Null((await test.AnswerAsync("1.2", Claim.Met)).Error);
        Assert.Null((await test.AnswerAsync("2.1", Claim.Met)).Error);
        Assert.Null((await test.SubmitAsync()).Error);
        Assert.Equal((4, 4), (await AnswersAsync(test.Inspector), await AnswersAsync(auditor)));

        // Asked about an item, the firm writes again, and again nobody sees it before it is handed in.
        await test.RequestAsync("1.1");
        test.App.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null((await test.AnswerAsync("1.1", Claim.NotMet, "Not everywhere.", seen: 2)).Error);
        Assert.Equal((4, 5), (await AnswersAsync(test.Inspector), await AnswersAsync(auditor)));
        Assert.Null((await test.App.Get<ProvideInformation>().RunAsync(test.Signatory, test.App.NewId(), test.Id, attested: true, None)).Error);
        Assert.Equal((5, 5), (await AnswersAsync(test.Inspector), await AnswersAsync(auditor)));
    }
}
