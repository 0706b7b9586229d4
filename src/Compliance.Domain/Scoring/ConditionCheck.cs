using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Holds questions, and the conditions that use them, against each other.</summary>
internal sealed class ConditionCheck(Checklist checklist, List<RulesetFault> faults)
{
    private readonly HashSet<string> questions = [];

    /// <param name="checkedItem">Told the position of an item after it was looked at, and null after the questions.</param>
    public void Check(Action<int?> checkedItem)
    {
        foreach (var question in checklist.Questions)
        {
            if (!Ids.IsName(question.Id) || question.Answers.Any(answer => !Ids.IsName(answer.Id)))
            {
                Add(RulesetFaultKind.MalformedId, question.Id);
            }

            if (FirmFacts.IsBuiltIn(question.Id))
            {
                Add(RulesetFaultKind.ReservedName, question.Id);
            }

            if (!questions.Add(question.Id) || question.Answers.DistinctBy(answer => answer.Id).Count() < question.Answers.Count)
            {
                Add(RulesetFaultKind.DuplicateId, question.Id);
            }

            if (question.Answers.Count < 2)
            {
                Add(RulesetFaultKind.Empty, question.Id);
            }
        }

        checkedItem(null);
        foreach (var (index, item) in checklist.Items.Index())
        {
            if (item.Applies is { } condition)
            {
                Check(item, condition);
                checkedItem(index);
            }
        }
    }

    private void Check(Item item, Condition condition)
    {
        if (DepthOf(condition) > Condition.MaximumDepth)
        {
            Add(RulesetFaultKind.ValueOutOfRange, item.Id);
            return;
        }

        if (condition.Parts.Any(part => part.Values.Count == 0 || !part.Values.All(value => checklist.KnowsFact(part.Fact, value))))
        {
            Add(RulesetFaultKind.UnknownReference, item.Id);
        }
    }

    private static int DepthOf(Condition condition) => 1 + (condition switch
    {
        Condition.All all => all.Conditions.Select(DepthOf).DefaultIfEmpty().Max(),
        Condition.Any any => any.Conditions.Select(DepthOf).DefaultIfEmpty().Max(),
        Condition.Not not => DepthOf(not.Part),
        _ => 0,
    });

    private void Add(RulesetFaultKind kind, string id) => faults.Add(new(kind, id));
}
