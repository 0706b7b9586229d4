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
/// <param name="AppealUntil">Last day to appeal.</param>
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
    DateOnly AppealUntil,
    IReadOnlyList<NoticeItem> OpenItems,
    IReadOnlyList<ReportRule> Rules,
    IReadOnlyList<ReportPerson> Persons);

/// <summary>An open item as the notice lists it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="VerdictName">Title of the partial state, or null where it is not met.</param>
/// <param name="Loss">Points lost.</param>
public sealed record NoticeItem(string Id, LocalizedText Title, LocalizedText? VerdictName, int Loss);
