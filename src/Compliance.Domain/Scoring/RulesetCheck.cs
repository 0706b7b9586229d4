using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Finds every reason why a checklist cannot be scored. The loader reports the same faults with their lines.</summary>
internal static class RulesetCheck
{
    public static IReadOnlyList<RulesetFault> Faults(Checklist checklist)
    {
        var faults = new List<RulesetFault>();
        if (checklist.Scoring is DeductionMethod { Maximum: < 1 or > DeductionMethod.LargestMaximum })
        {
            faults.Add(new(RulesetFaultKind.ValueOutOfRange, checklist.Scoring.Name));
        }

        var count = checklist.Items.Count();
        if (count == 0)
        {
            faults.Add(new(RulesetFaultKind.Empty, ""));
        }

        if (count > Ruleset.MaximumItems)
        {
            faults.Add(new(RulesetFaultKind.TooManyItems, ""));
        }

        var sections = new HashSet<string>();
        var items = new HashSet<string>();
        var objectives = new HashSet<string>();
        foreach (var section in checklist.Sections)
        {
            CheckId(section.Id, Ids.IsItemId, sections, faults);
            if (section.Items.Count == 0)
            {
                faults.Add(new(RulesetFaultKind.Empty, section.Id));
            }

            foreach (var item in section.Items)
            {
                CheckItem(item, items, objectives, faults);
            }
        }

        return faults;
    }

    private static void CheckItem(Item item, HashSet<string> items, HashSet<string> objectives, List<RulesetFault> faults)
    {
        CheckId(item.Id, Ids.IsItemId, items, faults);
        if (item.Loss is < 0 or > Item.MaximumLoss)
        {
            faults.Add(new(RulesetFaultKind.ValueOutOfRange, item.Id));
        }

        var states = new HashSet<string>();
        foreach (var state in item.PartialStates)
        {
            CheckId(state.Id, Ids.IsName, states, faults);
            if (Verdict.IsReserved(state.Id))
            {
                faults.Add(new(RulesetFaultKind.ReservedName, state.Id));
            }

            // A partial state that costs more than not met would make progress lower the score.
            if (state.Loss < 0 || state.Loss > item.Loss)
            {
                faults.Add(new(RulesetFaultKind.ValueOutOfRange, state.Id));
            }
        }

        foreach (var objective in item.Objectives)
        {
            CheckId(objective.Id, Ids.IsObjectiveId, objectives, faults);
        }
    }

    private static void CheckId(string id, Func<string, bool> isWellFormed, HashSet<string> seen, List<RulesetFault> faults)
    {
        if (!isWellFormed(id))
        {
            faults.Add(new(RulesetFaultKind.MalformedId, id));
        }

        if (!seen.Add(id))
        {
            faults.Add(new(RulesetFaultKind.DuplicateId, id));
        }
    }
}
