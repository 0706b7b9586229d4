using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Compliance.App.Checklists.Drafts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Compliance.App.Checklists.Workbooks;

/// <summary>One cell that holds something.</summary>
/// <param name="Name">Such as C7.</param>
/// <param name="Text">What it shows.</param>
/// <param name="IsNumber">True where the program took it for a number: a 3.10 that was typed may be a 3.1 by now.</param>
internal sealed record CellText(string Name, string Text, bool IsNumber);

/// <summary>
/// Reads .xlsx files of strangers: bounded before anything is parsed, without evaluating a formula or following a link.
/// </summary>
internal sealed class WorkbookReader
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaximumBytes = 20 * 1024 * 1024;

    /// <summary>Most bytes that it unpacks to.</summary>
    public const long MaximumUnpacked = 100L * 1024 * 1024;

    /// <summary>Most parts of a file.</summary>
    public const int MaximumParts = 200;

    /// <summary>Most rows of a sheet.</summary>
    public const int MaximumRows = 100_000;

    /// <summary>Most columns of a sheet.</summary>
    public const int MaximumColumns = 100;

    /// <summary>Longest text of a cell; the format's own limit.</summary>
    public const int MaximumText = 32_767;

    private static readonly string[] Forbidden = ["vbaProject", "externalLinks/", "embeddings/", "activeX/", "connections.xml", "macrosheets/", "ctrlProps/"];

    private readonly List<WorkbookFault> faults = [];
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyDictionary<int, CellText>>> sheets = new(StringComparer.Ordinal);

    private WorkbookReader()
    {
    }

    /// <summary>The sheets by name, each as rows of cells by column; the rows stand at their place, empty ones included.</summary>
    public static (IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<int, CellText>>> Sheets, List<WorkbookFault> Faults) Read(ReadOnlyMemory<byte> content)
    {
        var reader = new WorkbookReader();
        try
        {
            reader.ReadFile(content);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FileFormatException or IOException or XmlException
            or ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException or KeyNotFoundException or NullReferenceException or UriFormatException)
        {
            // The library says in many ways that a file is damaged; whichever it is, the file is refused.
            reader.Add(WorkbookFaultKind.NotAWorkbook, "", "", "");
        }

        return (reader.sheets, reader.faults);
    }

    private void ReadFile(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaximumBytes)
        {
            Add(WorkbookFaultKind.TooLarge, "", "", MaximumBytes.ToString(CultureInfo.InvariantCulture));
            return;
        }

        using var stream = new MemoryStream(content.ToArray(), writable: false);
        if (!CheckParts(stream))
        {
            return;
        }

        stream.Position = 0;
        using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MaximumUnpacked });
        if (document.WorkbookPart is not { } workbook)
        {
            Add(WorkbookFaultKind.NotAWorkbook, "", "", "");
            return;
        }

        var shared = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf).ToList() ?? [];
        foreach (var sheet in workbook.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            var name = sheet.Name?.Value ?? "";
            if (workbook.GetPartById(sheet.Id?.Value ?? "") is not WorksheetPart part || !sheets.TryAdd(name, ReadSheet(part, name, shared)))
            {
                Add(WorkbookFaultKind.SheetUnknown, name, "", "");
            }
        }
    }

    // What a file says of its size need not be true, so every part is unpacked once and counted.
    private bool CheckParts(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaximumParts)
        {
            Add(WorkbookFaultKind.TooLarge, "", "", MaximumParts.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        var unpacked = 0L;
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries)
        {
            if (Forbidden.Any(part => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                Add(WorkbookFaultKind.ForbiddenPart, "", "", entry.Name);
                return false;
            }

            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                unpacked += read;
                if (unpacked > MaximumUnpacked)
                {
                    Add(WorkbookFaultKind.TooLarge, "", "", MaximumUnpacked.ToString(CultureInfo.InvariantCulture));
                    return false;
                }
            }
        }

        return true;
    }

    private List<IReadOnlyDictionary<int, CellText>> ReadSheet(WorksheetPart part, string sheet, List<string> shared)
    {
        var rows = new List<IReadOnlyDictionary<int, CellText>>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Row))
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            var index = (int)Math.Min(row.RowIndex?.Value ?? (uint)rows.Count + 1, int.MaxValue) - 1;
            if (index >= MaximumRows || index < rows.Count)
            {
                Add(index < rows.Count ? WorkbookFaultKind.NotAWorkbook : WorkbookFaultKind.TooLarge, sheet, "", MaximumRows.ToString(CultureInfo.InvariantCulture));
                return rows;
            }

            var cells = new Dictionary<int, CellText>();
            foreach (var cell in row.Elements<Cell>())
            {
                Read(cell, index, sheet, shared, cells);
            }

            if (cells.Count > 0)
            {
                while (rows.Count < index)
                {
                    rows.Add(new Dictionary<int, CellText>());
                }

                rows.Add(cells);
            }
        }

        return rows;
    }

    private void Read(Cell cell, int row, string sheet, List<string> shared, Dictionary<int, CellText> cells)
    {
        var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
        var name = WorkbookWriter.CellName(row, Math.Clamp(column, 0, MaximumColumns));
        var (text, isNumber) = cell.DataType?.Value switch
        {
            { } type when type == CellValues.SharedString =>
                (int.TryParse(cell.CellValue?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : null, false),
            { } type when type == CellValues.InlineString => (cell.InlineString is { } inline ? TextOf(inline) : "", false),
            { } type when type == CellValues.String => (WorkbookWriter.Unescape(cell.CellValue?.Text ?? ""), false),
            { } type when type == CellValues.Boolean => (cell.CellValue?.Text == "1" ? "true" : "false", false),
            { } type when type == CellValues.Error || type == CellValues.Date => (null, false),
            _ => (cell.CellValue?.Text ?? "", true),
        };
        if (cell.CellFormula is not null)
        {
            Add(WorkbookFaultKind.Formula, sheet, name, "");
        }
        else if (text is null)
        {
            Add(WorkbookFaultKind.ValueInvalid, sheet, name, "");
        }
        else if (text.Length > MaximumText)
        {
            Add(WorkbookFaultKind.ValueTooLong, sheet, name, MaximumText.ToString(CultureInfo.InvariantCulture));
        }
        else if (text.Length > 0 && column is < 0 or >= MaximumColumns)
        {
            Add(WorkbookFaultKind.TooLarge, sheet, name, MaximumColumns.ToString(CultureInfo.InvariantCulture));
        }
        else if (text.Length > 0 && !cells.TryAdd(column, new(name, text, isNumber)))
        {
            Add(WorkbookFaultKind.NotAWorkbook, sheet, name, "");
        }
    }

    // Readings above the characters (furigana) belong to the program that shows them, not to the text.
    private static string TextOf(OpenXmlElement text) => WorkbookWriter.Unescape(string.Concat(text.ChildElements.Select(child => child switch
    {
        Text plain => plain.Text,
        Run run => run.Text?.Text ?? "",
        _ => "",
    })));

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }

    private void Add(WorkbookFaultKind kind, string sheet, string cell, string detail)
    {
        if (faults.Count < WorkbookFault.MaximumListed)
        {
            faults.Add(new(kind, sheet, cell, detail));
        }
        else if (faults.Count == WorkbookFault.MaximumListed)
        {
            faults.Add(new(WorkbookFaultKind.MoreFaults, "", "", ""));
        }
    }
}
