using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>
/// Reads a checklist file. Bad input never throws: every fault of the file comes back at once, with its line and what was
/// expected. The shape is described for people in <c>checklists/README.md</c> and for editors in
/// <c>checklists/schema.json</c>.
/// </summary>
public sealed class ChecklistLoader
{
    internal const string ItemIdExpected = "an id of letters and digits with . - _ between";
    internal const string NameExpected = "a name of lower-case letters and digits with hyphens between";

    private readonly FaultList faults;
    private readonly IdPlaces sectionIds;
    private readonly IdPlaces groupIds;

    private ChecklistLoader(FaultList faults)
    {
        this.faults = faults;
        sectionIds = new();
        groupIds = new();
    }

    /// <summary>The checklist, or every fault.</summary>
    /// <param name="file">Name of the file, for the faults.</param>
    /// <param name="content">The bytes of the file, in UTF-8, at most 16 MiB.</param>
    public static LoadOutcome<Checklist> Load(string file, ReadOnlySpan<byte> content)
    {
        var found = new FaultList(file);
        var root = YamlReader.Read(content, found);
        var loader = new ChecklistLoader(found);
        var checklist = root is null ? null : loader.Read(root);
        return found.IsEmpty ? new(checklist, []) : new(null, found.Sorted());
    }

    private Checklist? Read(YamlNode root)
    {
        var map = YamlMap.Of(
            root,
            "",
            faults,
            ["id", "version", "title", "source", "notice", "scoring", "notApplicable", "sections"],
            "answers",
            "questions",
            "limits",
            "groups");
        if (map is null)
        {
            return null;
        }

        var faultsBefore = faults.Count;
        var method = Scoring(map);
        var isMethodKnown = faults.Count == faultsBefore;
        if (method is DeductionMethod && map.Node("answers") is not null && isMethodKnown)
        {
            map.Fault("answers", "no answers of the scheme's own: a deduction judges met, not met and partial states");
        }

        var items = new ItemLoader(faults, method);
        var common = items.Answers(map, "answers");
        var checklist = new Checklist(
            map.Text("id", Ids.IsName, NameExpected),
            map.Text("version", Ids.IsVersion, "a version such as 1.0.0"),
            map.Localized("title"),
            Source(map),
            map.Localized("notice"),
            method,
            NotApplicable(map, method),
            [.. map.List("sections").Select(x => Section(x.Node, x.Path, items, common, method)).OfType<Section>()])
        {
            Groups = [.. map.List("groups").Select(x => GroupOf(x.Node, x.Path, method)).OfType<Group>()],
            Questions = [.. map.List("questions").Select(x => QuestionOf(x.Node, x.Path)).OfType<Question>()],
            Limits = [.. map.List("limits").Select(x => Limit(x.Node, x.Path)).OfType<FindingLimit>()],
        };
        if (faults.IsEmpty)
        {
            // What concerns several places at once is the domain's to judge; it names ids, the file knows their lines.
            DomainFaults.Report(checklist, map, faults, id => items.PlaceOf(id) ?? sectionIds.Find(id) ?? groupIds.Find(id));
        }

        return checklist;
    }

    private ChecklistSource Source(YamlMap parent)
    {
        var none = new LocalizedText("", "");
        var map = parent.Node("source") is { } node
            ? YamlMap.Of(node, "source", faults, ["name", "publisher", "edition", "note"])
            : null;
        return map is null
            ? new(none, none, none, none)
            : new(map.Localized("name"), map.Localized("publisher"), map.Localized("edition"), map.Localized("note"));
    }

    private ScoringMethod Scoring(YamlMap parent)
    {
        const string Expected = "the method deduction, sum, mean or levels";
        if (parent.Node("scoring") is not { } node)
        {
            return new DeductionMethod(1);
        }

        var name = (node as YamlMapping)?.Entries
            .Select(entry => entry is (YamlScalar { Value: "method" }, YamlScalar value) ? value.Value : null)
            .FirstOrDefault(value => value is not null);
        string[] keys = name switch
        {
            "sum" or "mean" => ["method"],
            "levels" => ["method", "levels"],
            _ => ["method", "maximum"],
        };
        var map = YamlMap.Of(node, "scoring", faults, keys);
        map?.Text("method", text => text is "deduction" or "sum" or "mean" or "levels", Expected);
        return name switch
        {
            "sum" => new SumMethod(),
            "mean" => new MeanMethod(),
            "levels" => new LevelsMethod([.. (map?.List("levels") ?? []).Select(x => LevelOf(x.Node, x.Path)).OfType<MaturityLevel>()]),
            _ => new DeductionMethod(map?.Integer("maximum", 1, DeductionMethod.LargestMaximum) ?? 1),
        };
    }

    private MaturityLevel? LevelOf(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["level", "title"]);
        return map is null ? null : new(map.Integer("level", 1, LevelsMethod.HighestLevel), map.Localized("title"));
    }

    private static NotApplicablePolicy NotApplicable(YamlMap map, ScoringMethod method)
    {
        var expected = method is DeductionMethod
            ? "the policy as-met or full-points; a deduction has no denominator to leave items out of"
            : "the policy as-met, full-points or excluded";
        var text = map.Text("notApplicable", text => text is "as-met" or "full-points" || (text == "excluded" && method is not DeductionMethod), expected);
        return text switch
        {
            "full-points" => NotApplicablePolicy.FullPoints,
            "excluded" => NotApplicablePolicy.Excluded,
            _ => NotApplicablePolicy.AsMet,
        };
    }

    private Section? Section(YamlNode node, string path, ItemLoader items, AnswerSet? common, ScoringMethod method)
    {
        string[] optional = method is MeanMethod ? ["group", "weight", "floor"] : ["group"];
        var map = YamlMap.Of(node, path, faults, ["id", "title", "items"], optional);
        return map is null ? null : new(
            sectionIds.Take(map, Ids.IsItemId, ItemIdExpected),
            map.Localized("title"),
            [.. map.List("items").Select(x => items.Read(x.Node, x.Path, common)).OfType<Item>()])
        {
            GroupId = map.Node("group") is null ? null : map.Text("group", Ids.IsItemId, ItemIdExpected),
            Weight = Weight(map),
            Floor = Fraction(map, "floor"),
        };
    }

    private Group? GroupOf(YamlNode node, string path, ScoringMethod method)
    {
        string[] optional = method is MeanMethod ? ["parent", "weight", "floor"] : ["parent"];
        var map = YamlMap.Of(node, path, faults, ["id", "title"], optional);
        return map is null ? null : new(groupIds.Take(map, Ids.IsItemId, ItemIdExpected), map.Localized("title"))
        {
            ParentId = map.Node("parent") is null ? null : map.Text("parent", Ids.IsItemId, ItemIdExpected),
            Weight = Weight(map),
            Floor = Fraction(map, "floor"),
        };
    }

    private Question? QuestionOf(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["id", "title"], "answers");
        if (map is null)
        {
            return null;
        }

        var answers = map.List("answers").Select(x => YamlMap.Of(x.Node, x.Path, faults, ["id", "title"])).OfType<YamlMap>()
            .Select(answer => new QuestionAnswer(answer.Text("id", Ids.IsName, NameExpected), answer.Localized("title")))
            .ToArray();
        return new(
            map.Text("id", id => Ids.IsName(id) && !FirmFacts.IsBuiltIn(id), NameExpected + ", none of size, sector and data"),
            map.Localized("title"),
            map.Node("answers") is null ? Question.YesNo : answers);
    }

    private FindingLimit? Limit(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["id", "title", "flag", "maximum"]);
        return map is null ? null : new(
            map.Text("id", Ids.IsName, NameExpected),
            map.Localized("title"),
            map.Text("flag", Ids.IsName, NameExpected),
            map.Integer("maximum", 0, Ruleset.MaximumItems));
    }

    private static int Weight(YamlMap map) => map.Node("weight") is null ? 1 : map.Integer("weight", 1, Item.MaximumWeight);

    private static Rational? Fraction(YamlMap map, string key)
    {
        const string Expected = "a whole number or a fraction in quotes, such as \"5/2\"";
        if (map.Node(key) is null)
        {
            return null;
        }

        var text = map.Text(key, isWellFormed: null, Expected);
        var value = Rational.Parse(text);
        if (text.Length > 0 && !value.IsSuccess)
        {
            map.Fault(key, Expected);
        }

        return value.IsSuccess ? value.Value : null;
    }
}
