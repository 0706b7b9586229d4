using System.Globalization;
using Compliance.Domain;

namespace Compliance.App.Oscal.Export;

/// <summary>Writes a concluded case as OSCAL's assessment results; <see cref="OscalAssessment"/> reads them.</summary>
public static class ResultsDocument
{
    /// <summary>The bytes of the document; the same record gives the same bytes.</summary>
    /// <param name="record">The case.</param>
    public static byte[] Write(AssessmentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var facts = record.Case;
        var parts = new DocumentParts(facts);
        var findings = new Findings(parts);
        var end = facts.Dates.ConcludedAt ?? throw new ArgumentException("The case is not concluded.", nameof(record));
        var evidence = Findings.EvidenceOf(record.Items);
        return Nodes.Document("assessment-results", Nodes.Map(
            ("uuid", parts.DocumentUuid(OscalModel.AssessmentResults)),
            ("metadata", parts.Metadata(OscalModel.AssessmentResults, end, record.Persons)),
            ("import-ap", Nodes.Map(("href", parts.HrefOf(OscalModel.AssessmentPlan)))),
            ("results", (IEnumerable<JsonItem>)
            [
                Nodes.Map(
                    ("uuid", parts.Uuid("result")),
                    ("title", Markup.Line("Inspection " + facts.Reference)),
                    ("description", Markup.Lines(Summary(record))),
                    ("start", Nodes.Instant(facts.Dates.NotifiedAt ?? end)),
                    ("end", Nodes.Instant(end)),
                    ("props", Score(record)),
                    ("reviewed-controls", Nodes.Map(
                        ("control-selections", record.Sections.Select(section => Selections.Section(
                            section.Title, record.Items.Where(item => item.SectionId == section.Id).Select(item => item.Id), Sums(section)))),
                        ("control-objective-selections", Selections.Objectives(record.Items.SelectMany(item => item.Objectives).Select(objective => objective.Id))))),
                    ("assessment-log", record.Submissions.Count == 0 ? null : Nodes.Map(("entries", record.Submissions.Select(submission => Entry(parts, submission))))),
                    ("observations", evidence.Select(findings.Observation)),
                    ("risks", record.Items.Where(item => item.IsOpen).Select(item => findings.Risk(item, null))),
                    ("findings", record.Items.SelectMany(item => item.Objectives.Select(objective => findings.OfObjective(item, objective)).Prepend(findings.OfItem(item))))),
            ]),
            ("back-matter", Nodes.Map(("resources", (IEnumerable<JsonItem>)[parts.Other(OscalModel.AssessmentPlan), .. evidence.Select(findings.Resource)])))));
    }

    private static string Summary(AssessmentRecord record) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(record.Score.Score is { } score ? $"The score is {score} of {record.Score.Maximum}." : "There is no score.")} {record.Items.Count(item => item.IsOpen)} of {record.Items.Count} items are open.");

    private static Props Score(AssessmentRecord record)
    {
        var score = record.Score;
        var props = new Props()
            .With("assessment-hash", record.AssessmentDigest)
            .With("ruleset-hash", score.RulesetHash)
            .With("inputs-hash", score.InputsHash)
            .With("score", score.Score)
            .With("maximum", score.Maximum)
            .With("level", score.Level)
            .Each("failed-precondition", score.FailedPreconditions)

            // Facts of the firm that decided which items apply; the value holds no reserved character before its first "=".
            .Each("fact", record.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={fact.Value}"));
        foreach (var (i, group) in record.Groups.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"group-{i + 1}");
            props.With("group-id", group.Id, key).Both("group-title", group.Title, key).With("group-score", group.Score, key);
        }

        foreach (var (i, gate) in record.Gates.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"gate-{i + 1}");
            props.With("gate", gate.Id, key).With("gate-kind", gate.Kind, key).With("gate-held", gate.Held, key).With("gate-maximum", gate.Maximum, key).Each("gate-against", gate.Against, key);
        }

        return props;
    }

    private static Props Sums(RecordedSection section) => new Props()
        .With("section-id", section.Id)
        .Both("section-title", section.Title)
        .With("loss", section.Loss)
        .With("possible-loss", section.PossibleLoss)
        .With("met", section.Met)
        .With("partial", section.Partial)
        .With("not-met", section.NotMet)
        .With("not-applicable", section.NotApplicable)
        .With("section-score", section.Score)
        .With("section-maximum", section.Maximum);

    private static JsonMap Entry(DocumentParts parts, RecordedSubmission submission) => Nodes.Map(
        ("uuid", parts.Uuid(string.Create(CultureInfo.InvariantCulture, $"submission:{submission.Round}"))),
        ("title", string.Create(CultureInfo.InvariantCulture, $"Submission, round {submission.Round}")),
        ("start", Nodes.Instant(submission.At)),
        ("props", new Props().With("round", submission.Round).With("signatory", submission.Signatory).With("answers-hash", submission.Digest)));
}

/// <summary>Writes findings with what they rest on. The same item gives the same objects in results and in a plan of action.</summary>
internal sealed class Findings(DocumentParts parts)
{
    public const string NotAsked = "The item does not apply to the firm by its facts, so nobody judged it.";
    public const string NoRationale = "No rationale was written.";
    public const string NoRecommendation = "No recommendation was written.";

    /// <summary>Every file behind the items, each once.</summary>
    public static IReadOnlyList<RecordedEvidence> EvidenceOf(IEnumerable<RecordedItem> items) =>
        [.. items.SelectMany(item => item.Evidence).DistinctBy(KeyOf).OrderBy(KeyOf, StringComparer.Ordinal)];

    public Guid FindingUuid(RecordedItem item) => parts.Uuid("finding:item:" + item.Id);

    public Guid RiskUuid(RecordedItem item) => parts.Uuid("risk:" + item.Id);

    public JsonMap OfItem(RecordedItem item) => Nodes.Map(
        ("uuid", FindingUuid(item)),
        ("title", Markup.Line($"{item.Id} {item.Title.En}")),
        ("description", item.Determination is null ? NotAsked : item.Rationale.Length == 0 ? NoRationale : Markup.Lines(item.Rationale)),
        ("props", new Props()
            .With("item-id", item.Id)
            .With("section-id", item.SectionId)
            .Both("title", item.Title)
            .With("requirement-ja", item.Requirement.Ja)
            .With("claim", item.Claim)
            .With("determination", item.Determination)
            .With("counted", item.Counted)
            .Both("state", item.State)
            .With("open", item.IsOpen)
            .With("severity", item.Severity)
            .With("loss", item.Loss)
            .With("full-loss", item.FullLoss)
            .With("points", item.Points)
            .With("explanation-ja", item.Explanation.Ja)
            .With("rationale", item.Rationale.Length == 0 ? "none" : null)
            .With("inspector", item.Inspector)
            .With("judged-at", item.JudgedAt)
            .Each("evidence-attested", item.Evidence.Where(file => file.Cited).Select(file => ObservationUuid(file).ToString("D")))
            .Each("evidence-relied-on", item.Evidence.Where(file => file.ReliedOn).Select(file => ObservationUuid(file).ToString("D")))),
        ("origins", parts.Origins()),
        ("target", Target("statement-id", OscalTokens.StatementOf(item.Id), item.Requirement.En, !item.IsOpen, item.Counted, item.Explanation.En)),
        ("related-observations", Related(item)),
        ("related-risks", item.IsOpen ? (IEnumerable<JsonItem>)[Nodes.Map(("risk-uuid", RiskUuid(item)))] : null),
        ("remarks", item.Recommendation.Length == 0 ? null : Markup.Lines(item.Recommendation)));

    public JsonMap OfObjective(RecordedItem item, RecordedObjective objective) => Nodes.Map(
        ("uuid", parts.Uuid($"finding:objective:{item.Id}:{objective.Id}")),
        ("title", Markup.Line($"{item.Id}: objective {objective.Id}")),
        ("description", $"The judgement on one objective of item {Markup.Line(item.Id)}."),
        ("props", new Props().With("of-item", item.Id).With("objective-id", objective.Id).With("state", objective.State).With("text-ja", objective.Text.Ja)),
        ("origins", parts.Origins()),
        ("target", Target("objective-id", OscalTokens.Of(objective.Id), objective.Text.En, objective.State != "not-met", objective.State, null)));

    public JsonMap Risk(RecordedItem item, DateOnly? closeOutBy) => Nodes.Map(
        ("uuid", RiskUuid(item)),
        ("title", Markup.Line($"{item.Id} {item.Title.En}")),
        ("description", item.Rationale.Length == 0 ? NoRationale : Markup.Lines(item.Rationale)),
        ("statement", Markup.Lines($"The requirement is not fulfilled: {item.Requirement.En} {item.Explanation.En}")),
        ("props", new Props().With("item-id", item.Id).With("severity", item.Severity).With("close-out-by", closeOutBy)
            .With("statement-ja", $"要求事項が満たされていない：{item.Requirement.Ja} {item.Explanation.Ja}")),
        ("status", "open"),
        ("origins", parts.Origins()),
        ("deadline", closeOutBy is { } day ? Nodes.DayAsInstant(day) : null),
        ("remediations", item.Recommendation.Length == 0 ? null : (IEnumerable<JsonItem>)
        [
            Nodes.Map(
                ("uuid", parts.Uuid("response:" + item.Id)),
                ("lifecycle", "recommendation"),
                ("title", "Recommendation"),
                ("description", Markup.Lines(item.Recommendation))),
        ]),
        ("related-observations", Related(item)));

    public JsonMap Observation(RecordedEvidence file) => Nodes.Map(
        ("uuid", ObservationUuid(file)),
        ("title", Title(file.FileName)),
        ("description", Markup.Lines(string.Create(CultureInfo.InvariantCulture, $"The file {file.FileName}, version {file.Number}, was examined as evidence."))),
        ("methods", (IEnumerable<JsonItem>)[new JsonText("EXAMINE")]),
        ("types", (IEnumerable<JsonItem>)[new JsonText("control-objective")]),
        ("origins", parts.Origins()),
        ("relevant-evidence", (IEnumerable<JsonItem>)
        [
            Nodes.Map(("href", DocumentParts.Reference(ResourceUuid(file))), ("description", Markup.Lines(file.FileName))),
        ]),
        ("collected", Nodes.Instant(file.UploadedAt)));

    public JsonMap Resource(RecordedEvidence file) => Nodes.Map(
        ("uuid", ResourceUuid(file)),
        ("title", Title(file.FileName)),
        ("description", "A file of the firm. Its content is kept by the authority and is not part of this document."),
        ("props", new Props().With("file-name", file.FileName).With("file-version", file.Number).With("size", file.Size).With("media-type", file.MediaType)),
        ("rlinks", (IEnumerable<JsonItem>)
        [
            Nodes.Map(
                ("href", "evidence/" + Uri.EscapeDataString(file.Sha256)),
                ("media-type", DocumentParts.Shown(file.MediaType)),
                ("hashes", (IEnumerable<JsonItem>)[Nodes.Map(("algorithm", "SHA-256"), ("value", file.Sha256))])),
        ]));

    public IEnumerable<JsonItem> Related(RecordedItem item) =>
        item.Evidence.Select(file => (JsonItem)Nodes.Map(("observation-uuid", ObservationUuid(file))));

    // A title of OSCAL is never empty.
    private static string Title(string text) => text.Length == 0 ? "-" : Markup.Line(text);

    private Guid ObservationUuid(RecordedEvidence file) => parts.Uuid("observation:" + KeyOf(file));

    private Guid ResourceUuid(RecordedEvidence file) => parts.Uuid("evidence:" + KeyOf(file));

    // A version of a file is told from every other by what is exported of it, not by the id of its row.
    private static string KeyOf(RecordedEvidence file) => string.Create(
        CultureInfo.InvariantCulture, $"{file.Sha256}\n{file.Number}\n{file.Size}\n{Nodes.Instant(file.UploadedAt)}\n{file.MediaType}\n{file.FileName}");

    private static JsonMap Target(string type, string id, string requirement, bool isSatisfied, string verdict, string? explanation) => Nodes.Map(
        ("type", type),
        ("target-id", id),
        ("description", Markup.Lines(requirement)),
        ("status", Nodes.Map(
            ("state", isSatisfied ? "satisfied" : "not-satisfied"),
            ("reason", verdict switch { "met" => "pass", "not-met" => "fail", _ => "other" }),
            ("remarks", explanation is null ? null : Markup.Lines(explanation)))));
}
