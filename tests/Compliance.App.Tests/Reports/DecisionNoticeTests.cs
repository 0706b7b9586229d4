using Compliance.App.Reports;
using UglyToad.PdfPig;

namespace Compliance.App.Tests.Reports;

public sealed class DecisionNoticeTests
{
    [Theory]
    [InlineData("eligible", "○適格Eligible")]
    [InlineData("conditional", "△条件付き適格Conditionallyeligible")]
    [InlineData("ineligible", "×不適格Ineligible")]
    [InlineData("not-assessed", "－判定なしNostatus")]
    public async Task NoticeSaysPlainlyWhatWasDecided(string outcome, string said)
    {
        using var pdf = PdfDocument.Open(await RenderAsync(SampleReports.Notice(outcome)));
        var text = PdfFacts.Text(pdf);

        Assert.InRange(pdf.NumberOfPages, 1, 3);
        Assert.Contains("決定Decision" + said, text, StringComparison.Ordinal);
        Assert.Contains("128,500,000円JPY128,500,000", text, StringComparison.Ordinal);
        Assert.Contains("2027年1月31日31January2027", text, StringComparison.Ordinal);
        Assert.Equal(outcome == "conditional", text.Contains("2027年5月30日", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DepartureFromTheProposalIsStatedWithItsReason()
    {
        using var with = PdfDocument.Open(await RenderAsync(SampleReports.Notice("eligible", waiver: "代替の防護策が講じられているため。")));
        using var without = PdfDocument.Open(await RenderAsync(SampleReports.Notice("eligible")));

        Assert.Contains("代替の防護策が講じられているため。", PdfFacts.Text(with), StringComparison.Ordinal);
        Assert.Contains("2027年3月31日", PdfFacts.Text(with), StringComparison.Ordinal);
        Assert.DoesNotContain("判断案と異なる決定の理由", PdfFacts.Text(without), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EqualInputGivesEqualBytesFromDifferentProcesses()
    {
        var first = await RenderAsync(SampleReports.Notice());
        var second = await RenderAsync(SampleReports.Notice());

        Assert.True(first.AsSpan().SequenceEqual(second));
    }

    [Fact]
    public async Task NoticeCarriesTheAssessmentAndOnlyBundledFonts()
    {
        using var pdf = PdfDocument.Open(await RenderAsync(SampleReports.Notice()));

        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal("assessment.json", Assert.Single(files).Name);
        Assert.All(PdfFacts.Fonts(pdf), font => Assert.Matches("IBMPlexSans|IBMPlexMono|NotoSansJP", font));
    }

    private static async Task<byte[]> RenderAsync(DecisionNoticeModel model)
    {
        await using var renderer = new TypstRenderer(Typst.Options());
        return await renderer.RenderAsync("decision-notice", model, [SampleReports.Assessment], SampleReports.Created, TestContext.Current.CancellationToken);
    }
}
