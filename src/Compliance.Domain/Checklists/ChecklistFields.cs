using System.Globalization;

namespace Compliance.Domain.Checklists;

/// <summary>One field of a checklist as text.</summary>
/// <param name="Name">Unique among the fields of its item or frame.</param>
/// <param name="Value">As text.</param>
/// <param name="Binds">True where a firm may be judged otherwise if it changes.</param>
internal sealed record ChecklistField(string Name, string Value, bool Binds);

/// <summary>
/// Every field of items and frames. What binds is what the rules are made of, the requirement, the objectives, the meaning of
/// answers and questions, and to whom an item applies; titles, sources, notices, notes and the list of evidence explain.
/// </summary>
internal sealed class ChecklistFields
{
    private readonly List<ChecklistField> fields = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private ChecklistFields()
    {
    }

    public static IReadOnlyList<ChecklistField> OfItem(Item item)
    {
        var list = new ChecklistFields();
        list.Text("title", item.Title, binds: false);
        list.Text("requirement", item.Requirement, binds: true);
        list.Text("evidence", item.Evidence, binds: false);
        list.Text("note", item.Note, binds: false);
        list.Add("loss", item.Loss);
        list.Flag("precondition", item.IsPrecondition);
        list.Flag("automaticFail", item.IsAutomaticFail);
        list.Add("weight", item.Weight == 1 ? null : item.Weight);
        list.Add("floor", item.Floor);
        list.Add("target", item.Target);
        list.Add("level", item.Level == 1 ? null : item.Level);
        list.Add("flags", item.Flags);
        list.Add("applies", item.Applies?.ToString(), binds: true);
        list.Answers(item);
        list.Add("objectives", [.. item.Objectives.Select(objective => objective.Id)]);
        foreach (var objective in item.Objectives)
        {
            var place = list.Place("objectives", objective.Id);
            list.Text(place + ".text", objective.Text, binds: true);
            list.Add(place + ".level", objective.Level);
        }

        return list.fields;
    }

    public static IReadOnlyList<ChecklistField> OfFrame(Checklist checklist)
    {
        var list = new ChecklistFields();
        list.Text("title", checklist.Title, binds: false);
        list.Text("source.name", checklist.Source.Name, binds: false);
        list.Text("source.publisher", checklist.Source.Publisher, binds: false);
        list.Text("source.edition", checklist.Source.Edition, binds: false);
        list.Text("source.note", checklist.Source.Note, binds: false);
        list.Text("notice", checklist.Notice, binds: false);
        list.Method(checklist.Scoring);
        list.Add("notApplicable", checklist.NotApplicable.ToString(), binds: true);
        list.Questions(checklist.Questions);
        foreach (var limit in checklist.Limits)
        {
            var place = list.Place("limits", limit.Id);
            list.Text(place + ".title", limit.Title, binds: false);
            list.Add(place + ".flag", limit.Flag, binds: true);
            list.Add(place + ".maximum", limit.Maximum);
        }

        list.Add("groups", string.Join(' ', checklist.Groups.Select(group => group.Id)), binds: false);
        foreach (var group in checklist.Groups)
        {
            list.Branch(list.Place("groups", group.Id), group.Title, "parent", group.ParentId, group.Weight, group.Floor);
        }

        list.Add("sections", string.Join(' ', checklist.Sections.Select(section => section.Id)), binds: false);
        foreach (var section in checklist.Sections)
        {
            list.Branch(list.Place("sections", section.Id), section.Title, "group", section.GroupId, section.Weight, section.Floor);
        }

        return list.fields;
    }

    private void Method(ScoringMethod method)
    {
        Add("scoring.method", method.Name, binds: true);
        switch (method)
        {
            case DeductionMethod deduction:
                Add("scoring.maximum", deduction.Maximum);
                break;
            case LevelsMethod levels:
                foreach (var level in levels.Levels)
                {
                    var place = Place("scoring.levels", level.Number.ToString(CultureInfo.InvariantCulture));
                    Add(place, level.Number);
                    Text(place + ".title", level.Title, binds: false);
                }

                break;
            default:
                break;
        }
    }

    private void Questions(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions)
        {
            var place = Place("questions", question.Id);
            Text(place + ".title", question.Title, binds: true);
            Add(place + ".answers", [.. question.Answers.Select(answer => answer.Id)]);
            foreach (var answer in question.Answers)
            {
                Text(Place(place + ".answers", answer.Id) + ".title", answer.Title, binds: true);
            }
        }
    }

    private void Answers(Item item)
    {
        var states = item.PartialStates.Select(state => state.Id);
        Add("answers", [.. item.MetAnswer is { } met ? [met.Id] : (string[])[], .. states, .. item.NotMetAnswer is { } notMet ? [notMet.Id] : (string[])[]]);
        if (item.MetAnswer is { } best)
        {
            Answer(new(best.Id, 0, best.Title) { Points = best.Points, Flags = best.Flags }, "met");
        }

        foreach (var state in item.PartialStates)
        {
            Answer(state, state.IsAccepted ? "accepted" : "partial");
        }

        if (item.NotMetAnswer is { } worst)
        {
            Answer(new(worst.Id, item.Loss, worst.Title) { Points = worst.Points, Flags = worst.Flags }, "not-met");
        }
    }

    private void Answer(PartialState state, string counts)
    {
        var place = Place("answers", state.Id);
        Add(place + ".counts", counts, binds: true);
        Text(place + ".title", state.Title, binds: true);
        Add(place + ".loss", state.Loss);
        Add(place + ".points", state.Points);
        Add(place + ".blocksFrom", state.BlocksFrom);
        Add(place + ".flags", state.Flags);
    }

    private void Branch(string place, LocalizedText title, string key, string? above, int weight, Rational? floor)
    {
        Text(place + ".title", title, binds: false);
        Add($"{place}.{key}", above, binds: true);
        Add(place + ".weight", weight);
        Add(place + ".floor", floor?.ToString(), binds: true);
    }

    // In a draft an id may stand there several times: each gets a place of its own.
    private string Place(string list, string id)
    {
        var place = $"{list}[{id}]";
        for (var again = 2; !names.Add(place); again++)
        {
            place = string.Create(CultureInfo.InvariantCulture, $"{list}[{id}]#{again}");
        }

        return place;
    }

    private void Text(string name, LocalizedText? value, bool binds)
    {
        Add(name + ".en", value?.En, binds);
        Add(name + ".ja", value?.Ja, binds);
    }

    private void Flag(string name, bool value) => Add(name, value ? "true" : null, binds: true);

    private void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture), binds: true);

    private void Add(string name, IReadOnlyList<string> values) => Add(name, values.Count == 0 ? null : string.Join(' ', values), binds: true);

    private void Add(string name, string? value, bool binds)
    {
        if (value is null)
        {
            return;
        }

        // An id of a draft may be made to look like the place of something else.
        while (!taken.Add(name))
        {
            name += "#";
        }

        fields.Add(new(name, value, binds));
    }
}
