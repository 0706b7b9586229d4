using System.Text.Json;
using Compliance.App.Oscal;

namespace Compliance.App.Tests.Oscal;

/// <summary>The table that documents are checked by says what NIST's schema says; skipped where that is absent.</summary>
public sealed class StructureTableTests
{
    // What the schema's JSON rendering lost of the models; structure.py says more.
    private static readonly Dictionary<string, string[]> KnownOmissions = new()
    {
        ["control-common:parameter"] = ["id"],
        ["metadata:metadata/parties"] = ["type", "uuid"],
        ["profile:import"] = ["href"],
        ["profile:modify/set-parameters"] = ["param-id"],
        ["assessment-common:assessment-subject"] = ["type"],
    };

    private readonly JsonElement schema = JsonDocument.Parse(File.ReadAllText(Documents.Reference("schema/oscal_complete_schema.json"))).RootElement;
    private readonly JsonElement table = JsonDocument.Parse(typeof(OscalDocument).Assembly.GetManifestResourceStream("Compliance.App.Oscal.structure.json")!).RootElement;
    private readonly HashSet<string> seen = [];

    [Fact]
    public void Every_object_has_the_names_types_and_choices_of_the_schema()
    {
        var models = schema.GetProperty("oneOf").EnumerateArray().Select(model => model.GetProperty("required")[0].GetString()!).ToList();
        Assert.Equal(models.Order(StringComparer.Ordinal), table.GetProperty("models").EnumerateObject().Select(model => model.Name).Order(StringComparer.Ordinal));
        foreach (var model in schema.GetProperty("oneOf").EnumerateArray())
        {
            var name = model.GetProperty("required")[0].GetString()!;
            Compare(model.GetProperty("properties").GetProperty(name), table.GetProperty("models").GetProperty(name).GetString()!, name);
        }

        Assert.Equal(table.GetProperty("objects").EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_datatype_has_the_pattern_of_the_schema()
    {
        var datatypes = schema.GetProperty("definitions").EnumerateObject().Where(entry => entry.Name.EndsWith("Datatype", StringComparison.Ordinal)).ToList();
        Assert.Equal(datatypes.Select(entry => entry.Name[..^8]).Order(StringComparer.Ordinal), table.GetProperty("datatypes").EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal));
        foreach (var datatype in datatypes)
        {
            var last = datatype.Value.TryGetProperty("allOf", out var parts) ? parts[parts.GetArrayLength() - 1] : datatype.Value;
            foreach (var key in new[] { "type", "format", "pattern", "minimum" })
            {
                Assert.Equal(Raw(last, key), Raw(table.GetProperty("datatypes").GetProperty(datatype.Name[..^8]), key));
            }
        }
    }

    private void Compare(JsonElement node, string type, string place)
    {
        if (node.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/definitions/".Length..];
            if (name.EndsWith("Datatype", StringComparison.Ordinal))
            {
                Assert.True(name[..^8] == type, $"{place}: {name} is {type}");
            }
            else
            {
                Compare(schema.GetProperty("definitions").GetProperty(name), type, place);
            }
        }
        else if (node.TryGetProperty("items", out var items))
        {
            Assert.Equal(1, node.GetProperty("minItems").GetInt32());
            Assert.True(type[0] == '[', $"{place}: a list is {type}");
            Compare(items, type[1..^1], place);
        }
        else if (node.TryGetProperty("allOf", out var both))
        {
            var open = type.IndexOf('(', StringComparison.Ordinal);
            Assert.True(open > 0, $"{place}: a set of values is {type}");
            Compare(both[0], type[..open], place);
            Assert.Equal(string.Join('|', both[1].GetProperty("enum").EnumerateArray().Select(value => value.GetString())), type[(open + 1)..^1]);
        }
        else if (node.TryGetProperty("anyOf", out var any) && !node.TryGetProperty("type", out _))
        {
            if (type[0] == '~')
            {
                Compare(any[0], type[2..^1], place);
                Compare(any[1], type[1..], place);
            }
            else
            {
                // Values that others may be added to restrict nothing.
                Assert.True(any[1].TryGetProperty("enum", out _), place);
                Compare(any[0], type, place);
            }
        }
        else
        {
            CompareObject(node, type, place);
        }
    }

    private void CompareObject(JsonElement node, string type, string place)
    {
        if (!seen.Add(type))
        {
            return;
        }

        Assert.Equal("object", node.GetProperty("type").GetString());
        var entry = table.GetProperty("objects").GetProperty(type);
        var has = entry.GetProperty("has").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
        List<JsonElement> shapes = node.TryGetProperty("anyOf", out var choice) ? [.. choice.EnumerateArray()] : [node];
        Assert.All(shapes, shape => Assert.False(shape.GetProperty("additionalProperties").GetBoolean()));
        var known = shapes.SelectMany(shape => Members(shape).Keys).Concat(type == "profile:merge/combine" ? ["method"] : []).ToHashSet();
        Assert.True(known.SetEquals(has.Keys), $"{place}: {string.Join(',', known.Order(StringComparer.Ordinal))} are {string.Join(',', has.Keys.Order(StringComparer.Ordinal))}");
        for (var i = 0; i < shapes.Count; i++)
        {
            var ours = shapes.Count == 1 ? entry : entry.GetProperty("shapes")[i];
            Assert.Equal(Names(shapes[i], "required").Union(KnownOmissions.GetValueOrDefault(type, [])).Order(StringComparer.Ordinal), Names(ours, "needs").Order(StringComparer.Ordinal));
            Assert.Equal(known.Except(Members(shapes[i]).Keys).Except(["method"]).Order(StringComparer.Ordinal), Names(ours, "lacks").Order(StringComparer.Ordinal));
            foreach (var (name, value) in Members(shapes[i]))
            {
                Compare(value, has[name], $"{place}/{name}");
            }
        }
    }

    private static Dictionary<string, JsonElement> Members(JsonElement shape) =>
        shape.TryGetProperty("properties", out var members) ? members.EnumerateObject().ToDictionary(member => member.Name, member => member.Value) : [];

    private static IEnumerable<string> Names(JsonElement element, string key) =>
        element.TryGetProperty(key, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private static string? Raw(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? value.ToString() : null;
}
