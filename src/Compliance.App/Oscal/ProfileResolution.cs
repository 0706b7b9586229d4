using System.Globalization;
using Compliance.Domain;

namespace Compliance.App.Oscal;

/// <summary>A document that an import leads to.</summary>
/// <param name="Key">Distinguishes it from every other, so that circles are seen.</param>
/// <param name="Name">Its name for messages.</param>
/// <param name="Document">The document; null where it could not be read.</param>
/// <param name="Refusal">Why it could not be read.</param>
internal sealed record ImportSource(string Key, string Name, OscalDocument? Document, string Refusal);

/// <summary>
/// Resolves a profile to a catalogue by NIST's specification of profile resolution: import, merge, modify, tidy up. A child
/// control whose parent is not selected takes its parent's place; parents are not selected for their children's sake,
/// because the published models have no directive to switch that off.
/// </summary>
internal sealed class ProfileResolution
{
    /// <summary>Longest chain of profiles that import profiles.</summary>
    public const int MaximumDepth = 16;

    /// <summary>Most controls that all imports of one resolution may select together.</summary>
    public const int MaximumControls = 100_000;

    private const int MaximumNotes = 200;

    private static readonly LocalizedText None = new("", "");
    private static readonly LocalizedText More = new("more", "それより多くあります");
    private readonly Func<string, JsonMap, ImportSource?> find;
    private readonly List<OscalFault> faults = [];
    private readonly List<string> notes = [];
    private readonly List<string> chain = [];
    private readonly HashSet<string> reported = [];
    private readonly Effort effort = new();
    private int controls;

    private ProfileResolution(Func<string, JsonMap, ImportSource?> find) => this.find = find;

    /// <summary>The catalogue that a profile resolves to.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="key">Its own key, by which an import of itself is seen.</param>
    /// <param name="find">Finds the document behind an import of a profile; null where there is none at hand.</param>
    /// <returns>The catalogue, or null where it cannot be made; the faults, and what the reader should know besides.</returns>
    public static (JsonMap? Catalogue, IReadOnlyList<OscalFault> Faults, IReadOnlyList<string> Notes) Resolve(
        OscalDocument profile, string key, Func<string, JsonMap, ImportSource?> find)
    {
        var resolution = new ProfileResolution(find);
        resolution.chain.Add(key);
        try
        {
            return (resolution.Resolve(profile.Content, None), resolution.faults, resolution.notes);
        }
        catch (Effort.TooMuchException)
        {
            resolution.Refuse("/profile", None, new("a profile that can be resolved in bounded time", "限られた時間で解決できるプロファイル"), new("one that asks for more work than any published one", "公表されたどのプロファイルよりも多くの処理を要します"));
            return (null, resolution.faults, resolution.notes);
        }
    }

    private JsonMap? Resolve(JsonMap profile, LocalizedText prefix)
    {
        var selections = new List<JsonMap>();
        var sources = new List<JsonMap>();
        foreach (var (item, i) in profile.List("imports").Select((item, i) => (item, i)))
        {
            var import = item as JsonMap ?? JsonMap.Empty;
            var place = string.Create(CultureInfo.InvariantCulture, $"/profile/imports/{i}");
            if (Source(profile, import, place + "/href", prefix) is not { } source)
            {
                return null;
            }

            var isSelected = ControlSelection.Of(import, Catalogues.Controls(source), effort, (steps, id) => Fault(
                $"{place}/{string.Join('/', steps)}", prefix, new("a control of the imported catalogue", "取り込んだカタログの管理策"), new($"no control {JsonItem.Quote(id)}", $"管理策{JsonItem.Quote(id)}がありません")));
            var selection = Catalogues.Select(source, isSelected);
            controls += Catalogues.Controls(selection).Count();
            if (controls > MaximumControls)
            {
                Refuse(place, prefix, AtMost(MaximumControls, "controls in all imports", "全ての取り込みを合わせた管理策"), More);
                return null;
            }

            sources.Add(source);
            selections.Add(selection);
        }

        var merged = ProfileMerge.Apply(profile.Map("merge") ?? JsonMap.Empty, selections, effort, id =>
            Fault(profile["merge"] is null ? "/profile" : "/profile/merge", prefix, new("each control once", "重複しない管理策"), new($"{JsonItem.Quote(id)} selected by several imports and nothing said to combine them", $"{JsonItem.Quote(id)}が複数の取り込みで選ばれ、統合方法の指定がありません")));
        merged = AddReferencedParameters(merged, sources);
        merged = ProfileModify.Apply(merged, profile.Map("modify") ?? JsonMap.Empty, effort, note => Note(prefix.En + note));
        merged = WithoutIdleParameters(merged);
        return WithBackMatter(profile["metadata"] is { } metadata ? merged.With("metadata", metadata) : merged, [.. sources, profile]);
    }

    private JsonMap? Source(JsonMap profile, JsonMap import, string pointer, LocalizedText prefix)
    {
        var href = import.Text("href") ?? "";
        if (find(href, profile) is not { } source)
        {
            Refuse(pointer, prefix, new("a catalogue or profile at hand", "手元にあるカタログまたはプロファイル"), new($"none for {JsonItem.Quote(href)}", $"{JsonItem.Quote(href)}に当たるものがありません"));
            return null;
        }

        if (chain.Contains(source.Key))
        {
            Refuse(pointer, prefix, new("no circle of imports", "循環しない取り込み"), new($"{source.Name} imported again", $"{source.Name}が再び取り込まれています"));
            return null;
        }

        if (source.Document is not { Model: "catalog" or "profile" } document)
        {
            var why = source.Document is { } other ? new LocalizedText("it is of the model " + other.Model, $"モデルは{other.Model}です") : new LocalizedText(source.Refusal, source.Refusal);
            Refuse(pointer, prefix, new("a catalogue or profile", "カタログまたはプロファイル"), new($"{source.Name}: {why.En}", $"{source.Name}となっています（{why.Ja}）"));
            return null;
        }

        // A document is often imported more than once; its faults are said once.
        foreach (var fault in reported.Add(source.Key) ? document.Faults : [])
        {
            faults.Add(In(InFile(source.Name), fault));
        }

        if (document.Model == "catalog")
        {
            return document.Content;
        }

        if (chain.Count >= MaximumDepth)
        {
            Refuse(pointer, prefix, AtMost(MaximumDepth, "profiles in a chain of imports", "連鎖する取り込みのプロファイル"), More);
            return null;
        }

        chain.Add(source.Key);
        var catalogue = Resolve(document.Content, InFile(source.Name));
        chain.RemoveAt(chain.Count - 1);
        return catalogue;
    }

    private void Note(string note)
    {
        if (notes.Count < MaximumNotes)
        {
            notes.Add(note);
        }
    }

    private void Fault(string pointer, LocalizedText prefix, LocalizedText expected, LocalizedText found)
    {
        if (faults.Count < OscalFaults.MaximumListed)
        {
            Refuse(pointer, prefix, expected, found);
        }
    }

    /// <summary>A fault that ends the resolution; it is listed however many there are.</summary>
    private void Refuse(string pointer, LocalizedText prefix, LocalizedText expected, LocalizedText found) => faults.Add(In(prefix, OscalFault.Of(pointer, expected, found)));

    private static LocalizedText InFile(string name) => new($"in {name}: ", $"{name}：");

    private static OscalFault In(LocalizedText prefix, OscalFault fault) => fault with { Message = new(prefix.En + fault.Message.En, prefix.Ja + fault.Message.Ja) };

    private static LocalizedText AtMost(int count, string what, string whatJa) =>
        new(string.Create(CultureInfo.InvariantCulture, $"at most {count} {what}"), string.Create(CultureInfo.InvariantCulture, $"{count}件以下の{whatJa}"));

    // A parameter may stand in a control that is not selected and still be inserted by one that is.
    private static JsonMap AddReferencedParameters(JsonMap catalogue, List<JsonMap> sources)
    {
        var known = Parameters(catalogue).Select(parameter => parameter.Text("id")).ToHashSet();
        var elsewhere = new Dictionary<string, JsonMap>();
        foreach (var parameter in sources.SelectMany(Parameters))
        {
            if (parameter.Text("id") is { } id && !known.Contains(id))
            {
                elsewhere.TryAdd(id, parameter);
            }
        }

        var wanted = new Queue<string>(elsewhere.Count == 0 ? [] : JsonEdit.Texts(catalogue).SelectMany(Insertions.Parameters));
        var loose = new List<JsonItem>();
        while (wanted.TryDequeue(out var id))
        {
            if (elsewhere.Remove(id, out var parameter))
            {
                loose.Add(parameter);
                foreach (var next in JsonEdit.Texts(parameter).SelectMany(Insertions.Parameters))
                {
                    wanted.Enqueue(next);
                }
            }
        }

        return catalogue.WithMore("params", loose);
    }

    private static IEnumerable<JsonMap> Parameters(JsonMap holder) => holder.Maps("params")
        .Concat(holder.Maps("controls").SelectMany(Parameters))
        .Concat(holder.Maps("groups").SelectMany(Parameters));

    // Parameters outside controls stay where something inserts them, or where they are marked to be kept.
    private static JsonMap WithoutIdleParameters(JsonMap catalogue)
    {
        var inserted = JsonEdit.Texts(catalogue).SelectMany(Insertions.Parameters).ToHashSet();
        JsonMap Prune(JsonMap holder) => holder
            .WithList("params", [.. holder.Maps("params").Where(parameter => inserted.Contains(parameter.Text("id") ?? "") || IsKept(parameter))])
            .WithList("groups", [.. holder.Maps("groups").Select(Prune)]);
        return Prune(catalogue);
    }

    private static JsonMap WithBackMatter(JsonMap catalogue, IEnumerable<JsonMap> documents)
    {
        // The last of several resources with the same UUID counts, unless an earlier one is marked to be kept.
        var order = 0;
        var resources = new Dictionary<string, (int Order, JsonMap Resource)>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in documents.SelectMany(document => document.Map("back-matter")?.Maps("resources") ?? []))
        {
            var id = resource.Text("uuid") ?? "";
            if (!resources.TryGetValue(id, out var before) || IsKept(resource) || !IsKept(before.Resource))
            {
                resources[id] = (order++, resource);
            }
        }

        var alone = catalogue.Without("back-matter");
        var linked = JsonEdit.Texts(alone).SelectMany(Fragments).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = resources.Where(resource => IsKept(resource.Value.Resource) || linked.Contains(resource.Key))
            .OrderBy(resource => resource.Value.Order).Select(resource => resource.Value.Resource).ToList();
        return kept.Count == 0 ? alone : alone.With("back-matter", JsonMap.Empty.WithList("resources", kept));
    }

    // What follows each # in a text, as far as a UUID reaches: links and prose refer to resources alike.
    private static IEnumerable<string> Fragments(string text)
    {
        const int uuid = 36;
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0 && at + uuid < text.Length; at = text.IndexOf('#', at + 1))
        {
            yield return text.Substring(at + 1, uuid);
        }
    }

    private static bool IsKept(JsonMap item) => item.Maps("props").Any(prop => prop.Text("name") == "keep" && prop.Text("value") == "always");
}
