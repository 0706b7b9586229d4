using Compliance.Domain;

namespace Compliance.App.Reports;

/// <summary>Everything that a decision notice shows, as data.</summary>
/// <param name="Head">What both documents have in common.</param>
/// <param name="SentOn">Day on which it was sent.</param>
/// <param name="AmountYen">The subsidy at stake, in yen.</param>
/// <param name="Outcome">What was decided: eligible, conditional, ineligible, not-assessed.</param>
/// <param name="Proposal">What the policy proposed.</param>
/// <param name="Score">The exact score as text, or null.</param>
/// <param name="Maximum">The exact maximum as text.</param>
/// <param name="Reasons">The authority's reasons.</param>
/// <param name="WaiverReason">Why the decision departs from the proposal, or null.</param>
/// <param name="WaiverUntil">Until when the departure holds, or null.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="ExpiresOn">Last day, or null where there is no status.</param>
/// <param name="CloseOutBy">Last day to close every open item, where conditional.</param>
/// <param name="AppealUntil">Last day to appeal, counted from the day on which it counts as received; null where there is no appeal.</param>
/// <param name="OpenItems">What is open.</param>
/// <param name="Rules">Every rule of the policy with its reason.</param>
/// <param name="Persons">Who drafted and who decided.</param>
public sealed record DecisionNoticeModel(
    DocumentHead Head,
    DateOnly SentOn,
    long AmountYen,
    string Outcome,
    string Proposal,
    string? Score,
    string Maximum,
    string Reasons,
    string? WaiverReason,
    DateOnly? WaiverUntil,
    DateOnly EffectiveOn,
    DateOnly? ExpiresOn,
    DateOnly? CloseOutBy,
    DateOnly? AppealUntil,
    IReadOnlyList<NoticeItem> OpenItems,
    IReadOnlyList<ReportRule> Rules,
    IReadOnlyList<ReportPerson> Persons)
{
    /// <summary>Its number in the case.</summary>
    public int Number { get; init; } = 1;

    /// <summary>Why there is one: First, Correction, CloseOut, Appeal or Reevaluation.</summary>
    public string Cause { get; init; } = "First";

    /// <summary>The decision that it supersedes; null for the first.</summary>
    public NoticeReference? Supersedes { get; init; }

    /// <summary>Who asked for the departure from the proposal; null where there is none.</summary>
    public string? WaiverAsker { get; init; }

    /// <summary>Who approved it.</summary>
    public string? WaiverApprover { get; init; }

    /// <summary>Day on which it counts as received at the latest; null in a notice of an older version.</summary>
    public DateOnly? ReceivedBy { get; init; }

    /// <summary>Days to appeal from the receipt.</summary>
    public int? AppealDays { get; init; }
}

/// <summary>Another decision as a notice names it.</summary>
/// <param name="Number">Its number in the case.</param>
/// <param name="Outcome">Text form of its outcome.</param>
/// <param name="SentOn">Day on which it was sent.</param>
public sealed record NoticeReference(int Number, string Outcome, DateOnly SentOn);

/// <summary>Everything that the notice of an appeal shows, as data.</summary>
/// <param name="Head">What all documents have in common.</param>
/// <param name="SentOn">Day on which the firm was told.</param>
/// <param name="FiledOn">Day on which the appeal was filed.</param>
/// <param name="FiledBy">Who filed it.</param>
/// <param name="Decision">The decision appealed against.</param>
/// <param name="Outcome">Upheld, Amended or Overturned.</param>
/// <param name="Grounds">The firm's words.</param>
/// <param name="Evidence">New evidence that the firm cited.</param>
/// <param name="Reasons">The appeal officer's reasons.</param>
/// <param name="Result">The decision that it led to; null where upheld.</param>
/// <param name="EffectiveOn">First day of that decision.</param>
/// <param name="ExpiresOn">Last day of that decision, if it has one.</param>
/// <param name="CloseOutBy">Last day to close every open item, where conditional.</param>
/// <param name="Persons">Who heard the appeal.</param>
public sealed record AppealNoticeModel(
    DocumentHead Head,
    DateOnly SentOn,
    DateOnly FiledOn,
    string FiledBy,
    NoticeReference Decision,
    string Outcome,
    string Grounds,
    IReadOnlyList<ReportEvidence> Evidence,
    string Reasons,
    NoticeReference? Result,
    DateOnly? EffectiveOn,
    DateOnly? ExpiresOn,
    DateOnly? CloseOutBy,
    IReadOnlyList<ReportPerson> Persons);

/// <summary>Everything that the notice of a suspension, reinstatement or withdrawal shows, as data.</summary>
/// <param name="Head">What all documents have in common.</param>
/// <param name="SentOn">Day on which it was approved.</param>
/// <param name="Change">Suspend, Reinstate or Withdraw.</param>
/// <param name="EffectiveOn">First day of the change.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Reasons">The authority's reasons.</param>
/// <param name="Persons">Who asked and who approved.</param>
public sealed record StandingNoticeModel(
    DocumentHead Head,
    DateOnly SentOn,
    string Change,
    DateOnly EffectiveOn,
    NoticeReference Decision,
    string Reasons,
    IReadOnlyList<ReportPerson> Persons);

/// <summary>An open item as the notice lists it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="VerdictName">Title of the partial state, or null where it is not met.</param>
/// <param name="Loss">Points lost.</param>
public sealed record NoticeItem(string Id, LocalizedText Title, LocalizedText? VerdictName, int Loss);
