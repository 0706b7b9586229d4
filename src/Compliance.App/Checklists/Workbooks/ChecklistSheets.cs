using System.Globalization;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Workbooks;

/// <summary>The sheets of a workbook and their columns, and a checklist written into them.</summary>
internal static class ChecklistSheets
{
    public const string About = "About";

    /// <summary>The columns of every sheet by its name.</summary>
    public static IReadOnlyDictionary<string, string[]> Columns { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Checklist"] = ["key", "value", "en", "ja"],
        ["Levels"] = ["level", "title.en", "title.ja"],
        ["Questions"] = ["id", "title.en", "title.ja"],
        ["QuestionAnswers"] = ["question", "id", "title.en", "title.ja"],
        ["Limits"] = ["id", "title.en", "title.ja", "flag", "maximum"],
        ["Groups"] = ["id", "title.en", "title.ja", "parent", "weight", "floor"],
        ["Sections"] = ["id", "title.en", "title.ja", "group", "weight", "floor"],
        ["Items"] =
        [
            "section", "id", "title.en", "title.ja", "requirement.en", "requirement.ja", "evidence.en", "evidence.ja", "note.en", "note.ja",
            "loss", "precondition", "automaticFail", "weight", "floor", "target", "level", "flags", "applies",
        ],
        ["Objectives"] = ["item", "id", "text.en", "text.ja", "level"],
        ["Answers"] = ["item", "id", "counts", "title.en", "title.ja", "points", "loss", "blocksFrom", "flags"],
    };

    /// <summary>What the reader of a workbook needs to know, Japanese first.</summary>
    private static readonly string[] Instructions =
    [
        "チェックリストのひな型。「About」以外のシートの1行目は列名なので変更しないでください。1行に1件ずつ記入します。",
        "英語（.en）と日本語（.ja）の両方を記入してください。空欄のまま取り込むこともできますが、公開を提案する前に埋める必要があります。",
        "識別子は文字列として入力してください。数値として入力すると 3.10 が 3.1 になるため、取り込めません。数式は使えません。",
        "methodはdeduction、sum、mean、levelsのいずれか。notApplicableはas-met、full-points、excludedのいずれか。",
        "countsはmet、accepted、partial、not-metのいずれか。itemが空欄の回答は、独自の回答を持たない全項目で使われます。",
        "flagsは空白区切り。appliesはYAML形式の条件です。例：{ fact: \"size\", in: [\"large\"] }",
        "Template of a checklist. The first row of every sheet but this one names the columns: leave it as it is. One thing a row.",
        "Write both English (.en) and Japanese (.ja). What is left empty can be taken over, but has to be there before the draft is proposed.",
        "Enter ids as text. A 3.10 entered as a number becomes a 3.1 and is refused. Formulas are not accepted.",
        "method is deduction, sum, mean or levels; notApplicable is as-met, full-points or excluded.",
        "counts is met, accepted, partial or not-met. Answers whose item is empty hold for every item without answers of its own.",
        "flags are separated by spaces; applies is a condition in YAML, such as { fact: \"size\", in: [\"large\"] }.",
    ];

    public static IReadOnlyList<SheetText> Of(string id, string version, ChecklistFrame frame, IReadOnlyList<(Guid SectionKey, Item Item)> items)
    {
        var sections = frame.Sections.ToDictionary(section => section.Key);
        return
        [
            new(About, [.. Instructions.Select(line => (string?[])[line])]),
            Sheet("Checklist", Head(id, version, frame)),
            Sheet("Levels", ((frame.Scoring as LevelsMethod)?.Levels ?? []).Select(level => Row(Number(level.Number), level.Title))),
            Sheet("Questions", frame.Questions.Select(question => Row(question.Id, question.Title))),
            Sheet("QuestionAnswers", frame.Questions.SelectMany(question => question.Answers.Select(answer => Row(question.Id, answer.Id, answer.Title)))),
            Sheet("Limits", frame.Limits.Select(limit => (string?[])[.. Row(limit.Id, limit.Title), limit.Flag, Number(limit.Maximum)])),
            Sheet("Groups", frame.Groups.Select(group => Branch(group.Id, group.Title, group.ParentId, group.Weight, group.Floor))),
            Sheet("Sections", frame.Sections.Select(section => Branch(section.Id, section.Title, section.GroupId, section.Weight, section.Floor))),
            Sheet("Items", items.Select(row => ItemRow(sections[row.SectionKey].Id, row.Item))),
            Sheet("Objectives", items.SelectMany(row => row.Item.Objectives.Select(objective =>
                (string?[])[.. Row(row.Item.Id, objective.Id, objective.Text), Number(objective.Level)]))),
            Sheet("Answers", (frame.Answers is { } common ? Answers("", common.Met, common.NotMet, common.Between) : [])
                .Concat(items.SelectMany(row => Answers(row.Item.Id, row.Item.MetAnswer, row.Item.NotMetAnswer, row.Item.PartialStates)))),
        ];
    }

    private static SheetText Sheet(string name, IEnumerable<string?[]> rows) => new(name, [Columns[name], .. rows]);

    private static IEnumerable<string?[]> Head(string id, string version, ChecklistFrame frame) =>
    [
        ["id", id],
        ["version", version],
        ["method", frame.Scoring.Name],
        ["maximum", Number((frame.Scoring as DeductionMethod)?.Maximum)],
        ["notApplicable", frame.NotApplicable switch { NotApplicablePolicy.FullPoints => "full-points", NotApplicablePolicy.Excluded => "excluded", _ => "as-met" }],
        ["title", null, frame.Title.En, frame.Title.Ja],
        ["source.name", null, frame.Source.Name.En, frame.Source.Name.Ja],
        ["source.publisher", null, frame.Source.Publisher.En, frame.Source.Publisher.Ja],
        ["source.edition", null, frame.Source.Edition.En, frame.Source.Edition.Ja],
        ["source.note", null, frame.Source.Note.En, frame.Source.Note.Ja],
        ["notice", null, frame.Notice.En, frame.Notice.Ja],
    ];

    private static string?[] ItemRow(string section, Item item) =>
    [
        section, item.Id, item.Title.En, item.Title.Ja, item.Requirement.En, item.Requirement.Ja, item.Evidence.En, item.Evidence.Ja, item.Note?.En, item.Note?.Ja,
        Number(item.Loss), Flag(item.IsPrecondition), Flag(item.IsAutomaticFail), Number(item.Weight), Number(item.Floor), Number(item.Target), Number(item.Level),
        Words(item.Flags), item.Applies is { } condition ? ChecklistWriter.Condition(condition) : null,
    ];

    private static IEnumerable<string?[]> Answers(string item, Answer? met, Answer? notMet, IReadOnlyList<PartialState> between)
    {
        if (met is not null)
        {
            yield return [item, met.Id, "met", met.Title.En, met.Title.Ja, Number(met.Points), null, null, Words(met.Flags)];
        }

        foreach (var state in between)
        {
            yield return
            [
                item, state.Id, state.IsAccepted ? "accepted" : "partial", state.Title.En, state.Title.Ja,
                Number(state.Points), Number(state.Loss), Number(state.BlocksFrom), Words(state.Flags),
            ];
        }

        if (notMet is not null)
        {
            yield return [item, notMet.Id, "not-met", notMet.Title.En, notMet.Title.Ja, Number(notMet.Points), null, null, Words(notMet.Flags)];
        }
    }

    private static string?[] Row(string? id, LocalizedText title) => [id, title.En, title.Ja];

    private static string?[] Row(string above, string id, LocalizedText title) => [above, id, title.En, title.Ja];

    private static string?[] Branch(string id, LocalizedText title, string? above, int weight, Rational? floor) =>
        [id, title.En, title.Ja, above, Number(weight), floor?.ToString()];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Flag(bool value) => value ? "true" : null;

    private static string? Words(IReadOnlyList<string> words) => words.Count == 0 ? null : string.Join(' ', words);
}
