using Compliance.Domain;

namespace Compliance.App.Oscal.Export;

/// <summary>What the documents of one case have in common: their identifiers, heads, parties and resources.</summary>
internal sealed class DocumentParts(RecordedCase facts)
{
    private static readonly Guid Space = NameUuid.Of(NameUuid.Url, Props.Namespace);

    public const string Party = "party:";
    public const string SubmissionResource = "resource:submission";

    /// <summary>The UUID of an object of the case: the same role gives the same UUID in every export.</summary>
    public Guid Uuid(string role) => NameUuid.Of(Space, facts.Reference + "\n" + role);

    public Guid DocumentUuid(OscalModel model) => Uuid("document:" + OscalModels.RootOf(model));

    public static string Reference(Guid uuid) => $"#{uuid:D}";

    public JsonMap Metadata(OscalModel model, DateTimeOffset lastModified, IReadOnlyList<RecordedPerson> persons)
    {
        var title = model switch
        {
            OscalModel.AssessmentPlan => new LocalizedText("Assessment plan of inspection ", "検査計画 "),
            OscalModel.AssessmentResults => new LocalizedText("Assessment results of inspection ", "検査結果 "),
            _ => new LocalizedText("Plan of action and milestones of inspection ", "是正計画 "),
        };
        var people = persons.Select((person, i) => (person.Role, Uuid: Uuid($"{Party}person:{i}:{person.Role}:{person.Name}"), person.Name)).ToList();
        var roles = people.Select(person => person.Role).Distinct(StringComparer.Ordinal).ToList();
        return Nodes.Map(
            ("title", Markup.Line(title.En + facts.Reference)),
            ("last-modified", Nodes.Instant(lastModified)),
            ("version", Nodes.Instant(lastModified)),
            ("oscal-version", OscalModels.Edition),
            ("props", Head(title.Ja + facts.Reference)),
            ("roles", Roles(roles)),
            ("parties", (IEnumerable<JsonItem>)
            [
                Organisation("authority", facts.Programme.Authority, new()),
                Organisation("firm", facts.Firm.Name, new Props().With("corporate-number", facts.Firm.CorporateNumber)),
                .. people.Select(person => Nodes.Map(
                    ("uuid", person.Uuid),
                    ("type", "person"),
                    ("name", Shown(person.Name)),
                    ("props", new Props().With("duty", person.Role).With("name", person.Name)))),
            ]),
            ("responsible-parties", (IEnumerable<JsonItem>)
            [
                Responsible("creator", [Uuid(Party + "authority")]),
                Responsible("assessor", [Uuid(Party + "authority")]),
                Responsible("asset-owner", [Uuid(Party + "firm")]),
                .. roles.Select(role => Responsible(OscalTokens.Of(role), people.Where(person => person.Role == role).Select(person => person.Uuid))),
            ]));
    }

    /// <summary>The origin of whatever the authority found.</summary>
    public IEnumerable<JsonItem> Origins() =>
        [Nodes.Map(("actors", (IEnumerable<JsonItem>)[Nodes.Map(("type", "party"), ("actor-uuid", Uuid(Party + "authority")), ("role-id", "assessor"))]))];

    /// <summary>There is no system security plan: the firm describes its system by what it submits.</summary>
    public JsonMap ImportSsp() => Nodes.Map(
        ("href", Reference(Uuid(SubmissionResource))),
        ("remarks", "There is no system security plan in OSCAL. The firm describes its system by its submission."));

    public JsonMap Submission() => Nodes.Map(
        ("uuid", Uuid(SubmissionResource)),
        ("title", "The firm's submission"),
        ("description", "The firm's system is described by its submission: an answer to every item of the checklist with the evidence cited for it. It is kept by the authority and is not part of this document."),
        ("props", new Props().Both("description", new("The system is described by the firm's submission.", "対象システムは、事業者の提出内容により記述される。"))));

    /// <summary>Another document of the same case.</summary>
    public JsonMap Other(OscalModel model) => Nodes.Map(
        ("uuid", Uuid("resource:" + OscalModels.RootOf(model))),
        ("title", OscalModels.RootOf(model)),
        ("description", "The document of that model on the same inspection."),
        ("props", new Props().With("document-uuid", DocumentUuid(model).ToString("D"))),
        ("rlinks", (IEnumerable<JsonItem>)[Nodes.Map(("href", $"urn:uuid:{DocumentUuid(model):D}"), ("media-type", "application/json"))]));

    public string HrefOf(OscalModel other) => Reference(Uuid("resource:" + OscalModels.RootOf(other)));

    /// <summary>A text on one line of plain characters, for names that are only shown; the exact one stands in a property.</summary>
    public static string Shown(string text)
    {
        var line = TypedText.CleanLine(text).Replace('\u2028', ' ').Replace('\u2029', ' ').Trim('\uFEFF', ' ').Trim();
        return line.Length == 0 ? "-" : line;
    }

    private Props Head(string titleJa) => new Props()
        .With("title-ja", titleJa)
        .With("reference", facts.Reference)
        .With("programme-id", facts.Programme.Id)
        .Both("programme-title", facts.Programme.Title)
        .With("policy-version", facts.Programme.PolicyVersion)
        .With("policy-hash", facts.Programme.PolicyHash)
        .With("checklist-id", facts.Checklist.Id)
        .With("checklist-version", facts.Checklist.Version)
        .With("checklist-hash", facts.Checklist.ContentHash)
        .Both("checklist-title", facts.Checklist.Title)
        .Both("checklist-notice", facts.Checklist.Notice)
        .With("notified-at", facts.Dates.NotifiedAt)
        .With("submission-due", facts.Dates.SubmissionDue)
        .With("submitted-at", facts.Dates.SubmittedAt)
        .With("fact-check-until", facts.Dates.FactCheckUntil)
        .With("concluded-at", facts.Dates.ConcludedAt);

    private JsonMap Organisation(string role, LocalizedText name, Props more) => Nodes.Map(
        ("uuid", Uuid(Party + role)),
        ("type", "organization"),
        ("name", Shown(name.En)),
        ("props", (IEnumerable<JsonItem>)[.. new Props().With("party", role).Both("name", name), .. more]));

    private static IEnumerable<JsonItem> Roles(IEnumerable<string> duties) =>
    [
        Nodes.Map(("id", "creator"), ("title", "Authority that issues the document")),
        Nodes.Map(("id", "assessor"), ("title", "Authority that inspects")),
        Nodes.Map(("id", "asset-owner"), ("title", "Inspected firm")),
        .. duties.Select(duty => Nodes.Map(("id", OscalTokens.Of(duty)), ("title", Markup.Line(duty)))),
    ];

    private static JsonMap Responsible(string role, IEnumerable<Guid> parties) => Nodes.Map(
        ("role-id", role), ("party-uuids", parties.Select(uuid => (JsonItem)new JsonText(uuid.ToString("D")))));
}
