using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists.Drafts;

/// <summary>The field at which a fault of the domain is mended, as near as the fault tells.</summary>
internal static class DraftFields
{
    public static DraftFaultKind KindOf(RulesetFault fault) => fault.Kind switch
    {
        RulesetFaultKind.MalformedId => DraftFaultKind.IdMalformed,
        RulesetFaultKind.DuplicateId => DraftFaultKind.IdTaken,
        RulesetFaultKind.ValueOutOfRange => DraftFaultKind.NumberOutOfRange,
        RulesetFaultKind.ReservedName => DraftFaultKind.IdReserved,
        RulesetFaultKind.Empty => DraftFaultKind.ListEmpty,
        RulesetFaultKind.TooManyItems => DraftFaultKind.TooMany,
        RulesetFaultKind.UnknownReference => DraftFaultKind.UnknownReference,
        RulesetFaultKind.NotForMethod => DraftFaultKind.NotForMethod,
        RulesetFaultKind.AnswersContradict => DraftFaultKind.AnswersContradict,
        _ => DraftFaultKind.Unreadable,
    };

    public static string OfItem(Item item, RulesetFault fault)
    {
        if (fault.Id != item.Id)
        {
            return Part("objectives", item.Objectives, objective => objective.Id, fault)
                ?? Part("answers.between", item.PartialStates, state => state.Id, fault)
                ?? (fault.Id == item.MetAnswer?.Id ? "answers.met" : fault.Id == item.NotMetAnswer?.Id ? "answers.notMet" : "flags");
        }

        return fault.Kind switch
        {
            RulesetFaultKind.MalformedId => "id",
            // An item and its only objective may share an id; each kind is unique among its own.
            RulesetFaultKind.DuplicateId => "id",
            RulesetFaultKind.AnswersContradict => "answers",
            RulesetFaultKind.ValueOutOfRange => "loss",
            RulesetFaultKind.UnknownReference => item.Applies is null ? "level" : "applies",
            _ => "",
        };
    }

    public static string OfSection(RulesetFault fault) => fault.Kind switch
    {
        RulesetFaultKind.MalformedId or RulesetFaultKind.DuplicateId => "id",
        RulesetFaultKind.Empty => "items",
        RulesetFaultKind.UnknownReference => "group",
        RulesetFaultKind.ValueOutOfRange => "weight",
        _ => "",
    };

    public static string OfFrame(Checklist checklist, RulesetFault fault) => fault switch
    {
        _ when fault.Id == checklist.Scoring.Name || fault is { Kind: RulesetFaultKind.NotForMethod, Id: "excluded" } => fault.Id == "excluded" ? "notApplicable" : "scoring",
        { Kind: RulesetFaultKind.Empty or RulesetFaultKind.TooManyItems, Id: "" } => "sections",
        _ => Part("groups", checklist.Groups, group => group.Id, fault)
            ?? Part("limits", checklist.Limits, limit => limit.Id, fault)
            ?? Part("questions", checklist.Questions, question => question.Id, fault)
            ?? "",
    };

    // The last of several with one id is the one that came too late.
    private static string? Part<T>(string list, IReadOnlyList<T> parts, Func<T, string> idOf, RulesetFault fault)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (idOf(parts[i]) == fault.Id)
            {
                return $"{list}[{i}]";
            }
        }

        return null;
    }
}
