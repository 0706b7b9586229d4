using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using UglyToad.PdfPig;

namespace Compliance.App.Tests.Reports;

/// <summary>Certificate, gap analysis, request letter and corrective action plan: when each is issued, and what it shows.</summary>
public sealed class LetterTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("eligible", "○適格Eligible", "2029年12月1日", "2027年12月1日")]
    [InlineData("conditional", "△条件付き適格Conditionallyeligible", "2027年5月30日", "未達の項目を期限までに")]
    public async Task ACertificateIsOnePageWithStatusAndValidityAndNothingThatWasFound(string outcome, string status, string until, string condition)
    {
        using var pdf = PdfDocument.Open(await RenderAsync("certificate", SampleReports.Certificate(outcome)));
        Assert.Equal(1, pdf.NumberOfPages);
        var text = PdfFacts.Text(pdf);
        foreach (var part in (string[])["適合証明書", "株式会社見本精密製作所", "7000012050002", "第2号No.2", status, until, condition])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Equal(outcome != "conditional", !text.Contains("未達", StringComparison.Ordinal));
        Assert.DoesNotContain("得点", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetterSaysWhatIsAskedOnWhichItemsUntilWhen()
    {
        using var pdf = PdfDocument.Open(await RenderAsync("request-letter", SampleReports.Letter()));
        var text = PdfFacts.Text(pdf);
        foreach (var part in (string[])["追加情報の提出依頼", "2026年9月15日", "3.1.12", "3.1.14", "#変更", "審査の期間は進みません"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.All(PdfFacts.Fonts(pdf), font => Assert.Matches("IBMPlexSans|IBMPlexMono|NotoSansJP", font));
    }

    [Fact]
    public async Task AGapAnalysisAndAPlanListEveryItem()
    {
        var gaps = SampleReports.Gaps();
        using var analysis = PdfDocument.Open(await RenderAsync("gap-analysis", gaps));
        var text = PdfFacts.Text(analysis);
        Assert.NotEmpty(gaps.Items);
        Assert.All(gaps.Items, item => Assert.Contains(item.Id, text, StringComparison.Ordinal));
        Assert.Contains("この項目により規則が満たされていません", text, StringComparison.Ordinal);
        using var empty = PdfDocument.Open(await RenderAsync("gap-analysis", gaps with { Items = [], Rules = [] }));
        Assert.Contains("未達の項目はありません", PdfFacts.Text(empty), StringComparison.Ordinal);

        using var plan = PdfDocument.Open(await RenderAsync("action-plan", SampleReports.Plans()));
        var planned = PdfFacts.Text(plan);
        foreach (var part in (string[])["是正計画書", "3.1.3", "3.1.4", "2027年4月20日", "情報システム部", "2027年5月30日"])
        {
            Assert.Contains(part, planned, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ALetterIsIssuedWithTheRequestLongBeforeTheConclusion(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        var cases = app.Cases;
        var opened = await cases.InReviewAsync();
        DecisionSteps.Succeed(await cases.Get<RequestInformation>().RunAsync(cases.Lead, cases.NewId(), new(opened.Id, ["3.1.2", "3.1.1"], "Which?", new DateOnly(2026, 6, 12)), None));
        await app.SweepAsync();
        await app.SweepAsync();
        var row = Assert.Single(await app.RowsAsync());
        Assert.Equal((DocumentKind.RequestLetter, DocumentStatus.Issued, 1), (row.Kind, row.Status, row.Number));
        var model = app.Renderer.Seen.Select(seen => seen.Model).OfType<RequestLetterModel>().Single();
        Assert.Equal(["3.1.1", "3.1.2"], model.Items.Select(item => item.Id));
        Assert.Equal(("Which?", new DateOnly(2026, 6, 12)), (model.Message, model.DueOn));
        Assert.Single((await cases.Get<DocumentQueries>().ListAsync(cases.Signatory, opened.Id, None)).Value.Documents);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheGapsComeInTheOrderOfTheirWeightAndOnlyAStatusHasACertificate(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);

        // 3.1.1 costs 5 points, 3.1.3 and 3.1.20 one; 3.1.20 may never be open, and no item of more than one point may.
        var opened = await app.Cases.SentAsync(Outcome.Ineligible, item => item.Id is "3.1.1" or "3.1.3" or "3.1.20" ? new Verdict.NotMet() : new Verdict.Met());
        await app.SweepAsync();
        await app.SweepAsync();
        var gaps = app.Renderer.Seen.Select(seen => seen.Model).OfType<GapAnalysisModel>().Single();
        Assert.Equal(["3.1.1", "3.1.20", "3.1.3"], gaps.Items.Select(item => item.Id));
        Assert.Equal([true, true, false], gaps.Items.Select(item => item.BarsStatus));
        Assert.DoesNotContain(await app.RowsAsync(), row => row.Kind is DocumentKind.Certificate);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ThePlanIsIssuedOnceTheLastPlanIsAcceptedAndTheCloseOutIsInItsNotice(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        var made = await CloseOutCase.OfAsync(app.Cases);
        await made.AcceptAsync(CloseOutCase.First);
        await app.SweepAsync();
        Assert.DoesNotContain(await app.RowsAsync(), row => row.Kind is DocumentKind.CorrectiveActionPlan);
        await made.AcceptAsync(CloseOutCase.Second);
        await app.SweepAsync();
        await app.SweepAsync();
        var plan = app.Renderer.Seen.Select(seen => seen.Model).OfType<ActionPlanModel>().Single();
        Assert.Equal([(CloseOutCase.First, 2), (CloseOutCase.Second, 2)], plan.Items.Select(item => (item.Id, item.Milestones.Count)));
        Assert.Equal(CloseOutCase.Due, plan.DueOn);
        Assert.Equal(CloseOutCase.Due, app.Renderer.Seen.Select(seen => seen.Model).OfType<CertificateModel>().Single().CloseOutBy);

        foreach (var item in (string[])[CloseOutCase.First, CloseOutCase.Second])
        {
            await made.ClaimAsync(item);
            DecisionSteps.Succeed(await made.Get<JudgeClosure>().RunAsync(app.Cases.Inspector, made.NewId(), await made.TargetAsync(item), true, "Shown.", None));
        }

        DecisionSteps.Succeed(await made.Get<DraftNextDecision>().RunAsync(app.Cases.Officer, made.NewId(), made.Id, DecisionCause.CloseOut, None));
        await app.Cases.FinishAsync(made.Id, new DecisionText(Outcome.Eligible, "All is closed.", null, null));
        await app.SweepAsync();
        await app.SweepAsync();
        var notice = app.Renderer.Seen.Single(seen => seen.Model is DecisionNoticeModel { Number: 2 });
        var model = Assert.IsType<DecisionNoticeModel>(notice.Model);
        Assert.Equal(("110", "110"), (model.Score, model.Maximum));
        Assert.Empty(model.OpenItems);
        Assert.Equal(["assessment.json", "close-out.json"], notice.Attachments.Select(file => file.Name));
    }

    private static async Task<byte[]> RenderAsync<T>(string template, T model)
    {
        await using var renderer = new TypstRenderer(Typst.Options());
        return await renderer.RenderAsync(template, model, [], SampleReports.Created, TestContext.Current.CancellationToken);
    }
}
