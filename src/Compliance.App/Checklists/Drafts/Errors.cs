using Compliance.Domain;

namespace Compliance.App.Checklists.Drafts;

/// <summary>A workbook was refused.</summary>
/// <param name="Faults">Every fault, at most <see cref="WorkbookFault.MaximumListed"/>.</param>
public sealed record WorkbookRefused(IReadOnlyList<WorkbookFault> Faults) : Error;

/// <summary>One fault of a workbook.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sheet">The sheet; empty for the file as a whole.</param>
/// <param name="Cell">The cell, such as <c>C7</c>; empty for a sheet as a whole.</param>
/// <param name="Detail">The column, the value or the number that the sentence names; may be empty.</param>
public sealed record WorkbookFault(WorkbookFaultKind Kind, string Sheet, string Cell, string Detail)
{
    /// <summary>Faults that are listed; a file with more is not mended by reading on.</summary>
    public const int MaximumListed = 1_000;
}

/// <summary>What can be wrong with a workbook.</summary>
public enum WorkbookFaultKind
{
    /// <summary>The file is no workbook of the kind .xlsx, or is damaged.</summary>
    NotAWorkbook,

    /// <summary>The file or what it unpacks to is larger than allowed.</summary>
    TooLarge,

    /// <summary>The workbook has macros, links to other files or other parts that are not accepted.</summary>
    ForbiddenPart,

    /// <summary>A sheet of the template is missing.</summary>
    SheetMissing,

    /// <summary>The sheet is none of the template's.</summary>
    SheetUnknown,

    /// <summary>A column of the template is missing.</summary>
    ColumnMissing,

    /// <summary>The column is none of the template's, or stands there twice.</summary>
    ColumnUnknown,

    /// <summary>A value is missing.</summary>
    ValueMissing,

    /// <summary>The value is none that the column accepts.</summary>
    ValueInvalid,

    /// <summary>The value is longer than allowed.</summary>
    ValueTooLong,

    /// <summary>The cell holds a formula; formulas are not worked out.</summary>
    Formula,

    /// <summary>The id stands there already.</summary>
    Duplicate,

    /// <summary>Something is named that the workbook does not hold.</summary>
    UnknownReference,

    /// <summary>More faults were found than are listed.</summary>
    MoreFaults,
}
