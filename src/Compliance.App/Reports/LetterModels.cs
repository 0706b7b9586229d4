using Compliance.Domain;

namespace Compliance.App.Reports;

/// <summary>Everything that a request letter shows, as data.</summary>
/// <param name="Head">What all documents have in common.</param>
/// <param name="Number">Which request of the case, from 1.</param>
/// <param name="AskedOn">Day on which it was asked.</param>
/// <param name="DueOn">Until which day the firm should answer.</param>
/// <param name="Message">The question.</param>
/// <param name="Items">The items that open for the firm, in checklist order.</param>
public sealed record RequestLetterModel(DocumentHead Head, int Number, DateOnly AskedOn, DateOnly DueOn, string Message, IReadOnlyList<LetterItem> Items);

/// <summary>An item about which the firm is asked.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirement">What it asks.</param>
public sealed record LetterItem(string Id, LocalizedText Title, LocalizedText Requirement);

/// <summary>Everything that a certificate of status shows, as data. A firm shows it to others, so it has no score and no item.</summary>
/// <param name="Head">What all documents have in common.</param>
/// <param name="SentOn">Day on which the decision was sent.</param>
/// <param name="Number">The decision's number in the case.</param>
/// <param name="Outcome">eligible or conditional.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="ExpiresOn">Last day.</param>
/// <param name="CloseOutBy">Last day to close every open item, where conditional.</param>
/// <param name="AffirmBy">Days by which the firm has to affirm, in their order.</param>
public sealed record CertificateModel(
    DocumentHead Head, DateOnly SentOn, int Number, string Outcome, DateOnly EffectiveOn, DateOnly? ExpiresOn, DateOnly? CloseOutBy, IReadOnlyList<DateOnly> AffirmBy);

/// <summary>Everything that a gap analysis shows, as data.</summary>
/// <param name="Head">What all documents have in common.</param>
/// <param name="ConcludedOn">Day of the conclusion.</param>
/// <param name="Score">The exact score as text, or null.</param>
/// <param name="Maximum">The exact maximum as text.</param>
/// <param name="Outcome">What the policy proposes.</param>
/// <param name="Sections">The sections with their sums.</param>
/// <param name="Rules">The rules that are not held.</param>
/// <param name="Items">What is open, the weightiest first.</param>
public sealed record GapAnalysisModel(
    DocumentHead Head,
    DateOnly ConcludedOn,
    string? Score,
    string Maximum,
    string Outcome,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportRule> Rules,
    IReadOnlyList<GapItem> Items);

/// <summary>An open item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirement">What it asks.</param>
/// <param name="VerdictName">Title of the partial state, or null where it is not met.</param>
/// <param name="Loss">Points lost.</param>
/// <param name="Severity">How much it matters, or null.</param>
/// <param name="Rationale">The inspectors' reasons.</param>
/// <param name="Recommendation">What the firm should do.</param>
/// <param name="Objectives">The objectives that are not met.</param>
/// <param name="BarsStatus">True where a rule of the policy is not held because of it.</param>
public sealed record GapItem(
    string Id,
    LocalizedText Title,
    LocalizedText Requirement,
    LocalizedText? VerdictName,
    int Loss,
    string? Severity,
    string Rationale,
    string Recommendation,
    IReadOnlyList<ReportObjective> Objectives,
    bool BarsStatus);

/// <summary>Everything that a corrective action plan shows, as data.</summary>
/// <param name="Head">What all documents have in common.</param>
/// <param name="AcceptedOn">Day on which the last plan was accepted.</param>
/// <param name="Decision">The conditional decision.</param>
/// <param name="DueOn">Last day to close every item, as the decision set it.</param>
/// <param name="Items">The plans, in checklist order.</param>
public sealed record ActionPlanModel(DocumentHead Head, DateOnly AcceptedOn, NoticeReference Decision, DateOnly DueOn, IReadOnlyList<PlanItem> Items);

/// <summary>The plan for one item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="VerdictName">Title of the partial state, or null where it is not met.</param>
/// <param name="Loss">Points lost.</param>
/// <param name="Measure">What will be done.</param>
/// <param name="Responsible">Which function of the firm answers for it.</param>
/// <param name="Milestones">The steps with their days.</param>
/// <param name="HandedInBy">Who handed it in.</param>
/// <param name="HandedInOn">When.</param>
/// <param name="AcceptedOn">When it was accepted.</param>
public sealed record PlanItem(
    string Id,
    LocalizedText Title,
    LocalizedText? VerdictName,
    int Loss,
    string Measure,
    string Responsible,
    IReadOnlyList<PlanStep> Milestones,
    string HandedInBy,
    DateOnly HandedInOn,
    DateOnly AcceptedOn);

/// <summary>A step of a plan.</summary>
/// <param name="Text">What is done.</param>
/// <param name="DueOn">Until which day.</param>
public sealed record PlanStep(string Text, DateOnly? DueOn);
