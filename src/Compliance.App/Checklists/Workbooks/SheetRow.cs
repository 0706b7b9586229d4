using System.Globalization;
using System.Text;
using Compliance.App.Checklists.Drafts;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Workbooks;

/// <summary>One row of a sheet, read column by column; whatever cannot be read is a fault at its cell.</summary>
internal sealed class SheetRow(
    string sheet, int row, IReadOnlyDictionary<int, CellText> cells, IReadOnlyDictionary<string, int> columns, Action<WorkbookFault> report)
{
    public string Text(string column) => Find(column)?.Text ?? "";

    /// <summary>An id: as text, because a program takes the last nought off a number.</summary>
    public string Id(string column)
    {
        if (Find(column) is { IsNumber: true })
        {
            Report(WorkbookFaultKind.ValueInvalid, column, column);
        }

        return Text(column).Trim();
    }

    /// <summary>An id that must be there, because other rows name it.</summary>
    public string NeededId(string column)
    {
        var id = Id(column);
        if (id.Length == 0)
        {
            Report(WorkbookFaultKind.ValueMissing, column, column);
        }

        return id;
    }

    public string? IdOrNull(string column) => Id(column) is { Length: > 0 } id ? id : null;

    public LocalizedText Texts(string name) => new(Text(name + ".en"), Text(name + ".ja"));

    public LocalizedText? TextsOrNull(string name) => Find(name + ".en") is null && Find(name + ".ja") is null ? null : Texts(name);

    public int? Number(string column)
    {
        if (Find(column) is not { } cell)
        {
            return null;
        }

        if (int.TryParse(cell.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report(WorkbookFaultKind.ValueInvalid, column, cell.Text);
        return null;
    }

    public Rational? Fraction(string column)
    {
        if (Find(column) is not { } cell)
        {
            return null;
        }

        var value = Rational.Parse(cell.Text.Trim());
        if (!value.IsSuccess)
        {
            Report(WorkbookFaultKind.ValueInvalid, column, cell.Text);
        }

        return value.IsSuccess ? value.Value : null;
    }

    public bool Flag(string column) => OneOf(column, "false", "true", "false") == "true";

    public string OneOf(string column, string otherwise, params string[] values)
    {
        if (Find(column) is not { } cell)
        {
            return otherwise;
        }

        var text = cell.Text.Trim().ToLowerInvariant();
        if (!values.Contains(text))
        {
            Report(WorkbookFaultKind.ValueInvalid, column, cell.Text);
        }

        return text;
    }

    public IReadOnlyList<string> Words(string column) => Text(column).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public Condition? Condition(string column)
    {
        if (Find(column) is not { } cell)
        {
            return null;
        }

        var faults = new FaultList(sheet);
        var node = YamlReader.Read(Encoding.UTF8.GetBytes(cell.Text), faults);
        var condition = node is null ? null : new ConditionLoader(faults).Read(node, column);
        if (!faults.IsEmpty || condition is null)
        {
            Report(WorkbookFaultKind.ValueInvalid, column, cell.Text);
            return null;
        }

        return condition;
    }

    public void Report(WorkbookFaultKind kind, string column, string detail) =>
        report(new(kind, sheet, WorkbookWriter.CellName(row, columns.GetValueOrDefault(column)), detail.Length > 100 ? detail[..100] : detail));

    private CellText? Find(string column) => columns.TryGetValue(column, out var index) ? cells.GetValueOrDefault(index) : null;
}
