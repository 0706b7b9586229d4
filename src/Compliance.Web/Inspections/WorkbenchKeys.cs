namespace Compliance.Web.Inspections;

/// <summary>What a key does in the workbench.</summary>
public enum WorkbenchCommand
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The next item of the list.</summary>
    Next,

    /// <summary>The item before.</summary>
    Previous,

    /// <summary>Judge met.</summary>
    Met,

    /// <summary>Judge not met.</summary>
    NotMet,

    /// <summary>Judge in part; where there are several partial states, choose one.</summary>
    Partial,

    /// <summary>Judge not applicable.</summary>
    NotApplicable,

    /// <summary>Ask the firm about this item.</summary>
    Request,

    /// <summary>Search.</summary>
    Search,

    /// <summary>Show or hide the keys.</summary>
    Help,

    /// <summary>Close what is open.</summary>
    Close,
}

/// <summary>The keys of the workbench; the help shows this list. The script leaves keys alone that are typed into a field.</summary>
public static class WorkbenchKeys
{
    /// <summary>Every key with what it does, in the order of the help.</summary>
    public static readonly IReadOnlyList<(string Key, WorkbenchCommand Command)> All =
    [
        ("j", WorkbenchCommand.Next),
        ("k", WorkbenchCommand.Previous),
        ("1", WorkbenchCommand.Met),
        ("2", WorkbenchCommand.NotMet),
        ("3", WorkbenchCommand.Partial),
        ("4", WorkbenchCommand.NotApplicable),
        ("r", WorkbenchCommand.Request),
        ("/", WorkbenchCommand.Search),
        ("?", WorkbenchCommand.Help),
        ("Escape", WorkbenchCommand.Close),
    ];

    /// <summary>What a key does; as the browser names it, whatever the case of a letter.</summary>
    public static WorkbenchCommand For(string? key) =>
        All.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Command;
}
