using static Compliance.App.Oscal.OscalTypes;

namespace Compliance.App.Oscal;

/// <summary>Holds a document against the structure of its model and reports every departure with its place.</summary>
internal sealed class StructureCheck(OscalFaults faults)
{
    /// <summary>Checks a value where the walk of the faults stands.</summary>
    public void Check(JsonItem item, OscalTypes.ValueType type)
    {
        switch (type)
        {
            case ListType list:
                CheckList(item, list);
                break;
            case ObjectType map when item is JsonMap members:
                CheckMap(members, map);
                break;
            case ObjectType:
                faults.Add(new("an object", "オブジェクト"), item.Describe());
                break;
            case TextType text when !text.Datatype.Allows(item):
                faults.Add(text.Datatype.Expected, item.Describe());
                break;
            case TextType { Allowed.Count: > 0 } text when !text.Allowed.Contains((item as JsonText)?.Value ?? ""):
                faults.Add(OscalWords.OneOf(text.Allowed), item.Describe());
                break;
            default:
                break;
        }
    }

    private void CheckList(JsonItem item, ListType type)
    {
        if (item is not JsonList list)
        {
            if (type.MayStandAlone)
            {
                Check(item, type.Element);
            }
            else
            {
                faults.Add(new("a list", "配列"), item.Describe());
            }

            return;
        }

        if (list.Items.Count == 0)
        {
            faults.Add(new("a list of at least one element", "1件以上の要素を持つ配列"), new("an empty list", "空の配列となっています"));
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            faults.Enter(i);
            Check(list.Items[i], type.Element);
            faults.Leave();
        }
    }

    private void CheckMap(JsonMap map, ObjectType type)
    {
        foreach (var name in type.Required)
        {
            if (map[name] is null)
            {
                faults.Add(new($"\"{name}\"", $"項目\"{name}\""), new("no such name", "ありません"));
            }
        }

        if (type.Shapes.Count > 1)
        {
            CheckChoice(map, type);
        }

        foreach (var (name, value) in map.Members)
        {
            faults.Enter(name);
            if (type.Members.TryGetValue(name, out var member))
            {
                Check(value, member);
            }
            else
            {
                faults.Add(type.Expected, OscalWords.Found(JsonItem.Quote(name)));
            }

            faults.Leave();
        }
    }

    private void CheckChoice(JsonMap map, ObjectType type)
    {
        bool Fits(Shape shape) =>
            shape.Lacks.All(name => map[name] is null) && shape.Needs.All(name => map[name] is not null || type.Required.Contains(name));

        if (type.Shapes.Any(Fits))
        {
            return;
        }

        var found = type.Choice.Where(name => map[name] is not null).ToList();
        var choice = string.Join(", ", type.Choice);
        if (found.Count > 1)
        {
            faults.Add(new($"only one of {choice}", $"次のうち1つだけ（{choice}）"), new(string.Join(" and ", found), $"{string.Join("と", found)}があります"));
        }
        else
        {
            faults.Add(OscalWords.OneOf(type.Choice), new("none", "いずれもありません"));
        }
    }
}
