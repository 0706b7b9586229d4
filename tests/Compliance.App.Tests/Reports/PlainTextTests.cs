using System.Text;
using System.Text.Json.Nodes;
using Compliance.App.Reports;

namespace Compliance.App.Tests.Reports;

public sealed class PlainTextTests
{
    private static readonly PlainText Plain = new(Typst.Options().Folder);

    [Theory]
    [InlineData("#import \"x\": * $x^2$ <a> @b `c`", "#import \"x\": * $x^2$ <a> @b `c`")]
    [InlineData("済😀", "済〓")]
    [InlineData("❤️", "〓")]
    [InlineData("家族👨‍👩‍👧", "家族〓〓〓")]
    [InlineData("invoice_\u202Egnp.exe", "invoice_gnp.exe")]
    [InlineData("\u2066a\u2069\u200F\u061C\uFEFF\u200B\u00AD", "a")]
    [InlineData("ไทย", "〓〓〓")]
    [InlineData("a\0b\u0007", "a〓b〓")]
    [InlineData("外\uE000\U000F0000\uFFFD", "外〓〓〓")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("a\n\n\n\n\nb", "a\n\nb")]
    [InlineData("a\tb\u00A0c\u2003d\u3000e", "a b c d\u3000e")]
    [InlineData("か\u3099", "が")]
    [InlineData("葛\U000E0100飾 神\uFA19 髙﨑", "葛\U000E0100飾 神\uFA19 髙﨑")]
    [InlineData("😀\U000E0100a\U000E0100", "〓a")]
    [InlineData("Łódź Ελλάδα Привет ½ ≤ → ㈱ ①", "Łódź Ελλάδα Привет ½ ≤ → ㈱ ①")]
    [InlineData("", "")]
    public void TextIsMadeRenderable(string typed, string shown) => Assert.Equal(shown, Plain.Clean(typed));

    // Not among the rows above: an attribute cannot hold half a character.
    [Fact]
    public void HalfACharacterIsReplacedVisibly() => Assert.Equal("半〓だ〓", Plain.Clean("半\uD83Dだ\uDE00"));

    [Fact]
    public void DigestStaysWholeAndALongerWordMayBreak()
    {
        var digest = new string('a', 64);
        Assert.Equal(digest, Plain.Clean(digest));
        Assert.Equal(digest + "\u200Ba", Plain.Clean(digest + "a"));
        Assert.Equal(digest + " " + digest, Plain.Clean(digest + " " + digest));
    }

    [Theory]
    [InlineData('w')]
    [InlineData('。')]
    [InlineData('っ')]
    [InlineData('ー')]
    [InlineData('〓')]
    public void NoWordIsLongerThanALine(char letter) =>
        Assert.All(Plain.Clean(new string(letter, 20_000)).Split('\u200B'), part => Assert.InRange(part.Length, 1, PlainText.LongestRun));

    [Fact]
    public void PileOfMarksDoesNotPaintOverOtherLines() =>
        Assert.InRange(Plain.Clean("a" + string.Concat(Enumerable.Repeat("\u0301", 500))).Length, 1, 4);

    [Fact]
    public void EveryStringOfAModelIsCleanedAndNothingElseChanges()
    {
        var model = JsonNode.Parse("""{"a":"\u202Ex","b":[1,"😀",null,true,{"c":"y"}],"d":1.50}""");

        Assert.Equal("""{"a":"x","b":[1,"\u3013",null,true,{"c":"y"}],"d":1.50}""", Plain.Clean(model)!.ToJsonString());
    }

    [Fact]
    public async Task EveryCharacterThatCountsAsShownCanReallyBeRenderedInBothWeights()
    {
        var all = new StringBuilder();
        foreach (var code in Plain.Shown.Order())
        {
            all.Append(Rune.IsValid(code) ? new Rune(code).ToString() : string.Empty).Append(' ');
        }

        Assert.True(Plain.Shown.Count > 10_000);
        await using var renderer = new TypstRenderer(await Typst.WithTemplateAsync("all", await CommonAsync("""
            #let model = json("data.json")
            #show: sheet.with(title: both("a", "a"), head: model.head, running: [])
            #ja(model.all)
            #en(model.all)
            #text(weight: 600, ja(model.all))
            #text(font: mono-fonts, model.all)
            """)));
        var head = SampleReports.Report().Head;

        var pdf = await renderer.RenderAsync("all", new { head, all = all.ToString() }, [], SampleReports.Created, TestContext.Current.CancellationToken);

        Assert.NotEmpty(pdf);
    }

    // A template of a test's own cannot import from another folder, so it takes the shared definitions in.
    private static async Task<string> CommonAsync(string rest) =>
        await File.ReadAllTextAsync(Path.Combine(Typst.Options().Folder, "common.typ")) + Environment.NewLine + rest;
}
