using Compliance.App.Checklists.Drafts;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Workbooks;

/// <summary>What a workbook holds of a checklist.</summary>
/// <param name="Id">Id of the checklist.</param>
/// <param name="Version">Its version.</param>
/// <param name="Frame">Everything but the items.</param>
/// <param name="Items">The items with the keys of their sections.</param>
internal sealed record WorkbookContent(string Id, string Version, ChecklistFrame Frame, IReadOnlyList<(Guid SectionKey, Item Item)> Items);

/// <summary>Reads a checklist from a workbook: all of it or, with every fault by sheet and cell, nothing.</summary>
internal sealed class ChecklistWorkbook
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<int, CellText>>> sheets;
    private readonly List<WorkbookFault> faults;

    private ChecklistWorkbook(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<int, CellText>>> sheets, List<WorkbookFault> faults)
    {
        this.sheets = sheets;
        this.faults = faults;
    }

    public static (WorkbookContent? Content, IReadOnlyList<WorkbookFault> Faults) Read(ReadOnlyMemory<byte> bytes, Func<Guid> newKey)
    {
        var (sheets, faults) = WorkbookReader.Read(bytes);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var reader = new ChecklistWorkbook(sheets, faults);
        foreach (var name in sheets.Keys.Where(name => name != ChecklistSheets.About && !ChecklistSheets.Columns.ContainsKey(name)))
        {
            reader.Report(new(WorkbookFaultKind.SheetUnknown, name, "", ""));
        }

        var content = reader.Content(newKey);
        return faults.Count == 0 ? (content, []) : (null, faults);
    }

    private WorkbookContent Content(Func<Guid> newKey)
    {
        var head = new Dictionary<string, SheetRow>(StringComparer.Ordinal);
        foreach (var row in Rows("Checklist"))
        {
            var key = row.Id("key");
            if (!Keys.Contains(key))
            {
                row.Report(WorkbookFaultKind.ValueInvalid, "key", key);
            }
            else if (!head.TryAdd(key, row))
            {
                row.Report(WorkbookFaultKind.Duplicate, "key", key);
            }
        }

        foreach (var key in Keys.Where(key => !head.ContainsKey(key) && key != "maximum"))
        {
            Report(new(WorkbookFaultKind.ValueMissing, "Checklist", "", key));
        }

        var sections = new Dictionary<string, DraftSection>(StringComparer.Ordinal);
        foreach (var row in Rows("Sections"))
        {
            Unique(sections, row, "id", id => new(newKey(), id, row.Texts("title"))
            {
                GroupId = row.IdOrNull("group"),
                Weight = row.Number("weight") ?? 1,
                Floor = row.Fraction("floor"),
            });
        }

        var items = Items(sections);
        var answers = Answers(items);
        LocalizedText Text(string key) => head.GetValueOrDefault(key) is { } row ? new(row.Text("en"), row.Text("ja")) : ChecklistFrame.NoText;
        var frame = new ChecklistFrame(
            Text("title"),
            new(Text("source.name"), Text("source.publisher"), Text("source.edition"), Text("source.note")),
            Text("notice"),
            Method(head.GetValueOrDefault("method"), head.GetValueOrDefault("maximum")),
            head.GetValueOrDefault("notApplicable")?.OneOf("value", "as-met", "as-met", "full-points", "excluded") switch
            {
                "full-points" => NotApplicablePolicy.FullPoints,
                "excluded" => NotApplicablePolicy.Excluded,
                _ => NotApplicablePolicy.AsMet,
            },
            [.. sections.Values])
        {
            Answers = answers,
            Questions = Questions(),
            Limits = [.. Rows("Limits").Select(row => new FindingLimit(row.Id("id"), row.Texts("title"), row.Id("flag"), row.Number("maximum") ?? 0))],
            Groups = [.. Rows("Groups").Select(row => new Group(row.Id("id"), row.Texts("title"))
            {
                ParentId = row.IdOrNull("parent"),
                Weight = row.Number("weight") ?? 1,
                Floor = row.Fraction("floor"),
            })],
        };
        return new(
            head.GetValueOrDefault("id")?.NeededId("value") ?? "",
            head.GetValueOrDefault("version")?.Id("value") ?? "",
            frame,
            [.. items.Values.Select(row => (row.Section, row.Item))]);
    }

    private static readonly string[] Keys =
        ["id", "version", "method", "maximum", "notApplicable", "title", "source.name", "source.publisher", "source.edition", "source.note", "notice"];

    private ScoringMethod Method(SheetRow? method, SheetRow? maximum)
    {
        var most = maximum?.Number("value");
        var levels = Rows("Levels").Select(row => new MaturityLevel(row.Number("level") ?? 0, row.Texts("title"))).ToList();
        return method?.OneOf("value", "", "deduction", "sum", "mean", "levels") switch
        {
            "sum" => new SumMethod(),
            "mean" => new MeanMethod(),
            "levels" => new LevelsMethod(levels),
            _ => new DeductionMethod(most ?? 0),
        };
    }

    private List<Question> Questions()
    {
        var answers = Rows("QuestionAnswers").Select(row => (Question: row.Id("question"), Row: row, Answer: new QuestionAnswer(row.Id("id"), row.Texts("title")))).ToList();
        var questions = Rows("Questions").Select(row => (Id: row.Id("id"), Title: row.Texts("title"))).ToList();
        foreach (var (question, row, _) in answers.Where(answer => !questions.Exists(known => known.Id == answer.Question)))
        {
            row.Report(WorkbookFaultKind.UnknownReference, "question", question);
        }

        return questions.ConvertAll(question => new Question(question.Id, question.Title, [.. answers.Where(answer => answer.Question == question.Id).Select(answer => answer.Answer)]));
    }

    private Dictionary<string, (Guid Section, Item Item)> Items(Dictionary<string, DraftSection> sections)
    {
        var items = new Dictionary<string, (Guid Section, Item Item)>(StringComparer.Ordinal);
        foreach (var row in Rows("Items"))
        {
            var section = row.NeededId("section");
            if (!sections.TryGetValue(section, out var known))
            {
                row.Report(WorkbookFaultKind.UnknownReference, "section", section);
            }

            Unique(items, row, "id", id => (
                known?.Key ?? default,
                new(id, row.Texts("title"), row.Texts("requirement"), row.Texts("evidence"), row.Number("loss") ?? 0, row.Flag("precondition"), [], [])
                {
                    Note = row.TextsOrNull("note"),
                    IsAutomaticFail = row.Flag("automaticFail"),
                    Weight = row.Number("weight") ?? 1,
                    Floor = row.Number("floor"),
                    Target = row.Number("target"),
                    Level = row.Number("level") ?? 1,
                    Flags = row.Words("flags"),
                    Applies = row.Condition("applies"),
                }));
        }

        foreach (var group in Rows("Objectives").GroupBy(row => row.NeededId("item"), StringComparer.Ordinal))
        {
            Into(items, group, item => item with
            {
                Objectives = [.. group.Select(row => new Objective(row.Id("id"), row.Texts("text")) { Level = row.Number("level") })],
            });
        }

        return items;
    }

    private CommonAnswers? Answers(Dictionary<string, (Guid Section, Item Item)> items)
    {
        CommonAnswers? common = null;
        foreach (var group in Rows("Answers").GroupBy(row => row.Id("item"), StringComparer.Ordinal))
        {
            Answer? met = null;
            Answer? notMet = null;
            var between = new List<PartialState>();
            foreach (var row in group)
            {
                var counts = row.OneOf("counts", "", "met", "accepted", "partial", "not-met");
                if (counts.Length == 0)
                {
                    row.Report(WorkbookFaultKind.ValueMissing, "counts", "counts");
                }

                var answer = new Answer(row.Id("id"), row.Texts("title"), row.Number("points")) { Flags = row.Words("flags") };
                switch (counts)
                {
                    case "met" when met is null:
                        met = answer;
                        break;
                    case "not-met" when notMet is null:
                        notMet = answer;
                        break;
                    case "met" or "not-met":
                        row.Report(WorkbookFaultKind.Duplicate, "counts", counts);
                        break;
                    default:
                        between.Add(new(answer.Id, row.Number("loss") ?? 0, answer.Title)
                        {
                            Points = answer.Points,
                            Flags = answer.Flags,
                            IsAccepted = counts == "accepted",
                            BlocksFrom = row.Number("blocksFrom"),
                        });
                        break;
                }
            }

            if (group.Key.Length > 0)
            {
                Into(items, group, item => item with { MetAnswer = met, NotMetAnswer = notMet, PartialStates = between });
            }
            else if (met is null || notMet is null)
            {
                group.First().Report(WorkbookFaultKind.ValueMissing, "counts", met is null ? "met" : "not-met");
            }
            else
            {
                common = new(met, notMet, between);
            }
        }

        return common;
    }

    private static void Into(Dictionary<string, (Guid Section, Item Item)> items, IGrouping<string, SheetRow> rows, Func<Item, Item> change)
    {
        if (items.TryGetValue(rows.Key, out var row))
        {
            items[rows.Key] = (row.Section, change(row.Item));
            return;
        }

        foreach (var orphan in rows)
        {
            orphan.Report(WorkbookFaultKind.UnknownReference, "item", rows.Key);
        }
    }

    private static void Unique<T>(Dictionary<string, T> known, SheetRow row, string column, Func<string, T> read)
    {
        var id = row.NeededId(column);
        if (!known.TryAdd(id, read(id)) && id.Length > 0)
        {
            row.Report(WorkbookFaultKind.Duplicate, column, id);
        }
    }

    private IEnumerable<SheetRow> Rows(string sheet)
    {
        if (!sheets.TryGetValue(sheet, out var rows) || rows.Count == 0)
        {
            Report(new(WorkbookFaultKind.SheetMissing, sheet, "", ""));
            return [];
        }

        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, cell) in rows[0])
        {
            var name = cell.Text.Trim();
            if (!ChecklistSheets.Columns[sheet].Contains(name) || !columns.TryAdd(name, index))
            {
                Report(new(WorkbookFaultKind.ColumnUnknown, sheet, cell.Name, name.Length > 100 ? name[..100] : name));
            }
        }

        foreach (var missing in ChecklistSheets.Columns[sheet].Where(name => !columns.ContainsKey(name)))
        {
            Report(new(WorkbookFaultKind.ColumnMissing, sheet, "", missing));
        }

        foreach (var cell in rows.Skip(1).SelectMany(row => row).Where(cell => !columns.ContainsValue(cell.Key)))
        {
            // What stands outside the columns would be lost without a word.
            Report(new(WorkbookFaultKind.ColumnUnknown, sheet, cell.Value.Name, ""));
        }

        return rows.Index().Skip(1).Where(row => row.Item.Count > 0).Select(row => new SheetRow(sheet, row.Index, row.Item, columns, Report)).ToList();
    }

    private void Report(WorkbookFault fault)
    {
        if (faults.Count < WorkbookFault.MaximumListed)
        {
            if (!faults.Contains(fault))
            {
                faults.Add(fault);
            }
        }
        else if (faults.Count == WorkbookFault.MaximumListed)
        {
            faults.Add(new(WorkbookFaultKind.MoreFaults, "", "", ""));
        }
    }
}
