using Compliance.App.Oscal.Export;
using CsCheck;

namespace Compliance.App.Tests.Oscal.Export;

/// <summary>What people typed goes into Markdown and comes back as it was; nothing of it is interpreted on the way.</summary>
public sealed class MarkupTests
{
    public static TheoryData<string, string> Written => new()
    {
        { "", "" },
        { "Item 3.1.1 is met.", "Item 3.1.1 is met." },
        { "規程を確認した。", "規程を確認した。" },
        { "*a* _b_ `c` [d](e) <f> #g", @"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \#g" },
        { "a\\b", @"a\\b" },
        { "{{ insert: param, x }}", @"\{\{ insert: param, x \}\}" },
        { "say \"x\" & $y$ ~z~ ^w^ a|b !", """say \"x\" \& \$y\$ \~z\~ \^w\^ a\|b \!""" },
        { "&#65;", @"\&\#65;" },
        { "- a\n+ b\n1. c\n12) d\n=== \n3.1 e", "\\- a\\\n\\+ b\\\n1\\. c\\\n12\\) d\\\n\\===&#x20;\\\n3.1 e" },
        { "a\nb", "a\\\nb" },
        { "a\n\nb", "a\n\nb" },
        { "a\n\n\nb", "a\n\n&#xA;b" },
        { "\na\n", "&#xA;a&#xA;" },
        { "  a  \n\tb", "&#x20;&#x20;a&#x20;&#x20;\\\n&#x9;b" },
        { "   - a", "&#x20;&#x20;&#x20;\\- a" },
        { "a\0b\rc\u0085d\u2028e", "a&#x0;b&#xD;c&#x85;d&#x2028;e" },
        { "😀\uD83D.\uDE00", "😀&#xD83D;.&#xDE00;" },
        { "http://x www.y.z a@b", @"http\://x www\.y.z a\@b" },
    };

    [Theory, MemberData(nameof(Written))]
    public void Text_is_escaped_as_worked_out_by_hand(string text, string markup)
    {
        Assert.Equal(markup, Markup.Lines(text));
        Assert.Equal(text, Markup.Read(markup));
    }

    [Fact]
    public void One_line_holds_no_line_end_and_comes_back()
    {
        Assert.Equal("a&#xA;&#xA;b", Markup.Line("a\n\nb"));
        Gen.String[Hostile, 0, 60].Sample(text =>
        {
            var line = Markup.Line(text);
            Assert.DoesNotContain('\n', line);
            Assert.Equal(text, Markup.Read(line));
        });
    }

    [Fact]
    public void Every_text_comes_back_and_leaves_nothing_for_Markdown_to_drop() => Gen.String[Hostile, 0, 80].Sample(text =>
    {
        var markup = Markup.Lines(text);
        Assert.Equal(text, Markup.Read(markup));
        Assert.All(markup.Split('\n'), line => Assert.Equal(line.Trim(), line));
        Assert.DoesNotContain(markup, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain("\n\n\n", markup, StringComparison.Ordinal);
    });

    [Fact]
    public void Any_UTF_16_comes_back() => Gen.String[Gen.Char, 0, 60].Sample(text => Assert.Equal(text, Markup.Read(Markup.Lines(text))));

    [Fact]
    public void Long_runs_of_white_space_take_no_time()
    {
        var text = new string(' ', 200_000) + "a" + new string('\n', 200_000) + new string('\t', 200_000);
        Assert.Equal(text, Markup.Read(Markup.Lines(text)));
    }

    [Theory]
    [InlineData("&", "&")]
    [InlineData("&#x", "&#x")]
    [InlineData("&#xZZ;", "&#xZZ;")]
    [InlineData("&#x12345;", "&#x12345;")]
    [InlineData("end\\", "end\\")]
    public void Markup_of_others_is_read_as_far_as_it_can_be(string markup, string text) => Assert.Equal(text, Markup.Read(markup));

    private static Gen<char> Hostile => Gen.Char["\\`*_{}[]<>#~^|&!\"$@+-=.)(:/;x1Aa検 \n\n\n\t\r\0\u0085\u2028\u3000\uFEFF\uD83D\uDE00"];
}
