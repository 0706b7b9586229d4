namespace Compliance.App.Checklists;

/// <summary>Ids that must differ, and where each of them stands.</summary>
internal sealed class IdPlaces
{
    private readonly Dictionary<string, YamlNode> places = [];

    public int Count => places.Count;

    /// <summary>The id of a mapping; one that is malformed or was taken before is reported.</summary>
    public string Take(YamlMap map, Func<string, bool> isWellFormed, string expected)
    {
        var id = map.Text("id", isWellFormed, expected);
        if (id.Length > 0 && !places.TryAdd(id, map.Node("id")!))
        {
            map.Fault("id", "an id of its own", $"\"{id}\" again, first on line {places[id].Line}");
        }

        return id;
    }

    /// <summary>Where an id stands, or null.</summary>
    public YamlNode? Find(string id) => places.GetValueOrDefault(id);
}
