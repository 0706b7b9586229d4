using System.Text;
using Compliance.App.Audit;
using Compliance.App.Oscal;
using Compliance.App.Oscal.Export;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Oscal.Export;

/// <summary>Who gets a case as OSCAL, when, and that each time goes on record.</summary>
public sealed class DownloadOscalTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Before_the_firm_is_told_there_is_no_plan_and_the_firm_knows_no_case(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.OpenAsync();
        foreach (var (model, reason) in ((OscalModel, OscalReadiness)[])
            [(OscalModel.AssessmentPlan, OscalReadiness.NotNotified), (OscalModel.AssessmentResults, OscalReadiness.NotConcluded), (OscalModel.PlanOfAction, OscalReadiness.NotConcluded)])
        {
            Assert.Equal(new OscalNotReady(reason), (await RunAsync(app, app.Officer, opened.Id, model)).Error);
            Assert.IsType<NotFound>((await RunAsync(app, app.Signatory, opened.Id, model)).Error);
        }

        Assert.DoesNotContain("oscal.downloaded", await app.ActionsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task From_the_notification_on_all_who_see_the_case_get_the_plan_and_nothing_else(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.NotifiedAsync();
        foreach (var actor in (Actor[])[app.Signatory, app.Officer, app.Decider, app.Lead, app.Reviewer, app.Auditor])
        {
            var plan = (await RunAsync(app, actor, opened.Id, OscalModel.AssessmentPlan)).Value;
            Assert.Equal("2026-0001-assessment-plan.json", plan.FileName);
            Assert.Equal("assessment-plan", OscalRecords.Valid(plan.Content.ToArray()).Model);
            Assert.Equal(new OscalNotReady(OscalReadiness.NotConcluded), (await RunAsync(app, actor, opened.Id, OscalModel.AssessmentResults)).Error);
            Assert.Equal(new OscalNotReady(OscalReadiness.NotConcluded), (await RunAsync(app, actor, opened.Id, OscalModel.PlanOfAction)).Error);

            // Nobody of the team is named to the firm by a plan.
            Assert.DoesNotContain("Reviewer", Encoding.UTF8.GetString(plan.Content.Span), StringComparison.Ordinal);
        }

        Assert.Equal(6, (await app.ActionsAsync()).Count(action => action == "oscal.downloaded"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Those_who_see_no_case_get_the_answer_of_an_unknown_one(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        var foreign = await app.App.AddFirmAsync("Foreign");
        foreach (var other in (Actor[])
            [await app.App.AddPersonAsync("Stranger", foreign.Id, Role.FirmSignatory), await app.App.AddPersonAsync("Outsider", null, Role.Inspector), await app.App.AddPersonAsync("Admin", null, Role.Administrator)])
        {
            foreach (var model in Enum.GetValues<OscalModel>())
            {
                Assert.Equal((await RunAsync(app, other, Guid.Empty, model)).Error, (await RunAsync(app, other, opened.Id, model)).Error);
            }
        }

        Assert.DoesNotContain("oscal.downloaded", await app.ActionsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_concluded_case_gives_the_same_bytes_to_everybody_and_each_time_goes_on_record(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync(item => item.Id is "3.1.9" or "3.5.8" ? new Verdict.NotMet() : new Verdict.Met());
        var first = (await RunAsync(app, app.Signatory, opened.Id, OscalModel.AssessmentResults)).Value;
        app.App.Time.Advance(TimeSpan.FromDays(3));
        var second = (await RunAsync(app, app.Officer, opened.Id, OscalModel.AssessmentResults)).Value;
        Assert.Equal(first.Content.ToArray(), second.Content.ToArray());
        Assert.Equal(Digest.OfBytes(first.Content.Span), first.Sha256);
        await using (var db = await app.App.DbAsync())
        {
            var entries = await db.Set<AuditEntry>().Where(entry => entry.Action == "oscal.downloaded").OrderBy(entry => entry.Index).ToListAsync(Ct);
            Assert.Equal([app.Signatory.UserId, app.Officer.UserId], entries.Select(entry => entry.ActorId));
            Assert.All(entries, entry => Assert.Equal(("assessment-results", first.Sha256, opened.Id), (entry.SubjectType, entry.SubjectId, entry.InspectionId)));
        }

        // 110 less 1 for each of two requirements.
        var record = OscalAssessment.Read(OscalRecords.Valid(first.Content.ToArray()))!;
        Assert.Equal(("2026-0001", "108", "110"), (record.Case.Reference, record.Score.Score, record.Score.Maximum));
        Assert.Equal((110, app.Firm.CorporateNumber), (record.Items.Count, record.Case.Firm.CorporateNumber));
        Assert.Equal(["3.1.9", "3.5.8"], record.Items.Where(item => item.IsOpen).Select(item => item.Id));
        var open = record.Items.Single(item => item.Id == "3.5.8");
        Assert.Equal(("not-met", "medium", "As seen.", "Mend it.", 1), (open.Counted, open.Severity, open.Rationale, open.Recommendation, open.Loss));
        Assert.Equal(
            ["inspector Inspector", "lead-inspector Lead", "quality-reviewer Reviewer", "signatory Signatory"],
            record.Persons.Select(person => $"{person.Role} {person.Name}").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_operation_twice_is_one_download(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.NotifiedAsync();
        var operation = app.NewId();
        var download = app.Get<DownloadOscal>();
        var first = await download.RunAsync(app.Signatory, operation, opened.Id, OscalModel.AssessmentPlan, Ct);
        var again = await download.RunAsync(app.Signatory, operation, opened.Id, OscalModel.AssessmentPlan, Ct);
        Assert.Equal(first.Value.Sha256, again.Value.Sha256);
        Assert.Equal(1, (await app.ActionsAsync()).Count(action => action == "oscal.downloaded"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Where_everything_is_met_there_is_no_plan_of_action(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        Assert.Equal(new OscalNotReady(OscalReadiness.NothingOpen), (await RunAsync(app, app.Officer, opened.Id, OscalModel.PlanOfAction)).Error);
        Assert.True((await RunAsync(app, app.Officer, opened.Id, OscalModel.AssessmentResults)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_plan_of_action_names_the_day_of_a_decision_only_once_it_was_sent(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync(item => item.Id == "3.1.9" ? new Verdict.NotMet() : new Verdict.Met());
        Assert.True((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, Ct)).IsSuccess);
        Assert.True((await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(Outcome.Conditional, "One is open.", null, null), 1, Ct)).IsSuccess);
        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 2, Ct)).IsSuccess);
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, 3, Ct)).IsSuccess);
        var before = Text((await RunAsync(app, app.Signatory, opened.Id, OscalModel.PlanOfAction)).Value);
        Assert.DoesNotContain("close-out-by", before, StringComparison.Ordinal);
        Assert.DoesNotContain("conditional", before, StringComparison.Ordinal);
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, Ct)).IsSuccess);
        var after = Text((await RunAsync(app, app.Signatory, opened.Id, OscalModel.PlanOfAction)).Value);

        // Monday 1 June 2026 and 180 days: 29 of June, 31, 31, 30, 31 until October make 152, so 28 November.
        Assert.Contains("\"value\": \"2026-11-28\"", after, StringComparison.Ordinal);
        Assert.Contains("\"value\": \"conditional\"", after, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_moved_day_is_a_later_plan_and_a_cancelled_case_keeps_its_plan(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.NotifiedAsync();
        var before = OscalRecords.Parse((await RunAsync(app, app.Signatory, opened.Id, OscalModel.AssessmentPlan)).Value.Content.ToArray());
        app.App.Time.Advance(TimeSpan.FromDays(1));
        var due = new DateOnly(2026, 8, 31);
        var moved = await app.Get<MoveDueDate>().RunAsync(app.Officer, app.NewId(), opened.Id, due, Ct);
        Assert.True(moved.IsSuccess, moved.Error?.ToString());
        var after = OscalRecords.Parse((await RunAsync(app, app.Signatory, opened.Id, OscalModel.AssessmentPlan)).Value.Content.ToArray());
        Assert.Equal(
            ("2026-06-01T00:00:00.000Z", "2026-06-02T00:00:00.000Z"),
            ((string?)before["metadata"]!["last-modified"], (string?)after["metadata"]!["last-modified"]));
        Assert.Equal((string?)before["uuid"], (string?)after["uuid"]);
        Assert.True((await app.Get<CancelInspection>().RunAsync(app.Officer, app.NewId(), opened.Id, "Withdrawn.", Ct)).IsSuccess);
        Assert.True((await RunAsync(app, app.Signatory, opened.Id, OscalModel.AssessmentPlan)).IsSuccess);
        Assert.Equal(new OscalNotReady(OscalReadiness.NotConcluded), (await RunAsync(app, app.Signatory, opened.Id, OscalModel.AssessmentResults)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_assessment_that_was_tampered_with_is_never_exported(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        await using (var db = await app.App.DbAsync())
        {
            await db.Set<Determination>().Where(row => row.ItemId == "3.1.1").ExecuteUpdateAsync(set => set.SetProperty(row => row.Verdict, "not-met"), Ct);
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(app, app.Officer, opened.Id, OscalModel.AssessmentResults));
    }

    private static string Text(ExportedOscal document)
    {
        OscalRecords.Valid(document.Content.ToArray());
        return Encoding.UTF8.GetString(document.Content.Span);
    }

    private static Task<Result<ExportedOscal>> RunAsync(CaseTestApp app, Actor actor, Guid id, OscalModel model) =>
        app.Get<DownloadOscal>().RunAsync(actor, app.NewId(), id, model, Ct);
}
