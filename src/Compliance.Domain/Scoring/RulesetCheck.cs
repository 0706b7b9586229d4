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

    private RulesetCheck(Checklist checklist) => this.checklist = checklist;

    private ScoringMethod Method => checklist.Scoring;

    public static IReadOnlyList<RulesetFault> Faults(Checklist checklist)
    {
        var check = new RulesetCheck(checklist);
        check.CheckMethod();
        check.CheckCount();
        check.CheckGroups();
        var sections = new HashSet<string>();
        var answers = new ItemCheck(checklist, check.faults);
        foreach (var section in checklist.Sections)
        {
            check.CheckSection(section, sections);
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
            }
        }

        check.CheckLimits();
        new ConditionCheck(checklist, check.faults).Check();
        return check.faults;
    }

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

    /// <summary>The answers and values of one item, held against the method.</summary>
    private sealed class ItemCheck(Checklist checklist, List<RulesetFault> faults)
    {
        private readonly HashSet<int> levels = [.. (checklist.Scoring as LevelsMethod)?.Levels.Select(level => level.Number) ?? []];

        private bool CountsPoints => checklist.Scoring is SumMethod or MeanMethod;

        public void Check(Item item)
        {
            CheckRanges(item);
            CheckMethod(item);
            CheckNames(item);
            if (CountsPoints)
            {
                CheckPoints(item);
            }
            else if (item.PartialStates.FirstOrDefault(state => state.Loss < 0 || state.Loss > item.Loss) is { } dear)
            {
                // A partial state that costs more than not met would make progress lower the score.
                Add(RulesetFaultKind.ValueOutOfRange, dear.Id);
            }
        }

        private void CheckRanges(Item item)
        {
            if (item.Loss is < 0 or > Item.MaximumLoss || item.Weight is < 1 or > Item.MaximumWeight)
            {
                Add(RulesetFaultKind.ValueOutOfRange, item.Id);
            }
        }

        private void CheckMethod(Item item)
        {
            var isLevels = checklist.Scoring is LevelsMethod;
            var points = new[] { item.MetAnswer?.Points, item.NotMetAnswer?.Points }.Concat(item.PartialStates.Select(state => state.Points));
            var misfits = (checklist.Scoring is not MeanMethod && item.Weight != 1)
                || (!CountsPoints && (item.Floor is not null || item.Target is not null || points.Any(value => value is not null)))
                || (checklist.Scoring is DeductionMethod && item.PartialStates.Any(state => state.IsAccepted))
                || (isLevels && item.Loss != 0)
                || (!isLevels && (item.Level != 1
                    || item.PartialStates.Any(state => state.BlocksFrom is not null)
                    || item.Objectives.Any(objective => objective.Level is not null)));
            if (misfits)
            {
                Add(RulesetFaultKind.NotForMethod, item.Id);
            }

            if (isLevels)
            {
                CheckLevels(item);
            }
        }

        private void CheckLevels(Item item)
        {
            if (!levels.Contains(item.Level))
            {
                Add(RulesetFaultKind.UnknownReference, item.Id);
            }

            foreach (var state in item.PartialStates.Where(state => state.BlocksFrom is { } from && !IsAbove(item, from)))
            {
                Add(RulesetFaultKind.UnknownReference, state.Id);
            }

            foreach (var objective in item.Objectives.Where(objective => objective.Level is { } level && !IsAbove(item, level)))
            {
                Add(RulesetFaultKind.UnknownReference, objective.Id);
            }
        }

        private bool IsAbove(Item item, int level) => level > item.Level && levels.Contains(level);

        private void CheckNames(Item item)
        {
            if (item.MetAnswer is null != item.NotMetAnswer is null)
            {
                Add(RulesetFaultKind.NotForMethod, item.Id);
            }

            var seen = new HashSet<string>();
            foreach (var (id, meaning) in Words(item))
            {
                if (!Ids.IsName(id))
                {
                    Add(RulesetFaultKind.MalformedId, id);
                }

                if (!seen.Add(id))
                {
                    Add(RulesetFaultKind.DuplicateId, id);
                }

                // An answer called "met" may mean nothing else.
                if (Verdict.IsReserved(id) && id != meaning)
                {
                    Add(RulesetFaultKind.ReservedName, id);
                }
            }
        }

        private static IEnumerable<(string Id, string Meaning)> Words(Item item)
        {
            if (item is { MetAnswer: { } met, NotMetAnswer: { } notMet })
            {
                yield return (met.Id, Verdict.MetText);
                yield return (notMet.Id, Verdict.NotMetText);
            }

            foreach (var state in item.PartialStates)
            {
                yield return (state.Id, "");
            }
        }

        private void CheckPoints(Item item)
        {
            if (item.MetAnswer?.Points is not { } best || item.NotMetAnswer?.Points is not { } worst
                || item.PartialStates.Any(state => state.Points is null))
            {
                Add(RulesetFaultKind.NotForMethod, item.Id);
                return;
            }

            var open = item.PartialStates.Where(state => !state.IsAccepted).Select(state => state.Points!.Value).Append(worst).ToArray();
            var good = item.PartialStates.Where(state => state.IsAccepted).Select(state => state.Points!.Value).Append(best).ToArray();

            // Closing what is open never lowers the score, and the losses are nothing but the distance to the best answer.
            if (good.Max() > best || open.Max() > good.Min() || open.Max() > best
                || item.Loss != best - worst || item.PartialStates.Any(state => state.Loss != best - state.Points)
                || item.Floor > best || item.Target > best)
            {
                Add(RulesetFaultKind.AnswersContradict, item.Id);
            }

            if (open.Concat(good).Any(points => points is < -Item.MaximumLoss or > Item.MaximumLoss))
            {
                Add(RulesetFaultKind.ValueOutOfRange, item.Id);
            }
        }

        private void Add(RulesetFaultKind kind, string id) => faults.Add(new(kind, id));
    }
}
