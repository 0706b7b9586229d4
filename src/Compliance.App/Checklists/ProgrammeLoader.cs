using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>
/// Reads a programme file with its eligibility policy, and holds every item and partial state that the policy names
/// against the checklist. Bad input never throws: every fault comes back at once. The shape is described for editors in
/// <c>checklists/programmes/schema.json</c>.
/// </summary>
public sealed class ProgrammeLoader
{
    private const string NameExpected = "a name of lower-case letters and digits with hyphens between";
    private const int MaximumDays = 3650;
    private const int MaximumYears = 100;

    private readonly FaultList faults;
    private readonly Func<string, string, Checklist?> findChecklist;
    private Checklist? checklist;

    private ProgrammeLoader(FaultList faults, Func<string, string, Checklist?> findChecklist)
    {
        this.faults = faults;
        this.findChecklist = findChecklist;
    }

    /// <summary>The programme, or every fault.</summary>
    /// <param name="file">Name of the file, for the faults.</param>
    /// <param name="content">The bytes of the file, in UTF-8, at most 16 MiB.</param>
    /// <param name="findChecklist">Finds a checklist by id and version; null where there is none.</param>
    public static LoadOutcome<Programme> Load(string file, ReadOnlySpan<byte> content, Func<string, string, Checklist?> findChecklist)
    {
        var found = new FaultList(file);
        var root = YamlReader.Read(content, found);
        var programme = root is null ? null : new ProgrammeLoader(found, findChecklist).Read(root);
        return found.IsEmpty ? new(programme, []) : new(null, found.Sorted());
    }

    private Programme? Read(YamlNode root)
    {
        var map = YamlMap.Of(root, "", faults, ["id", "title", "authority", "checklist", "clocks", "policy"]);
        if (map is null)
        {
            return null;
        }

        var (checklistId, version) = ChecklistName(map);
        return new(
            map.Text("id", Ids.IsName, NameExpected),
            map.Localized("title"),
            map.Localized("authority"),
            checklistId,
            version,
            Policy(map),
            Clocks(map));
    }

    private (string Id, string Version) ChecklistName(YamlMap parent)
    {
        var map = parent.Node("checklist") is { } node ? YamlMap.Of(node, "checklist", faults, ["id", "version"]) : null;
        if (map is null)
        {
            return ("", "");
        }

        var id = map.Text("id", Ids.IsName, NameExpected);
        var version = map.Text("version", Ids.IsVersion, "a version such as 1.0.0");
        if (id.Length > 0 && version.Length > 0)
        {
            checklist = findChecklist(id, version);
            if (checklist is null)
            {
                map.Fault("id", "a checklist of the library", $"\"{id}\" in version {version}, which it does not hold");
            }
        }

        return (id, version);
    }

    private ProgrammeClocks Clocks(YamlMap parent)
    {
        string[] keys = ["submissionBusinessDays", "factCheckBusinessDays", "appealDays"];
        var map = parent.Node("clocks") is { } node ? YamlMap.Of(node, "clocks", faults, keys) : null;
        var days = keys.Select(key => map?.Integer(key, 1, MaximumDays) ?? 1).ToArray();
        return new(days[0], days[1], days[2]);
    }

    private EligibilityPolicy Policy(YamlMap parent)
    {
        string[] keys = ["id", "version", "closeOutDays", "validityYears", "affirmationEveryYears", "rules"];
        var map = parent.Node("policy") is { } node ? YamlMap.Of(node, "policy", faults, keys) : null;
        if (map is null)
        {
            return new("", "", []);
        }

        var lines = new Dictionary<string, int>();
        return new(
            map.Text("id", Ids.IsName, NameExpected),
            map.Text("version", Ids.IsVersion, "a version such as 1.0.0"),
            [.. map.List("rules").Select(x => Rule(x.Node, x.Path, lines)).OfType<EligibilityRule>()],
            map.Integer("closeOutDays", 1, MaximumDays),
            map.Integer("validityYears", 1, MaximumYears),
            map.Integer("affirmationEveryYears", 1, MaximumYears));
    }

    private EligibilityRule? Rule(YamlNode node, string path, Dictionary<string, int> lines)
    {
        var kind = (node as YamlMapping)?.Entries
            .Select(entry => entry is (YamlScalar { Value: "kind" }, YamlScalar value) ? value : null)
            .FirstOrDefault(value => value is not null);
        string[]? own = kind?.Value switch
        {
            "minimum-ratio" => ["minimum"],
            "open-item-loss" => ["maximum"],
            "items-not-open" => ["items"],
            _ => null,
        };
        if (own is null)
        {
            faults.Add((YamlNode?)kind ?? node, path, "a rule whose kind is minimum-ratio, open-item-loss or items-not-open");
            return null;
        }

        var map = YamlMap.Of(node, path, faults, ["id", "kind", "basis", .. own], own is ["maximum"] ? ["exceptions"] : []);
        return map is null ? null : ReadRule(map, kind!.Value, lines);
    }

    private EligibilityRule ReadRule(YamlMap map, string kind, Dictionary<string, int> lines)
    {
        var id = map.Text("id", Ids.IsName, NameExpected);
        if (id is Eligibility.PreconditionRuleId or Eligibility.NothingOpenRuleId)
        {
            map.Fault("id", "a name that no built-in reason has");
        }
        else if (id.Length > 0 && !lines.TryAdd(id, map.Node("id")!.Line))
        {
            map.Fault("id", "an id of its own", $"\"{id}\" again, first on line {lines[id]}");
        }

        var basis = map.Text("basis");
        return kind switch
        {
            "minimum-ratio" => new MinimumRatioRule(id, basis, Ratio(map)),
            "open-item-loss" => new OpenItemLossRule(
                id,
                basis,
                map.Integer("maximum", 0, Item.MaximumLoss),
                [.. map.List("exceptions").Select(x => Exception(x.Node, x.Path)).OfType<OpenItemException>()]),
            _ => new ItemsNotOpenRule(id, basis, Items(map)),
        };
    }

    private static Rational Ratio(YamlMap map)
    {
        const string Expected = "a fraction from 0 to 1 such as 4/5";
        var text = map.Text("minimum", isWellFormed: null, Expected);
        if (text.Length == 0)
        {
            return 0;
        }

        var ratio = Rational.Parse(text);
        if (ratio.IsSuccess && ratio.Value >= 0 && ratio.Value <= 1)
        {
            return ratio.Value;
        }

        map.Fault("minimum", Expected);
        return 0;
    }

    private OpenItemException? Exception(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["item", "state"]);
        if (map is null)
        {
            return null;
        }

        var (item, state) = (map.Text("item"), map.Text("state"));
        if (checklist is null || item.Length == 0 || state.Length == 0)
        {
            return new(item, state);
        }

        if (checklist.Find(item) is not { } known)
        {
            map.Fault("item", "an item of the checklist");
        }
        else if (known.FindPartial(state) is null)
        {
            map.Fault("state", known.PartialStates.Count == 0
                ? $"an item with partial states; {item} has none"
                : $"a partial state of {item}: {string.Join(", ", known.PartialStates.Select(s => s.Id))}");
        }

        return new(item, state);
    }

    private List<string> Items(YamlMap map)
    {
        var items = new List<string>();
        foreach (var (node, path) in map.List("items"))
        {
            if (node is not YamlScalar { IsPlain: false, Value: var id })
            {
                faults.Add(node, path, "the id of an item in quotes");
            }
            else if (checklist is not null && checklist.Find(id) is null)
            {
                faults.Add(node, path, "an item of the checklist");
            }
            else if (items.Contains(id))
            {
                faults.Add(node, path, "each item once");
            }
            else
            {
                items.Add(id);
            }
        }

        return items;
    }
}
