namespace Compliance.App.Checklists;

/// <summary>One fault in a data file, precise enough to be mended without asking.</summary>
/// <param name="File">Path as given to the loader, relative to the library where it was loaded from one.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column in characters, counted from 1.</param>
/// <param name="Path">Place in the data, e.g. <c>sections[0].items[3].loss</c>; empty for the file as a whole.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there instead.</param>
public sealed record LoadFault(string File, int Line, int Column, string Path, string Expected, string Found)
{
    /// <summary>One line in the form that editors and terminals can jump to.</summary>
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {(Path.Length == 0 ? "" : Path + ": ")}expected {Expected}, found {Found}";
}

/// <summary>What was loaded, or everything that is wrong with it.</summary>
/// <typeparam name="T">What the file describes.</typeparam>
/// <param name="Value">The content; null where there is at least one fault.</param>
/// <param name="Faults">Every fault of the file, by line and column; empty where there is a value.</param>
public sealed record LoadOutcome<T>(T? Value, IReadOnlyList<LoadFault> Faults)
    where T : class;
