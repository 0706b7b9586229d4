using System.Text.Json;
using Compliance.Domain;

namespace Compliance.App.Oscal;

/// <summary>
/// The structure of all OSCAL models, read once from <c>structure.json</c>, which <c>structure.py</c> makes from NIST's
/// schema. It holds facts only: names, types, what is required, allowed values.
/// </summary>
internal sealed class OscalTypes
{
    private static readonly Lazy<OscalTypes> Loaded = new(Load);

    private OscalTypes(IReadOnlyDictionary<string, ValueType> models, IReadOnlyDictionary<string, ObjectType> objects)
    {
        Models = models;
        Objects = objects;
    }

    public static OscalTypes Instance => Loaded.Value;

    /// <summary>The type of each model's root by the name of the model.</summary>
    public IReadOnlyDictionary<string, ValueType> Models { get; }

    /// <summary>Every type of object by its name in the table.</summary>
    public IReadOnlyDictionary<string, ObjectType> Objects { get; }

    private static OscalTypes Load()
    {
        using var stream = typeof(OscalTypes).Assembly.GetManifestResourceStream("Compliance.App.Oscal.structure.json")!;
        using var document = JsonDocument.Parse(stream);
        var table = document.RootElement.GetProperty("objects");
        var objects = table.EnumerateObject().ToDictionary(entry => entry.Name, entry => new ObjectType(entry.Name));
        foreach (var entry in table.EnumerateObject())
        {
            objects[entry.Name].Complete(
                entry.Value.GetProperty("has").EnumerateObject().ToDictionary(has => has.Name, has => Type(has.Value.GetString()!, objects)),
                entry.Value.TryGetProperty("shapes", out var shapes)
                    ? [.. shapes.EnumerateArray().Select(shape => new Shape(Names(shape, "lacks"), Names(shape, "needs")))]
                    : [new Shape([], Names(entry.Value, "needs"))]);
        }

        return new(
            document.RootElement.GetProperty("models").EnumerateObject().ToDictionary(model => model.Name, model => Type(model.Value.GetString()!, objects)),
            objects);
    }

    private static string[] Names(JsonElement element, string key) =>
        element.TryGetProperty(key, out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];

    private static ValueType Type(string text, Dictionary<string, ObjectType> objects)
    {
        if (text[0] is '~' or '[')
        {
            return new ListType(Type(text[(text[0] == '~' ? 2 : 1)..^1], objects), text[0] == '~');
        }

        if (objects.TryGetValue(text, out var type))
        {
            return type;
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0
            ? new TextType(Datatypes.ByName[text], [])
            : new TextType(Datatypes.ByName[text[..open]], text[(open + 1)..^1].Split('|'));
    }

    /// <summary>What a value may be.</summary>
    internal abstract class ValueType;

    /// <summary>A single value.</summary>
    /// <param name="datatype">Its datatype.</param>
    /// <param name="allowed">The values allowed; empty where every value of the datatype is.</param>
    internal sealed class TextType(Datatype datatype, IReadOnlyList<string> allowed) : ValueType
    {
        public Datatype Datatype => datatype;

        public IReadOnlyList<string> Allowed => allowed;
    }

    /// <summary>A list of at least one element.</summary>
    /// <param name="element">Type of each element.</param>
    /// <param name="mayStandAlone">One element may stand without the list around it.</param>
    internal sealed class ListType(ValueType element, bool mayStandAlone) : ValueType
    {
        public ValueType Element => element;

        public bool MayStandAlone => mayStandAlone;
    }

    /// <summary>An object; types refer to each other in circles, so it is completed after all are known.</summary>
    internal sealed class ObjectType(string name) : ValueType
    {
        public string Name => name;

        public IReadOnlyDictionary<string, ValueType> Members { get; private set; } = new Dictionary<string, ValueType>();

        /// <summary>The shapes it may have; one where there is no choice.</summary>
        public IReadOnlyList<Shape> Shapes { get; private set; } = [];

        /// <summary>Names required in every shape.</summary>
        public IReadOnlyList<string> Required { get; private set; } = [];

        /// <summary>How a message names the members.</summary>
        public LocalizedText Expected { get; private set; } = new("", "");

        /// <summary>Names that some shape excludes: the choice is between them.</summary>
        public IReadOnlyList<string> Choice { get; private set; } = [];

        public void Complete(Dictionary<string, ValueType> members, IReadOnlyList<Shape> shapes)
        {
            Members = members;
            Shapes = shapes;
            Required = [.. shapes[0].Needs.Where(need => shapes.All(shape => shape.Needs.Contains(need)))];
            Expected = members.Count == 0 ? new("an object without content", "中身のないオブジェクト") : OscalWords.OneOf(members.Keys);
            Choice = [.. members.Keys.Where(member => shapes.Any(shape => shape.Lacks.Contains(member)))];
        }
    }

    /// <summary>One of the shapes of an object.</summary>
    /// <param name="Lacks">Names that this shape excludes.</param>
    /// <param name="Needs">Names that this shape requires.</param>
    internal sealed record Shape(IReadOnlyList<string> Lacks, IReadOnlyList<string> Needs);
}
