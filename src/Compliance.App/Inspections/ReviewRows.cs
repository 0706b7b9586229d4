using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.App.Inspections;

/// <summary>The review of a case as a whole: what blocks the next step, what the firm said, what the score will be.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="FirmId">The firm.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Held">The actor's duty, if any.</param>
/// <param name="May">What the actor may do now.</param>
/// <param name="Checklist">The pinned checklist.</param>
/// <param name="Team">Everybody with a duty in the review.</param>
/// <param name="MissingDeterminations">Items without a verdict.</param>
/// <param name="MissingRationales">Items whose verdict needs a rationale and has none.</param>
/// <param name="Judgements">Every item with its judgement, in checklist order.</param>
/// <param name="Comments">The firm's comments, in checklist order.</param>
/// <param name="Score">The score as it would be frozen now; null while something is missing.</param>
/// <param name="FactCheckUntil">Until which day the firm may comment.</param>
/// <param name="FactCheckOver">True where the firm's time to comment is over.</param>
/// <param name="ReturnReason">Why the review last went back.</param>
public sealed record ReviewOverview(
    Guid InspectionId,
    string Reference,
    LocalizedText Firm,
    Guid FirmId,
    InspectionState State,
    CaseRole? Held,
    IReadOnlySet<InspectionEvent> May,
    Checklist Checklist,
    IReadOnlyList<TeamMember> Team,
    IReadOnlyList<string> MissingDeterminations,
    IReadOnlyList<string> MissingRationales,
    IReadOnlyList<ReviewedItem> Judgements,
    IReadOnlyList<ReviewComment> Comments,
    ScoreResult? Score,
    DateOnly? FactCheckUntil,
    bool FactCheckOver,
    string? ReturnReason)
{
    /// <summary>The facts of the firm on which items depend; often none.</summary>
    public IReadOnlyList<FactRow> Facts { get; init; } = [];

    /// <summary>How second scoring went; null where nothing is scored twice, and for who does not read the team's notes.</summary>
    public SecondReport? Scores { get; init; }

    /// <summary>Remarks of the quality reviewer that the actor may read: drafts first, then by round, the latest first.</summary>
    public IReadOnlyList<RemarkRow> Remarks { get; init; } = [];

    /// <summary>Comments without an answer.</summary>
    public int Unanswered => Comments.Count(comment => comment.Answer is null);

    /// <summary>Items on which the lead agreed with the firm and which nobody judged since, in checklist order: the review has to go back.</summary>
    public IReadOnlyList<string> AgreedNotJudged => [.. Comments.Where(comment => comment.AwaitsJudgement).Select(comment => comment.ItemId).Distinct()];

    /// <summary>True where a person fills the duty.</summary>
    public bool Has(CaseRole role) => Team.Any(member => member.Role == role);
}

/// <summary>Somebody with a duty in the review.</summary>
public sealed record TeamMember(string Name, CaseRole Role);

/// <summary>One item of the review.</summary>
/// <param name="Item">The item of the checklist.</param>
/// <param name="SectionId">Its section.</param>
/// <param name="Claim">What the firm claims.</param>
/// <param name="Judgement">What was judged.</param>
/// <param name="Sample">Why a quality reviewer should look at it; null where nothing asks for it.</param>
public sealed record ReviewedItem(Item Item, string SectionId, Claim? Claim, JudgementRow Judgement, SampleReason? Sample)
{
    /// <summary>The facts by which the item does not apply; empty where it does.</summary>
    public IReadOnlyList<FactReason> Against { get; init; } = [];
}

/// <summary>Why an item is in the quality reviewer's sample; the first reason that applies.</summary>
public enum SampleReason
{
    /// <summary>Without it there is no score.</summary>
    Precondition,

    /// <summary>Not met or met in part: it costs the firm points.</summary>
    Finding,

    /// <summary>Does not apply: counts as met without having been judged.</summary>
    NotApplicable,

    /// <summary>Judged otherwise than the firm claims.</summary>
    Differs,

    /// <summary>Met, worth many points, and judged without evidence to rely on.</summary>
    NoEvidence,

    /// <summary>Every tenth of the rest, so that nobody can know that an item will not be looked at.</summary>
    Spread,
}

/// <summary>A case in which the actor has a duty, with what is to do now.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Held">The actor's duty.</param>
/// <param name="Task">What is to do.</param>
/// <param name="IsMine">True where the actor has to do it; false where the case waits for somebody else.</param>
/// <param name="Judged">Items with a verdict.</param>
/// <param name="Total">Items of the checklist that apply.</param>
/// <param name="Unanswered">The firm's comments without an answer.</param>
/// <param name="Due">The day that counts for the task, if there is one.</param>
public sealed record QueueRow(
    Guid InspectionId,
    string Reference,
    LocalizedText Firm,
    InspectionState State,
    CaseRole Held,
    ReviewTask Task,
    bool IsMine,
    int Judged,
    int Total,
    int Unanswered,
    DateOnly? Due)
{
    /// <summary>Items that were handed to the reader and that nobody has judged yet.</summary>
    public int MineOpen { get; init; }

    /// <summary>Items that the reader may score second, or on which they may decide between two scores.</summary>
    public int SecondsOpen { get; init; }
}

/// <summary>What a case asks of its team.</summary>
public enum ReviewTask
{
    /// <summary>Nothing yet: the case is being prepared.</summary>
    WaitForNotice,

    /// <summary>Nothing: the firm answers.</summary>
    WaitForFirm,

    /// <summary>Begin the review of the submission.</summary>
    StartReview,

    /// <summary>Judge the items.</summary>
    Judge,

    /// <summary>Score the rest of the sample second, or decide where two scores differ.</summary>
    ScoreSecond,

    /// <summary>Every item is judged: the lead closes the review.</summary>
    CloseReview,

    /// <summary>Judge the items that are not with the firm.</summary>
    JudgeOthers,

    /// <summary>Begin the quality review.</summary>
    StartQualityReview,

    /// <summary>Confirm or return the review.</summary>
    ReviewQuality,

    /// <summary>Answer the quality reviewer's remarks.</summary>
    AnswerRemarks,

    /// <summary>Answer the firm's comments.</summary>
    AnswerComments,

    /// <summary>Return the review: the lead agreed with comments, and their items were not judged since.</summary>
    ReturnReview,

    /// <summary>Nothing: the firm may still comment.</summary>
    WaitForComments,

    /// <summary>Conclude the case.</summary>
    Conclude,
}
