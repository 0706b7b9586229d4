using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Compliance.App.Checklists.Workbooks;

/// <summary>A sheet as rows of texts; the first row names the columns.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Its rows; null for an empty cell.</param>
internal sealed record SheetText(string Name, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>Writes .xlsx files. Every cell is a text, so no program takes a 3.10 for a number or a text for a formula.</summary>
internal static partial class WorkbookWriter
{
    public static byte[] Write(IReadOnlyList<SheetText> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, sheets[i]);
                list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheets[i].Name });
            }

            workbook.Workbook = new Workbook(list);
        }

        return stream.ToArray();
    }

    /// <summary>Name of a cell, such as C7; both counted from 0.</summary>
    public static string CellName(int row, int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name + (row + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The text as the format writes it: what XML cannot hold stands as _xHHHH_, and so does an underscore that would look like it.</summary>
    public static string Escape(string text) => string.Concat(Escaped().Replace(text, "_x005F_").Select(letter =>
        XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_")));

    /// <summary>The text that was escaped.</summary>
    public static string Unescape(string text) =>
        EscapedCharacter().Replace(text, match => ((char)int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static void Write(WorksheetPart part, SheetText sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)r + 1 });
            for (var c = 0; c < sheet.Rows[r].Count; c++)
            {
                if (sheet.Rows[r][c] is { } text)
                {
                    writer.WriteElement(new Cell
                    {
                        CellReference = CellName(r, c),
                        DataType = CellValues.InlineString,
                        InlineString = new InlineString(new Text(Escape(text)) { Space = SpaceProcessingModeValues.Preserve }),
                    });
                }
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedCharacter();
}
