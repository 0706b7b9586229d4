using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.Web.Checklists;

/// <summary>What is saved together with the frame of a draft.</summary>
/// <param name="Version">The version that it will be published as.</param>
/// <param name="Frame">The frame.</param>
internal sealed record FrameContent(string Version, ChecklistFrame Frame);

/// <summary>The frame of a draft as the fields of its form. Their names are those that faults and changes name.</summary>
internal static class FrameFields
{
    /// <summary>The fields of a frame.</summary>
    public static IReadOnlyDictionary<string, string> Of(FrameContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (fields, frame) = (new FieldWriter(), content.Frame);
        fields.Add("version", content.Version);
        fields.Add("title", frame.Title);
        fields.Add("source.name", frame.Source.Name);
        fields.Add("source.publisher", frame.Source.Publisher);
        fields.Add("source.edition", frame.Source.Edition);
        fields.Add("source.note", frame.Source.Note);
        fields.Add("notice", frame.Notice);
        fields.Add("notApplicable", frame.NotApplicable.ToString());
        AddMethod(fields, frame.Scoring);
        if (frame.Answers is { } answers)
        {
            ItemFields.Add(fields, "answers.met", answers.Met);
            ItemFields.Add(fields, "answers.notMet", answers.NotMet);
            Each(answers.Between, (i, state) => ItemFields.Add(fields, $"answers.between[{i}]", state));
        }

        Each(frame.Sections, (i, section) =>
        {
            fields.Add($"sections[{i}].key", section.Key.ToString());
            fields.Add($"sections[{i}].id", section.Id);
            fields.Add($"sections[{i}].title", section.Title);
            fields.Add($"sections[{i}].group", section.GroupId);
            fields.Add($"sections[{i}].weight", section.Weight);
            fields.Add($"sections[{i}].floor", section.Floor?.ToString());
        });
        Each(frame.Groups, (i, group) =>
        {
            fields.Add($"groups[{i}].id", group.Id);
            fields.Add($"groups[{i}].title", group.Title);
            fields.Add($"groups[{i}].parent", group.ParentId);
            fields.Add($"groups[{i}].weight", group.Weight);
            fields.Add($"groups[{i}].floor", group.Floor?.ToString());
        });
        Each(frame.Limits, (i, limit) =>
        {
            fields.Add($"limits[{i}].id", limit.Id);
            fields.Add($"limits[{i}].title", limit.Title);
            fields.Add($"limits[{i}].flag", limit.Flag);
            fields.Add($"limits[{i}].maximum", limit.Maximum);
        });
        Each(frame.Questions, (i, question) =>
        {
            fields.Add($"questions[{i}].id", question.Id);
            fields.Add($"questions[{i}].title", question.Title);
            Each(question.Answers, (j, answer) =>
            {
                fields.Add($"questions[{i}].answers[{j}].id", answer.Id);
                fields.Add($"questions[{i}].answers[{j}].title", answer.Title);
            });
        });
        return fields.Fields;
    }

    /// <summary>The frame from its fields.</summary>
    public static FrameContent Read(IReadOnlyDictionary<string, string> fields, FrameContent before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var (read, frame) = (new FieldReader(fields), before.Frame);
        return new(read.Line("version"), frame with
        {
            Title = read.Both("title"),
            Source = new(read.Both("source.name"), read.Both("source.publisher"), read.Both("source.edition"), read.Both("source.note")),
            Notice = read.Both("notice"),
            NotApplicable = Enum.TryParse<NotApplicablePolicy>(read.Line("notApplicable"), out var policy) ? policy : frame.NotApplicable,
            Scoring = ReadMethod(read, frame.Scoring),
            Answers = read.Has("answers.met.id")
                ? new(ItemFields.ReadAnswer(read, "answers.met"), ItemFields.ReadAnswer(read, "answers.notMet"), [.. read.Places("answers.between").Select(place => ItemFields.ReadState(read, place))])
                : frame.Answers,
            Sections = [.. read.Places("sections").Select(place => ReadSection(read, place)).OfType<DraftSection>()],
            Groups = [.. read.Places("groups").Select(place => new Group(read.Line($"{place}.id"), read.Both($"{place}.title"))
            {
                ParentId = OrNull(read.Line($"{place}.parent")),
                Weight = read.Number($"{place}.weight") ?? 1,
                Floor = read.Fraction($"{place}.floor"),
            })],
            Limits = [.. read.Places("limits").Select(place =>
                new FindingLimit(read.Line($"{place}.id"), read.Both($"{place}.title"), read.Line($"{place}.flag"), read.Number($"{place}.maximum") ?? 0))],
            Questions = [.. read.Places("questions").Select(place => new Question(
                read.Line($"{place}.id"),
                read.Both($"{place}.title"),
                [.. read.Places($"{place}.answers").Select(answer => new QuestionAnswer(read.Line($"{answer}.id"), read.Both($"{answer}.title")))]))],
        });
    }

    private static void AddMethod(FieldWriter fields, ScoringMethod method)
    {
        switch (method)
        {
            case DeductionMethod deduction:
                fields.Add("scoring.maximum", deduction.Maximum);
                break;
            case LevelsMethod levels:
                Each(levels.Levels, (i, level) =>
                {
                    fields.Add($"scoring.levels[{i}].number", level.Number);
                    fields.Add($"scoring.levels[{i}].title", level.Title);
                });
                break;
            default:
                break;
        }
    }

    private static ScoringMethod ReadMethod(FieldReader read, ScoringMethod before) => before switch
    {
        DeductionMethod => new DeductionMethod(read.Number("scoring.maximum") ?? 0),
        LevelsMethod => new LevelsMethod([.. read.Places("scoring.levels", "number").Select(place => new MaturityLevel(read.Number($"{place}.number") ?? 0, read.Both($"{place}.title")))]),
        _ => before,
    };

    // The key comes back from the browser: a section whose key is none is not guessed at.
    private static DraftSection? ReadSection(FieldReader read, string place) => Guid.TryParse(read.Line($"{place}.key"), out var key)
        ? new DraftSection(key, read.Line($"{place}.id"), read.Both($"{place}.title"))
        {
            GroupId = OrNull(read.Line($"{place}.group")),
            Weight = read.Number($"{place}.weight") ?? 1,
            Floor = read.Fraction($"{place}.floor"),
        }
        : null;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static void Each<T>(IReadOnlyList<T> list, Action<int, T> act)
    {
        for (var i = 0; i < list.Count; i++)
        {
            act(i, list[i]);
        }
    }
}
