namespace Compliance.Domain.Checklists;

/// <summary>Compares two versions of a checklist, item by item and field by field.</summary>
public static class ChecklistComparison
{
    /// <summary>
    /// What differs. Items are the same where their ids are equal byte by byte; in a draft that holds an id several times the
    /// first is compared and the others are added.
    /// </summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version, or a draft.</param>
    public static ChecklistDifference Of(Checklist before, Checklist after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var place in Places(before))
        {
            old.TryAdd(place.Item.Id, place);
        }

        var met = new HashSet<string>(StringComparer.Ordinal);
        var sectionsMatter = SectionsMatter(before) || SectionsMatter(after);
        var stays = Steady(old, after);
        var items = new List<ItemDifference>();
        foreach (var place in Places(after))
        {
            items.Add(met.Add(place.Item.Id) && old.TryGetValue(place.Item.Id, out var was)
                ? Compare(was, place, sectionsMatter, isMoved: !stays.Contains(place.Item.Id))
                : new(place.Item.Id, ItemChange.Added, null, place.Item, null, place.Section, false, []));
        }

        items.AddRange(Places(before).Where(place => met.Add(place.Item.Id))
            .Select(place => new ItemDifference(place.Item.Id, ItemChange.Removed, place.Item, null, place.Section, null, false, [])));
        return new(items, Changes(ChecklistFields.OfFrame(before), ChecklistFields.OfFrame(after)));
    }

    /// <summary>What differs between two states of one item.</summary>
    /// <param name="before">The older.</param>
    /// <param name="after">The newer.</param>
    public static IReadOnlyList<FieldChange> Of(Item before, Item after) => Changes(ChecklistFields.OfItem(before), ChecklistFields.OfItem(after));

    private static ItemDifference Compare(Place was, Place now, bool sectionsMatter, bool isMoved)
    {
        var fields = Of(was.Item, now.Item).ToList();
        var kind = fields.Count > 0 ? ItemChange.Changed : isMoved ? ItemChange.Moved : ItemChange.Unchanged;
        if (was.Section != now.Section)
        {
            fields.Add(new("section", was.Section, now.Section, sectionsMatter));
        }

        return new(now.Item.Id, kind, was.Item, now.Item, was.Section, now.Section, isMoved, fields);
    }

    private static List<FieldChange> Changes(IReadOnlyList<ChecklistField> before, IReadOnlyList<ChecklistField> after)
    {
        var changes = new List<FieldChange>();
        var old = before.ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var now in after)
        {
            var was = old.Remove(now.Name, out var found) ? found : null;
            if (was?.Value != now.Value)
            {
                changes.Add(new(now.Name, was?.Value, now.Value, now.Binds));
            }
        }

        changes.AddRange(before.Where(field => old.ContainsKey(field.Name)).Select(field => new FieldChange(field.Name, field.Value, null, field.Binds)));
        return changes;
    }

    // A section's mean or level is its own result; in the other methods sections only group what is shown.
    private static bool SectionsMatter(Checklist checklist) => checklist.Scoring is MeanMethod or LevelsMethod;

    private static IEnumerable<Place> Places(Checklist checklist)
    {
        var index = 0;
        foreach (var section in checklist.Sections)
        {
            foreach (var item in section.Items)
            {
                yield return new(item, section.Id, index++);
            }
        }
    }

    // The items that kept their places: the longest run that is in the old order, section by section, so that one item that
    // moved up does not make all it passed look moved.
    private static HashSet<string> Steady(Dictionary<string, Place> old, Checklist after)
    {
        var steady = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var common = Places(after).Where(place => old.TryGetValue(place.Item.Id, out var was) && was.Section == place.Section && seen.Add(place.Item.Id));
        foreach (var section in common.GroupBy(place => place.Section, StringComparer.Ordinal))
        {
            steady.UnionWith(LongestRun([.. section.Select(place => place.Item.Id)], id => old[id].Index));
        }

        return steady;
    }

    private static IEnumerable<string> LongestRun(IReadOnlyList<string> ids, Func<string, int> indexOf)
    {
        var tails = new List<int>();
        var previous = new int[ids.Count];
        for (var i = 0; i < ids.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = indexOf(ids[tails[middle]]) < indexOf(ids[i]) ? (middle + 1, high) : (low, middle);
            }

            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
        {
            yield return ids[i];
        }
    }

    private sealed record Place(Item Item, string Section, int Index);
}
