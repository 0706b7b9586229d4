using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.App.Inspections;

/// <summary>A case as its team works on it.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="FirmId">The firm.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Held">The actor's duty, if any.</param>
/// <param name="MayJudge">True where the actor may judge items now.</param>
/// <param name="SeesEvidence">True where the actor may open evidence files.</param>
/// <param name="Checklist">The pinned checklist.</param>
/// <param name="Rows">Every item, in checklist order.</param>
/// <param name="Progress">The score so far.</param>
/// <param name="Request">The question that waits for the firm, if any.</param>
/// <param name="ReturnReason">Why the review last went back; null where it did not.</param>
public sealed record Workbench(
    Guid InspectionId,
    string Reference,
    LocalizedText Firm,
    Guid FirmId,
    InspectionState State,
    CaseRole? Held,
    bool MayJudge,
    bool SeesEvidence,
    Checklist Checklist,
    IReadOnlyList<WorkbenchRow> Rows,
    ReviewProgress Progress,
    RequestRow? Request,
    string? ReturnReason)
{
    /// <summary>The team, for those of it.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>True where the actor may hand items over now.</summary>
    public bool MayShare { get; init; }

    /// <summary>How many facts of the firm items depend on; often none.</summary>
    public int Facts { get; init; }
}

/// <summary>One item in the list of the workbench.</summary>
/// <param name="Item">The item of the checklist.</param>
/// <param name="SectionId">Its section.</param>
/// <param name="Claim">What the firm claims.</param>
/// <param name="Verdict">What was judged; null while open.</param>
/// <param name="ObjectivesJudged">How many of its objectives were judged.</param>
/// <param name="NeedsRationale">True where the verdict needs a rationale and has none.</param>
/// <param name="Evidence">Number of cited evidence versions.</param>
/// <param name="Comments">Number of the firm's comments.</param>
/// <param name="WithFirm">True where the item is open for the firm at the moment.</param>
/// <param name="InspectorName">Who judged last; null where nobody has.</param>
public sealed record WorkbenchRow(
    Item Item,
    string SectionId,
    Claim? Claim,
    string? Verdict,
    int ObjectivesJudged,
    bool NeedsRationale,
    int Evidence,
    int Comments,
    bool WithFirm,
    string? InspectorName)
{
    /// <summary>The facts by which the item does not apply; empty where it does.</summary>
    public IReadOnlyList<FactReason> Against { get; init; } = [];

    /// <summary>What second scoring asks of the reader here.</summary>
    public SecondMark Scored { get; init; }

    /// <summary>Who works on it; null where nobody in particular does.</summary>
    public ShareRow? Share { get; init; }

    /// <summary>True where the reader works on it.</summary>
    public bool IsMine { get; init; }

    /// <summary>Number of comments among the inspectors.</summary>
    public int Discussed { get; init; }

    /// <summary>Number of remarks of the quality reviewer that the actor may read.</summary>
    public int Remarks { get; init; }

    /// <summary>True where one of them has to be dealt with before the review is closed.</summary>
    public bool RemarkBlocks { get; init; }

    /// <summary>True where the item is to be judged: it does not fall away by the facts of the firm.</summary>
    public bool Applies => Against.Count == 0;

    /// <summary>True where the inspectors see it otherwise than the firm does.</summary>
    public bool Differs => (Claim, Verdict) switch
    {
        (null, _) or (_, null) => false,
        (Domain.Inspections.Claim.Met, Domain.Scoring.Verdict.MetText) => false,
        (Domain.Inspections.Claim.NotMet, Domain.Scoring.Verdict.NotMetText) => false,
        (Domain.Inspections.Claim.NotApplicable, Domain.Scoring.Verdict.NotApplicableText) => false,
        (Domain.Inspections.Claim.PartlyMet, not (Domain.Scoring.Verdict.MetText or Domain.Scoring.Verdict.NotMetText or Domain.Scoring.Verdict.NotApplicableText)) => false,
        _ => true,
    };
}

/// <summary>How far a review has come, and what it has cost the firm so far.</summary>
/// <param name="Judged">Items with a verdict.</param>
/// <param name="Total">Items of the checklist that apply.</param>
/// <param name="LostSoFar">Points lost by the items judged so far.</param>
/// <param name="Best">The score if everything not judged yet were met; null where a precondition is open.</param>
/// <param name="Maximum">The score where nothing is lost.</param>
/// <param name="FailedPreconditions">Preconditions judged open: with one of them there is no score.</param>
public sealed record ReviewProgress(int Judged, int Total, int LostSoFar, Rational? Best, Rational Maximum, IReadOnlyList<string> FailedPreconditions);

/// <summary>A question that waits for the firm.</summary>
/// <param name="Id">The request.</param>
/// <param name="Items">The items that are open for the firm.</param>
/// <param name="Message">The question.</param>
/// <param name="AskedByName">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DueOn">Until which day the firm should answer.</param>
public sealed record RequestRow(Guid Id, IReadOnlyList<string> Items, string Message, string AskedByName, DateTimeOffset AskedAt, DateOnly DueOn);

/// <summary>One item in full.</summary>
/// <param name="Item">The item of the checklist.</param>
/// <param name="Section">Its section.</param>
/// <param name="Claim">What the firm claims.</param>
/// <param name="Statement">What it says about it.</param>
/// <param name="AttestedByName">The signatory who attested it; null before the first submission.</param>
/// <param name="AttestedAt">When.</param>
/// <param name="Evidence">The evidence it cites, in the firm's order.</param>
/// <param name="Judgement">What was judged.</param>
/// <param name="Comments">The firm's comments on the draft finding, oldest first.</param>
/// <param name="Earlier">How the same item was judged in concluded inspections of the firm, newest first.</param>
/// <param name="WithFirm">True where the item is open for the firm at the moment.</param>
public sealed record WorkbenchItem(
    Item Item,
    Section Section,
    Claim? Claim,
    string Statement,
    string? AttestedByName,
    DateTimeOffset? AttestedAt,
    IReadOnlyList<CitedEvidence> Evidence,
    JudgementRow Judgement,
    IReadOnlyList<ReviewComment> Comments,
    IReadOnlyList<EarlierJudgement> Earlier,
    bool WithFirm)
{
    /// <summary>How the item is scored twice; null where it is not, and as long as nobody has begun.</summary>
    public SecondView? Scored { get; init; }

    /// <summary>True unless two others score the item, or the reader's score is one of two that differ.</summary>
    public bool MayScore => Scored?.Part is not ScorePart.Nothing;

    /// <summary>Comments among the inspectors, oldest first.</summary>
    public IReadOnlyList<ItemCommentRow> Discussion { get; init; } = [];

    /// <summary>True where the actor may write one now.</summary>
    public bool MayDiscuss { get; init; }

    /// <summary>Remarks of the quality reviewer that the actor may read: a draft first, then by round, the latest first.</summary>
    public IReadOnlyList<RemarkRow> Remarks { get; init; } = [];

    /// <summary>True where the actor may remark on the item now.</summary>
    public bool MayRemark { get; init; }

    /// <summary>True where the actor may answer remarks now.</summary>
    public bool MayAnswerRemarks { get; init; }

    /// <summary>The requests that opened the item again, oldest first, with what was supplied for it.</summary>
    public IReadOnlyList<ItemRequest> Requests { get; init; } = [];

    /// <summary>The facts by which the item does not apply; empty where it does.</summary>
    public IReadOnlyList<FactReason> Against { get; init; } = [];
}

/// <summary>An evidence version that the firm cites.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Title">Title of its document.</param>
/// <param name="Number">Its number in the document.</param>
/// <param name="FileName">Safe name.</param>
/// <param name="MediaType">Kind of file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Scan">The scanner's verdict.</param>
/// <param name="IsReleased">True where it may be opened.</param>
/// <param name="UploadedAt">When it came.</param>
/// <param name="EffectiveOn">First day on which it holds, if the firm said so.</param>
/// <param name="ExpiresOn">Last day on which it holds, if the firm said so.</param>
public sealed record CitedEvidence(
    Guid VersionId,
    string Title,
    int Number,
    string FileName,
    string MediaType,
    long Size,
    string Sha256,
    ScanVerdict Scan,
    bool IsReleased,
    DateTimeOffset UploadedAt,
    DateOnly? EffectiveOn,
    DateOnly? ExpiresOn);

/// <summary>What was judged on an item; version 0 where nothing was yet.</summary>
public sealed record JudgementRow(
    string? Verdict,
    IReadOnlyDictionary<string, ObjectiveState> Objectives,
    string Rationale,
    Severity? Severity,
    string Recommendation,
    IReadOnlyList<Guid> ReliedOn,
    string? InspectorName,
    DateTimeOffset? UpdatedAt,
    int Version)
{
    /// <summary>An item that nobody has touched.</summary>
    public static readonly JudgementRow None = new(null, new Dictionary<string, ObjectiveState>(), "", null, "", [], null, null, 0);

    /// <summary>The row of a second score; nothing is judged where its scorer has not begun.</summary>
    public static JudgementRow Of(ItemScore? score, int version) => score is null ? None with { Version = version } : new JudgementRow(
        score.Verdict,
        score.Objectives,
        score.Rationale,
        score.Severity,
        score.Recommendation,
        score.ReliedOn,
        score.InspectorName,
        score.At,
        version);

    /// <summary>The row of a determination.</summary>
    public static JudgementRow Of(Determination? determination) => determination is null ? None : new JudgementRow(
        determination.Verdict,
        determination.Objectives,
        determination.Rationale,
        determination.Severity,
        determination.Recommendation,
        determination.ReliedOn,
        determination.InspectorName,
        determination.UpdatedAt,
        determination.Version);
}

/// <summary>The firm's comment on a draft finding.</summary>
/// <param name="Id">The comment.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Text">What the firm says.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Answer">The lead's answer; null while open.</param>
/// <param name="Accepted">True where the lead agrees.</param>
/// <param name="AnsweredByName">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="AwaitsJudgement">True where the lead agrees and the item was not judged since.</param>
public sealed record ReviewComment(
    Guid Id,
    string ItemId,
    string Text,
    string AuthorName,
    DateTimeOffset At,
    string? Answer,
    bool? Accepted,
    string? AnsweredByName,
    DateTimeOffset? AnsweredAt,
    bool AwaitsJudgement);

/// <summary>How the item was judged in an earlier inspection of the firm.</summary>
/// <param name="Reference">That case.</param>
/// <param name="ConcludedAt">When it was concluded.</param>
/// <param name="Verdict">What was judged.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Recommendation">What the firm was asked to do.</param>
public sealed record EarlierJudgement(string Reference, DateTimeOffset ConcludedAt, string Verdict, string Rationale, string Recommendation);
