using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>
/// Reads a checklist file. Bad input never throws: every fault of the file comes back at once, with its line and what was
/// expected. The shape is described for editors in <c>checklists/schema.json</c>.
/// </summary>
public sealed class ChecklistLoader
{
    private const string ItemIdExpected = "an id of letters and digits with . - _ between";
    private const string NameExpected = "a name of lower-case letters and digits with hyphens between";

    private readonly FaultList faults;
    private readonly Dictionary<string, int> sectionLines = [];
    private readonly Dictionary<string, int> itemLines = [];
    private readonly Dictionary<string, int> objectiveLines = [];

    private ChecklistLoader(FaultList faults) => this.faults = faults;

    /// <summary>The checklist, or every fault.</summary>
    /// <param name="file">Name of the file, for the faults.</param>
    /// <param name="content">The bytes of the file, in UTF-8, at most 16 MiB.</param>
    public static LoadOutcome<Checklist> Load(string file, ReadOnlySpan<byte> content)
    {
        var found = new FaultList(file);
        var root = YamlReader.Read(content, found);
        var checklist = root is null ? null : new ChecklistLoader(found).Read(root);
        if (found.IsEmpty && checklist is not null && Ruleset.From(checklist).Error is { } error)
        {
            // The reader above says the same with lines; this is the domain's own last word.
            found.Add(1, 1, "", "a checklist that can be scored", error.ToString());
        }

        return found.IsEmpty ? new(checklist, []) : new(null, found.Sorted());
    }

    private Checklist? Read(YamlNode root)
    {
        var map = YamlMap.Of(root, "", faults, ["id", "version", "title", "source", "notice", "scoring", "notApplicable", "sections"]);
        return map is null ? null : new(
            map.Text("id", Ids.IsName, NameExpected),
            map.Text("version", Ids.IsVersion, "a version such as 1.0.0"),
            map.Localized("title"),
            Source(map),
            map.Localized("notice"),
            Scoring(map),
            NotApplicable(map),
            [.. map.List("sections").Select(x => Section(x.Node, x.Path)).OfType<Section>()]);
    }

    private ChecklistSource Source(YamlMap parent)
    {
        var none = new LocalizedText("", "");
        var map = parent.Node("source") is { } node
            ? YamlMap.Of(node, "source", faults, ["name", "publisher", "edition", "note"])
            : null;
        return map is null
            ? new(none, none, none, none)
            : new(map.Localized("name"), map.Localized("publisher"), map.Localized("edition"), map.Localized("note"));
    }

    private DeductionMethod Scoring(YamlMap parent)
    {
        var map = parent.Node("scoring") is { } node ? YamlMap.Of(node, "scoring", faults, ["method", "maximum"]) : null;
        map?.Text("method", text => text == "deduction", "the method deduction");
        return new(map?.Integer("maximum", 1, DeductionMethod.LargestMaximum) ?? 1);
    }

    private static NotApplicablePolicy NotApplicable(YamlMap map)
    {
        map.Text("notApplicable", text => text == "as-met", "the policy as-met");
        return NotApplicablePolicy.AsMet;
    }

    private Section? Section(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["id", "title", "items"]);
        return map is null ? null : new(
            UniqueId(map, Ids.IsItemId, ItemIdExpected, sectionLines),
            map.Localized("title"),
            [.. map.List("items").Select(x => ItemOf(x.Node, x.Path)).OfType<Item>()]);
    }

    private Item? ItemOf(YamlNode node, string path)
    {
        var map = YamlMap.Of(
            node,
            path,
            faults,
            ["id", "title", "requirement", "evidence", "loss"],
            "precondition",
            "partialStates",
            "objectives");
        if (map is null)
        {
            return null;
        }

        if (itemLines.Count == Ruleset.MaximumItems)
        {
            faults.Add(node, path, $"at most {Ruleset.MaximumItems} items", "one more");
        }

        var faultsBefore = faults.Count;
        var loss = map.Integer("loss", 0, Item.MaximumLoss);

        // A loss that could not be read says nothing about what its partial states may cost.
        var limit = map.Node("loss") is null || faults.Count > faultsBefore ? Item.MaximumLoss : loss;
        var stateLines = new Dictionary<string, int>();
        return new(
            UniqueId(map, Ids.IsItemId, ItemIdExpected, itemLines),
            map.Localized("title"),
            map.Localized("requirement"),
            map.Localized("evidence"),
            loss,
            map.Flag("precondition"),
            [.. map.List("partialStates").Select(x => State(x.Node, x.Path, limit, stateLines)).OfType<PartialState>()],
            [.. map.List("objectives").Select(x => ObjectiveOf(x.Node, x.Path)).OfType<Objective>()]);
    }

    private PartialState? State(YamlNode node, string path, int itemLoss, Dictionary<string, int> lines)
    {
        var map = YamlMap.Of(node, path, faults, ["id", "loss", "title"]);
        if (map is null)
        {
            return null;
        }

        var id = UniqueId(map, Ids.IsName, NameExpected, lines);
        if (Verdict.IsReserved(id))
        {
            map.Fault("id", "a name that is not itself a verdict");
        }

        var loss = map.Integer("loss", 0, Item.MaximumLoss);
        if (loss > itemLoss)
        {
            map.Fault("loss", $"at most the loss of the item, {itemLoss}");
        }

        return new(id, loss, map.Localized("title"));
    }

    private Objective? ObjectiveOf(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["id", "text"]);
        return map is null ? null : new(
            UniqueId(map, Ids.IsObjectiveId, ItemIdExpected + ", optionally with a part in square brackets", objectiveLines),
            map.Localized("text"));
    }

    private static string UniqueId(YamlMap map, Func<string, bool> isWellFormed, string expected, Dictionary<string, int> lines)
    {
        var id = map.Text("id", isWellFormed, expected);
        if (id.Length > 0 && !lines.TryAdd(id, map.Node("id")!.Line))
        {
            map.Fault("id", "an id of its own", $"\"{id}\" again, first on line {lines[id]}");
        }

        return id;
    }
}
