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
                faults.Add("an object", item.Describe());
                break;
            case TextType text when !text.Datatype.Allows(item):
                faults.Add(text.Datatype.Expected, item.Describe());
                break;
            case TextType { Allowed.Count: > 0 } text when !text.Allowed.Contains((item as JsonText)?.Value ?? ""):
                faults.Add("one of " + string.Join(", ", text.Allowed), item.Describe());
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
                faults.Add("a list", item.Describe());
            }

            return;
        }

        if (list.Items.Count == 0)
        {
            faults.Add("a list of at least one element", "an empty list");
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
                faults.Add($"\"{name}\"", "no such name");
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
                faults.Add(type.Expected, JsonItem.Quote(name));
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
        faults.Add(found.Count > 1
            ? $"expected only one of {string.Join(", ", type.Choice)}, found {string.Join(" and ", found)}"
            : $"expected one of {string.Join(", ", type.Choice)}, found none");
    }
}
