using Compliance.Domain.Checklists;

namespace Compliance.App.Programmes;

/// <summary>Reads the facts of a firm from one line such as <c>size=small,remote-access=yes,data=personal+payment</c>.</summary>
public static class FactsText
{
    /// <summary>The facts; what does not fit the checklist is added to the faults and left out.</summary>
    /// <param name="text">Pairs separated by commas, several values of one fact by plus signs.</param>
    /// <param name="checklist">Whose questions may be answered.</param>
    /// <param name="faults">Receives one sentence a fault.</param>
    public static FirmFacts Parse(string text, Checklist checklist, ICollection<string> faults)
    {
        var facts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var pair in text.Split(','))
        {
            var (name, values) = pair.Split('=') is [var left, var right] ? (left, right.Split('+')) : (pair, []);
            if (values.Length == 0 || !values.All(value => checklist.KnowsFact(name, value)))
            {
                var known = checklist.Questions.Select(question => $"{question.Id}={string.Join('|', question.Answers.Select(answer => answer.Id))}");
                faults.Add($"--facts: expected {string.Join(", ", ["size=small|medium|large", "sector=A to T", "data=NAME", .. known])}, found \"{pair}\"");
            }
            else if (!facts.TryAdd(name, values))
            {
                faults.Add($"--facts: expected each fact once, found \"{name}\" again");
            }
        }

        return new(facts);
    }
}
