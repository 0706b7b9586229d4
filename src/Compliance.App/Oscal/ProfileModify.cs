namespace Compliance.App.Oscal;

/// <summary>The modify phase of profile resolution: parameters are set, contents of controls removed and added.</summary>
internal static class ProfileModify
{
    private static readonly string[] Replaced = ["class", "depends-on", "label", "usage", "values", "select"];
    private static readonly string[] Added = ["props", "links", "constraints", "guidelines"];
    private static readonly string[] Removable = ["params", "props", "links", "parts"];

    /// <summary>The modified catalogue.</summary>
    /// <param name="catalogue">The merged catalogue.</param>
    /// <param name="modify">The directives.</param>
    /// <param name="effort">Bounds the work.</param>
    /// <param name="idle">Receives what had nothing to act on, as the specification lets a resolver go on then.</param>
    public static JsonMap Apply(JsonMap catalogue, JsonMap modify, Effort effort, Action<string> idle)
    {
        var settings = modify.Maps("set-parameters").ToLookup(setting => setting.Text("param-id") ?? "");
        if (settings.Count > 0)
        {
            var used = new HashSet<string>();
            catalogue = SetParameters(catalogue, settings, used, effort);
            foreach (var setting in settings.Where(setting => !used.Contains(setting.Key)))
            {
                idle($"the parameter {setting.Key} is set, but no selected control has it");
            }
        }

        var alters = modify.Maps("alters").ToLookup(alter => alter.Text("control-id") ?? "");
        if (alters.Count == 0)
        {
            return catalogue;
        }

        var altered = new HashSet<string>();
        catalogue = Catalogues.Change(catalogue, control =>
        {
            foreach (var alter in alters[control.Text("id") ?? ""])
            {
                altered.Add(alter.Text("control-id") ?? "");
                control = Alter(control, alter, effort, idle);
            }

            return control;
        });
        foreach (var alter in alters.Where(alter => !altered.Contains(alter.Key)))
        {
            idle($"the control {alter.Key} is altered, but not selected");
        }

        return catalogue;
    }

    private static JsonMap SetParameters(JsonMap holder, ILookup<string, JsonMap> settings, HashSet<string> used, Effort effort)
    {
        foreach (var name in new[] { "groups", "controls" }.Where(name => holder[name] is not null))
        {
            holder = holder.WithList(name, [.. holder.Maps(name).Select(child => SetParameters(child, settings, used, effort))]);
        }

        return holder.WithList("params", [.. holder.Maps("params").Select(parameter =>
        {
            foreach (var setting in settings[parameter.Text("id") ?? ""])
            {
                used.Add(parameter.Text("id") ?? "");
                effort.Spend(JsonEdit.Size(parameter));
                parameter = Set(parameter, setting);
            }

            return parameter;
        })]);
    }

    private static JsonMap Set(JsonMap parameter, JsonMap setting)
    {
        if (setting["values"] is not null || setting["select"] is not null)
        {
            // A parameter is either a value or a choice.
            parameter = parameter.Without("values").Without("select");
        }

        foreach (var name in Replaced.Where(name => setting[name] is not null))
        {
            parameter = parameter.With(name, setting[name]!);
        }

        foreach (var name in Added)
        {
            parameter = parameter.WithMore(name, setting.List(name));
        }

        return parameter;
    }

    private static JsonMap Alter(JsonMap control, JsonMap alter, Effort effort, Action<string> idle)
    {
        foreach (var remove in alter.Maps("removes"))
        {
            effort.Spend(JsonEdit.Size(control));
            var isHit = false;
            control = Remove(control, remove, ref isHit);
            if (!isHit)
            {
                idle($"a removal in {control.Text("id")} finds nothing to remove");
            }
        }

        foreach (var add in alter.Maps("adds"))
        {
            effort.Spend(JsonEdit.Size(control));
            if (add.Text("by-id") is not { } id || id == control.Text("id"))
            {
                control = AddInside(control, add, add.Text("position") is "starting" or "before");
            }
            else if (AddAt(control, add, id) is { } added)
            {
                control = added;
            }
            else
            {
                idle($"an addition in {control.Text("id")} goes to {id}, which the control does not hold");
            }
        }

        return control;
    }

    private static JsonMap Remove(JsonMap holder, JsonMap remove, ref bool isHit)
    {
        foreach (var list in Removable.Where(list => holder[list] is not null))
        {
            var rest = new List<JsonItem>();
            foreach (var item in holder.Maps(list))
            {
                if (IsMeant(item, list[..^1], remove))
                {
                    isHit = true;
                }
                else
                {
                    rest.Add(Remove(item, remove, ref isHit));
                }
            }

            holder = holder.WithList(list, rest);
        }

        return holder;
    }

    // What is removed meets every criterion; a directive without any names nothing.
    private static bool IsMeant(JsonMap item, string itemName, JsonMap remove)
    {
        var criteria = new (string Criterion, string? Value)[]
        {
            ("by-name", item.Text("name")),
            ("by-class", item.Text("class")),
            ("by-id", item.Text("id")),
            ("by-item-name", itemName),
            ("by-ns", item.Text("ns")),
        }.Where(criterion => remove[criterion.Criterion] is not null).ToList();
        return criteria.Count > 0 && criteria.TrueForAll(criterion => criterion.Value == remove.Text(criterion.Criterion));
    }

    private static JsonMap AddInside(JsonMap target, JsonMap add, bool atStart)
    {
        if (add["title"] is { } title)
        {
            target = target.With("title", title);
        }

        foreach (var list in Removable)
        {
            target = target.WithMore(list, add.List(list), atStart);
        }

        return target;
    }

    /// <summary>The holder with the addition made at the parameter or part with an id in it, or null where there is none.</summary>
    private static JsonMap? AddAt(JsonMap holder, JsonMap add, string id)
    {
        foreach (var list in new[] { "params", "parts" })
        {
            var items = holder.List(list).ToList();
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is not JsonMap item)
                {
                    continue;
                }

                if (item.Text("id") != id)
                {
                    if (AddAt(item, add, id) is { } changed)
                    {
                        items[i] = changed;
                        return holder.WithList(list, items);
                    }

                    continue;
                }

                if (add.Text("position") is not ("before" or "after"))
                {
                    items[i] = AddInside(item, add, add.Text("position") == "starting");
                    return holder.WithList(list, items);
                }

                // Siblings of the same kind stand directly beside it, the others at that end of their own list.
                var isBefore = add.Text("position") == "before";
                items.InsertRange(isBefore ? i : i + 1, add.List(list));
                holder = holder.WithList(list, items);
                return Removable.Where(other => other != list).Aggregate(holder, (result, other) => result.WithMore(other, add.List(other), isBefore));
            }
        }

        return null;
    }
}
