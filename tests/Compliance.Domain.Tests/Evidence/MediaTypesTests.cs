using System.Text;
using Compliance.Domain.Evidence;

namespace Compliance.Domain.Tests.Evidence;

/// <summary>A kind is named only where bytes and extension agree, and never one that a browser runs.</summary>
public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("%PDF-1.7", "a.pdf", "application/pdf")]
    [InlineData("%PDF-1.7", "a.PDF", "application/pdf")]
    [InlineData("%PDF-1.7", "a.html", MediaTypes.Unknown)]
    [InlineData("<html>", "a.pdf", MediaTypes.Unknown)]
    [InlineData("<html><script>", "a.html", MediaTypes.Unknown)]
    [InlineData("<svg onload=alert(1)>", "a.svg", MediaTypes.Unknown)]
    [InlineData("<svg onload=alert(1)>", "a.png", MediaTypes.Unknown)]
    [InlineData("GIF89a", "a.gif", "image/gif")]
    [InlineData("GIF89a/*", "a.js", MediaTypes.Unknown)]
    [InlineData("PK\u0003\u0004", "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("PK\u0003\u0004", "a.zip", "application/zip")]
    [InlineData("PK\u0003\u0004", "a.jar", MediaTypes.Unknown)]
    [InlineData("MZ", "setup.exe", MediaTypes.Unknown)]
    [InlineData("項目,値", "a.csv", "text/csv")]
    [InlineData("a\0b", "a.txt", MediaTypes.Unknown)]
    [InlineData("log\tline\r\n", "a.log", "text/plain")]
    [InlineData("", "a.txt", "text/plain")]
    [InlineData("text", "noextension", MediaTypes.Unknown)]
    public void BytesAndExtensionHaveToAgree(string head, string name, string expected)
    {
        Assert.Equal(expected, MediaTypes.Detect(Encoding.UTF8.GetBytes(head), name));
        Assert.Contains(expected, MediaTypes.Known);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TextMayBeCutInsideACharacter(int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(new string('a', offset) + new string('漢', 400));
        Assert.Equal("text/plain", MediaTypes.Detect(bytes, "a.txt"));
    }

    [Fact]
    public void ShiftJisIsNotTakenForText() =>
        Assert.Equal(MediaTypes.Unknown, MediaTypes.Detect([0x93, 0xFA, 0x96, 0x7B], "a.txt"));
}
