using System.Text;
using System.Text.RegularExpressions;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists.Drafts;

/// <summary>
/// Finds everything that keeps a draft from being published, each fault at its field. What it does not know itself the loader
/// does: the file that would be published is written and read before anybody may propose it.
/// </summary>
internal sealed partial class DraftCheck
{
    private readonly ChecklistDraft draft;
    private readonly Checklist checklist;
    private readonly List<(DraftSection Section, ChecklistDraftItem? Item)> sections = [];
    private readonly List<(DraftSection Section, ChecklistDraftItem Item)> items = [];
    private readonly List<DraftFault> faults = [];
    private (Guid? Section, Guid? Item) place;

    private DraftCheck(ChecklistDraft draft, IReadOnlyList<ChecklistDraftItem> rows, Checklist checklist)
    {
        this.draft = draft;
        this.checklist = checklist;
        var bySection = rows.ToLookup(row => row.SectionKey);
        foreach (var section in draft.Frame.Sections)
        {
            sections.Add((section, null));
            items.AddRange(bySection[section.Key].Select(row => (section, row)));
        }
    }

    /// <summary>Every fault, and the file where there is none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="rows">Its items, in order.</param>
    /// <param name="checklist">The draft assembled.</param>
    /// <param name="published">Every published version of the checklist.</param>
    /// <param name="loads">Whether the file is written and read as well, which takes most of a second for a large draft.</param>
    public static (IReadOnlyList<DraftFault> Faults, string? File) Run(
        ChecklistDraft draft, IReadOnlyList<ChecklistDraftItem> rows, Checklist checklist, IEnumerable<string> published, bool loads = true)
    {
        var check = new DraftCheck(draft, rows, checklist);
        check.Version(published.Max(ChecklistVersions.Order));
        check.Frame();
        check.Items();
        check.Rules();
        var file = loads && check.faults.Count == 0 ? check.Load() : null;
        return (check.Ordered(), file);
    }

    private void Version(string? latest)
    {
        if (!Ids.IsVersion(draft.ProposedVersion) || draft.ProposedVersion.Length > ChecklistVersions.MaximumLength)
        {
            Add(DraftFaultKind.VersionMalformed, "version", "");
        }
        else if (latest is not null && ChecklistVersions.Order.Compare(draft.ProposedVersion, latest) <= 0)
        {
            Add(DraftFaultKind.VersionNotAbove, "version", latest);
        }
    }

    private void Frame()
    {
        var frame = draft.Frame;
        Text("title", frame.Title);
        Text("source.name", frame.Source.Name);
        Text("source.publisher", frame.Source.Publisher);
        Text("source.edition", frame.Source.Edition);
        Text("source.note", frame.Source.Note);
        Text("notice", frame.Notice);
        Each("scoring.levels", (frame.Scoring as LevelsMethod)?.Levels ?? [], (field, level) => Text(field + ".title", level.Title));
        Each("questions", frame.Questions, (field, question) =>
        {
            Text(field + ".title", question.Title);
            Each(field + ".answers", question.Answers, (answer, value) => Text(answer + ".title", value.Title));
        });
        Each("limits", frame.Limits, (field, limit) =>
        {
            Text(field + ".title", limit.Title);
            Name(field + ".flag", limit.Flag);
            Range(field + ".maximum", limit.Maximum, 0, Ruleset.MaximumItems);
        });
        Each("groups", frame.Groups, (field, group) => Text(field + ".title", group.Title));
        if (frame.Answers is { } common && items.Exists(row => UsesCommon(row.Item.Content)))
        {
            Answers(common.Met, common.NotMet, common.Between);
        }

        foreach (var (section, _) in sections)
        {
            place = (section.Key, null);
            Text("title", section.Title);
        }

        place = default;
    }

    private void Items()
    {
        foreach (var (section, row) in items)
        {
            place = (section.Key, row.Id);
            var item = row.Content;
            Text("title", item.Title);
            Text("requirement", item.Requirement);
            Text("evidence", item.Evidence);
            if (item.Note is { } note)
            {
                Text("note", note);
            }

            Flags("flags", item.Flags);
            Range("floor", item.Floor, -Item.MaximumLoss, Item.MaximumLoss);
            Range("target", item.Target, -Item.MaximumLoss, Item.MaximumLoss);
            Answers(item.MetAnswer, item.NotMetAnswer, item.PartialStates);
            Each("objectives", item.Objectives, (field, objective) => Text(field + ".text", objective.Text));
            if (item.Applies is { } condition)
            {
                Condition("applies", condition);
            }
        }

        place = default;
    }

    private void Answers(Answer? met, Answer? notMet, IReadOnlyList<PartialState> between)
    {
        foreach (var (field, answer) in new[] { ("met", met), ("notMet", notMet) })
        {
            if (answer is not null)
            {
                Text($"answers.{field}.title", answer.Title);
                Flags($"answers.{field}.flags", answer.Flags);
            }
        }

        Each("answers.between", between, (field, state) =>
        {
            Text(field + ".title", state.Title);
            Flags(field + ".flags", state.Flags);
        });
    }

    private void Condition(string field, Condition condition)
    {
        switch (condition)
        {
            case Condition.FactIn part:
                if (part.Values.Count == 0)
                {
                    Add(DraftFaultKind.ListEmpty, field, part.Fact);
                }

                Taken(field, part.Values);
                break;
            case Condition.Not not:
                Condition(field, not.Part);
                break;
            default:
                var parts = condition is Condition.All all ? all.Conditions : ((Condition.Any)condition).Conditions;
                if (parts.Count == 0)
                {
                    Add(DraftFaultKind.ListEmpty, field, "");
                }

                foreach (var part in parts)
                {
                    Condition(field, part);
                }

                break;
        }
    }

    // What makes a checklist unfit to be scored is the domain's to say.
    private void Rules()
    {
        var all = checklist.Items.ToList();
        foreach (var fault in Ruleset.FaultsOf(checklist))
        {
            var row = fault.Item is { } index ? items[index] : default;
            place = fault switch
            {
                { Item: not null } => (row.Section.Key, row.Item.Id),
                { Section: { } section } => (sections[section].Section.Key, null),
                _ => default,
            };
            var field = fault switch
            {
                { Item: not null } => DraftFields.OfItem(all[fault.Item.Value], fault.Fault),
                { Section: not null } => DraftFields.OfSection(fault.Fault),
                _ => DraftFields.OfFrame(checklist, fault.Fault),
            };
            Add(DraftFields.KindOf(fault.Fault), field, fault.Fault.Id);
        }

        place = default;
    }

    private string? Load()
    {
        var file = ChecklistWriter.Write(checklist);
        var loaded = ChecklistLoader.Load("draft", Encoding.UTF8.GetBytes(file));
        foreach (var fault in loaded.Faults)
        {
            var path = LoaderPath().Match(fault.Path);
            var section = path.Success ? sections[int.Parse(path.Groups["section"].ValueSpan, provider: null)].Section : null;
            var row = section is not null && path.Groups["item"] is { Success: true } index
                ? items.Where(item => item.Section == section).ElementAt(int.Parse(index.ValueSpan, provider: null)).Item
                : null;
            place = (section?.Key, row?.Id);
            Add(DraftFaultKind.Unreadable, path.Success ? path.Groups["field"].Value : fault.Path, $"expected {fault.Expected}, found {fault.Found}");
        }

        place = default;
        return loaded.Value is null ? null : file;
    }

    private IReadOnlyList<DraftFault> Ordered()
    {
        var order = new Dictionary<Guid, int>();
        foreach (var (section, _) in sections)
        {
            order.TryAdd(section.Key, order.Count);
        }

        foreach (var (_, item) in items)
        {
            order.TryAdd(item.Id, order.Count);
        }

        return [.. faults.Distinct()
            .OrderBy(fault => fault.SectionKey is null ? -1 : order[fault.SectionKey.Value])
            .ThenBy(fault => fault.ItemKey is null ? -1 : order[fault.ItemKey.Value])];
    }

    private bool UsesCommon(Item item) =>
        draft.Frame.Scoring is not DeductionMethod && item is { MetAnswer: null, NotMetAnswer: null, PartialStates.Count: 0 };

    private static void Each<T>(string field, IReadOnlyList<T> values, Action<string, T> check)
    {
        for (var i = 0; i < values.Count; i++)
        {
            check($"{field}[{i}]", values[i]);
        }
    }

    private void Flags(string field, IReadOnlyList<string> flags)
    {
        Each(field, flags, Name);
        Taken(field, flags);
    }

    private void Taken(string field, IReadOnlyList<string> values)
    {
        foreach (var twice in values.GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Add(DraftFaultKind.IdTaken, field, twice.Key);
        }
    }

    private void Name(string field, string value)
    {
        if (!Ids.IsName(value))
        {
            Add(DraftFaultKind.IdMalformed, field, value);
        }
    }

    private void Range(string field, int? value, int minimum, int maximum)
    {
        if (value < minimum || value > maximum)
        {
            Add(DraftFaultKind.NumberOutOfRange, field, $"{minimum}–{maximum}");
        }
    }

    private void Text(string field, LocalizedText text)
    {
        Text(field + ".en", text.En);
        Text(field + ".ja", text.Ja);
    }

    private void Text(string field, string text)
    {
        DraftFaultKind? kind = string.IsNullOrWhiteSpace(text) ? DraftFaultKind.TextMissing
            : text.Length > YamlMap.MaximumText ? DraftFaultKind.TextTooLong
            : text.Any(char.IsControl) ? DraftFaultKind.TextNotOneLine
            : text != text.Trim() ? DraftFaultKind.TextPadded
            : null;
        if (kind is { } found)
        {
            Add(found, field, found is DraftFaultKind.TextTooLong ? YamlMap.MaximumText.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        }
    }

    private void Add(DraftFaultKind kind, string field, string detail) => faults.Add(new(kind, place.Section, place.Item, field, detail));

    [GeneratedRegex(@"\Asections\[(?<section>\d+)\](\.items\[(?<item>\d+)\])?\.?(?<field>.*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoaderPath();
}
