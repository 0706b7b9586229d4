using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections.Actions;

/// <summary>The close-out of a case as one side may see it.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Side">From which side the actor looks.</param>
/// <param name="Standing">How it stands today.</param>
/// <param name="FirstDueOn">The last day as the decision set it.</param>
/// <param name="DueOn">The last day as it is now.</param>
/// <param name="Today">Today where the installation is.</param>
/// <param name="OpenedAt">When it began.</param>
/// <param name="CompletedAt">When the last item was closed.</param>
/// <param name="Score">The score with the closed items met, as text; null before it was completed.</param>
/// <param name="Maximum">Its maximum; null before it was completed.</param>
/// <param name="Actions">The open items of the frozen assessment, in checklist order.</param>
/// <param name="HasConflict">True where the actor would judge but for a conflict of interest with the firm.</param>
public sealed record CloseOutSheet(
    Guid InspectionId,
    CaseSide Side,
    CloseOutStanding Standing,
    DateOnly FirstDueOn,
    DateOnly DueOn,
    DateOnly Today,
    DateTimeOffset OpenedAt,
    DateTimeOffset? CompletedAt,
    string? Score,
    string? Maximum,
    IReadOnlyList<ActionRow> Actions,
    bool HasConflict)
{
    /// <summary>How many items are closed.</summary>
    public int Closed => Actions.Count(action => action.State is CorrectiveActionState.Closed);
}

/// <summary>A corrective action as one side may see it.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirement">What it requires.</param>
/// <param name="Partial">Title of the partial state that was found; null where it is not met.</param>
/// <param name="Severity">How much it matters, if the inspectors said so.</param>
/// <param name="Rationale">The inspectors' rationale.</param>
/// <param name="Recommendation">What they recommend; may be empty.</param>
/// <param name="State">How far it has come, as it counts today.</param>
/// <param name="Draft">What the firm writes; null for every other side.</param>
/// <param name="HandedIn">The plan as it was last handed in; null before.</param>
/// <param name="HandedInBy">Who handed it in.</param>
/// <param name="HandedInAt">When.</param>
/// <param name="AcceptedAt">When a plan was accepted.</param>
/// <param name="DoneOn">The day on which each milestone of the accepted plan was done.</param>
/// <param name="Remarks">What an inspector wrote when a plan or a claim last went back.</param>
/// <param name="Claims">The claims with their judgements, oldest first.</param>
/// <param name="Note">The actor's own unsent words; null for whoever does not judge.</param>
/// <param name="Rights">What the actor may do now.</param>
/// <param name="Version">What a step has to name.</param>
public sealed record ActionRow(
    string ItemId,
    LocalizedText Title,
    LocalizedText Requirement,
    LocalizedText? Partial,
    Severity? Severity,
    string Rationale,
    string Recommendation,
    CorrectiveActionState State,
    ActionDraft? Draft,
    ActionPlan? HandedIn,
    string? HandedInBy,
    DateTimeOffset? HandedInAt,
    DateTimeOffset? AcceptedAt,
    IReadOnlyList<DateOnly?> DoneOn,
    string? Remarks,
    IReadOnlyList<ClaimRow> Claims,
    NoteRow? Note,
    ActionRights Rights,
    int Version)
{
    /// <summary>Milestones that are done.</summary>
    public int Done => DoneOn.Count(day => day is not null);
}

/// <summary>What the firm writes and has not handed in.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Statement">What was done.</param>
/// <param name="Evidence">The files that are cited for the next claim.</param>
public sealed record ActionDraft(ActionPlan Plan, string Statement, IReadOnlyList<CitationRow> Evidence);

/// <summary>A claim with its judgement.</summary>
/// <param name="Round">1 for the first.</param>
/// <param name="Statement">What was done.</param>
/// <param name="Evidence">The files.</param>
/// <param name="SignatoryName">Who claimed it.</param>
/// <param name="At">When.</param>
/// <param name="Judgement">What came of it; null while it waits.</param>
public sealed record ClaimRow(int Round, string Statement, IReadOnlyList<ClaimedEvidence> Evidence, string SignatoryName, DateTimeOffset At, JudgementRow? Judgement);

/// <summary>A judgement of a claim.</summary>
/// <param name="Closed">True where the item is met.</param>
/// <param name="Rationale">Why.</param>
/// <param name="By">Who judged; null for the firm.</param>
/// <param name="At">When.</param>
public sealed record JudgementRow(bool Closed, string Rationale, string? By, DateTimeOffset At);

/// <summary>An inspector's unsent words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Version">What a save has to name.</param>
public sealed record NoteRow(string Text, int Version);

/// <summary>What somebody may do about an action now.</summary>
/// <param name="MayWritePlan">Write the plan.</param>
/// <param name="MaySubmitPlan">Hand it in.</param>
/// <param name="MayWork">Mark milestones, write what was done, cite evidence.</param>
/// <param name="MayClaim">Claim the closure.</param>
/// <param name="MayReviewPlan">Accept the plan or return it.</param>
/// <param name="MayJudge">Judge the claim.</param>
public sealed record ActionRights(bool MayWritePlan, bool MaySubmitPlan, bool MayWork, bool MayClaim, bool MayReviewPlan, bool MayJudge)
{
    /// <summary>True where there is anything that the actor may do.</summary>
    public bool Any => MayWritePlan || MaySubmitPlan || MayWork || MayClaim || MayReviewPlan || MayJudge;
}

/// <summary>A close-out in a work list.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="Standing">How it stands today.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="Total">Items that were open at the decision.</param>
/// <param name="Closed">Items closed.</param>
/// <param name="WithFirm">Items on which the firm has to act.</param>
/// <param name="WithTeam">Items on which the inspectors have to act.</param>
/// <param name="Held">The actor's duty in the case, if any.</param>
public sealed record CloseOutTask(
    Guid InspectionId, string Reference, LocalizedText Firm, CloseOutStanding Standing, DateOnly DueOn, int Total, int Closed, int WithFirm, int WithTeam, CaseRole? Held);
