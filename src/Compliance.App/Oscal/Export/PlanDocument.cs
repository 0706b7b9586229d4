using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Oscal.Export;

/// <summary>Writes a case as OSCAL's assessment plan: the items of its checklist, their objectives, and the stages with their dates.</summary>
public static class PlanDocument
{
    /// <summary>The bytes of the document; the same case gives the same bytes.</summary>
    /// <param name="facts">The head of the case.</param>
    /// <param name="checklist">Its pinned checklist.</param>
    /// <param name="lastModified">When something that the plan says last changed.</param>
    public static byte[] Write(RecordedCase facts, Checklist checklist, DateTimeOffset lastModified)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(checklist);
        var parts = new DocumentParts(facts);
        return Nodes.Document("assessment-plan", Nodes.Map(
            ("uuid", parts.DocumentUuid(OscalModel.AssessmentPlan)),
            ("metadata", parts.Metadata(OscalModel.AssessmentPlan, lastModified, [])),
            ("import-ssp", parts.ImportSsp()),
            ("local-definitions", Nodes.Map(
                ("objectives-and-methods", checklist.Items.Select(Definition)),
                ("remarks", Markup.Lines(checklist.Notice.En)))),
            ("reviewed-controls", Nodes.Map(
                ("description", Markup.Lines($"Every item of {checklist.Title.En}, version {checklist.Version}.")),
                ("control-selections", checklist.Sections.Select(section => Selections.Section(
                    section.Title, section.Items.Select(item => item.Id), new Props().With("section-id", section.Id).Both("section-title", section.Title)))),
                ("control-objective-selections", Selections.Objectives(checklist.Items.SelectMany(item => item.Objectives).Select(objective => objective.Id))))),
            ("assessment-subjects", (IEnumerable<JsonItem>)
            [
                Nodes.Map(
                    ("type", "party"),
                    ("description", "The inspected firm."),
                    ("include-subjects", (IEnumerable<JsonItem>)[Nodes.Map(("subject-uuid", parts.Uuid(DocumentParts.Party + "firm")), ("type", "party"))])),
            ]),
            ("tasks", Tasks(parts, facts.Dates)),
            ("back-matter", Nodes.Map(("resources", (IEnumerable<JsonItem>)[parts.Submission()])))));
    }

    private static JsonMap Definition(Item item) => Nodes.Map(
        ("control-id", OscalTokens.Of(item.Id)),
        ("description", Markup.Lines(item.Title.En)),
        ("props", new Props().With("item-id", item.Id).Both("title", item.Title).With("requirement-ja", item.Requirement.Ja)
            .With("evidence-ja", item.Evidence.Ja)),
        ("parts", (IEnumerable<JsonItem>)
        [
            Nodes.Map(
                ("id", OscalTokens.StatementOf(item.Id)),
                ("name", "statement"),
                ("prose", Markup.Lines(item.Requirement.En))),
            .. item.Objectives.Select(objective => Nodes.Map(
                ("id", OscalTokens.Of(objective.Id)),
                ("name", "assessment-objective"),
                ("props", new Props().With("objective-id", objective.Id).With("text-ja", objective.Text.Ja)),
                ("prose", Markup.Lines(objective.Text.En)))),
        ]),
        ("remarks", Markup.Lines(item.Evidence.En)));

    private static IEnumerable<JsonItem> Tasks(DocumentParts parts, RecordedDates dates)
    {
        yield return Task(parts, "notification", new("The firm is told of the inspection", "事業者への通知"), Instant(dates.NotifiedAt), null);
        yield return Task(
            parts,
            "submission",
            new("The firm submits its answers and evidence", "事業者による回答と証跡の提出"),
            Instant(dates.SubmittedAt) ?? Until(dates.NotifiedAt, dates.SubmissionDue),
            dates.SubmissionDue);
        yield return Task(parts, "review", new("Inspectors judge every item, and a second person checks their work", "検査官による判定と第三者による確認"), null, null);
        yield return Task(parts, "fact-check", new("The firm comments on the draft findings", "指摘事項案に対する事業者の意見"), Day(dates.FactCheckUntil), dates.FactCheckUntil);
        yield return Task(parts, "conclusion", new("The assessment is frozen and the report is issued", "判定の確定と報告書の発行"), Instant(dates.ConcludedAt), null);
    }

    private static JsonMap Task(DocumentParts parts, string stage, LocalizedText title, JsonMap? timing, DateOnly? lastDay) => Nodes.Map(
        ("uuid", parts.Uuid("task:" + stage)),
        ("type", "milestone"),
        ("title", title.En),
        ("props", new Props().With("stage", stage).With("title-ja", title.Ja).With("last-day", lastDay)),
        ("timing", timing));

    private static JsonMap? Instant(DateTimeOffset? at) => at is { } known ? Nodes.Map(("on-date", Nodes.Map(("date", Nodes.Instant(known))))) : null;

    private static JsonMap? Day(DateOnly? day) => day is { } known ? Nodes.Map(("on-date", Nodes.Map(("date", Nodes.DayAsInstant(known))))) : null;

    private static JsonMap? Until(DateTimeOffset? from, DateOnly? day) => (from, day) is ({ } start, { } end)
        ? Nodes.Map(("within-date-range", Nodes.Map(("start", Nodes.Instant(start)), ("end", Nodes.DayAsInstant(end)))))
        : null;
}

/// <summary>Which items and objectives a document is about, with our ids beside OSCAL's tokens.</summary>
internal static class Selections
{
    public static JsonMap Section(LocalizedText title, IEnumerable<string> items, Props props)
    {
        var ids = items.ToList();
        return Nodes.Map(
            ("description", Markup.Lines(title.En)),
            ("props", (IEnumerable<JsonItem>)[.. props, .. Mapped("item-id", ids)]),
            ("include-controls", ids.Select(id => (JsonItem)Nodes.Map(("control-id", OscalTokens.Of(id))))));
    }

    public static IEnumerable<JsonItem> Objectives(IEnumerable<string> objectives)
    {
        var ids = objectives.Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 0
            ? []
            :
            [
                Nodes.Map(
                    ("props", Mapped("objective-id", ids)),
                    ("include-objectives", ids.Select(id => (JsonItem)Nodes.Map(("objective-id", OscalTokens.Of(id)))))),
            ];
    }

    // The group of a property is the token that its id became.
    private static Props Mapped(string name, IEnumerable<string> ids)
    {
        var props = new Props();
        foreach (var id in ids.Where(id => OscalTokens.Of(id) != id))
        {
            props.With(name, id, OscalTokens.Of(id));
        }

        return props;
    }
}
