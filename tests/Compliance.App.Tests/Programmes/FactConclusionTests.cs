using System.Text.Json;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Oscal;
using Compliance.App.Oscal.Export;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Programmes;

/// <summary>A whole case of Cyber Essentials, whose items against malware depend on the mechanism that the firm uses.</summary>
public sealed class FactConclusionTests
{
    private const string Programme = "cyber-essentials";
    private const string Fact = "malware-mechanism";
    private static readonly string[] Reset = ["MP-2", "MP-3", "MP-4", "MP-5", "MP-6"];
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    /// <summary>
    /// The firm claims an allow list only, so that MP-2 to MP-4 fall away; the inspector finds anti-malware software only, so
    /// that MP-5 and MP-6 fall away instead.
    /// </summary>
    [Theory, MemberData(nameof(Both))]
    public async Task TheFactsAreFrozenWithTheScoreAndGiveTheSameScoreAgain(DatabaseKind kind)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        var published = made.Get<ChecklistLibrary>().Find(Programme, "1.0.0")!;
        var id = await ConcludeAsync(made, published);

        await using var db = await made.App.DbAsync();
        var assessment = await db.Set<Assessment>().AsNoTracking().SingleAsync(None);
        // By hand: two points an item, MP-5 and MP-6 left out, MP-2 not compliant.
        var items = published.Checklist.Items.Count();
        Assert.Equal(((2 * (items - 2)) - 2, 2 * (items - 2)), (int.Parse(assessment.Score!, System.Globalization.CultureInfo.InvariantCulture), int.Parse(assessment.Maximum, System.Globalization.CultureInfo.InvariantCulture)));
        var determinations = (await db.Set<Determination>().AsNoTracking().ToListAsync(None)).Select(row => row.ForScoring()!).ToList();
        var found = new Domain.Checklists.FirmFacts(new Dictionary<string, IReadOnlyList<string>> { [Fact] = ["anti-malware"] });
        Assert.Equal(Scorer.Score(published.Ruleset, determinations, found).Value.InputsHash, assessment.InputsHash);
        Assert.NotEqual(
            Scorer.Score(published.Ruleset, [.. determinations, new("MP-5", new Verdict.NotApplicable()), new("MP-6", new Verdict.NotApplicable())]).Value.InputsHash,
            assessment.InputsHash);

        var json = JsonDocument.Parse(assessment.Json).RootElement;
        var fact = Assert.Single(json.GetProperty("facts").EnumerateArray());
        Assert.Equal(
            (Fact, "allow-list", "anti-malware", "No allow list on any device.", "Lead"),
            (fact.GetProperty("fact").GetString(), fact.GetProperty("claimed")[0].GetString(), fact.GetProperty("judged")[0].GetString(), fact.GetProperty("rationale").GetString(), fact.GetProperty("inspector").GetString()));
        var excluded = json.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("excludedBy").GetArrayLength() > 0).ToList();
        Assert.Equal(["MP-5", "MP-6"], excluded.Select(item => item.GetProperty("id").GetString()));
        Assert.All(excluded, item => Assert.Equal(JsonValueKind.Null, item.GetProperty("determination").ValueKind));
        Assert.Contains("属性により適用されない", excluded[0].GetProperty("explanation").GetProperty("ja").GetString(), StringComparison.Ordinal);

        // Loading the frozen case scores it again and throws where anything differs.
        var builder = new ReportBuilder(made.Get<IDbContextFactory<ComplianceDb>>(), made.Get<ChecklistLibrary>(), made.Get<LocalCalendar>(), made.Get<OscalExports>());
        var report = Assert.IsType<ReportModel>((await builder.BuildAsync(id, DocumentKind.InspectionReport, None)).Model);
        var shown = Assert.Single(report.Facts);
        Assert.Equal(("マルウェア対策ソフトのみ", "No allow list on any device."), (shown.Judged!.Ja, shown.Rationale));
        Assert.Equal(["MP-5", "MP-6"], report.Items.Where(item => item.ExcludedBy.Count > 0).Select(item => item.Id));
        // What was written to an item and never handed in appears nowhere.
        Assert.Equal("", report.Items.Single(item => item.Id == "MP-2").Statement);

        // Handed on as OSCAL, the facts and what they excluded come back.
        await using var stored = await made.App.DbAsync();
        var inspection = await stored.Set<Inspection>().SingleAsync(row => row.Id == id, None);
        var exports = made.Get<OscalExports>();
        var written = (await exports.ExportAsync(stored, inspection, OscalModel.AssessmentResults, None)).Value;
        var read = OscalAssessment.Read(OscalDocument.Read(written.Content.Span, out _)!)!;
        Assert.Equal("anti-malware", read.Facts[Fact]);
        Assert.Equal(["MP-5", "MP-6"], read.Items.Where(item => item.Determination is null).Select(item => item.Id));
        Assert.All(read.Items.Where(item => item.Determination is null), item => Assert.Equal((null, null, false), (item.Inspector, item.JudgedAt, item.IsOpen)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFactChangedBehindThePlatformsBackIsNoticed(DatabaseKind kind)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        var id = await ConcludeAsync(made, made.Get<ChecklistLibrary>().Find(Programme, "1.0.0")!);
        await using (var db = await made.App.DbAsync())
        {
            (await db.Set<CaseFact>().SingleAsync(None)).TakeBack(made.Lead, made.App.Time.GetUtcNow());
            await db.SaveChangesAsync(None);
        }

        var builder = new ReportBuilder(made.Get<IDbContextFactory<ComplianceDb>>(), made.Get<ChecklistLibrary>(), made.Get<LocalCalendar>(), made.Get<OscalExports>());
        await Assert.ThrowsAsync<InvalidDataException>(() => builder.BuildAsync(id, DocumentKind.InspectionReport, None));
    }

    /// <summary>
    /// The new version words the question otherwise: what the firm and the inspector said to it says nothing any more, and the
    /// firm answers it with what it is asked for. Nobody else sees the answer before it is handed in.
    /// </summary>
    [Theory, MemberData(nameof(Both))]
    public async Task AMoveOpensAQuestionThatIsAnotherOneNowForTheFirmAlone(DatabaseKind kind)
    {
        await using var made = await StartAsync(kind);
        var id = await MovedAsync(made);
        await using (var db = await made.App.DbAsync())
        {
            var fact = await db.Set<CaseFact>().AsNoTracking().SingleAsync(row => row.InspectionId == id, None);
            Assert.Equal((0, false, 4), (fact.Claimed.Count, fact.IsCorrected, fact.Version));
        }

        Assert.Equal(["fact.corrected", "fact.answered"], (await made.ActionsAsync()).Where(action => action.StartsWith("fact.", StringComparison.Ordinal)).TakeLast(2));
        foreach (var item in Reset)
        {
            var draft = new AnswerDraft(id, item, Claim.Met, "In place.", item is "MP-2" or "MP-5" or "MP-6" ? 2 : 0);
            Success(await made.Get<SaveAnswer>().RunAsync(made.Signatory, made.NewId(), draft, None));
        }

        var provide = made.Get<ProvideInformation>();
        Assert.Equal([Fact], Assert.IsType<MissingFacts>((await provide.RunAsync(made.Signatory, made.NewId(), id, true, None)).Error).Facts);
        made.App.Time.Advance(TimeSpan.FromHours(1));
        Success(await made.Get<AnswerQuestion>().RunAsync(made.Signatory, made.NewId(), new QuestionDraft(id, Fact, ["anti-malware"], 4), None));

        var facts = made.Get<FactQueries>();
        var own = Success(await facts.OpenAsync(made.Signatory, id, None));
        Assert.Equal((true, true, "anti-malware"), (own.MayAnswer, own.Rows[0].Open, own.Rows[0].Claimed.Single()));
        foreach (var other in new[] { made.Lead, made.Officer })
        {
            var sheet = Success(await facts.OpenAsync(other, id, None));
            Assert.Equal((false, 0, 0), (sheet.MayAnswer, sheet.Rows[0].Claimed.Count, sheet.Excluded.Count));
        }

        made.App.Time.Advance(TimeSpan.FromHours(1));
        Success(await provide.RunAsync(made.Signatory, made.NewId(), id, true, None));
        Assert.Equal(["MP-5", "MP-6"], Success(await facts.OpenAsync(made.Lead, id, None)).Excluded.Select(item => item.ItemId));

        // Handed in, it is closed again, also where the firm is asked about something else.
        Success(await made.Get<RequestInformation>().RunAsync(made.Inspector, made.NewId(), new InformationQuestion(id, ["MP-2"], "Which product?", new DateOnly(2026, 7, 30)), None));
        Assert.Equal(new FactNotOpen(Fact), (await made.Get<AnswerQuestion>().RunAsync(made.Signatory, made.NewId(), new QuestionDraft(id, Fact, ["both"], 5), None)).Error);
        Assert.False(Success(await facts.OpenAsync(made.Signatory, id, None)).MayAnswer);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAnswerThatWasNeverHandedInCountsForNothingOnceTheRequestIsWithdrawn(DatabaseKind kind)
    {
        await using var made = await StartAsync(kind);
        var id = await MovedAsync(made);
        made.App.Time.Advance(TimeSpan.FromHours(1));
        Success(await made.Get<AnswerQuestion>().RunAsync(made.Signatory, made.NewId(), new QuestionDraft(id, Fact, ["anti-malware"], 4), None));
        Success(await made.Get<WithdrawRequest>().RunAsync(made.Inspector, made.NewId(), id, None));
        foreach (var other in new[] { made.Lead, made.Officer })
        {
            var sheet = Success(await made.Get<FactQueries>().OpenAsync(other, id, None));
            Assert.Equal((0, 0), (sheet.Rows[0].Claimed.Count, sheet.Excluded.Count));
        }

        // Silence excuses nobody: every item that was opened anew is judged, MP-5 and MP-6 too, and the score stands when it is computed again.
        foreach (var item in Reset)
        {
            var judgement = new Judgement(new Verdict.Met(), new Dictionary<string, ObjectiveState>(), "As seen.", null, "", []);
            Success(await made.Get<SaveDetermination>().RunAsync(made.Inspector, made.NewId(), new DeterminationDraft(id, item, judgement, item is "MP-5" or "MP-6" ? 0 : 2), None));
        }

        await ConcludeAsync(made, id);
        await using var db = await made.App.DbAsync();
        var assessment = await db.Set<Assessment>().AsNoTracking().SingleAsync(None);
        var items = made.Get<ChecklistLibrary>().Find(Programme, "1.1.0")!.Checklist.Items.Count();
        Assert.Equal((2 * items).ToString(System.Globalization.CultureInfo.InvariantCulture), assessment.Score);
        Assert.Empty(JsonDocument.Parse(assessment.Json).RootElement.GetProperty("facts")[0].GetProperty("claimed").EnumerateArray());
        var builder = new ReportBuilder(made.Get<IDbContextFactory<ComplianceDb>>(), made.Get<ChecklistLibrary>(), made.Get<LocalCalendar>(), made.Get<OscalExports>());
        Assert.IsType<ReportModel>((await builder.BuildAsync(id, DocumentKind.InspectionReport, None)).Model);
    }

    /// <summary>A whole case by its use cases alone.</summary>
    internal static async Task<Guid> ConcludeAsync(CaseTestApp made, PublishedChecklist published, Func<Guid, Task>? duringReview = null)
    {
        var id = await JudgedAsync(made, published);
        await (duringReview?.Invoke(id) ?? Task.CompletedTask);
        await ConcludeAsync(made, id);
        return id;
    }

    private static async Task ConcludeAsync(CaseTestApp made, Guid id)
    {
        Success(await made.Get<CloseReview>().RunAsync(made.Lead, made.NewId(), id, None));
        Success(await made.Get<StartQualityReview>().RunAsync(made.Reviewer, made.NewId(), id, None));
        Success(await made.Get<ConfirmReview>().RunAsync(made.Reviewer, made.NewId(), id, None));
        Success(await made.Get<CloseFactCheck>().RunAsync(made.Signatory, made.NewId(), id, None));
        Success(await made.Get<ConcludeInspection>().RunAsync(made.Lead, made.NewId(), id, None));
    }

    private static async Task<Guid> JudgedAsync(CaseTestApp made, PublishedChecklist published)
    {
        Success(await made.Get<EnrolFirm>().RunAsync(made.Officer, made.NewId(), Programme, made.Firm.Id, 1_000_000, None));
        var id = Success(await made.Get<OpenInspection>().RunAsync(made.Officer, made.NewId(), Programme, made.Firm.Id, None)).Id;
        await made.StaffAsync(id);
        Success(await made.Get<NotifyFirm>().RunAsync(made.Officer, made.NewId(), id, null, None));
        Success(await made.Get<SaveAnswer>().RunAsync(made.Signatory, made.NewId(), new AnswerDraft(id, "MP-2", Claim.Met, "Written too early.", 0), None));
        Success(await made.Get<AnswerQuestion>().RunAsync(made.Signatory, made.NewId(), new QuestionDraft(id, Fact, ["allow-list"], 0), None));
        foreach (var item in published.Checklist.Items.Where(item => item.Id is not ("MP-2" or "MP-3" or "MP-4")))
        {
            Success(await made.Get<SaveAnswer>().RunAsync(made.Signatory, made.NewId(), new AnswerDraft(id, item.Id, Claim.Met, "In place.", 0), None));
        }

        Success(await made.Get<SubmitInspection>().RunAsync(made.Signatory, made.NewId(), id, true, None));
        Success(await made.Get<StartReview>().RunAsync(made.Lead, made.NewId(), id, None));
        Success(await made.Get<CorrectFact>().RunAsync(
            made.Lead, made.NewId(), new FactCorrection(id, Fact, ["anti-malware"], "No allow list on any device.", 1), None));
        foreach (var item in published.Checklist.Items.Where(item => item.Id is not ("MP-5" or "MP-6")))
        {
            Verdict verdict = item.Id == "MP-2" ? new Verdict.NotMet() : new Verdict.Met();
            var judgement = new Judgement(verdict, new Dictionary<string, ObjectiveState>(), "As seen.", null, "", []);
            Success(await made.Get<SaveDetermination>().RunAsync(made.Inspector, made.NewId(), new DeterminationDraft(id, item.Id, judgement, 0), None));
        }

        return id;
    }

    private static Task<CaseTestApp> StartAsync(DatabaseKind kind) =>
        CaseTestApp.StartAsync(kind, services => services.AddSingleton(ChecklistLibrary.Open(Repository.ChecklistsFolder)));

    // Judged, and moved to a version that words the question otherwise: the firm is asked anew.
    private static async Task<Guid> MovedAsync(CaseTestApp made)
    {
        var library = made.Get<ChecklistLibrary>();
        var from = library.Find(Programme, "1.0.0")!;
        var id = await JudgedAsync(made, from);
        var question = from.Checklist.Questions[0] with { Title = new("Which mechanism, and since when?", "どの仕組みをいつから用いているか") };
        library.Add(PublishedChecklist.Of(from.Checklist with { Version = "1.1.0", Questions = [question] }, new string('1', 64), "made up"));
        var used = library.FindProgramme(Programme)!;
        library.Add(used with { ChecklistVersion = "1.1.0", Policy = used.Policy with { Version = "1.1.0" } });

        var preview = Success(await made.Get<MoveInspectionQueries>().PreviewAsync(made.Officer, id, "1.1.0", None));
        Assert.Equal([Fact], preview.Carried.Questions);
        Assert.Equal(Reset, preview.Carried.Reset.Order(StringComparer.Ordinal));
        Success(await made.Get<MoveInspection>().RunAsync(
            made.Officer, made.NewId(), new CaseMove(id, "1.1.0", preview.SeenVersion, "One question is another one.", new DateOnly(2026, 6, 30)), None));
        return id;
    }

    private static T Success<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.ToString());
        return result.Value;
    }
}
