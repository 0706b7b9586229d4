using Compliance.Domain;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>A case's decision as somebody may see it.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="ProgrammeTitle">The programme.</param>
/// <param name="Score">The frozen score as text; null where there is none.</param>
/// <param name="Maximum">The maximum as text.</param>
/// <param name="AssessmentDigest">SHA-256 of the frozen assessment.</param>
/// <param name="Today">Today where the installation is.</param>
/// <param name="IsInside">True for the authority and oversight, false for the firm and the team.</param>
/// <param name="Proposal">What the policy proposes, with the reason of every rule; null where the actor may not see it.</param>
/// <param name="Decision">The latest decision, in the making or sent; null where there is none or the actor may not see it.</param>
/// <param name="OpenItems">Every item that is open, in checklist order; empty for the firm and the team.</param>
/// <param name="IfTakenToday">From when until when it would hold, were it taken today as it stands; null where it is taken or not begun.</param>
/// <param name="AppealDays">Calendar days that the firm has to appeal once it is sent.</param>
/// <param name="Rights">What the actor may do now.</param>
public sealed record DecisionView(
    Guid InspectionId,
    string Reference,
    LocalizedText FirmName,
    LocalizedText ProgrammeTitle,
    string? Score,
    string Maximum,
    string AssessmentDigest,
    DateOnly Today,
    bool IsInside,
    ProposalView? Proposal,
    DecisionDetail? Decision,
    IReadOnlyList<DecisionItem> OpenItems,
    DecisionDates? IfTakenToday,
    int AppealDays,
    DecisionRights Rights)
{
    /// <summary>Every decision that was sent, the latest first, with how it stands.</summary>
    public IReadOnlyList<SentDecision> Sent { get; init; } = [];

    /// <summary>Days after sending on which a decision counts as received.</summary>
    public int DeemedReceiptDays { get; init; }
}

/// <summary>An item that the frozen assessment leaves open.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Partial">Title of the partial state; null where it is not met.</param>
/// <param name="Loss">Points that it costs.</param>
public sealed record DecisionItem(string ItemId, LocalizedText Title, LocalizedText? Partial, int Loss);

/// <summary>What a policy proposes.</summary>
public sealed record ProposalView(Outcome Outcome, IReadOnlyList<RuleReason> Reasons);

/// <summary>What the actor may do with the decision now.</summary>
/// <param name="MayDraft">Begin it.</param>
/// <param name="MayWrite">Write the draft and propose it.</param>
/// <param name="MayDecide">Take it or return it.</param>
/// <param name="MaySend">Send it.</param>
/// <param name="Blocked">Why somebody who has the office for the next step may not do it; null where nothing stands in the way.</param>
public sealed record DecisionRights(bool MayDraft, bool MayWrite, bool MayDecide, bool MaySend, Error? Blocked)
{
    /// <summary>Give up the draft of a further decision.</summary>
    public bool MayDiscard { get; init; }
}

/// <summary>A decision.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Outcome">What is decided.</param>
/// <param name="Reasons">The reasons addressed to the firm.</param>
/// <param name="WaiverReason">Why it departs from the proposal, if it does.</param>
/// <param name="WaiverUntil">Until when the departure holds.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="ExpiresOn">Last day.</param>
/// <param name="CloseOutBy">Last day to close every open item.</param>
/// <param name="AppealUntil">Last day to appeal.</param>
/// <param name="DrafterName">Who drafted it.</param>
/// <param name="DeciderName">Who took it.</param>
/// <param name="ReturnReason">Why it last went back; never shown to the firm or the team.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Version">What a save has to name.</param>
public sealed record DecisionDetail(
    Guid Id,
    DecisionState State,
    Outcome Outcome,
    string Reasons,
    string? WaiverReason,
    DateOnly? WaiverUntil,
    DateOnly? EffectiveOn,
    DateOnly? ExpiresOn,
    DateOnly? CloseOutBy,
    DateOnly? AppealUntil,
    string DrafterName,
    string? DeciderName,
    string? ReturnReason,
    DateTimeOffset? TakenAt,
    DateTimeOffset? SentAt,
    int Version)
{
    /// <summary>Its number in the case.</summary>
    public int Number { get; init; }

    /// <summary>Why there is one.</summary>
    public DecisionCause Cause { get; init; }

    /// <summary>True where it departs from the proposal.</summary>
    public bool Departs { get; init; }

    /// <summary>Who asked for it; the approver is <see cref="DeciderName"/>.</summary>
    public string? ProposerName { get; init; }

    /// <summary>First day of the decision in its place, if there is one.</summary>
    public DateOnly? SupersededOn { get; init; }

    /// <summary>Day on which it counts as received at the latest.</summary>
    public DateOnly? DeemedReceivedOn { get; init; }

    /// <summary>When the firm first opened it.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Who of the firm opened it first.</summary>
    public string? OpenedByName { get; init; }

    internal static DecisionDetail Of(Decision decision, bool inside) => new(
        decision.Id,
        decision.State,
        decision.Outcome,
        decision.Reasons,
        decision.WaiverReason,
        decision.WaiverUntil,
        decision.EffectiveOn,
        decision.ExpiresOn,
        decision.CloseOutBy,
        decision.AppealUntil,
        decision.DrafterName,
        decision.DeciderName,
        inside ? decision.ReturnReason : null,
        decision.TakenAt,
        decision.SentAt,
        decision.Version)
    {
        Number = decision.Number,
        Cause = decision.Cause,
        Departs = decision.Departs,
        ProposerName = decision.ProposerName,
        SupersededOn = decision.SupersededOn,
        DeemedReceivedOn = decision.DeemedReceivedOn,
        OpenedAt = decision.OpenedAt,
        OpenedByName = decision.OpenedByName,
    };
}
