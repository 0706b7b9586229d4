namespace Compliance.App.Oscal;

/// <summary>
/// The merge phase of profile resolution: what becomes of a control that several imports select, and in which structure
/// the controls appear.
/// </summary>
internal static class ProfileMerge
{
    /// <summary>The merged catalogue: <c>params</c>, <c>groups</c> and <c>controls</c>.</summary>
    /// <param name="merge">The directives; empty where the profile has none.</param>
    /// <param name="selections">One catalogue an import, reduced to what it selects.</param>
    /// <param name="effort">Bounds the work.</param>
    /// <param name="clash">Receives the id of each control that remains more than once.</param>
    public static JsonMap Apply(JsonMap merge, IReadOnlyList<JsonMap> selections, Effort effort, Action<string> clash)
    {
        var method = merge.Map("combine")?.Text("method") ?? "keep";
        var combined = Combine(method, selections, effort, clash);
        var loose = combined.SelectMany(selection => LooseParameters(selection)).ToList();
        if (merge["as-is"] is JsonFlag { Value: true })
        {
            return combined.Aggregate(JsonMap.Empty, AddAsIs);
        }

        var pool = combined.SelectMany(Catalogues.Controls).Select(control => control.Without("controls")).ToList();
        var result = JsonMap.Empty.WithList("params", loose);
        return merge.Map("custom") is { } custom
            ? AddCustom(result, custom, pool, effort)
            : result.WithList("controls", pool);
    }

    private static List<JsonMap> Combine(string method, IReadOnlyList<JsonMap> selections, Effort effort, Action<string> clash)
    {
        var seen = new HashSet<string>();
        var clashing = new HashSet<string>();
        var others = new Dictionary<string, List<JsonMap>>();
        var kept = new List<JsonMap>();
        foreach (var selection in selections)
        {
            var repeated = new HashSet<string>();
            foreach (var control in Catalogues.Controls(selection))
            {
                var id = control.Text("id") ?? "";
                if (seen.Add(id))
                {
                    continue;
                }

                if (method == "keep")
                {
                    if (clashing.Add(id))
                    {
                        clash(id);
                    }

                    continue;
                }

                repeated.Add(id);
                others.TryAdd(id, []);
                others[id].Add(control.Without("controls"));
            }

            kept.Add(repeated.Count == 0 ? selection : Catalogues.Select(selection, control => !repeated.Contains(control.Text("id") ?? "")));
        }

        return method == "merge" && others.Count > 0
            ? [.. kept.Select(selection => Catalogues.Change(selection, control =>
                others.TryGetValue(control.Text("id") ?? "", out var more) ? more.Aggregate(control, (first, second) => Unite(first, second, effort)) : control))]
            : kept;
    }

    // Every distinct element once: those of the first control, then what the others have besides.
    private static JsonMap Unite(JsonMap first, JsonMap second, Effort effort)
    {
        effort.Spend(JsonEdit.Size(first));
        foreach (var (name, value) in second.Members)
        {
            if (first[name] is null)
            {
                first = first.With(name, value);
            }
            else if (first[name] is JsonList mine && value is JsonList theirs)
            {
                effort.Spend((long)mine.Items.Count * theirs.Items.Count);
                first = first.WithMore(name, [.. theirs.Items.Where(item => !mine.Items.Any(known => JsonEdit.AreEqual(known, item)))]);
            }
        }

        return first;
    }

    private static IEnumerable<JsonItem> LooseParameters(JsonMap holder) =>
        holder.List("params").Concat(holder.Maps("groups").SelectMany(LooseParameters));

    private static JsonMap AddAsIs(JsonMap target, JsonMap source)
    {
        var groups = target.List("groups").ToList();
        var places = new Dictionary<string, int>();
        for (var i = 0; i < groups.Count; i++)
        {
            places.TryAdd((groups[i] as JsonMap)?.Text("id") ?? "", i);
        }

        foreach (var group in source.Maps("groups"))
        {
            if (group.Text("id") is { } id && places.TryGetValue(id, out var place))
            {
                groups[place] = AddAsIs((JsonMap)groups[place], group);
            }
            else
            {
                places.TryAdd(group.Text("id") ?? "", groups.Count);
                groups.Add(group);
            }
        }

        var known = target.Maps("params").Select(parameter => parameter.Text("id")).ToHashSet();
        return target
            .WithMore("params", [.. source.Maps("params").Where(parameter => known.Add(parameter.Text("id")))])
            .WithList("groups", groups)
            .WithMore("controls", source.List("controls"));
    }

    private static JsonMap AddCustom(JsonMap target, JsonMap place, List<JsonMap> pool, Effort effort)
    {
        target = target.WithMore("groups", [.. place.Maps("groups")
            .Select(group => AddCustom(group.Without("groups").Without("insert-controls"), group, pool, effort))]);
        var controls = new List<JsonItem>();
        foreach (var insert in place.Maps("insert-controls"))
        {
            var chosen = pool.Where(ControlSelection.Of(insert, pool, effort));
            controls.AddRange(insert.Text("order") switch
            {
                "ascending" => chosen.OrderBy(control => control.Text("id"), StringComparer.Ordinal),
                "descending" => chosen.OrderByDescending(control => control.Text("id"), StringComparer.Ordinal),
                _ => chosen,
            });
        }

        return target.WithList("controls", controls);
    }
}
