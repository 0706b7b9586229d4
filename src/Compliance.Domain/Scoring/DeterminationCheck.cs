using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Brings determinations into checklist order, or says everything that does not fit.</summary>
internal static class DeterminationCheck
{
    public static Result<ItemDetermination[]> Order(Ruleset ruleset, IReadOnlyCollection<ItemDetermination> determinations)
    {
        var ordered = new ItemDetermination?[ruleset.Items.Count];
        var duplicate = new SortedSet<int>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var determination in determinations)
        {
            var position = ruleset.PositionOf(determination.ItemId);
            if (position < 0)
            {
                unknown.Add(determination.ItemId);
            }
            else if (ordered[position] is not null)
            {
                duplicate.Add(position);
            }
            else
            {
                ordered[position] = determination;
            }
        }

        var missing = new List<string>();
        var states = new List<UnknownPartialState>();
        var objectives = new List<UnknownObjective>();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i] is { } determination)
            {
                CheckItem(ruleset.Items[i], determination, states, objectives);
            }
            else
            {
                missing.Add(ruleset.Items[i].Id);
            }
        }

        return missing.Count + unknown.Count + duplicate.Count + states.Count + objectives.Count == 0
            ? ordered!
            : new InvalidDeterminations(missing, [.. unknown], [.. duplicate.Select(i => ruleset.Items[i].Id)], states, objectives);
    }

    private static void CheckItem(
        Item item,
        ItemDetermination determination,
        List<UnknownPartialState> states,
        List<UnknownObjective> objectives)
    {
        if (determination.Verdict is Verdict.Partial partial && item.FindPartial(partial.State) is null)
        {
            states.Add(new(item.Id, partial.State));
        }

        if (determination.Objectives is { } judged)
        {
            objectives.AddRange(judged.Keys
                .Where(id => item.Objectives.All(objective => objective.Id != id))
                .Order(StringComparer.Ordinal)
                .Select(id => new UnknownObjective(item.Id, id)));
        }
    }
}
