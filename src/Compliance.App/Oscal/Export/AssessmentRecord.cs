using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain;

namespace Compliance.App.Oscal.Export;

/// <summary>
/// Everything about a concluded case that is exported as OSCAL's assessment results, and that reading them gives back. It
/// names nothing by ids of rows, so the same case gives the same record in every installation.
/// </summary>
/// <param name="Case">Which case.</param>
/// <param name="AssessmentDigest">SHA-256 of the frozen assessment, lower-case hex.</param>
/// <param name="Score">The score.</param>
/// <param name="Sections">Every section with its sums, in checklist order.</param>
/// <param name="Groups">Every group above the sections, in checklist order.</param>
/// <param name="Gates">Every gate beside the score.</param>
/// <param name="Items">Every item, in checklist order.</param>
/// <param name="Persons">Who had a duty, and who signed.</param>
/// <param name="Submissions">What the firm attested, in order.</param>
/// <param name="Facts">Facts of the firm that decided which items apply, by name; often empty.</param>
public sealed record AssessmentRecord(
    RecordedCase Case,
    string AssessmentDigest,
    RecordedScore Score,
    IReadOnlyList<RecordedSection> Sections,
    IReadOnlyList<RecordedGroup> Groups,
    IReadOnlyList<RecordedGate> Gates,
    IReadOnlyList<RecordedItem> Items,
    IReadOnlyList<RecordedPerson> Persons,
    IReadOnlyList<RecordedSubmission> Submissions,
    IReadOnlyDictionary<string, string> Facts)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record as one JSON object on one line; equal records give equal texts.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);
}

/// <summary>Head of a case.</summary>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm as it was called at the conclusion, or is called today where the case is open.</param>
/// <param name="Programme">Under which programme.</param>
/// <param name="Checklist">By which checklist.</param>
/// <param name="Dates">When.</param>
public sealed record RecordedCase(string Reference, RecordedFirm Firm, RecordedProgramme Programme, RecordedChecklist Checklist, RecordedDates Dates);

/// <summary>The firm of a case.</summary>
/// <param name="CorporateNumber">Its Corporate Number.</param>
/// <param name="Name">Its name.</param>
public sealed record RecordedFirm(string CorporateNumber, LocalizedText Name);

/// <summary>The programme of a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Authority">The authority.</param>
/// <param name="PolicyVersion">Pinned version of its policy.</param>
/// <param name="PolicyHash">Pinned hash of its policy.</param>
public sealed record RecordedProgramme(string Id, LocalizedText Title, LocalizedText Authority, string PolicyVersion, string PolicyHash);

/// <summary>The pinned checklist of a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="ContentHash">Hash of its file.</param>
/// <param name="Title">Its title.</param>
/// <param name="Notice">What a reader must know before relying on its wording.</param>
public sealed record RecordedChecklist(string Id, string Version, string ContentHash, LocalizedText Title, LocalizedText Notice);

/// <summary>Dates of a case; null where it is not that far.</summary>
/// <param name="NotifiedAt">The firm was told.</param>
/// <param name="SubmissionDue">Last day to submit.</param>
/// <param name="SubmittedAt">The firm first submitted.</param>
/// <param name="FactCheckUntil">Last day to comment on draft findings.</param>
/// <param name="ConcludedAt">The assessment was frozen.</param>
public sealed record RecordedDates(
    DateTimeOffset? NotifiedAt, DateOnly? SubmissionDue, DateTimeOffset? SubmittedAt, DateOnly? FactCheckUntil, DateTimeOffset? ConcludedAt);

/// <summary>The score of a case; fractions as exact text.</summary>
/// <param name="Score">The score, or null where there is none.</param>
/// <param name="Maximum">The best score.</param>
/// <param name="Level">Level reached; null where the method knows none.</param>
/// <param name="FailedPreconditions">Preconditions that are open.</param>
/// <param name="RulesetHash">Which rules judged.</param>
/// <param name="InputsHash">What was judged.</param>
public sealed record RecordedScore(
    string? Score, string Maximum, int? Level, IReadOnlyList<string> FailedPreconditions, string RulesetHash, string InputsHash);

/// <summary>A section with its sums.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Loss">Points lost.</param>
/// <param name="PossibleLoss">Points that could be lost.</param>
/// <param name="Met">Items met.</param>
/// <param name="Partial">Items in a named state.</param>
/// <param name="NotMet">Items not met.</param>
/// <param name="NotApplicable">Items that do not apply.</param>
/// <param name="Score">Sum, mean or level; null with deduction.</param>
/// <param name="Maximum">The best that could be.</param>
public sealed record RecordedSection(
    string Id, LocalizedText Title, int Loss, int PossibleLoss, int Met, int Partial, int NotMet, int NotApplicable, string? Score, string? Maximum);

/// <summary>A group above the sections.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Score">Sum, mean or level; null where nothing counts.</param>
public sealed record RecordedGroup(string Id, LocalizedText Title, string? Score);

/// <summary>A gate beside the score.</summary>
/// <param name="Kind">What it asks: <c>automatic-fail</c>, <c>limit</c> or <c>floors</c>.</param>
/// <param name="Id">The limit, or the kind.</param>
/// <param name="Held">Whether the inspection passes it.</param>
/// <param name="Maximum">Most open items of a limit.</param>
/// <param name="Against">What speaks against it.</param>
public sealed record RecordedGate(string Kind, string Id, bool Held, int Maximum, IReadOnlyList<string> Against);

/// <summary>An item with what was judged.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SectionId">Its section.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirement">What it asks.</param>
/// <param name="Claim">What the firm claimed: <c>met</c>, <c>partly-met</c>, <c>not-met</c>, <c>not-applicable</c>, or null.</param>
/// <param name="Determination">What the inspector judged: <c>met</c>, <c>not-met</c>, <c>not-applicable</c> or a partial state; null where the facts of the firm excluded the item.</param>
/// <param name="Counted">The same after the objectives were heard.</param>
/// <param name="State">Title of the partial state or of the scheme's own answer that counted; null for a plain verdict.</param>
/// <param name="IsOpen">Whether something is left to do.</param>
/// <param name="Loss">Points lost.</param>
/// <param name="FullLoss">Points that the item costs where it is not met.</param>
/// <param name="Points">Points that counted; null where the method counts none.</param>
/// <param name="Explanation">Why it cost that.</param>
/// <param name="Objectives">Objectives that were judged, in checklist order.</param>
/// <param name="Rationale">Why, as the inspector wrote it.</param>
/// <param name="Severity"><c>low</c>, <c>medium</c>, <c>high</c>, <c>critical</c> or null.</param>
/// <param name="Recommendation">What the firm should do, as the inspector wrote it.</param>
/// <param name="Inspector">Who judged last; null where nobody had to.</param>
/// <param name="JudgedAt">When; null where nobody had to.</param>
/// <param name="Evidence">What was attested or relied on.</param>
public sealed record RecordedItem(
    string Id,
    string SectionId,
    LocalizedText Title,
    LocalizedText Requirement,
    string? Claim,
    string? Determination,
    string Counted,
    LocalizedText? State,
    bool IsOpen,
    int Loss,
    int FullLoss,
    int? Points,
    LocalizedText Explanation,
    IReadOnlyList<RecordedObjective> Objectives,
    string Rationale,
    string? Severity,
    string Recommendation,
    string? Inspector,
    DateTimeOffset? JudgedAt,
    IReadOnlyList<RecordedEvidence> Evidence);

/// <summary>A judged objective.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What must be true.</param>
/// <param name="State"><c>met</c>, <c>not-met</c> or <c>not-applicable</c>.</param>
public sealed record RecordedObjective(string Id, LocalizedText Text, string State);

/// <summary>A file behind a judgement; its content is never exported.</summary>
/// <param name="FileName">The firm's name of it.</param>
/// <param name="Number">Version of the document.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="MediaType">Kind of file.</param>
/// <param name="Sha256">SHA-256, lower-case hex.</param>
/// <param name="UploadedAt">When it came in.</param>
/// <param name="Cited">The firm attested it for the item.</param>
/// <param name="ReliedOn">The inspector relied on it.</param>
public sealed record RecordedEvidence(
    string FileName, int Number, long Size, string MediaType, string Sha256, DateTimeOffset UploadedAt, bool Cited, bool ReliedOn);

/// <summary>A person of the case.</summary>
/// <param name="Role">Their duty, such as <c>lead-inspector</c>, or <c>signatory</c>.</param>
/// <param name="Name">Their name at that time.</param>
public sealed record RecordedPerson(string Role, string Name);

/// <summary>An attested submission.</summary>
/// <param name="Round">1 for the first.</param>
/// <param name="Signatory">Who attested.</param>
/// <param name="At">When.</param>
/// <param name="Digest">SHA-256 of the answers.</param>
public sealed record RecordedSubmission(int Round, string Signatory, DateTimeOffset At, string Digest);

/// <summary>The decision that was sent, as far as a plan of action needs it.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="CloseOutBy">Last day to close every open item, or null.</param>
public sealed record RecordedDecision(string Outcome, DateTimeOffset SentAt, DateOnly? CloseOutBy);
