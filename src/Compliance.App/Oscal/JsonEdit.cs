namespace Compliance.App.Oscal;

/// <summary>Changed copies of objects; what is not changed is shared with the original.</summary>
internal static class JsonEdit
{
    /// <summary>The order in which the models list the members of groups, controls, parts and parameters.</summary>
    private static readonly string[] CanonicalOrder =
    [
        "uuid", "id", "name", "ns", "class", "title", "metadata", "depends-on", "params", "props", "links",
        "label", "usage", "constraints", "guidelines", "values", "select", "prose", "parts", "groups", "controls", "remarks", "back-matter",
    ];

    /// <summary>The object with a member set; a new member takes its place in the order of the models.</summary>
    public static JsonMap With(this JsonMap map, string name, JsonItem value)
    {
        var members = map.Members.ToList();
        var at = members.FindIndex(member => member.Key == name);
        if (at >= 0)
        {
            members[at] = new(name, value);
        }
        else
        {
            var rank = Array.IndexOf(CanonicalOrder, name);
            at = members.FindIndex(member => Array.IndexOf(CanonicalOrder, member.Key) > rank);
            members.Insert(at < 0 ? members.Count : at, new(name, value));
        }

        return new(members);
    }

    /// <summary>The object without a member.</summary>
    public static JsonMap Without(this JsonMap map, string name) =>
        map[name] is null ? map : new([.. map.Members.Where(member => member.Key != name)]);

    /// <summary>The object with a list; without the member where the list is empty, as the models know no empty lists.</summary>
    public static JsonMap WithList(this JsonMap map, string name, IReadOnlyList<JsonItem> items) =>
        items.Count == 0 ? map.Without(name) : map.With(name, new JsonList(items));

    /// <summary>The object with elements added to a list.</summary>
    /// <param name="map">The object.</param>
    /// <param name="name">Name of the list.</param>
    /// <param name="items">The elements.</param>
    /// <param name="atStart">Before those that are there, instead of after.</param>
    public static JsonMap WithMore(this JsonMap map, string name, IReadOnlyList<JsonItem> items, bool atStart = false) =>
        items.Count == 0 ? map : map.WithList(name, atStart ? [.. items, .. map.List(name)] : [.. map.List(name), .. items]);

    /// <summary>True where two values are the same, member by member in any order.</summary>
    public static bool AreEqual(JsonItem left, JsonItem right) => (left, right) switch
    {
        (JsonMap a, JsonMap b) => a.Members.Count == b.Members.Count
            && a.Members.All(member => b[member.Key] is { } other && AreEqual(member.Value, other)),
        (JsonList a, JsonList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        _ => left.Equals(right),
    };

    /// <summary>How many values a value consists of.</summary>
    public static int Size(JsonItem item) => item switch
    {
        JsonMap map => map.Members.Sum(member => Size(member.Value)) + 1,
        JsonList list => list.Items.Sum(Size) + 1,
        _ => 1,
    };

    /// <summary>Every text in a value, however deep.</summary>
    public static IEnumerable<string> Texts(JsonItem item) => item switch
    {
        JsonMap map => map.Members.SelectMany(member => Texts(member.Value)),
        JsonList list => list.Items.SelectMany(Texts),
        JsonText text => [text.Value],
        _ => [],
    };
}
