using Compliance.App.Reports;

namespace Compliance.App.Tests.Reports;

public sealed class QrMatrixTests
{
    // The finder pattern of ISO/IEC 18004: a code without these three corners is none.
    private static readonly string[] Finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

    [Theory]
    [InlineData("INS-2026-000042", 21)]
    [InlineData("https://compliance.example.go.jp/verify/INS-2026-000042/0123456789abcdef0123456789abcdef", 37)]
    public void CodeIsSquareWithoutQuietZoneAndHasItsThreeCorners(string text, int size)
    {
        var rows = QrMatrix.Of(text);

        Assert.Equal(size, rows.Count);
        Assert.All(rows, row => Assert.Equal(size, row.Length));
        Assert.Equal(Finder, rows.Take(7).Select(row => row[..7]));
        Assert.Equal(Finder, rows.Take(7).Select(row => row[^7..]));
        Assert.Equal(Finder, rows.TakeLast(7).Select(row => row[..7]));
    }
}
