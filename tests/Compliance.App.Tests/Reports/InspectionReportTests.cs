using System.Text.RegularExpressions;
using Compliance.App.Reports;
using UglyToad.PdfPig;

namespace Compliance.App.Tests.Reports;

public sealed class InspectionReportTests
{
    // Most tests look at the same document, which takes a second to make.
    private static readonly Lazy<Task<byte[]>> Usual = new(() => RenderAsync(SampleReports.Report()));

    [Fact]
    public async Task ReportHoldsEveryItemOnASensibleNumberOfPages()
    {
        using var pdf = PdfDocument.Open(await Usual.Value);
        var text = PdfFacts.Text(pdf);

        Assert.InRange(pdf.NumberOfPages, 20, 32);
        Assert.Equal(110, SampleReports.Report().Items.Count);
        Assert.All(SampleReports.Report().Items, item =>
        {
            Assert.Contains(PdfFacts.Squeeze(item.Title.Ja), text, StringComparison.Ordinal);
            Assert.Contains(PdfFacts.Squeeze(item.Title.En), text, StringComparison.Ordinal);
        });
        Assert.Contains("110−20=90", text, StringComparison.Ordinal);
        Assert.Contains("2026年11月22日22November2026", text, StringComparison.Ordinal);
    }

    /// <summary>A report never claims an arithmetic that the scheme does not have: no losses where means or levels are counted.</summary>
    [Theory]
    [InlineData("levels", "1", "3", "到達レベル", "Thelowestofthelevels")]
    [InlineData("mean", "17/5", "5", "得点／最高", "Theweightedmeanofitems")]
    public async Task ReportSpeaksOfLevelsAndMeansWhereTheSchemeDoes(string method, string score, string maximum, string ja, string en)
    {
        var sample = SampleReports.Report(score);
        var model = sample with
        {
            Method = method,
            Maximum = maximum,
            Sections = [.. sample.Sections.Select(section => section with { Score = $"{score} ／ {maximum}" })],
            Items = [.. sample.Items.Select(item => item with { Open = item.Loss > 0 })],
        };
        using var pdf = PdfDocument.Open(await RenderAsync(model));
        var text = PdfFacts.Text(pdf);
        Assert.Contains(ja, text, StringComparison.Ordinal);
        Assert.Contains(en, text, StringComparison.Ordinal);
        Assert.DoesNotContain("減点／最大", text, StringComparison.Ordinal);
        Assert.DoesNotContain("最大得点から減点の合計を引いたもの", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportSaysByWhichFactsItemsDoNotApply()
    {
        var sample = SampleReports.Report();
        ReportReason reason = new(new("Size of the company", "企業規模"), new("Small", "小規模企業"));
        var model = sample with
        {
            Facts =
            [
                new(reason.Fact, reason.Value, null, ""),
                new(new("Remote work?", "社外業務の有無"), new("Yes", "はい"), new("No", "いいえ"), "接続装置は撤去済み。"),
            ],
            Items = [sample.Items[0] with { Verdict = "not-applicable", Rationale = "", Inspector = "", ExcludedBy = [reason] }, .. sample.Items.Skip(1)],
        };
        using var pdf = PdfDocument.Open(await RenderAsync(model));
        var text = PdfFacts.Text(pdf);
        foreach (var words in (string[])["事業者の属性", "申告のとおり", "接続装置は撤去済み。", "次の項目は、属性により適用されません。", "企業規模：小規模企業", "Sizeofthecompany:Small", "適用なしの理由"])
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        using var plain = PdfDocument.Open(await Usual.Value);
        Assert.DoesNotContain("事業者の属性", PdfFacts.Text(plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EqualInputGivesEqualBytesFromDifferentProcesses()
    {
        var first = await Usual.Value;
        var second = await RenderAsync(SampleReports.Report());

        Assert.True(first.AsSpan().SequenceEqual(second));
    }

    [Fact]
    public async Task ChangedInputGivesOtherBytes()
    {
        var first = await Usual.Value;
        var second = await RenderAsync(SampleReports.Report(), SampleReports.Created.AddSeconds(1));

        Assert.False(first.AsSpan().SequenceEqual(second));
    }

    [Fact]
    public async Task OnlyBundledFontsAreEmbedded()
    {
        using var pdf = PdfDocument.Open(await Usual.Value);

        var fonts = PdfFacts.Fonts(pdf);
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches("^[A-Z]{6}[+](IBMPlexSans|IBMPlexMono|NotoSansJP)-(Regular|SemiBold)$", font));
    }

    [Fact]
    public async Task AttachmentComesOutAsItWentIn()
    {
        using var pdf = PdfDocument.Open(await Usual.Value);

        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("assessment.json", file.Name);
        Assert.True(file.Memory.Span.SequenceEqual(SampleReports.Assessment.Content.Span));
    }

    [Fact]
    public async Task SeveralAttachmentsEachComeOutAsTheyWentIn()
    {
        var second = new PdfAttachment("assessment-results.json", "application/json", "判定 / OSCAL", "{\"assessment-results\":{}}"u8.ToArray());
        await using var renderer = new TypstRenderer(Typst.Options());
        using var pdf = PdfDocument.Open(await renderer.RenderAsync(
            "inspection-report", SampleReports.Report(), [SampleReports.Assessment, second], SampleReports.Created, TestContext.Current.CancellationToken));

        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal(["assessment-results.json", "assessment.json"], files.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.True(files.Single(file => file.Name == second.Name).Memory.Span.SequenceEqual(second.Content.Span));
        Assert.True(files.Single(file => file.Name != second.Name).Memory.Span.SequenceEqual(SampleReports.Assessment.Content.Span));
    }

    [Fact]
    public async Task FileSaysWhatItIs()
    {
        using var pdf = PdfDocument.Open(await Usual.Value);

        Assert.True(pdf.TryGetXmpMetadata(out var xmp));
        var metadata = xmp.GetXDocument().ToString();
        Assert.Matches(new Regex("pdfaid:part>3<", RegexOptions.None, TimeSpan.FromSeconds(5)), metadata);
        Assert.Matches(new Regex("pdfaid:conformance>A<", RegexOptions.None, TimeSpan.FromSeconds(5)), metadata);
        Assert.Contains(SampleReports.Reference, pdf.Information.Title, StringComparison.Ordinal);
        Assert.Contains("デジタル強靱化庁", pdf.Information.Author, StringComparison.Ordinal);
        Assert.StartsWith("D:20261122013000", pdf.Information.CreationDate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryItemHasABookmark()
    {
        using var pdf = PdfDocument.Open(await Usual.Value);

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        var titles = bookmarks.GetNodes().Select(node => node.Title).ToList();
        Assert.All(SampleReports.Report().Items, item => Assert.Contains(titles, title => title.StartsWith(item.Id, StringComparison.Ordinal) && title.EndsWith(item.Title.Ja, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryFigureHasATextForThoseWhoCannotSeeIt()
    {
        using var pdf = PdfDocument.Open(await Usual.Value);

        // Two QR codes and the chart.
        var texts = PdfFacts.FigureTexts(pdf);
        Assert.Equal(3, texts.Count);
        Assert.Equal(2, texts.Count(text => text.Contains("https://compliance.example.go.jp/verify/", StringComparison.Ordinal)));
        Assert.Single(texts, text => text.Contains("3.1 アクセス制御 適合21、部分適合0、不適合1、該当なし0、減点5", StringComparison.Ordinal)
            && text.Contains("3.1 Access control: 21 met, 0 partly met, 1 not met, 0 not applicable, loss 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAScoreTheReportSaysSoAndShowsNoNumber()
    {
        using var pdf = PdfDocument.Open(await RenderAsync(SampleReports.Report(score: null)));
        var text = PdfFacts.Text(pdf);

        Assert.Contains("得点なしNoscore", text, StringComparison.Ordinal);
        Assert.Contains("判定なしNostatus", text, StringComparison.Ordinal);
        Assert.DoesNotContain("110−20", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-93")]
    [InlineData("3.27")]
    public async Task ASumIsShownOnlyWhereItIsTrue(string score)
    {
        using var pdf = PdfDocument.Open(await RenderAsync(SampleReports.Report(score)));
        var text = PdfFacts.Text(pdf);

        Assert.DoesNotContain("110−20", text, StringComparison.Ordinal);
        Assert.Contains(score.Replace('-', '−'), text, StringComparison.Ordinal);
    }

    private static async Task<byte[]> RenderAsync(ReportModel model, DateTimeOffset? created = null)
    {
        await using var renderer = new TypstRenderer(Typst.Options());
        return await renderer.RenderAsync("inspection-report", model, [SampleReports.Assessment], created ?? SampleReports.Created, CancellationToken.None);
    }
}
