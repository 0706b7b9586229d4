using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>How far the firm is with one item.</summary>
public enum AnswerProgress
{
    /// <summary>Nothing was written or cited.</summary>
    NotStarted,

    /// <summary>Something is there, and something is missing.</summary>
    InProgress,

    /// <summary>All that a submission needs is there.</summary>
    Done,

    /// <summary>A cited file is not released; the item cannot be submitted with it.</summary>
    Blocked,

    /// <summary>By the facts of the firm the item does not apply; nothing is to do.</summary>
    NotAsked,
}

/// <summary>The answers of a case at a glance.</summary>
/// <param name="Sections">All items by section, in checklist order.</param>
/// <param name="Open">True where the firm may write to any item now.</param>
public sealed record AnswerSheet(IReadOnlyList<AnswerSection> Sections, bool Open)
{
    /// <summary>All items, in checklist order.</summary>
    public IEnumerable<AnswerRow> Rows => Sections.SelectMany(section => section.Rows);

    /// <summary>Questions about the firm without an answer; they come first, since items depend on them.</summary>
    public int MissingFacts { get; init; }

    /// <summary>How many items there are to answer.</summary>
    public int Total => Rows.Count(row => row.Progress is not AnswerProgress.NotAsked);

    /// <summary>How many have all that a submission needs.</summary>
    public int Done => Rows.Count(row => row.Progress is AnswerProgress.Done);
}

/// <summary>The answers of one section.</summary>
/// <param name="Id">The section.</param>
/// <param name="Title">Its name.</param>
/// <param name="Rows">Its items.</param>
public sealed record AnswerSection(string Id, LocalizedText Title, IReadOnlyList<AnswerRow> Rows);

/// <summary>The answer to one item at a glance.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its name.</param>
/// <param name="Claim">The claim; null while unanswered.</param>
/// <param name="HasStatement">True where something is written.</param>
/// <param name="Citations">How many files are cited.</param>
/// <param name="Blocked">How many of them are not released.</param>
/// <param name="Open">True where the firm may write to it now.</param>
/// <param name="Asked">True where the open information request names it.</param>
/// <param name="Progress">How far it is.</param>
public sealed record AnswerRow(
    string ItemId, LocalizedText Title, Claim? Claim, bool HasStatement, int Citations, int Blocked, bool Open, bool Asked, AnswerProgress Progress)
{
    /// <summary>The facts by which the item does not apply; empty where it does.</summary>
    public IReadOnlyList<FactReason> Against { get; init; } = [];
}

/// <summary>One item with its answer in full.</summary>
/// <param name="Item">The item of the checklist.</param>
/// <param name="Section">Name of its section.</param>
/// <param name="Claim">The claim; null while unanswered.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Version">Version of the answer; 0 where there is none.</param>
/// <param name="UpdatedByName">Who wrote last; empty where there is no answer.</param>
/// <param name="UpdatedAt">When; null where there is no answer.</param>
/// <param name="Citations">The cited files, in the order in which they were cited.</param>
/// <param name="Open">True where the firm may write to it now.</param>
/// <param name="Asked">True where the open information request names it.</param>
/// <param name="Progress">How far it is.</param>
public sealed record AnswerDetail(
    Item Item,
    LocalizedText Section,
    Claim? Claim,
    string Statement,
    int Version,
    string UpdatedByName,
    DateTimeOffset? UpdatedAt,
    IReadOnlyList<CitationRow> Citations,
    bool Open,
    bool Asked,
    AnswerProgress Progress)
{
    /// <summary>The facts by which the item does not apply; empty where it does.</summary>
    public IReadOnlyList<FactReason> Against { get; init; } = [];

    /// <summary>The requests that opened the item again, oldest first, with what was supplied for it.</summary>
    public IReadOnlyList<ItemRequest> Requests { get; init; } = [];
}

/// <summary>One cited file.</summary>
/// <param name="VersionId">The evidence version.</param>
/// <param name="DocumentId">Its document in the library.</param>
/// <param name="Title">The document's title.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="LatestNumber">Number of the document's newest version.</param>
/// <param name="MediaType">Kind of file.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Scan">The scanner's verdict.</param>
/// <param name="IsReleased">True where it may be handed out.</param>
/// <param name="CitedAt">When it was cited.</param>
public sealed record CitationRow(
    Guid VersionId,
    Guid DocumentId,
    string Title,
    string FileName,
    int Number,
    int LatestNumber,
    string MediaType,
    long Size,
    ScanVerdict Scan,
    bool IsReleased,
    DateTimeOffset CitedAt);

/// <summary>What stands between a case and its submission: the lists with which the submission refuses.</summary>
/// <param name="Step"><see cref="InspectionEvent.Submit"/> or <see cref="InspectionEvent.ProvideInformation"/>; null where nothing can be handed in now.</param>
/// <param name="MissingAnswers">Items without a claim.</param>
/// <param name="MissingStatements">Items whose claim needs a statement and has none.</param>
/// <param name="BlockedItems">Items that cite a file which is not released.</param>
/// <param name="MaySign">True where the actor may attest and hand in.</param>
/// <param name="Answers">How many items there are to answer.</param>
/// <param name="Files">How many files are cited.</param>
/// <param name="CommentDays">How many business days the firm will have to comment on draft findings.</param>
public sealed record SubmissionCheck(
    InspectionEvent? Step,
    IReadOnlyList<string> MissingAnswers,
    IReadOnlyList<string> MissingStatements,
    IReadOnlyList<string> BlockedItems,
    bool MaySign,
    int Answers,
    int Files,
    int CommentDays)
{
    /// <summary>Questions about the firm without an answer, in their order; only for the first submission.</summary>
    public IReadOnlyList<LocalizedText> MissingFacts { get; init; } = [];

    /// <summary>True where nothing is missing.</summary>
    public bool IsComplete => MissingFacts.Count == 0 && MissingAnswers.Count == 0 && MissingStatements.Count == 0 && BlockedItems.Count == 0;
}

/// <summary>One submission that is kept.</summary>
/// <param name="Round">1 for the first, then one more for each answer to an information request.</param>
/// <param name="SignatoryName">Who attested.</param>
/// <param name="At">When.</param>
/// <param name="Digest">SHA-256 of the attested answers, lower-case hex.</param>
public sealed record SubmissionRow(int Round, string SignatoryName, DateTimeOffset At, string Digest);

/// <summary>The findings as the firm may see them.</summary>
/// <param name="Rows">The items that are left open, in checklist order.</param>
/// <param name="Judged">How many items were judged.</param>
/// <param name="Final">True once the case is concluded.</param>
/// <param name="MayComment">True while the firm may comment.</param>
/// <param name="Until">Until which day.</param>
/// <param name="ClosedAt">When the firm said that it has no more comments.</param>
public sealed record FindingSheet(IReadOnlyList<FindingRow> Rows, int Judged, bool Final, bool MayComment, DateOnly? Until, DateTimeOffset? ClosedAt)
{
    /// <summary>Facts of the firm that inspectors found to be others than it or the register says.</summary>
    public IReadOnlyList<FactRow> Corrected { get; init; } = [];
}

/// <summary>One finding.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its name.</param>
/// <param name="Requirement">What is required.</param>
/// <param name="Section">Name of its section.</param>
/// <param name="Verdict">Text form of the verdict.</param>
/// <param name="Partial">The named partial state, where the verdict is one.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Recommendation">What the firm should do.</param>
/// <param name="Comments">The firm's comments with their answers, oldest first.</param>
public sealed record FindingRow(
    string ItemId,
    LocalizedText Title,
    LocalizedText Requirement,
    LocalizedText Section,
    string Verdict,
    LocalizedText? Partial,
    string Rationale,
    Severity? Severity,
    string Recommendation,
    IReadOnlyList<FindingComment> Comments);

/// <summary>One comment of the firm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What the firm says.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Answer">The answer; null while there is none, or while it is not shown yet.</param>
/// <param name="Accepted">True where the inspectors agree.</param>
/// <param name="AnsweredAt">When it was answered.</param>
public sealed record FindingComment(Guid Id, string Text, string AuthorName, DateTimeOffset At, string? Answer, bool? Accepted, DateTimeOffset? AnsweredAt);
