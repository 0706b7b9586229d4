using System.Text;
using Compliance.App.Checklists;
using CsCheck;

namespace Compliance.App.Tests.Checklists;

/// <summary>Shipped files with something broken in them either load or are refused with a place; nothing else ever happens.</summary>
public class LoaderFuzzTests
{
    private static readonly string[] Words =
    [
        "met", "-1", "0", "100001", "\"\"", "[]", "{}", "null", "yes", "\"3/0\"", "\"5/2\"", "levels", "mean", "sum", "deduction", "excluded", "9999999999",
        "{ fact: \"size\", in: [\"large\"] }", "{ not: { all: [ { any: [] } ] } }", "&a x", "*a", "!!str x", "\u0007", "level-3", "partial", "accepted",
    ];

    public static TheoryData<string> Files =>
        new(Directory.EnumerateFiles(Repository.ChecklistsFolder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.ChecklistsFolder, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("calendars/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Files))]
    public void A_broken_file_loads_or_is_refused_with_a_place(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.ChecklistsFolder, file));

        // The rules stand at the head, and one section is as good as another: short files make many tries.
        var head = lines.Take(140).ToArray();
        Gen.Select(Gen.Int[0, head.Length - 1], Gen.Int[0, 5], Gen.Int[0, Words.Length - 1]).List[1, 3].Sample(
            breaks =>
            {
                var text = head.ToList();
                foreach (var (line, way, word) in breaks)
                {
                    Break(text, line % text.Count, way, Words[word]);
                }

                var content = Encoding.UTF8.GetBytes(string.Join('\n', text));
                var faults = file.StartsWith("programmes/", StringComparison.Ordinal)
                    ? Faults(ProgrammeLoader.Load(file, content, (id, version) => Repository.Library.Find(id, version)?.Checklist))
                    : Faults(ChecklistLoader.Load(file, content));
                return faults.All(fault => fault is { Line: >= 1, Column: >= 1 } && fault.Line <= text.Count + 1 && fault.Expected.Length > 0 && fault.Found.Length > 0);
            },
            iter: 300);
    }

    private static IReadOnlyList<LoadFault> Faults<T>(LoadOutcome<T> outcome)
        where T : class
    {
        Assert.NotEqual(outcome.Value is null, outcome.Faults.Count == 0);
        return outcome.Faults;
    }

    private static void Break(List<string> text, int line, int way, string word)
    {
        var colon = text[line].IndexOf(": ", StringComparison.Ordinal);
        switch (way)
        {
            case 0:
                text.RemoveAt(line);
                break;
            case 1:
                text.Insert(line, text[line]);
                break;
            case 2 when colon >= 0:
                text[line] = text[line][..(colon + 2)] + word;
                break;
            case 3:
                text[line] = "  " + text[line];
                break;
            case 4:
                text[line] = text[line].Replace("met", word, StringComparison.Ordinal);
                break;
            default:
                text[line] = text[line][..(text[line].Length / 2)];
                break;
        }

        if (text.Count == 0)
        {
            text.Add("");
        }
    }
}
