using System.Text;
using Compliance.Domain.Evidence;
using CsCheck;

namespace Compliance.Domain.Tests.Evidence;

/// <summary>Names of files that people, and people with bad intentions, send.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("policy.pdf", "policy.pdf")]
    [InlineData("情報セキュリティ基本方針 2026年度版.pdf", "情報セキュリティ基本方針 2026年度版.pdf")]
    [InlineData("ネットワーク構成図(本社).xlsx", "ネットワーク構成図(本社).xlsx")]
    [InlineData("ガ.txt", "ガ.txt")] // decomposed by macOS
    [InlineData("C:\\Users\\taro\\Desktop\\log.csv", "log.csv")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("../../../etc/cron.d/x", "x")]
    [InlineData("..\\..\\web.config", "web.config")]
    [InlineData("..", "file")]
    [InlineData(".", "file")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData("   ", "file")]
    [InlineData(null, "file")]
    [InlineData("folder/", "file")]
    [InlineData("a\0b.txt", "ab.txt")]
    [InlineData("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt")]
    [InlineData("\u202Egpj.exe", "gpj.exe")]
    [InlineData("invoice\u2067fdp\u2069.exe", "invoicefdp.exe")]
    [InlineData("zero\u200Bwidth\uFEFF.txt", "zerowidth.txt")]
    [InlineData("private\uE000.txt", "private.txt")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("NUL.tar.gz", "_NUL.tar.gz")]
    [InlineData("COM1", "_COM1")]
    [InlineData("com¹.txt", "_com¹.txt")]
    [InlineData("LPT9 .txt", "_LPT9 .txt")]
    [InlineData("CONSOLE.txt", "CONSOLE.txt")]
    [InlineData("a<b>c:d\"e|f?g*h.txt", "a_b_c_d_e_f_g_h.txt")]
    [InlineData("stream.txt:evil", "stream.txt_evil")]
    [InlineData("trailing. . .", "trailing")]
    [InlineData(" leading.txt", "leading.txt")]
    [InlineData("<script>alert(1)</script>.svg", "script_.svg")]
    [InlineData("日報🙂.txt", "日報🙂.txt")]
    [InlineData(".gitignore", ".gitignore")]
    [InlineData("%2e%2e%2fx", "%2e%2e%2fx")]
    public void NamesBecomeSafeAndStayReadable(string? original, string expected) =>
        Assert.Equal(expected, FileNames.Clean(original));

    [Fact]
    public void HalfACharacterIsDropped() => Assert.Equal("ab.txt", FileNames.Clean("a\uD83Db.txt"));

    [Theory]
    [InlineData(199, 199)]
    [InlineData(200, 199)]
    [InlineData(5000, 199)]
    public void LongNamesKeepTheirExtension(int length, int expected)
    {
        var name = FileNames.Clean(new string('あ', length - 4) + ".pdf");
        Assert.Equal(expected, name.Length);
        Assert.EndsWith("あ.pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public void CuttingNeverSplitsACharacter()
    {
        var name = FileNames.Clean("x" + string.Concat(Enumerable.Repeat("🙂", 300)) + ".pdf");
        Assert.True(name.Length <= FileNames.MaxLength);
        Assert.DoesNotContain(name.EnumerateRunes(), rune => rune == Rune.ReplacementChar);
    }

    [Fact]
    public void CleaningTwiceChangesNothingAndNoNameEscapes() =>
        Gen.OneOf(Gen.String[0, 300], Gen.String[Gen.Char["./\\:co1nulCON \u202E\0あ🙂"], 0, 12]).Sample(name =>
        {
            var clean = FileNames.Clean(name);
            Assert.Equal(clean, FileNames.Clean(clean));
            Assert.InRange(clean.Length, 1, FileNames.MaxLength);
            Assert.DoesNotContain(clean, c => c is '/' or '\\' || char.IsControl(c));
        });

    [Theory]
    [InlineData("年次報告.pdf", "年次報告")]
    [InlineData("archive.tar.gz", "archive.tar")]
    [InlineData("noextension", "noextension")]
    public void ATitleIsTakenFromTheName(string name, string title) => Assert.Equal(title, FileNames.TitleFrom(name));
}
