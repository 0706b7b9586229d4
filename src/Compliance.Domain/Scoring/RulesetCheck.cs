using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Finds every reason why a checklist cannot be scored. The loader reports the same faults with their lines.</summary>
internal sealed class RulesetCheck
{
    private readonly Checklist checklist;
    private readonly List<RulesetFault> faults = [];
    private readonly HashSet<string> items = [];
    private readonly HashSet<string> objectives = [];
    private readonly HashSet<string> flags = [];
    private readonly List<PlacedFault> placed = [];

    private RulesetCheck(Checklist checklist) => this.checklist = checklist;

    private ScoringMethod Method => checklist.Scoring;

    public static IReadOnlyList<RulesetFault> Faults(Checklist checklist) => [.. PlacedFaults(checklist).Select(placed => placed.Fault)];

    /// <summary>The same with the place of each: positions of the section and of the item among all items.</summary>
    public static IReadOnlyList<PlacedFault> PlacedFaults(Checklist checklist)
    {
        var check = new RulesetCheck(checklist);
        check.CheckMethod();
        check.CheckCount();
        check.CheckGroups();
        check.Place(null, null);
        var sections = new HashSet<string>();
        var answers = new ItemCheck(checklist, check.faults);
        var (sectionIndex, itemIndex) = (0, 0);
        foreach (var section in checklist.Sections)
        {
            check.CheckSection(section, sections);
            check.Place(sectionIndex++, null);
            foreach (var item in section.Items)
            {
                check.CheckId(item.Id, Ids.IsItemId, check.items);
                check.CheckFlags(item.Flags);
                answers.Check(item);
                foreach (var state in item.PartialStates)
                {
                    check.CheckFlags(state.Flags);
                }

                check.CheckFlags([.. item.MetAnswer?.Flags ?? [], .. item.NotMetAnswer?.Flags ?? []]);
                foreach (var objective in item.Objectives)
                {
                    check.CheckId(objective.Id, Ids.IsObjectiveId, check.objectives);
                }

                check.Place(sectionIndex - 1, itemIndex++);
            }
        }

        check.CheckLimits();
        check.Place(null, null);
        new ConditionCheck(checklist, check.faults).Check(item => check.Place(null, item));
        return check.placed;
    }

    private void Place(int? section, int? item) => placed.AddRange(faults.Skip(placed.Count).Select(fault => new PlacedFault(fault, section, item)));

    private void CheckMethod()
    {
        switch (Method)
        {
            case DeductionMethod { Maximum: < 1 or > DeductionMethod.LargestMaximum }:
                Add(RulesetFaultKind.ValueOutOfRange, Method.Name);
                break;
            case LevelsMethod { Levels: var levels }:
                if (levels.Count == 0)
                {
                    Add(RulesetFaultKind.Empty, Method.Name);
                }

                if (levels.Any(level => level.Number is < 1 or > LevelsMethod.HighestLevel)
                    || levels.Zip(levels.Skip(1)).Any(pair => pair.First.Number >= pair.Second.Number))
                {
                    Add(RulesetFaultKind.ValueOutOfRange, Method.Name);
                }

                break;
            default:
                break;
        }

        // A deduction starts at a fixed maximum, so there is no denominator to leave an item out of.
        if (Method is DeductionMethod && checklist.NotApplicable is NotApplicablePolicy.Excluded)
        {
            Add(RulesetFaultKind.NotForMethod, "excluded");
        }

        if (Method is MeanMethod && checklist.Items.Select(item => item.MetAnswer?.Points).Distinct().Count() > 1)
        {
            // Means of different scales say nothing.
            Add(RulesetFaultKind.AnswersContradict, Method.Name);
        }
    }

    private void CheckCount()
    {
        var count = checklist.Items.Count();
        if (count == 0)
        {
            Add(RulesetFaultKind.Empty, "");
        }

        if (count > Ruleset.MaximumItems)
        {
            Add(RulesetFaultKind.TooManyItems, "");
        }
    }

    private void CheckGroups()
    {
        var seen = new HashSet<string>();
        foreach (var group in checklist.Groups)
        {
            // Parents first, so the tree has no cycle.
            if (group.ParentId is { } parent && !seen.Contains(parent))
            {
                Add(RulesetFaultKind.UnknownReference, group.Id);
            }

            CheckId(group.Id, Ids.IsItemId, seen);
            CheckBranch(group.Id, group.Weight, group.Floor);
        }
    }

    private void CheckSection(Section section, HashSet<string> seen)
    {
        CheckId(section.Id, Ids.IsItemId, seen);
        if (section.Items.Count == 0)
        {
            Add(RulesetFaultKind.Empty, section.Id);
        }

        if (section.GroupId is { } group && checklist.Groups.All(known => known.Id != group))
        {
            Add(RulesetFaultKind.UnknownReference, section.Id);
        }

        CheckBranch(section.Id, section.Weight, section.Floor);
    }

    private void CheckBranch(string id, int weight, Rational? floor)
    {
        if (weight is < 1 or > Item.MaximumWeight)
        {
            Add(RulesetFaultKind.ValueOutOfRange, id);
        }

        if (Method is not MeanMethod && (weight != 1 || floor is not null))
        {
            Add(RulesetFaultKind.NotForMethod, id);
        }
    }

    private void CheckLimits()
    {
        var seen = new HashSet<string>();
        foreach (var limit in checklist.Limits)
        {
            CheckId(limit.Id, Ids.IsName, seen);
            if (limit.Maximum < 0)
            {
                Add(RulesetFaultKind.ValueOutOfRange, limit.Id);
            }

            // The ids of the built-in gates stay theirs.
            if (limit.Id is ScoreLines.AutomaticFailId or ScoreLines.FloorsId)
            {
                Add(RulesetFaultKind.ReservedName, limit.Id);
            }

            if (!flags.Contains(limit.Flag))
            {
                Add(RulesetFaultKind.UnknownReference, limit.Id);
            }
        }
    }

    private void CheckFlags(IReadOnlyList<string> named)
    {
        foreach (var flag in named)
        {
            if (!Ids.IsName(flag))
            {
                Add(RulesetFaultKind.MalformedId, flag);
            }

            flags.Add(flag);
        }
    }

    private void CheckId(string id, Func<string, bool> isWellFormed, HashSet<string> seen)
    {
        if (!isWellFormed(id))
        {
            Add(RulesetFaultKind.MalformedId, id);
        }

        if (!seen.Add(id))
        {
            Add(RulesetFaultKind.DuplicateId, id);
        }
    }

    private void Add(RulesetFaultKind kind, string id) => faults.Add(new(kind, id));
}
