using QRCoder;

namespace Compliance.App.Reports;

/// <summary>QR codes as data: the template draws the modules, so the document needs no picture.</summary>
public static class QrMatrix
{
    /// <summary>One string of 0 and 1 a row, without the quiet zone; error correction level M.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);

        // The library adds a quiet zone of four modules on each side; the template leaves white space itself.
        const int Quiet = 4;
        var size = data.ModuleMatrix.Count - (2 * Quiet);
        return [.. Enumerable.Range(Quiet, size).Select(row =>
            string.Concat(Enumerable.Range(Quiet, size).Select(column => data.ModuleMatrix[row][column] ? '1' : '0')))];
    }
}
