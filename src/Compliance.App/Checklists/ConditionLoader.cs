using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists;

/// <summary>Reads the condition under <c>applies</c>.</summary>
internal sealed class ConditionLoader(FaultList faults)
{
    private const string Expected = "{ fact, in }, or one of the keys all, any and not";

    public Condition? Read(YamlNode node, string path, int depth = 1)
    {
        if (depth > Condition.MaximumDepth)
        {
            faults.Add(node, path, $"conditions nested at most {Condition.MaximumDepth} deep");
            return null;
        }

        var first = (node as YamlMapping)?.Entries.Select(entry => (entry.Key as YamlScalar)?.Value).FirstOrDefault();
        switch (first)
        {
            case "all" or "any":
                {
                    var map = YamlMap.Of(node, path, faults, [first]);
                    Condition[] parts = [.. (map?.List(first) ?? []).Select(x => Read(x.Node, x.Path, depth + 1)).OfType<Condition>()];
                    return first == "all" ? new Condition.All(parts) : new Condition.Any(parts);
                }

            case "not":
                {
                    var map = YamlMap.Of(node, path, faults, ["not"]);
                    return map?.Node("not") is { } part && Read(part, $"{path}.not", depth + 1) is { } read ? new Condition.Not(read) : null;
                }

            case "fact" or "in":
                {
                    var map = YamlMap.Of(node, path, faults, ["fact", "in"]);
                    return map is null ? null : new Condition.FactIn(map.Text("fact", Ids.IsName, ChecklistLoader.NameExpected), Values(map));
                }

            default:
                faults.Add(node, path, Expected);
                return null;
        }
    }

    private List<string> Values(YamlMap map)
    {
        var values = new List<string>();
        foreach (var (node, path) in map.List("in"))
        {
            // Plain yes and no are truth values to other readers of YAML, so values stand in quotes.
            if (node is YamlScalar { IsPlain: false, Value: var value } && Ids.IsItemId(value) && !values.Contains(value))
            {
                values.Add(value);
            }
            else
            {
                faults.Add(node, path, "a value of the fact in quotes, each once");
            }
        }

        return values;
    }
}
