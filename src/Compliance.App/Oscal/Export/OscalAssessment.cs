using System.Globalization;
using Compliance.Domain;

namespace Compliance.App.Oscal.Export;

/// <summary>Reads what <see cref="ResultsDocument"/> wrote, without loss.</summary>
public static class OscalAssessment
{
    /// <summary>The record of the case in assessment results of ours; bad input never throws.</summary>
    /// <param name="document">A document of any model and maker.</param>
    /// <returns>The record; null for other documents, and where something of ours is missing or cannot be read.</returns>
    public static AssessmentRecord? Read(OscalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Model != "assessment-results" || document.Content.Maps("results").FirstOrDefault() is not { } result
            || document.Content.Map("metadata") is not { } metadata || new PropReader(metadata).Find("reference") is null)
        {
            return null;
        }

        try
        {
            return new Reading(document.Content, metadata, result).Record();
        }
        catch (FormatException)
        {
            // Somebody changed a document of ours; what is left is read as any other.
            return null;
        }
    }

    private sealed class Reading
    {
        private readonly JsonMap metadata;
        private readonly JsonMap result;
        private readonly Dictionary<string, JsonMap> observations;
        private readonly Dictionary<string, JsonMap> resources;
        private readonly ILookup<string, JsonMap> objectives;

        public Reading(JsonMap document, JsonMap metadata, JsonMap result)
        {
            (this.metadata, this.result) = (metadata, result);
            observations = ByUuid(result.Maps("observations"));
            resources = ByUuid(document.Map("back-matter")?.Maps("resources") ?? []);
            objectives = result.Maps("findings").Where(finding => new PropReader(finding).Find("objective-id") is not null)
                .ToLookup(finding => new PropReader(finding).Text("of-item"), StringComparer.Ordinal);
        }

        public AssessmentRecord Record()
        {
            var props = new PropReader(result);
            return new AssessmentRecord(
                Case(),
                props.Text("assessment-hash"),
                new RecordedScore(
                    props.Find("score"), props.Text("maximum"), props.FindNumber("level"), props.All("failed-precondition"), props.Text("ruleset-hash"), props.Text("inputs-hash")),
                [.. (result.Map("reviewed-controls")?.Maps("control-selections") ?? []).Select(selection => Section(new PropReader(selection)))],
                [.. props.GroupsOf("group-id").Select(group => new RecordedGroup(props.Text("group-id", group), props.Both("group-title", group), props.Find("group-score", group)))],
                [.. props.GroupsOf("gate").Select(gate => new RecordedGate(
                    props.Text("gate-kind", gate), props.Text("gate", gate), props.Flag("gate-held", gate), props.Number("gate-maximum", gate), props.All("gate-against", gate)))],
                [.. result.Maps("findings").Where(finding => new PropReader(finding).Find("item-id") is not null).Select(Item)],
                [.. metadata.Maps("parties").Select(party => new PropReader(party)).Where(party => party.Find("duty") is not null)
                    .Select(party => new RecordedPerson(party.Text("duty"), party.Text("name")))],
                [.. (result.Map("assessment-log")?.Maps("entries") ?? []).Select(Submission)],
                Facts(props));
        }

        private RecordedCase Case()
        {
            var head = new PropReader(metadata);
            var firm = Party("firm");
            return new RecordedCase(
                head.Text("reference"),
                new RecordedFirm(firm.Text("corporate-number"), firm.Both("name")),
                new RecordedProgramme(head.Text("programme-id"), head.Both("programme-title"), Party("authority").Both("name"), head.Text("policy-version"), head.Text("policy-hash")),
                new RecordedChecklist(
                    head.Text("checklist-id"), head.Text("checklist-version"), head.Text("checklist-hash"), head.Both("checklist-title"), head.Both("checklist-notice")),
                new RecordedDates(
                    head.FindInstant("notified-at"), head.FindDay("submission-due"), head.FindInstant("submitted-at"), head.FindDay("fact-check-until"), head.FindInstant("concluded-at")));
        }

        private static RecordedSection Section(PropReader props) => new(
            props.Text("section-id"),
            props.Both("section-title"),
            props.Number("loss"),
            props.Number("possible-loss"),
            props.Number("met"),
            props.Number("partial"),
            props.Number("not-met"),
            props.Number("not-applicable"),
            props.Find("section-score"),
            props.Find("section-maximum"));

        private RecordedItem Item(JsonMap finding)
        {
            var props = new PropReader(finding);
            var target = finding.Map("target");
            var id = props.Text("item-id");
            return new RecordedItem(
                id,
                props.Text("section-id"),
                props.Both("title"),
                new LocalizedText(Typed(target, "description"), props.Text("requirement-ja")),
                props.Find("claim"),
                props.Find("determination"),
                props.Text("counted"),
                props.Find("state-en") is null ? null : props.Both("state"),
                props.Flag("open"),
                props.Number("loss"),
                props.Number("full-loss"),
                props.FindNumber("points"),
                new LocalizedText(Typed(target?.Map("status"), "remarks"), props.Text("explanation-ja")),
                [.. objectives[id].Select(Objective)],
                props.Find("rationale") == "none" ? "" : Typed(finding, "description"),
                props.Find("severity"),
                finding.Text("remarks") is { } recommendation ? Markup.Read(recommendation) : "",
                props.Find("inspector"),
                props.FindInstant("judged-at"),
                Evidence(finding, [.. props.All("evidence-attested")], [.. props.All("evidence-relied-on")]));
        }

        private static RecordedObjective Objective(JsonMap finding)
        {
            var props = new PropReader(finding);
            return new RecordedObjective(
                props.Text("objective-id"), new LocalizedText(Typed(finding.Map("target"), "description"), props.Text("text-ja")), props.Text("state"));
        }

        private List<RecordedEvidence> Evidence(JsonMap finding, HashSet<string> cited, HashSet<string> reliedOn)
        {
            var files = new List<RecordedEvidence>();
            foreach (var uuid in finding.Maps("related-observations").Select(related => related.Text("observation-uuid") ?? ""))
            {
                var observation = observations.GetValueOrDefault(uuid) ?? throw new FormatException();
                var href = observation.Maps("relevant-evidence").FirstOrDefault()?.Text("href") ?? "";
                var resource = resources.GetValueOrDefault(href.TrimStart('#')) ?? throw new FormatException();
                var props = new PropReader(resource);
                files.Add(new RecordedEvidence(
                    props.Text("file-name"),
                    props.Number("file-version"),
                    PropReader.Long(props.Text("size")),
                    props.Text("media-type"),
                    resource.Maps("rlinks").FirstOrDefault()?.Maps("hashes").FirstOrDefault()?.Text("value") ?? throw new FormatException(),
                    PropReader.Instant(observation.Text("collected")) ?? throw new FormatException(),
                    cited.Contains(uuid),
                    reliedOn.Contains(uuid)));
            }

            return files;
        }

        private static RecordedSubmission Submission(JsonMap entry)
        {
            var props = new PropReader(entry);
            return new RecordedSubmission(
                props.Number("round"), props.Text("signatory"), PropReader.Instant(entry.Text("start")) ?? throw new FormatException(), props.Text("answers-hash"));
        }

        private static Dictionary<string, string> Facts(PropReader props)
        {
            var facts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var fact in props.All("fact"))
            {
                var at = fact.IndexOf('=', StringComparison.Ordinal);
                if (at < 0)
                {
                    throw new FormatException();
                }

                facts[fact[..at]] = fact[(at + 1)..];
            }

            return facts;
        }

        private PropReader Party(string role) =>
            metadata.Maps("parties").Select(party => new PropReader(party)).FirstOrDefault(party => party.Find("party") == role) ?? throw new FormatException();

        private static string Typed(JsonMap? holder, string name) => Markup.Read(holder?.Text(name) ?? throw new FormatException());

        private static Dictionary<string, JsonMap> ByUuid(IEnumerable<JsonMap> holders)
        {
            var byUuid = new Dictionary<string, JsonMap>(StringComparer.Ordinal);
            foreach (var holder in holders)
            {
                byUuid.TryAdd(holder.Text("uuid") ?? "", holder);
            }

            return byUuid;
        }
    }
}

/// <summary>Reads the properties of one object that are in our namespace.</summary>
internal sealed class PropReader
{
    private readonly IReadOnlyList<JsonMap> own;
    private readonly ILookup<(string Name, string? Group), string> props;

    public PropReader(JsonMap holder)
    {
        own = [.. holder.Maps("props").Where(prop => prop.Text("ns") == Props.Namespace)];
        props = own.ToLookup(prop => (prop.Text("name") ?? "", prop.Text("group")), Value);
    }

    public string? Find(string name, string? group = null) => props[(name, group)].FirstOrDefault();

    public string Text(string name, string? group = null) => Find(name, group) ?? throw new FormatException();

    public IReadOnlyList<string> All(string name, string? group = null) => [.. props[(name, group)]];

    public IReadOnlyList<string> GroupsOf(string name) =>
        [.. own.Where(prop => prop.Text("name") == name).Select(prop => prop.Text("group") ?? throw new FormatException())];

    public LocalizedText Both(string name, string? group = null) => new(Text(name + "-en", group), Text(name + "-ja", group));

    public int? FindNumber(string name) => Find(name) is { } text ? NumberOf(text) : null;

    public int Number(string name, string? group = null) => NumberOf(Text(name, group));

    public bool Flag(string name, string? group = null) => Text(name, group) switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException(),
    };

    public DateTimeOffset? FindInstant(string name) => Find(name) is { } text ? Instant(text) ?? throw new FormatException() : null;

    public DateOnly? FindDay(string name) => Find(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new FormatException();

    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static long Long(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException();

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException();

    private static string Value(JsonMap prop) => (prop.Text("class"), prop.Text("value") ?? "") switch
    {
        (Props.Empty, _) => "",
        (Props.Escaped, var value) => Markup.Read(value),
        (_, var value) => value,
    };
}
