using System.Globalization;
using Compliance.Domain;
using YamlDotNet.Serialization;

namespace Compliance.App.Tests.Reports;

/// <summary>The published checklist, read plainly: the documents are tested with its real titles and lengths.</summary>
internal static class SampleChecklist
{
    public static IReadOnlyList<Section> Sections { get; } = Read();

    private static IReadOnlyList<Section> Read()
    {
        var file = Path.Combine(RepositoryRoot(), "checklists", "nist-sp-800-171-r2", "1.0.0.yaml");
        var root = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(file));
        return [.. List(root["sections"]).Select(s => new Section((string)s["id"], Text(s["title"]), [.. List(s["items"]).Select(ReadItem)]))];
    }

    /// <summary>The folder that holds the sources, seen from the folder that the tests run in.</summary>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "checklists")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds the checklists.");
    }

    private static Item ReadItem(Dictionary<object, object> item) => new(
        (string)item["id"],
        Text(item["title"]),
        Text(item["requirement"]),
        item.TryGetValue("loss", out var loss) ? int.Parse((string)loss, CultureInfo.InvariantCulture) : 0,
        [.. (item.TryGetValue("objectives", out var objectives) ? List(objectives) : []).Select(o => new Objective((string)o["id"], Text(o["text"])))]);

    private static IEnumerable<Dictionary<object, object>> List(object node) => ((List<object>)node).Cast<Dictionary<object, object>>();

    private static LocalizedText Text(object node)
    {
        var map = (Dictionary<object, object>)node;
        return new((string)map["en"], (string)map["ja"]);
    }

    internal sealed record Section(string Id, LocalizedText Title, IReadOnlyList<Item> Items);

    internal sealed record Item(string Id, LocalizedText Title, LocalizedText Requirement, int Loss, IReadOnlyList<Objective> Objectives);

    internal sealed record Objective(string Id, LocalizedText Text);
}
