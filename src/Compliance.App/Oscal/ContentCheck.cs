using System.Text.RegularExpressions;
using Compliance.Domain;

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
        faults.Add(new("a version 1 of OSCAL such as 1.2.1", "1.2.1のようなOSCAL第1版の版番号"), OscalWords.Found(JsonItem.Quote(version)));
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
                faults.AddAt("href", new("a resource of the back matter", "back-matterの資料"), new($"no resource {JsonItem.Quote(id)}", $"資料{JsonItem.Quote(id)}がありません"));
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
        (LocalizedText? Kind, string Key) index = (list, parent) switch
        {
            ("groups" or "controls" or "parts", _) when isCatalog => (new("a group, control or part", "グループ・管理策・部分"), "id"),
            ("params", _) when isCatalog => (new("a parameter", "パラメータ"), "id"),
            ("roles", "metadata") => (new("a role", "役割"), "id"),
            ("parties", "metadata") => (new("a party", "関係者"), "uuid"),
            ("locations", "metadata") => (new("a location", "所在地"), "uuid"),
            ("resources", "back-matter") => (new("a resource", "資料"), "uuid"),
            ("components", "system-implementation" or "") => (new("a component", "構成要素"), "uuid"),
            _ => (null, ""),
        };
        if (index is { Kind: { } kind, Key: { } key } && map.Text(key) is { } id && !known.TryAdd((kind.En, id), true))
        {
            faults.AddAt(key, new($"the {key} of {kind.En} once", $"{kind.Ja}ごとに異なる{key}"), new($"{JsonItem.Quote(id)} again", $"{JsonItem.Quote(id)}が再び現れます"));
        }
    }

    private void CheckInsertions(string text)
    {
        foreach (var id in Insertions.Parameters(text).Where(id => !parameters.Contains(id)))
        {
            faults.Add(new("a parameter of the catalogue to insert", "カタログにある挿入先のパラメータ"), OscalWords.Found(JsonItem.Quote(id)));
        }
    }

    [GeneratedRegex(@"\Av?1(\.[0-9]{1,9}){1,2}(-[0-9A-Za-z.+-]{1,50})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
