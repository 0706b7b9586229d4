using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Reports;

/// <summary>Everything that an inspection report shows, as data. The template lays it out; text in it is never markup.</summary>
/// <param name="Head">What both documents have in common.</param>
/// <param name="NotifiedOn">Day on which the firm was notified.</param>
/// <param name="SubmittedOn">Day of the first submission.</param>
/// <param name="ConcludedOn">Day of the conclusion.</param>
/// <param name="Method">Name of the scoring method: deduction, sum, mean or levels.</param>
/// <param name="Score">The exact score as text, or null where there is none.</param>
/// <param name="Maximum">The exact maximum as text.</param>
/// <param name="Proposal">Text form of the outcome that the policy proposes: eligible, conditional, ineligible, not-assessed.</param>
/// <param name="Sections">Every section, in checklist order.</param>
/// <param name="Items">Every item, in checklist order.</param>
/// <param name="Rules">Every rule of the policy with its reason.</param>
/// <param name="Persons">Who worked on the case, with frozen names.</param>
/// <param name="Notice">That the official text of the standard prevails.</param>
public sealed record ReportModel(
    DocumentHead Head,
    DateOnly? NotifiedOn,
    DateOnly? SubmittedOn,
    DateOnly ConcludedOn,
    string Method,
    string? Score,
    string Maximum,
    string Proposal,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportItem> Items,
    IReadOnlyList<ReportRule> Rules,
    IReadOnlyList<ReportPerson> Persons,
    LocalizedText Notice)
{
    /// <summary>The facts of the firm on which items depend; often none.</summary>
    public IReadOnlyList<ReportFact> Facts { get; init; } = [];
}

/// <summary>One fact of the firm.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Claimed">What the firm or the register says.</param>
/// <param name="Judged">What inspectors found instead; null where nothing else.</param>
/// <param name="Rationale">Why.</param>
public sealed record ReportFact(LocalizedText Title, LocalizedText Claimed, LocalizedText? Judged, string Rationale);

/// <summary>One fact by which an item does not apply, with what is known of it.</summary>
public sealed record ReportReason(LocalizedText Fact, LocalizedText Value);

/// <summary>What both documents have in common.</summary>
/// <param name="Reference">Reference of the case.</param>
/// <param name="Authority">The issuing authority.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="CorporateNumber">Its 13 digits.</param>
/// <param name="Programme">The programme.</param>
/// <param name="Checklist">The checklist.</param>
/// <param name="ChecklistVersion">Its version.</param>
/// <param name="Hashes">Digests by which the document can be traced to its inputs.</param>
/// <param name="QrText">What the QR code says.</param>
/// <param name="Qr">The QR code, one string of 0 and 1 a row.</param>
public sealed record DocumentHead(
    string Reference,
    LocalizedText Authority,
    LocalizedText FirmName,
    string CorporateNumber,
    LocalizedText Programme,
    LocalizedText Checklist,
    string ChecklistVersion,
    IReadOnlyList<ReportHash> Hashes,
    string QrText,
    IReadOnlyList<string> Qr);

/// <summary>One digest.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record ReportHash(LocalizedText Name, string Sha256);

/// <summary>Sums of one section; the score with its best is text such as <c>17/5 ／ 5</c>, null where losses say it all.</summary>
public sealed record ReportSection(
    string Id, LocalizedText Title, int Loss, int PossibleLoss, int Met, int Partial, int NotMet, int NotApplicable, string? Score = null)
{
    /// <summary>What stands before the title; empty where the id is a name for programs.</summary>
    public string Before => Ids.Before(Id);
}

/// <summary>One item with everything that was said and judged on it.</summary>
/// <param name="SectionId">Its section.</param>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirement">What is required.</param>
/// <param name="Verdict">Text form of the verdict: met, not-met, not-applicable, or the name of a partial state.</param>
/// <param name="VerdictName">Title of the partial state; null for the other verdicts.</param>
/// <param name="Loss">Points lost.</param>
/// <param name="FullLoss">Points lost where it is not met.</param>
/// <param name="Objectives">Its objectives.</param>
/// <param name="Claim">What the firm claimed, as code: Met, PartlyMet, NotMet, NotApplicable; null where nothing.</param>
/// <param name="Statement">The firm's words.</param>
/// <param name="Rationale">The inspector's reasons.</param>
/// <param name="Severity">Low, Medium, High, Critical, or null.</param>
/// <param name="Recommendation">What the firm should do.</param>
/// <param name="Evidence">Evidence cited by the firm.</param>
/// <param name="Comments">The firm's comments on the draft finding, with the lead's answers.</param>
/// <param name="Explanation">The line of the score.</param>
/// <param name="Inspector">Who judged.</param>
/// <param name="Open">True where something is left open.</param>
public sealed record ReportItem(
    string SectionId,
    string Id,
    LocalizedText Title,
    LocalizedText Requirement,
    string Verdict,
    LocalizedText? VerdictName,
    int Loss,
    int FullLoss,
    IReadOnlyList<ReportObjective> Objectives,
    string? Claim,
    string Statement,
    string Rationale,
    string? Severity,
    string Recommendation,
    IReadOnlyList<ReportEvidence> Evidence,
    IReadOnlyList<ReportComment> Comments,
    LocalizedText Explanation,
    string Inspector,
    bool Open = false)
{
    /// <summary>The facts by which the item does not apply; empty where it does.</summary>
    public IReadOnlyList<ReportReason> ExcludedBy { get; init; } = [];
}

/// <summary>One objective.</summary>
/// <param name="Id">The objective.</param>
/// <param name="Text">What must be true.</param>
/// <param name="State">NotJudged, Met, NotMet or NotApplicable.</param>
public sealed record ReportObjective(string Id, LocalizedText Text, string State);

/// <summary>One cited evidence version.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="ReliedOn">True where the inspectors relied on it.</param>
public sealed record ReportEvidence(string FileName, int Number, long Size, string Sha256, bool ReliedOn);

/// <summary>One comment of the firm with the lead's answer.</summary>
public sealed record ReportComment(string Author, DateOnly On, string Text, string? AnsweredBy, string? Answer, bool Accepted);

/// <summary>One rule of the policy.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="Basis">Its source.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Explanation">What it found, as a sentence.</param>
public sealed record ReportRule(LocalizedText Title, string Basis, bool Held, LocalizedText Explanation);

/// <summary>One person with their duty.</summary>
/// <param name="Name">Name at that time.</param>
/// <param name="Duty">Signatory, Inspector, LeadInspector, QualityReviewer, Drafter or DecisionMaker.</param>
public sealed record ReportPerson(string Name, string Duty);
