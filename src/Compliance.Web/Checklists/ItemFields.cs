using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.Web.Checklists;

/// <summary>An item of a draft as the fields of its form. Their names are those that faults and changes name.</summary>
public static class ItemFields
{
    /// <summary>The fields of an item.</summary>
    public static IReadOnlyDictionary<string, string> Of(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var fields = new FieldWriter();
        fields.Add("id", item.Id);
        fields.Add("title", item.Title);
        fields.Add("requirement", item.Requirement);
        fields.Add("evidence", item.Evidence);
        fields.Add("note", item.Note);
        fields.Add("loss", item.Loss);
        fields.Add("weight", item.Weight);
        fields.Add("level", item.Level);
        fields.Add("floor", item.Floor);
        fields.Add("target", item.Target);
        fields.Add("precondition", item.IsPrecondition);
        fields.Add("automaticFail", item.IsAutomaticFail);
        fields.Add("flags", item.Flags);
        if (item is { MetAnswer: { } met, NotMetAnswer: { } notMet })
        {
            Add(fields, "answers.met", met);
            Add(fields, "answers.notMet", notMet);
        }

        for (var i = 0; i < item.PartialStates.Count; i++)
        {
            Add(fields, $"answers.between[{i}]", item.PartialStates[i]);
        }

        for (var i = 0; i < item.Objectives.Count; i++)
        {
            fields.Add($"objectives[{i}].id", item.Objectives[i].Id);
            fields.Add($"objectives[{i}].text", item.Objectives[i].Text);
            fields.Add($"objectives[{i}].level", item.Objectives[i].Level);
        }

        ConditionFields.Write(fields, item.Applies);
        return fields.Fields;
    }

    /// <summary>The item from its fields. What the form of its method does not show stays as it was.</summary>
    public static Item Read(IReadOnlyDictionary<string, string> fields, Item before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var read = new FieldReader(fields);
        return before with
        {
            Id = read.Line("id"),
            Title = read.Both("title"),
            Requirement = read.Both("requirement"),
            Evidence = read.Both("evidence"),
            Note = read.BothOrNone("note"),
            Loss = read.Has("loss") ? read.Number("loss") ?? 0 : before.Loss,
            Weight = read.Has("weight") ? read.Number("weight") ?? 1 : before.Weight,
            Level = read.Has("level") ? read.Number("level") ?? 1 : before.Level,
            Floor = read.Has("floor") ? read.Number("floor") : before.Floor,
            Target = read.Has("target") ? read.Number("target") : before.Target,
            IsPrecondition = read.Flag("precondition"),
            IsAutomaticFail = read.Flag("automaticFail"),
            Flags = read.Words("flags"),
            MetAnswer = read.Has("answers.met.id") ? ReadAnswer(read, "answers.met") : before.MetAnswer,
            NotMetAnswer = read.Has("answers.notMet.id") ? ReadAnswer(read, "answers.notMet") : before.NotMetAnswer,
            PartialStates = read.Has("answers.between[0].id") ? [.. read.Places("answers.between").Select(place => ReadState(read, place))] : before.PartialStates,
            Objectives = [.. read.Places("objectives").Select(place => new Objective(read.Line($"{place}.id"), read.Both($"{place}.text")) { Level = read.Number($"{place}.level") })],
            Applies = ConditionFields.Read(read, before.Applies),
        };
    }

    /// <summary>The fields of a plain answer.</summary>
    internal static void Add(FieldWriter fields, string place, Answer answer)
    {
        fields.Add($"{place}.id", answer.Id);
        fields.Add($"{place}.title", answer.Title);
        fields.Add($"{place}.points", answer.Points);
        fields.Add($"{place}.flags", answer.Flags);
    }

    /// <summary>The fields of a state between met and not met.</summary>
    internal static void Add(FieldWriter fields, string place, PartialState state)
    {
        fields.Add($"{place}.id", state.Id);
        fields.Add($"{place}.title", state.Title);
        fields.Add($"{place}.loss", state.Loss);
        fields.Add($"{place}.points", state.Points);
        fields.Add($"{place}.blocksFrom", state.BlocksFrom);
        fields.Add($"{place}.accepted", state.IsAccepted);
        fields.Add($"{place}.flags", state.Flags);
    }

    /// <summary>A plain answer from its fields.</summary>
    internal static Answer ReadAnswer(FieldReader read, string place) =>
        new(read.Line($"{place}.id"), read.Both($"{place}.title"), read.Number($"{place}.points")) { Flags = read.Words($"{place}.flags") };

    /// <summary>A state between met and not met from its fields.</summary>
    internal static PartialState ReadState(FieldReader read, string place) =>
        new(read.Line($"{place}.id"), read.Number($"{place}.loss") ?? 0, read.Both($"{place}.title"))
        {
            Points = read.Number($"{place}.points"),
            BlocksFrom = read.Number($"{place}.blocksFrom"),
            IsAccepted = read.Flag($"{place}.accepted"),
            Flags = read.Words($"{place}.flags"),
        };

    /// <summary>An item in which nothing is written.</summary>
    public static Item Empty(ScoringMethod method) =>
        new("", ChecklistFrame.NoText, ChecklistFrame.NoText, ChecklistFrame.NoText, method is DeductionMethod ? 1 : 0, IsPrecondition: false, [], [])
        {
            Level = method is LevelsMethod { Levels: [var first, ..] } ? first.Number : 1,
        };
}
