using System.Globalization;
using System.Text;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Oscal;

/// <summary>
/// Makes a draft checklist from a catalogue: groups become sections, controls in force items, assessment objectives
/// objectives. A draft is for an editor to work on: its wording is the publisher's in both languages, every item costs one
/// point, and its notice says so.
/// </summary>
public sealed class DraftChecklist
{
    private static readonly LocalizedText NoEvidence = new(
        "To be written: what the firm is asked to show.",
        "【下書き】事業者に提示を求める資料をここに記載する。");

    private static readonly LocalizedText NotStated = new("Not stated in the document", "文書に記載なし");

    private readonly OscalText text;
    private readonly Dictionary<string, int> ids = [];
    private readonly Dictionary<string, int> objectiveIds = [];
    private readonly List<Section> sections = [];
    private int items;

    private DraftChecklist(JsonMap catalogue) => text = new(catalogue);

    /// <summary>The draft, or null where the catalogue has no controls in force, or more than a checklist may hold.</summary>
    /// <param name="catalogue">The catalogue; it may have faults.</param>
    public static Checklist? From(OscalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return new DraftChecklist(catalogue.Content).Read(catalogue.Content);
    }

    private Checklist? Read(JsonMap catalogue)
    {
        AddSection(catalogue, null, "controls", new("Controls", "管理策"));
        foreach (var group in catalogue.Maps("groups"))
        {
            AddGroup(group, "");
        }

        if (items is 0 or > Ruleset.MaximumItems)
        {
            return null;
        }

        var metadata = catalogue.Map("metadata") ?? JsonMap.Empty;
        var title = Both(metadata.Text("title"), NotStated);
        return new(
            NameOf(title.En),
            "0.1.0-draft",
            title,
            new(title, Publisher(metadata), Edition(metadata), new(
                "Drafted from an OSCAL catalogue. Controls that the publisher has withdrawn are left out.",
                "OSCALカタログから作成した下書き。発行者が廃止した管理策は含まない。")),
            new(
                "Draft, not for inspections. The wording is the publisher's and has been neither rewritten nor translated, so both languages show the same text; every item costs one point until losses are set. The official text prevails.",
                "下書きであり、検査には使用できない。文言は発行者の原文のままで、書き直しも翻訳もしていないため、日英とも同じ文を表示する。減点数を定めるまでは全項目を1点とする。公式の原文が優先する。"),
            new DeductionMethod(items),
            NotApplicablePolicy.AsMet,
            sections);
    }

    private void AddGroup(JsonMap group, string path)
    {
        var own = text.OneLine(group.Text("title"));
        var title = path.Length == 0 ? own : $"{path} / {own}";
        AddSection(group, group.Text("id"), "section", Both(title, new("Section without a title", "題名のない区分")));
        foreach (var inner in group.Maps("groups"))
        {
            AddGroup(inner, title);
        }
    }

    private void AddSection(JsonMap holder, string? id, string otherwise, LocalizedText title)
    {
        var found = Catalogues.Controls(holder.Without("groups")).Where(control => !OscalDocument.IsWithdrawn(control)).Select(ItemOf).ToList();
        if (found.Count > 0)
        {
            sections.Add(new(Unique(id, otherwise, ids), title, found));
            items += found.Count;
        }
    }

    private Item ItemOf(JsonMap control)
    {
        var id = Unique(control.Text("id"), "item", ids);
        var title = Both(control.Text("title"), new(id, id));
        return new(
            id,
            title,
            Requirement(control) is { Length: > 0 } requirement ? new(requirement, requirement) : title,
            Evidence(control),
            1,
            false,
            [],
            [.. control.Maps("parts").SelectMany(Objectives).Select(objective =>
            {
                var prose = text.OneLine(objective.Text("prose"));
                return new Objective(Unique(objective.Text("id"), id + ".objective", objectiveIds), new(prose, prose));
            })]);
    }

    private string Requirement(JsonMap control)
    {
        var parts = control.Maps("parts").ToList();
        var statements = parts.Where(part => part.Text("name") == "statement").ToList();
        var chosen = statements.Count > 0 ? statements : parts;
        return text.OneLine(string.Join(' ', chosen.Select(text.Prose)));
    }

    private LocalizedText Evidence(JsonMap control)
    {
        var methods = control.Maps("parts").Where(part => part.Text("name") == "assessment-method").Select(method =>
        {
            var name = method.Maps("props").FirstOrDefault(prop => prop.Text("name") == "method")?.Text("value") ?? "";
            var objects = method.Maps("parts").Where(part => part.Text("name") == "assessment-objects").Select(part => part.Text("prose") ?? "");
            var list = string.Join("; ", string.Join('\n', objects).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            return list.Length == 0 ? "" : $"{name}: {list}.";
        });
        return Both(string.Join(' ', methods.Where(method => method.Length > 0)), NoEvidence);
    }

    private IEnumerable<JsonMap> Objectives(JsonMap part)
    {
        var inner = part.Maps("parts").SelectMany(Objectives);
        return OscalText.IsObjective(part) && text.OneLine(part.Text("prose")).Length > 0 ? inner.Prepend(part) : inner;
    }

    private LocalizedText Publisher(JsonMap metadata)
    {
        var roles = metadata.Maps("responsible-parties")
            .Where(party => party.Text("role-id") is "publisher" or "creator" or "author")
            .OrderBy(party => party.Text("role-id") == "publisher" ? 0 : 1)
            .SelectMany(party => party.List("party-uuids")).OfType<JsonText>().Select(id => id.Value);
        var parties = metadata.Maps("parties").ToList();
        var chosen = roles.Select(id => parties.Find(party => party.Text("uuid") == id)).FirstOrDefault(party => party is not null) ?? parties.FirstOrDefault();
        return Both(chosen?.Text("name"), NotStated);
    }

    private LocalizedText Edition(JsonMap metadata)
    {
        var date = metadata.Text("published") ?? metadata.Text("last-modified") ?? "";
        var day = date.Length >= 10 && DateOnly.TryParseExact(date[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? date[..10] : "";
        return Both(string.Join(", ", new[] { metadata.Text("version") ?? "", day }.Where(word => word.Length > 0)), NotStated);
    }

    private LocalizedText Both(string? value, LocalizedText otherwise) =>
        text.OneLine(value) is { Length: > 0 } line ? new(line, line) : otherwise;

    private static string NameOf(string title) => Words(title.ToLowerInvariant(), char.IsAsciiLetterOrDigit, '-', 60) is { Length: > 0 } name ? name : "oscal-draft";

    /// <summary>An id that the checklist accepts and that nothing else has, as near to the publisher's as can be.</summary>
    private static string Unique(string? id, string otherwise, Dictionary<string, int> taken)
    {
        var wanted = Words(id ?? "", letter => char.IsAsciiLetterOrDigit(letter), null, 80) is { Length: > 0 } word ? word : otherwise;
        var unique = wanted;

        // Each word remembers its last number: a document of a hundred thousand equal ids must not be counted through for each.
        while (!taken.TryAdd(unique, 1))
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{++taken[wanted]}");
        }

        return unique;
    }

    // Words of allowed letters with single separators between: dots, hyphens and underscores as they were, others as a hyphen.
    private static string Words(string value, Func<char, bool> isAllowed, char? separator, int longest)
    {
        var words = new StringBuilder();
        char? pending = null;
        foreach (var letter in value)
        {
            if (!isAllowed(letter))
            {
                pending ??= separator ?? (letter is '.' or '_' ? letter : '-');
                continue;
            }

            if (words.Length + 2 > longest)
            {
                break;
            }

            if (pending is { } mark && words.Length > 0)
            {
                words.Append(mark);
            }

            pending = null;
            words.Append(letter);
        }

        return words.ToString();
    }
}
