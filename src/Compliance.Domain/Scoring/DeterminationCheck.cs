using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Brings determinations into checklist order, or says everything that does not fit.</summary>
internal static class DeterminationCheck
{
    public static bool Applies(Item item, FirmFacts? facts) => item.AppliesTo(facts ?? FirmFacts.None);

    public static Result<ItemDetermination[]> Order(
        Ruleset ruleset,
        IReadOnlyCollection<ItemDetermination> determinations,
        FirmFacts? facts)
    {
        var ordered = new ItemDetermination?[ruleset.Items.Count];
        SortedSet<int>? duplicate = null;
        SortedSet<string>? unknown = null;
        foreach (var determination in determinations)
        {
            var position = ruleset.PositionOf(determination.ItemId);
            if (position < 0)
            {
                (unknown ??= new(StringComparer.Ordinal)).Add(determination.ItemId);
            }
            else if (ordered[position] is not null)
            {
                (duplicate ??= []).Add(position);
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
            else if (!Applies(ruleset.Items[i], facts))
            {
                ordered[i] = new(ruleset.Items[i].Id, new Verdict.NotApplicable());
            }
            else
            {
                missing.Add(ruleset.Items[i].Id);
            }
        }

        return missing.Count + states.Count + objectives.Count == 0 && unknown is null && duplicate is null
            ? ordered!
            : new InvalidDeterminations(
                missing,
                [.. unknown ?? []],
                [.. (duplicate ?? []).Select(i => ruleset.Items[i].Id)],
                states,
                objectives);
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

        if (determination.Objectives is { Count: > 0 } judged)
        {
            objectives.AddRange(judged.Keys
                .Where(id => item.Objectives.All(objective => objective.Id != id))
                .Order(StringComparer.Ordinal)
                .Select(id => new UnknownObjective(item.Id, id)));
        }
    }
}
