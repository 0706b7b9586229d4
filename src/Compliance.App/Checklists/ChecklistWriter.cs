using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>Writes a checklist as the loader reads it: what was written and loaded again equals what there was.</summary>
public sealed class ChecklistWriter
{
    private readonly YamlLines text = new();
    private readonly Checklist checklist;
    private readonly bool hasCommonAnswers;

    private ChecklistWriter(Checklist checklist)
    {
        this.checklist = checklist;

        // Answers that all items share are written once.
        var first = checklist.Items.FirstOrDefault();
        hasCommonAnswers = first?.MetAnswer is not null && checklist.Items.All(item => item.HasSameAnswers(first));
    }

    private int FirstLevel => checklist.Scoring is LevelsMethod { Levels: [var first, ..] } ? first.Number : 1;

    /// <summary>The file, lines ended by a line feed.</summary>
    /// <param name="checklist">A checklist that the loader would accept; another is written too, and refused when it is loaded.</param>
    public static string Write(Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var writer = new ChecklistWriter(checklist);
        writer.Frame();
        writer.Tree();
        return writer.text.ToString();
    }

    private void Frame()
    {
        text.Add(0, $"id: {YamlLines.Quote(checklist.Id)}");
        text.Add(0, $"version: {YamlLines.Quote(checklist.Version)}");
        text.Add(0, "title", checklist.Title);
        text.Add(0, "source:");
        text.Add(1, "name", checklist.Source.Name);
        text.Add(1, "publisher", checklist.Source.Publisher);
        text.Add(1, "edition", checklist.Source.Edition);
        text.Add(1, "note", checklist.Source.Note);
        text.Add(0, "notice", checklist.Notice);
        text.Add(0, "scoring:");
        text.Add(1, "method: " + checklist.Scoring.Name);
        switch (checklist.Scoring)
        {
            case DeductionMethod deduction:
                text.Add(1, "maximum", deduction.Maximum);
                break;
            case LevelsMethod levels:
                text.AddList(1, "levels", levels.Levels, level =>
                {
                    text.Add(2, "- level", level.Number);
                    text.Add(3, "title", level.Title);
                });
                break;
            default:
                break;
        }

        text.Add(0, "notApplicable: " + checklist.NotApplicable switch
        {
            NotApplicablePolicy.FullPoints => "full-points",
            NotApplicablePolicy.Excluded => "excluded",
            _ => "as-met",
        });
    }

    private void Tree()
    {
        if (hasCommonAnswers)
        {
            Answers(0, checklist.Items.First());
        }

        text.AddList(0, "questions", checklist.Questions, question =>
        {
            text.Add(1, $"- id: {YamlLines.Quote(question.Id)}");
            text.Add(2, "title", question.Title);
            text.AddList(2, "answers", question.Answers.SequenceEqual(Question.YesNo) ? [] : question.Answers, answer =>
            {
                text.Add(3, $"- id: {YamlLines.Quote(answer.Id)}");
                text.Add(4, "title", answer.Title);
            });
        });
        text.AddList(0, "limits", checklist.Limits, limit =>
        {
            text.Add(1, $"- id: {YamlLines.Quote(limit.Id)}");
            text.Add(2, "title", limit.Title);
            text.Add(2, $"flag: {YamlLines.Quote(limit.Flag)}");
            text.Add(2, "maximum", limit.Maximum);
        });
        text.AddList(0, "groups", checklist.Groups, group =>
        {
            text.Add(1, $"- id: {YamlLines.Quote(group.Id)}");
            text.Add(2, "title", group.Title);
            Above(2, "parent", group.ParentId, group.Weight, group.Floor);
        });
        text.AddList(0, "sections", checklist.Sections, section =>
        {
            text.Add(1, $"- id: {YamlLines.Quote(section.Id)}");
            text.Add(2, "title", section.Title);
            Above(2, "group", section.GroupId, section.Weight, section.Floor);
            text.AddList(2, "items", section.Items, ItemOf);
        });
    }

    private void Above(int level, string key, string? id, int weight, Rational? floor)
    {
        if (id is not null)
        {
            text.Add(level, $"{key}: {YamlLines.Quote(id)}");
        }

        text.Add(level, "weight", weight == 1 ? null : (int?)weight);
        if (floor is { } value)
        {
            text.Add(level, $"floor: {YamlLines.Quote(value.ToString())}");
        }
    }

    private void ItemOf(Item item)
    {
        text.Add(3, $"- id: {YamlLines.Quote(item.Id)}");
        text.Add(4, "title", item.Title);
        text.Add(4, "requirement", item.Requirement);
        text.Add(4, "evidence", item.Evidence);
        if (item.Note is { } note)
        {
            text.Add(4, "note", note);
        }

        text.AddTexts(4, "flags", item.Flags);
        text.AddFlag(4, "automaticFail", item.IsAutomaticFail);
        text.AddFlag(4, "precondition", item.IsPrecondition);
        text.Add(4, "loss", checklist.Scoring is DeductionMethod ? item.Loss : null);
        text.Add(4, "weight", item.Weight == 1 ? null : (int?)item.Weight);
        text.Add(4, "floor", item.Floor);
        text.Add(4, "target", item.Target);
        text.Add(4, "level", checklist.Scoring is LevelsMethod && item.Level != FirstLevel ? item.Level : null);
        if (item.Applies is { } condition)
        {
            text.Add(4, "applies: " + Condition(condition));
        }

        if (item.MetAnswer is null)
        {
            text.AddList(4, "partialStates", item.PartialStates, state =>
            {
                text.Add(5, $"- id: {YamlLines.Quote(state.Id)}");
                text.Add(6, "title", state.Title);
                text.Add(6, "loss", checklist.Scoring is DeductionMethod ? state.Loss : null);
                text.Add(6, "blocksFrom", state.BlocksFrom);
                text.AddTexts(6, "flags", state.Flags);
            });
        }
        else if (!hasCommonAnswers)
        {
            Answers(4, item);
        }

        text.AddList(4, "objectives", item.Objectives, objective =>
        {
            text.Add(5, $"- id: {YamlLines.Quote(objective.Id)}");
            text.Add(6, "text", objective.Text);
            text.Add(6, "level", objective.Level);
        });
    }

    private void Answers(int level, Item item)
    {
        text.Add(level, "answers:");
        Answer(level, item.MetAnswer!, "met");
        foreach (var state in item.PartialStates)
        {
            Answer(level, new(state.Id, state.Title, state.Points) { Flags = state.Flags }, state.IsAccepted ? "accepted" : "partial", state.BlocksFrom);
        }

        Answer(level, item.NotMetAnswer!, "not-met");
    }

    private void Answer(int level, Answer answer, string counts, int? blocksFrom = null)
    {
        text.Add(level + 1, $"- id: {YamlLines.Quote(answer.Id)}");
        text.Add(level + 2, "title", answer.Title);
        text.Add(level + 2, "counts: " + counts);
        text.Add(level + 2, "points", answer.Points);
        text.Add(level + 2, "blocksFrom", blocksFrom);
        text.AddTexts(level + 2, "flags", answer.Flags);
    }

    /// <summary>A condition on one line.</summary>
    internal static string Condition(Condition condition) => condition switch
    {
        Condition.FactIn part => $"{{ fact: {YamlLines.Quote(part.Fact)}, in: {YamlLines.QuoteAll(part.Values)} }}",
        Condition.All all => $"{{ all: [{string.Join(", ", all.Conditions.Select(Condition))}] }}",
        Condition.Any any => $"{{ any: [{string.Join(", ", any.Conditions.Select(Condition))}] }}",
        Condition.Not not => $"{{ not: {Condition(not.Part)} }}",
        _ => throw new InvalidOperationException($"A condition that no file has: {condition}"),
    };
}
