using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>The answers and values of one item, held against the method.</summary>
internal sealed class ItemCheck(Checklist checklist, List<RulesetFault> faults)
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
