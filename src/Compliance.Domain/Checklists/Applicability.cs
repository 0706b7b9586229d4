namespace Compliance.Domain.Checklists;

/// <summary>Which items a firm has to fulfil, by what is known of it, and which facts a checklist needs for that.</summary>
public static class Applicability
{
    /// <summary>Value of <see cref="FirmFacts.Data"/> of a firm that handles none of the kinds asked about. An empty answer would be no answer.</summary>
    public const string NoData = "none";

    private static readonly string[] Sizes = ["small", "medium", "large"];

    /// <summary>Whether the item applies. Silence excuses nobody: only a condition that is known to fail takes an item away.</summary>
    /// <param name="item">An item of a checklist.</param>
    /// <param name="facts">What is known of the firm.</param>
    public static bool AppliesTo(this Item item, FirmFacts facts)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Applies?.Holds(facts) is not false;
    }

    /// <summary>The facts that take the item away, in the order in which its condition names them; empty where it applies.</summary>
    /// <param name="item">An item of a checklist.</param>
    /// <param name="facts">What is known of the firm.</param>
    public static IReadOnlyList<string> FactsAgainst(this Item item, FirmFacts facts)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Applies is { } condition && condition.Holds(facts) is false ? [.. Deciding(condition, false, facts).Distinct()] : [];
    }

    /// <summary>The facts that conditions of the checklist ask for: first the built-in ones, then the questions in their order.</summary>
    /// <param name="checklist">Any checklist.</param>
    public static IReadOnlyList<string> FactsInUse(this Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var used = checklist.Items.SelectMany(item => item.Applies?.Parts ?? []).Select(part => part.Fact).ToHashSet();
        string[] known = [FirmFacts.Size, FirmFacts.Sector, FirmFacts.Data, .. checklist.Questions.Select(question => question.Id)];
        return [.. known.Where(used.Contains)];
    }

    /// <summary>The values to choose from, in their order; empty for a fact that the checklist does not use.</summary>
    /// <param name="checklist">Any checklist.</param>
    /// <param name="fact">Name of a fact.</param>
    public static IReadOnlyList<string> ValuesOf(this Checklist checklist, string fact)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return fact switch
        {
            FirmFacts.Size => Sizes,
            FirmFacts.Sector => [.. Enumerable.Range('A', 20).Select(letter => ((char)letter).ToString())],
            FirmFacts.Data => [.. checklist.Items.SelectMany(item => item.Applies?.Parts ?? [])
                .Where(part => part.Fact == FirmFacts.Data).SelectMany(part => part.Values).Where(value => value != NoData).Distinct(), NoData],
            _ => [.. checklist.Questions.FirstOrDefault(question => question.Id == fact)?.Answers.Select(answer => answer.Id) ?? []],
        };
    }

    /// <summary>True where a firm may have several values of the fact at once: it handles several kinds of data.</summary>
    /// <param name="fact">Name of a fact.</param>
    public static bool HasSeveralValues(string fact) => fact is FirmFacts.Data;

    /// <summary>True where the values answer the fact: known ones, one of them unless there may be several, and "none" alone.</summary>
    /// <param name="checklist">Any checklist.</param>
    /// <param name="fact">Name of a fact.</param>
    /// <param name="values">At least one.</param>
    public static bool CanBe(this Checklist checklist, string fact, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0 && values.All(checklist.ValuesOf(fact).Contains)
            && (values.Count == 1 || (HasSeveralValues(fact) && !values.Contains(NoData)));
    }

    // The parts without which the condition would not come out as it does.
    private static IEnumerable<string> Deciding(Condition condition, bool outcome, FirmFacts facts) => condition switch
    {
        Condition.FactIn part => [part.Fact],
        Condition.Not not => Deciding(not.Part, !outcome, facts),
        Condition.All all => all.Conditions.Where(part => part.Holds(facts) == outcome).SelectMany(part => Deciding(part, outcome, facts)),
        Condition.Any any => any.Conditions.Where(part => part.Holds(facts) == outcome).SelectMany(part => Deciding(part, outcome, facts)),
        _ => [],
    };
}
