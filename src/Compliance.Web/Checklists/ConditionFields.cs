using Compliance.Domain.Checklists;

namespace Compliance.Web.Checklists;

/// <summary>How the parts of a condition belong together.</summary>
internal enum ConditionMode
{
    /// <summary>There is no condition.</summary>
    Everybody,

    /// <summary>Every part holds.</summary>
    All,

    /// <summary>At least one part holds.</summary>
    Any,

    /// <summary>Parts within parts, which the form shows in words only.</summary>
    Nested,
}

/// <summary>One line of a condition: a fact has, or has not, one of the values.</summary>
internal sealed record ConditionLine(string Fact, IReadOnlyList<string> Values, bool Negated);

/// <summary>
/// A condition as lines of a form: facts with values, joined by one word. Deeper conditions are kept as they are; the form
/// shows them in words.
/// </summary>
internal static class ConditionFields
{
    private const string List = "applies.lines";

    /// <summary>How the parts belong together.</summary>
    public static ConditionMode ModeOf(Condition? condition) => condition switch
    {
        null => ConditionMode.Everybody,
        Condition.Any { Conditions: var parts } => parts.All(part => LineOf(part) is not null) ? ConditionMode.Any : ConditionMode.Nested,
        Condition.All { Conditions: var parts } => parts.All(part => LineOf(part) is not null) ? ConditionMode.All : ConditionMode.Nested,
        _ => LineOf(condition) is null ? ConditionMode.Nested : ConditionMode.All,
    };

    /// <summary>The lines of a condition that the form can show.</summary>
    public static IReadOnlyList<ConditionLine> Lines(Condition? condition) => condition switch
    {
        null => [],
        Condition.All all => [.. all.Conditions.Select(LineOf).OfType<ConditionLine>()],
        Condition.Any any => [.. any.Conditions.Select(LineOf).OfType<ConditionLine>()],
        _ => LineOf(condition) is { } line ? [line] : [],
    };

    /// <summary>The condition of some lines.</summary>
    public static Condition? Of(ConditionMode mode, IReadOnlyList<ConditionLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Condition[] parts = [.. lines.Select(line => new Condition.FactIn(line.Fact, line.Values) is var fact && line.Negated ? new Condition.Not(fact) : (Condition)fact)];
        return parts.Length == 0 || mode is ConditionMode.Everybody ? null
            : mode is ConditionMode.Any ? new Condition.Any(parts)
            : parts.Length == 1 ? parts[0]
            : new Condition.All(parts);
    }

    /// <summary>The values of a fact that can be chosen; empty where they are typed.</summary>
    public static IReadOnlyList<string> ValuesOf(IReadOnlyList<Question> questions, ConditionLine line) =>
        line.Fact == FirmFacts.Data ? [] : [.. Known(questions, line.Fact).Union(line.Values, StringComparer.Ordinal)];

    /// <summary>The facts that a condition can ask for.</summary>
    public static IReadOnlyList<string> Facts(IReadOnlyList<Question> questions) =>
        [FirmFacts.Size, FirmFacts.Sector, FirmFacts.Data, .. questions.Select(question => question.Id).Where(id => id.Length > 0)];

    /// <summary>Name of a line's field.</summary>
    public static string Field(int line, string name) => $"{List}[{line}].{name}";

    /// <summary>Adds the fields of the lines.</summary>
    public static void Write(FieldWriter fields, Condition? condition)
    {
        fields.Add("applies.mode", ModeOf(condition).ToString());
        var lines = Lines(condition);
        for (var i = 0; ModeOf(condition) is not ConditionMode.Nested && i < lines.Count; i++)
        {
            fields.Add(Field(i, "fact"), lines[i].Fact);
            fields.Add(Field(i, "negated"), lines[i].Negated ? "not" : "");
            if (lines[i].Fact == FirmFacts.Data)
            {
                fields.Add(Field(i, "values"), lines[i].Values);
                continue;
            }

            foreach (var value in lines[i].Values)
            {
                fields.Add(Field(i, $"value[{value}]"), ticked: true);
            }
        }
    }

    /// <summary>The condition from the lines of a form, which hold its values; facts and their number are changed one by one.</summary>
    public static Condition? Read(FieldReader read, Condition? before)
    {
        if (!Enum.TryParse<ConditionMode>(read.Line("applies.mode"), out var mode) || mode is ConditionMode.Nested)
        {
            return before;
        }

        return Of(mode, [.. read.Places(List, "fact").Select(place => new ConditionLine(read.Line($"{place}.fact"), read.Values(place), read.Line($"{place}.negated") == "not"))]);
    }

    private static IReadOnlyList<string> Known(IReadOnlyList<Question> questions, string fact) => fact switch
    {
        FirmFacts.Size => ["small", "medium", "large"],
        FirmFacts.Sector => [.. Enumerable.Range('A', 'T' - 'A' + 1).Select(letter => ((char)letter).ToString())],
        _ => [.. questions.FirstOrDefault(question => question.Id == fact)?.Answers.Select(answer => answer.Id) ?? []],
    };

    private static ConditionLine? LineOf(Condition condition) => condition switch
    {
        Condition.FactIn fact => new(fact.Fact, fact.Values, Negated: false),
        Condition.Not { Part: Condition.FactIn fact } => new(fact.Fact, fact.Values, Negated: true),
        _ => null,
    };
}
