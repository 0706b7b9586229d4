using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;

namespace Compliance.App.Checklists;

/// <summary>
/// Reads a programme file with its eligibility policy, and holds every item and partial state that the policy names
/// against the checklist. Bad input never throws: every fault comes back at once. The shape is described for editors in
/// <c>checklists/programmes/schema.json</c>.
/// </summary>
public sealed class ProgrammeLoader
{
    private const string NameExpected = "a name of lower-case letters and digits with hyphens between";
    private const int MaximumDays = 3650;
    private const int MaximumYears = 100;

    private readonly FaultList faults;
    private readonly Func<string, string, Checklist?> findChecklist;
    private Checklist? checklist;

    private ProgrammeLoader(FaultList faults, Func<string, string, Checklist?> findChecklist)
    {
        this.faults = faults;
        this.findChecklist = findChecklist;
    }

    /// <summary>The programme, or every fault.</summary>
    /// <param name="file">Name of the file, for the faults.</param>
    /// <param name="content">The bytes of the file, in UTF-8, at most 16 MiB.</param>
    /// <param name="findChecklist">Finds a checklist by id and version; null where there is none.</param>
    public static LoadOutcome<Programme> Load(string file, ReadOnlySpan<byte> content, Func<string, string, Checklist?> findChecklist)
    {
        var found = new FaultList(file);
        var root = YamlReader.Read(content, found);
        var programme = root is null ? null : new ProgrammeLoader(found, findChecklist).Read(root);
        return found.IsEmpty ? new(programme, []) : new(null, found.Sorted());
    }

    /// <summary>True where a file has the keys of a programme rather than those of a checklist.</summary>
    /// <param name="content">The bytes of the file.</param>
    public static bool IsProgramme(ReadOnlySpan<byte> content) =>
        YamlReader.Read(content, new FaultList("")) is YamlMapping map
        && map.Entries.Any(entry => entry.Key is YamlScalar { Value: "policy" or "clocks" });

    private Programme? Read(YamlNode root)
    {
        var map = YamlMap.Of(root, "", faults, ["id", "title", "authority", "checklist", "clocks", "policy"], "team", "secondScoringPercent");
        if (map is null)
        {
            return null;
        }

        var (checklistId, version) = ChecklistName(map);
        return new(
            map.Text("id", Ids.IsName, NameExpected),
            map.Localized("title"),
            map.Localized("authority"),
            checklistId,
            version,
            Policy(map),
            Clocks(map))
        {
            Team = Team(map),
            SecondScoringPercent = map.Node("secondScoringPercent") is null ? null : map.Integer("secondScoringPercent", 1, 100),
        };
    }

    private (string Id, string Version) ChecklistName(YamlMap parent)
    {
        var map = parent.Node("checklist") is { } node ? YamlMap.Of(node, "checklist", faults, ["id", "version"]) : null;
        if (map is null)
        {
            return ("", "");
        }

        var id = map.Text("id", Ids.IsName, NameExpected);
        var version = map.Text("version", Ids.IsVersion, "a version such as 1.0.0");
        if (id.Length > 0 && version.Length > 0)
        {
            checklist = findChecklist(id, version);
            if (checklist is null)
            {
                map.Fault("id", "a checklist of the library", $"\"{id}\" in version {version}, which it does not hold");
            }
        }

        return (id, version);
    }

    private ProgrammeClocks Clocks(YamlMap parent)
    {
        string[] keys = ["submissionBusinessDays", "factCheckBusinessDays", "appealDays"];
        var map = parent.Node("clocks") is { } node ? YamlMap.Of(node, "clocks", faults, keys, "reviewBusinessDays", "deemedReceiptDays", "incidentEarlyNoticeHours", "incidentUpdateHours", "incidentFinalMonths") : null;
        var days = keys.Select(key => map?.Integer(key, 1, MaximumDays) ?? 1).ToArray();
        return new(days[0], days[1], days[2], map is null ? null : Optional(map, "reviewBusinessDays", 1))
        {
            DeemedReceiptDays = map is null ? null : Optional(map, "deemedReceiptDays", 0),
            IncidentEarlyNoticeHours = map is null ? null : Optional(map, "incidentEarlyNoticeHours", 1),
            IncidentUpdateHours = map is null ? null : Optional(map, "incidentUpdateHours", 1),
            IncidentFinalMonths = map is null ? null : Optional(map, "incidentFinalMonths", 1),
        };
    }

    private TeamQualifications Team(YamlMap parent)
    {
        var map = parent.Node("team") is { } node ? YamlMap.Of(node, "team", faults, [], "lead", "inspector", "qualityReviewer") : null;
        return map is null ? TeamQualifications.None : new(Kind(map, "lead"), Kind(map, "inspector"), Kind(map, "qualityReviewer"));
    }

    private static QualificationKind? Kind(YamlMap map, string key) =>
        map.Node(key) is null ? null : QualificationCodes.Find(map.Text(key, code => QualificationCodes.Find(code) is not null, QualificationCodes.Expected));

    private EligibilityPolicy Policy(YamlMap parent)
    {
        var map = parent.Node("policy") is { } node
            ? YamlMap.Of(
                node,
                "policy",
                faults,
                ["id", "version", "closeOutDays", "validityYears", "affirmationEveryYears"],
                "eligible",
                "rules",
                "reevaluationDays",
                "closeOutExtensionDays",
                "dueOnBusinessDays",
                "affirmationWindowDays",
                "affirmationGraceDays",
                "appealSuspends")
            : null;
        if (map is null)
        {
            return new("", "", []);
        }

        if (map.Node("eligible") is null && map.Node("rules") is null)
        {
            map.Fault("rules", "rules for an eligible status, for a conditional one, or both", "neither \"eligible\" nor \"rules\"");
        }

        // Rules for both statuses share one space of ids, so a reason names one rule only.
        var rules = new RuleLoader(faults, checklist);
        return new(
            map.Text("id", Ids.IsName, NameExpected),
            map.Text("version", Ids.IsVersion, "a version such as 1.0.0"),
            rules.Read(map, "rules"),
            map.Integer("closeOutDays", 1, MaximumDays),
            map.Integer("validityYears", 1, MaximumYears),
            map.Integer("affirmationEveryYears", 1, MaximumYears))
        {
            EligibleRules = rules.Read(map, "eligible"),
            ReevaluationDays = Optional(map, "reevaluationDays", 1),
            CloseOutExtensionDays = Optional(map, "closeOutExtensionDays", 1),
            DueOnBusinessDays = map.Flag("dueOnBusinessDays"),
            AffirmationWindowDays = Optional(map, "affirmationWindowDays", 1),
            AffirmationGraceDays = Optional(map, "affirmationGraceDays", 0),
            AppealSuspends = map.Flag("appealSuspends"),
        };
    }

    private static int? Optional(YamlMap map, string key, int minimum) =>
        map.Node(key) is null ? null : map.Integer(key, minimum, MaximumDays);
}
