using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>Brings what the domain finds wrong with a checklist to the lines of its file.</summary>
internal static class DomainFaults
{
    public static void Report(Checklist checklist, YamlMap root, FaultList faults, Func<string, YamlNode?> placeOf)
    {
        if (Ruleset.From(checklist).Error is not InvalidRuleset invalid)
        {
            return;
        }

        foreach (var fault in invalid.Faults)
        {
            var (expected, found) = Words(fault);
            if (placeOf(fault.Id) is { } place)
            {
                faults.Add(place, "", expected, found);
            }
            else
            {
                root.Fault("sections", expected, found);
            }
        }
    }

    private static (string Expected, string Found) Words(RulesetFault fault)
    {
        var id = $"\"{fault.Id}\"";
        return fault.Kind switch
        {
            RulesetFaultKind.UnknownReference => (
                "a group, level, flag, question or value that the checklist holds (groups after their parents)", $"another one at {id}"),
            RulesetFaultKind.AnswersContradict => (
                "answers of which the best has the most points and every sufficient one at least as many as an open one, with floor and target within reach, "
                + "and the same most points for every item of a mean",
                $"others at {id}"),
            RulesetFaultKind.NotForMethod => ("nothing but what the method uses, and all of that", $"something else at {id}"),
            RulesetFaultKind.DuplicateId => ("an id of its own", $"{id} again"),
            RulesetFaultKind.ReservedName => ("a name that is not itself a verdict or a built-in gate or fact", id),
            RulesetFaultKind.MalformedId => ("a well-formed id", id),
            RulesetFaultKind.ValueOutOfRange => ("values within their ranges, levels in ascending order", $"another at {id}"),
            RulesetFaultKind.TooManyItems => ($"at most {Ruleset.MaximumItems} items", "more"),
            RulesetFaultKind.Empty => ("at least one element, and two answers of a question", $"too few at {id}"),
            _ => ("a checklist that can be scored", $"{fault.Kind} at {id}"),
        };
    }
}
