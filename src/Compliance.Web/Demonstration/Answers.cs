using System.Reflection;

namespace Compliance.Web.Demonstration;

/// <summary>What the firm says on an item that turns out to be met.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Statement">The firm's words.</param>
/// <param name="Files">Keys of the files that it cites.</param>
/// <param name="Rationale">The inspectors' words.</param>
public sealed record MetAnswer(string ItemId, string Statement, IReadOnlyList<string> Files, string Rationale);

/// <summary>Reads <c>answers.txt</c>.</summary>
public static class Answers
{
    /// <summary>By item.</summary>
    public static readonly IReadOnlyDictionary<string, MetAnswer> Met = Read();

    private static Dictionary<string, MetAnswer> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".Demonstration.answers.txt", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|'))
            .ToDictionary(parts => parts[0], parts => new MetAnswer(parts[0], parts[1], parts[2].Split(' '), parts[3]));
    }
}
