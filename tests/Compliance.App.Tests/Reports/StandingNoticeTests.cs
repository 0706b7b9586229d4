using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using UglyToad.PdfPig;

namespace Compliance.App.Tests.Reports;

/// <summary>The notices of what happens to a decision after it was sent.</summary>
public sealed class StandingNoticeTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [InlineData("Overturned", "○原決定を取消しDecisionoverturned", true)]
    [InlineData("Amended", "△原決定を変更Decisionamended", true)]
    [InlineData("Upheld", "－原決定を維持Decisionupheld", false)]
    public async Task TheNoticeOfAnAppealSaysItsResultAndWhatHoldsNow(string outcome, string said, bool replaced)
    {
        using var pdf = PdfDocument.Open(await RenderAsync("appeal-notice", SampleReports.Appeal(outcome)));
        var text = PdfFacts.Text(pdf);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("第1号No.1", text, StringComparison.Ordinal);
        Assert.Contains("新たに提出された規程により", text, StringComparison.Ordinal);
        Assert.Contains("接続承認規程_第3版.pdf", text, StringComparison.Ordinal);
        Assert.Equal(replaced, text.Contains("第2号No.2", StringComparison.Ordinal));
        Assert.Equal(!replaced, text.Contains("そのまま効力を有します", StringComparison.Ordinal));
        Assert.All(PdfFacts.Fonts(pdf), font => Assert.Matches("IBMPlexSans|IBMPlexMono|NotoSansJP", font));
    }

    [Theory]
    [InlineData("Suspend", "決定の効力停止通知書", "△効力停止Suspended")]
    [InlineData("Reinstate", "決定の効力回復通知書", "○効力回復Reinstated")]
    [InlineData("Withdraw", "決定の撤回通知書", "×撤回Withdrawn")]
    public async Task TheNoticeOfAChangeSaysWhatFromWhenAndWhoAskedAndApproved(string change, string title, string said)
    {
        using var pdf = PdfDocument.Open(await RenderAsync("standing-notice", SampleReports.Standing(change)));
        var text = PdfFacts.Text(pdf);
        foreach (var part in (string[])[title, said, "2027年3月15日", "第2号No.2", "起案三郎", "決定四郎"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ADecisionNoticeNamesItsNumberWhatItSupersedesAndWhoAskedForAndApprovedAWaiver()
    {
        var model = SampleReports.Notice("eligible", waiver: "代替の防護策。") with
        {
            Number = 2,
            Cause = "Correction",
            Supersedes = new(1, "ineligible", new DateOnly(2026, 11, 1)),
            WaiverAsker = "申請 七郎",
            WaiverApprover = "決定 四郎",
            ReceivedBy = new DateOnly(2026, 12, 8),
            AppealDays = 30,
        };
        using var pdf = PdfDocument.Open(await RenderAsync("decision-notice", model));
        var text = PdfFacts.Text(pdf);
        foreach (var part in (string[])["第2号No.2", "決定の更正", "第1号No.1", "申請七郎", "30日", "2026年12月8日"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        using var appealed = PdfDocument.Open(await RenderAsync("decision-notice", model with { Cause = "Appeal", AppealUntil = null }));
        Assert.Contains("重ねて不服を申し立てることはできません", PdfFacts.Text(appealed), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EveryDecisionAppealAndApprovedChangeHasItsNotice(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        var opened = await app.SentAsync();
        var cases = app.Cases;
        var officer = await cases.App.AddPersonAsync("Appeal officer", null, Role.AppealOfficer);

        // Asked for and taken back: no notice of it.
        var asked = DecisionSteps.Succeed(await cases.AskAsync(opened.Id, StandingEvent.Withdraw));
        DecisionSteps.Succeed(await cases.Get<TakeBackStandingChange>().RunAsync(cases.Officer, cases.NewId(), opened.Id, asked, CancellationToken.None));
        await cases.ChangeAsync(opened.Id, StandingEvent.Suspend);
        cases.App.Time.Advance(TimeSpan.FromHours(1));
        await cases.ChangeAsync(opened.Id, StandingEvent.Reinstate);
        var appeal = DecisionSteps.Succeed(await cases.FileAsync(opened.Id));
        await cases.DecideAppealAsync(officer, opened.Id, appeal, new AppealText(AppealOutcome.Amended, Outcome.Eligible, "Amended."));
        await app.SweepAsync();
        Assert.DoesNotContain(await app.RowsAsync(), row => row.Kind is DocumentKind.AppealNotice);
        DecisionSteps.Succeed(await cases.Get<SendAppeal>().RunAsync(officer, cases.NewId(), appeal, CancellationToken.None));
        await app.SweepAsync();
        await app.SweepAsync();

        var rows = await app.RowsAsync();
        Assert.Equal(
            [
                (DocumentKind.InspectionReport, 1), (DocumentKind.DecisionNotice, 1), (DocumentKind.DecisionNotice, 2),
                (DocumentKind.AppealNotice, 1), (DocumentKind.StandingNotice, 1), (DocumentKind.StandingNotice, 2),
                (DocumentKind.Certificate, 1), (DocumentKind.Certificate, 2),
            ],
            rows.OrderBy(row => row.Kind).ThenBy(row => row.Number).Select(row => (row.Kind, row.Number)));
        Assert.All(rows, row => Assert.Equal(DocumentStatus.Issued, row.Status));
        var shown = (await cases.Get<DocumentQueries>().ListAsync(cases.Signatory, opened.Id, CancellationToken.None)).Value.Documents;
        Assert.Equal(8, shown.Count);
        var second = app.Renderer.Seen.Select(seen => seen.Model).OfType<DecisionNoticeModel>().Single(model => model.Number == 2);
        Assert.Equal((1, "Appeal", null, null), (second.Supersedes!.Number, second.Cause, second.AppealUntil, second.WaiverAsker));

        // The notice says the last day that is possible; when the firm opened it plays no part, so it can be made again.
        var first = app.Renderer.Seen.Select(seen => seen.Model).OfType<DecisionNoticeModel>().Single(model => model.Number == 1);
        Assert.Equal((new DateOnly(2026, 6, 8), new DateOnly(2026, 7, 8), 30), (first.ReceivedBy!.Value, first.AppealUntil!.Value, first.AppealDays!.Value));
    }

    private static async Task<byte[]> RenderAsync<T>(string template, T model)
    {
        await using var renderer = new TypstRenderer(Typst.Options());
        return await renderer.RenderAsync(template, model, [SampleReports.Assessment], SampleReports.Created, TestContext.Current.CancellationToken);
    }
}
