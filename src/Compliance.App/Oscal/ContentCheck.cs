using System.Text.RegularExpressions;

namespace Compliance.App.Oscal;

/// <summary>
/// What the models demand beyond the structure of objects: ids that stand for one thing only, and references that must be
/// answered inside the document. References that a published document may leave open, such as links to controls that a
/// baseline does not contain, are no faults.
/// </summary>
internal sealed partial class ContentCheck(OscalFaults faults)
{
    private readonly Dictionary<(string Kind, string Id), bool> known = [];
    private readonly HashSet<string> parameters = [];
    private bool isCatalog;

    /// <summary>Checks a document whose walk stands at the root.</summary>
    public void Check(string model, JsonMap document)
    {
        isCatalog = model == "catalog";
        if (isCatalog)
        {
            CollectParameters(document);
        }

        faults.Enter(model);
        Walk(document, "", "");
        CheckVersion(document);
        if (model == "profile")
        {
            CheckImports(document);
        }

        faults.Leave();
    }

    private void CheckVersion(JsonMap document)
    {
        if (document.Map("metadata")?.Text("oscal-version") is not { } version || VersionPattern().IsMatch(version))
        {
            return;
        }

        faults.Enter("metadata");
        faults.Enter("oscal-version");
        faults.Add("a version 1 of OSCAL such as 1.2.1", JsonItem.Quote(version));
        faults.Leave();
        faults.Leave();
    }

    private void CheckImports(JsonMap profile)
    {
        var resources = ProfileImports.Resources(profile);
        faults.Enter("imports");
        foreach (var (import, i) in profile.List("imports").Select((import, i) => (import as JsonMap, i)))
        {
            if (import?.Text("href") is ['#', .. var id] && !resources.ContainsKey(id))
            {
                faults.Enter(i);
                faults.AddAt("href", $"expected a resource of the back matter, found no resource {JsonItem.Quote(id)}");
                faults.Leave();
            }
        }

        faults.Leave();
    }

    private void CollectParameters(JsonMap map)
    {
        foreach (var parameter in map.Maps("params"))
        {
            if (parameter.Text("id") is { } id)
            {
                parameters.Add(id);
            }
        }

        foreach (var child in map.Maps("groups").Concat(map.Maps("controls")))
        {
            CollectParameters(child);
        }
    }

    private void Walk(JsonMap map, string list, string parent)
    {
        CheckId(map, list, parent);
        foreach (var (name, value) in map.Members)
        {
            faults.Enter(name);
            switch (value)
            {
                case JsonMap child:
                    Walk(child, "", name);
                    break;
                case JsonList children:
                    WalkList(children, name, list.Length == 0 ? parent : list);
                    break;
                case JsonText text when isCatalog:
                    CheckInsertions(text.Value);
                    break;
                default:
                    break;
            }

            faults.Leave();
        }
    }

    private void WalkList(JsonList list, string name, string parent)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is JsonMap child)
            {
                faults.Enter(i);
                Walk(child, name, parent);
                faults.Leave();
            }
        }
    }

    private void CheckId(JsonMap map, string list, string parent)
    {
        // One index each, as the models have them: links address groups, controls and parts alike.
        var (kind, key) = (list, parent) switch
        {
            ("groups" or "controls" or "parts", _) when isCatalog => ("a group, control or part", "id"),
            ("params", _) when isCatalog => ("a parameter", "id"),
            ("roles", "metadata") => ("a role", "id"),
            ("parties", "metadata") => ("a party", "uuid"),
            ("locations", "metadata") => ("a location", "uuid"),
            ("resources", "back-matter") => ("a resource", "uuid"),
            ("components", "system-implementation" or "") => ("a component", "uuid"),
            _ => ("", ""),
        };
        if (kind.Length > 0 && map.Text(key) is { } id && !known.TryAdd((kind, id), true))
        {
            faults.AddAt(key, $"expected the {key} of {kind} once, found {JsonItem.Quote(id)} again");
        }
    }

    private void CheckInsertions(string text)
    {
        foreach (var id in Insertions.Parameters(text).Where(id => !parameters.Contains(id)))
        {
            faults.Add("a parameter of the catalogue to insert", JsonItem.Quote(id));
        }
    }

    [GeneratedRegex(@"\Av?1(\.[0-9]{1,9}){1,2}(-[0-9A-Za-z.+-]{1,50})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
