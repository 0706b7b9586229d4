using System.Diagnostics;
using System.Text;
using Compliance.App.Reports;
using UglyToad.PdfPig;

namespace Compliance.App.Tests.Reports;

public sealed class TypstRendererTests
{
    private const string Small = """
        #set document(title: "t", author: "a", date: datetime(year: 2026, month: 1, day: 2))
        #set text(font: "IBM Plex Sans", fallback: false)
        #json("data.json").said
        """;

    private const string Endless = "#for a in range(9999) { for b in range(9999) { for c in range(9999) { let x = a } } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HostileTextStaysText()
    {
        await using var renderer = new TypstRenderer(Typst.Options());

        var bytes = await renderer.RenderAsync("inspection-report", SampleReports.Report(said: SampleReports.Hostile), [SampleReports.Assessment], SampleReports.Created, Ct);

        using var pdf = PdfDocument.Open(bytes);
        var text = PdfFacts.Text(pdf);
        Assert.Contains(PdfFacts.Squeeze(SampleReports.Hostile["markup"]), text, StringComparison.Ordinal);
        Assert.Contains("invoice_gnp.exe", text, StringComparison.Ordinal);
        Assert.Contains("対応済み〓", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", text, StringComparison.Ordinal);
        Assert.True(text.Count(c => c == 'w') >= 20_000);

        // Nothing runs over the edge of the page, the longest word neither.
        Assert.Empty(pdf.GetPages().Where(page => page.Letters.Any(letter => letter.BoundingBox.Right > page.Width - 50)).Select(page => page.Number));
    }

    [Fact]
    public async Task MistakeInATemplateIsAFailureThatNamesThePlace()
    {
        await using var renderer = new TypstRenderer(await Typst.WithTemplateAsync("broken", "#let x = 1\n#missing-function()"));

        var failure = await Assert.ThrowsAsync<RenderFailedException>(() => renderer.RenderAsync("broken", new { }, [], SampleReports.Created, Ct));

        Assert.Contains("broken.typ:2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("missing-function", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#json(\"data.json\").absent")]
    [InlineData("#set text(font: \"No Such Font\")\ntext")]
    [InlineData("#set text(font: \"IBM Plex Sans\", fallback: false)\n漢字")]
    [InlineData("#read(\"/../../../../etc/hostname\")")]
    public async Task IncompleteDocumentIsNoDocument(string source)
    {
        await using var renderer = new TypstRenderer(await Typst.WithTemplateAsync("odd", source));

        await Assert.ThrowsAsync<RenderFailedException>(() => renderer.RenderAsync("odd", new { }, [], SampleReports.Created, Ct));
    }

    [Fact]
    public async Task AbsentTemplateAndNameWithAPathAreFailures()
    {
        await using var renderer = new TypstRenderer(Typst.Options());

        await Assert.ThrowsAsync<RenderFailedException>(() => renderer.RenderAsync("absent", new { }, [], SampleReports.Created, Ct));
        await Assert.ThrowsAsync<RenderFailedException>(() => renderer.RenderAsync("../x", new { }, [], SampleReports.Created, Ct));
    }

    [Fact]
    public async Task AbsentCompilerIsAFailure()
    {
        var options = Typst.Options();
        options.NodePath = "no-such-program";
        await using var renderer = new TypstRenderer(options);

        await Assert.ThrowsAsync<RenderFailedException>(() => renderer.RenderAsync("decision-notice", SampleReports.Notice(), [], SampleReports.Created, Ct));
    }

    [Fact]
    public async Task EndlessTemplateIsKilledInTimeAndTheNextDocumentSucceeds()
    {
        var options = await Typst.WithTemplateAsync("endless", Endless);
        await File.WriteAllTextAsync(Path.Combine(options.TemplateFolder!, "small.typ"), Small, Ct);
        options.TimeLimit = TimeSpan.FromSeconds(8);
        await using var renderer = new TypstRenderer(options);
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<RenderFailedException>(() => renderer.RenderAsync("endless", new { }, [], SampleReports.Created, Ct));

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(20));
        Assert.Contains("8 seconds", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await renderer.RenderAsync("small", new { said = "after" }, [], SampleReports.Created, Ct));
    }

    [Fact]
    public async Task CancelledDocumentDoesNotAnswerForTheNextOne()
    {
        var options = await Typst.WithTemplateAsync("endless", Endless);
        await File.WriteAllTextAsync(Path.Combine(options.TemplateFolder!, "small.typ"), Small, Ct);
        await using var renderer = new TypstRenderer(options);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        cancelled.CancelAfter(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => renderer.RenderAsync("endless", new { }, [], SampleReports.Created, cancelled.Token));

        using var pdf = PdfDocument.Open(await renderer.RenderAsync("small", new { said = "after" }, [], SampleReports.Created, Ct));
        Assert.Equal("after", pdf.GetPage(1).Text);
    }

    [Fact]
    public async Task ManyAtOnceEachGetTheirOwnDocumentAlsoAcrossRecycling()
    {
        var options = await Typst.WithTemplateAsync("small", Small);
        options.RecycleAfter = 3;
        await using var renderer = new TypstRenderer(options);

        var pdfs = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
            (n, pdf: await renderer.RenderAsync("small", new { said = $"number {n}" }, [], SampleReports.Created, Ct))));

        Assert.All(pdfs, made =>
        {
            using var pdf = PdfDocument.Open(made.pdf);
            Assert.Equal($"number {made.n}", pdf.GetPage(1).Text);
        });
    }

    [Fact]
    public async Task AttachmentOfOneDocumentIsNotInTheNext()
    {
        await using var renderer = new TypstRenderer(Typst.Options());
        await renderer.RenderAsync("decision-notice", SampleReports.Notice(), [SampleReports.Assessment], SampleReports.Created, Ct);

        using var pdf = PdfDocument.Open(await renderer.RenderAsync("decision-notice", SampleReports.Notice(), [], SampleReports.Created, Ct));

        Assert.False(pdf.Advanced.TryGetEmbeddedFiles(out var files) && files.Count > 0);
    }

    [Theory]
    [InlineData("../x.json")]
    [InlineData("")]
    [InlineData("a\nb")]
    public async Task AttachmentNeedsAPlainName(string name)
    {
        await using var renderer = new TypstRenderer(Typst.Options());
        var file = new PdfAttachment(name, "application/json", "x", Encoding.UTF8.GetBytes("{}"));

        await Assert.ThrowsAsync<ArgumentException>(() => renderer.RenderAsync("decision-notice", SampleReports.Notice(), [file], SampleReports.Created, Ct));
    }

    [Theory]
    [InlineData("inspection-report")]
    [InlineData("decision-notice")]
    public async Task SameSourceWouldHoldAsPdfUa(string template)
    {
        var options = Typst.Options();
        options.Standard = "ua-1";
        await using var renderer = new TypstRenderer(options);

        // The compiler refuses much of what the standard forbids, but not a drawn figure without alternative text; that has a test of its own.
        var bytes = template == "inspection-report"
            ? await renderer.RenderAsync(template, SampleReports.Report(), [], SampleReports.Created, Ct)
            : await renderer.RenderAsync(template, SampleReports.Notice(), [], SampleReports.Created, Ct);

        using var pdf = PdfDocument.Open(bytes);
        Assert.True(pdf.TryGetXmpMetadata(out var xmp));
        Assert.Contains("pdfuaid:part", xmp.GetXDocument().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposedRendererRendersNoMore()
    {
        var renderer = new TypstRenderer(Typst.Options());
        await renderer.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => renderer.RenderAsync("decision-notice", SampleReports.Notice(), [], SampleReports.Created, Ct));
    }
}
