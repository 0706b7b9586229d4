namespace Compliance.App.Checklists;

/// <summary>Collects the faults of one file, so that one run shows them all.</summary>
internal sealed class FaultList(string file)
{
    private readonly List<LoadFault> faults = [];

    public int Count => faults.Count;

    public bool IsEmpty => faults.Count == 0;

    public void Add(YamlNode at, string path, string expected, string? found = null) =>
        Add(at.Line, at.Column, path, expected, found ?? at.Describe());

    public void Add(int line, int column, string path, string expected, string found) =>
        faults.Add(new(file, Math.Max(1, line), Math.Max(1, column), path, expected, found));

    /// <summary>The faults by place; the sort is stable, so faults of one place stay in the order of their finding.</summary>
    public IReadOnlyList<LoadFault> Sorted() => [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
}
