using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>Reads the rules of a policy, and holds what they name against the checklist.</summary>
internal sealed class RuleLoader(FaultList faults, Checklist? checklist)
{
    private const string NameExpected = ChecklistLoader.NameExpected;
    private const string Kinds =
        "minimum-ratio, minimum-score, minimum-level, section-minimum, item-minimum, items-not-open, open-item-loss or open-items";

    private readonly IdPlaces ids = new();

    /// <summary>The rules under a key; none where it is absent.</summary>
    public IReadOnlyList<EligibilityRule> Read(YamlMap policy, string key) =>
        [.. policy.List(key).Select(x => Rule(x.Node, x.Path)).OfType<EligibilityRule>()];

    private EligibilityRule? Rule(YamlNode node, string path)
    {
        var kind = (node as YamlMapping)?.Entries
            .Select(entry => entry is (YamlScalar { Value: "kind" }, YamlScalar value) ? value : null)
            .FirstOrDefault(value => value is not null);
        (string[] Required, string[] Optional)? own = kind?.Value switch
        {
            "minimum-ratio" or "minimum-score" or "minimum-level" => (["minimum"], []),
            "section-minimum" => (["minimum"], ["sections"]),
            "item-minimum" => (["minimum"], ["items", "flag"]),
            "items-not-open" => ([], ["items", "flag"]),
            "open-item-loss" => (["maximum"], ["exceptions"]),
            "open-items" => (["maximum"], ["flag"]),
            _ => null,
        };
        if (own is not var (required, optional))
        {
            faults.Add((YamlNode?)kind ?? node, path, $"a rule whose kind is {Kinds}");
            return null;
        }

        var map = YamlMap.Of(node, path, faults, ["id", "kind", .. required], ["basis", .. optional]);
        return map is null ? null : Rule(map, kind!.Value);
    }

    private EligibilityRule Rule(YamlMap map, string kind)
    {
        var id = ids.Take(map, Ids.IsName, NameExpected);
        if (id is Eligibility.PreconditionRuleId or Eligibility.NothingOpenRuleId)
        {
            map.Fault("id", "a name that no built-in reason has");
        }

        var basis = map.Node("basis") is null ? "" : map.Text("basis");
        return kind switch
        {
            "minimum-ratio" => new MinimumRatioRule(id, basis, Number(map, 0, 1, "a fraction from 0 to 1 such as 4/5")),
            "minimum-score" => new MinimumScoreRule(id, basis, Number(map, null, null, "a whole number or a fraction in quotes, such as \"7/2\"")),
            "minimum-level" => new MinimumLevelRule(id, basis, Level(map)),
            "section-minimum" => new SectionMinimumRule(
                id,
                basis,
                Number(map, null, null, "a whole number or a fraction in quotes, such as \"7/2\""),
                Sections(map)),
            "item-minimum" => new ItemMinimumRule(id, basis, map.Integer("minimum", -Item.MaximumLoss, Item.MaximumLoss), Items(map)),
            "open-item-loss" => new OpenItemLossRule(
                id,
                basis,
                map.Integer("maximum", 0, Item.MaximumLoss),
                [.. map.List("exceptions").Select(x => Exception(x.Node, x.Path)).OfType<OpenItemException>()]),
            "open-items" => new OpenItemsRule(id, basis, map.Integer("maximum", 0, Ruleset.MaximumItems), Flag(map)),
            _ => new ItemsNotOpenRule(id, basis, Items(map)),
        };
    }

    private static Rational Number(YamlMap map, int? least, int? most, string expected)
    {
        var text = map.Text("minimum", isWellFormed: null, expected);
        if (text.Length == 0)
        {
            return 0;
        }

        var number = Rational.Parse(text);
        if (number.IsSuccess && !(number.Value < least) && !(number.Value > most))
        {
            return number.Value;
        }

        map.Fault("minimum", expected);
        return 0;
    }

    private int Level(YamlMap map)
    {
        var level = map.Integer("minimum", 1, LevelsMethod.HighestLevel);
        if (checklist is not null && (checklist.Scoring as LevelsMethod)?.Levels.Any(known => known.Number == level) is not true)
        {
            map.Fault("minimum", "a level of the checklist");
        }

        return level;
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

    /// <summary>The items named, or those that carry the flag named: a policy is pinned to a version, so both are fixed.</summary>
    private IReadOnlyList<string> Items(YamlMap map)
    {
        if (map.Node("items") is null == map.Node("flag") is null)
        {
            map.Fault("items", "the key \"items\" or the key \"flag\"", map.Node("items") is null ? "neither" : "both");
            return [];
        }

        if (map.Node("flag") is null)
        {
            return Named(map, "items", "the id of an item in quotes", "an item of the checklist", id => checklist?.Find(id) is not null);
        }

        var flag = Flag(map);
        return [.. checklist?.Items.Where(item => item.Flags.Contains(flag)).Select(item => item.Id) ?? []];
    }

    private IReadOnlyList<string> Sections(YamlMap map) => map.Node("sections") is null
        ? [.. checklist?.Sections.Select(section => section.Id) ?? []]
        : Named(map, "sections", "the id of a section in quotes", "a section of the checklist", id => checklist!.Sections.Any(section => section.Id == id));

    private List<string> Named(YamlMap map, string key, string quoted, string known, Func<string, bool> isKnown)
    {
        var names = new List<string>();
        foreach (var (node, path) in map.List(key))
        {
            if (node is not YamlScalar { IsPlain: false, Value: var id })
            {
                faults.Add(node, path, quoted);
            }
            else if (checklist is not null && !isKnown(id))
            {
                faults.Add(node, path, known);
            }
            else if (names.Contains(id))
            {
                faults.Add(node, path, key == "items" ? "each item once" : "each section once");
            }
            else
            {
                names.Add(id);
            }
        }

        return names;
    }

    private string? Flag(YamlMap map)
    {
        if (map.Node("flag") is null)
        {
            return null;
        }

        var flag = map.Text("flag", Ids.IsName, NameExpected);
        if (checklist is not null && flag.Length > 0 && !checklist.Items.SelectMany(AllFlags).Contains(flag))
        {
            map.Fault("flag", "a flag that an item or an answer of the checklist carries");
        }

        return flag;
    }

    private static IEnumerable<string> AllFlags(Item item) =>
        [.. item.Flags, .. item.NotMetAnswer?.Flags ?? [], .. item.PartialStates.SelectMany(state => state.Flags)];
}
