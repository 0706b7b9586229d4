using System.Globalization;
using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>A part of a programme that two revisions may differ in.</summary>
public enum ProgrammePart
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The authority.</summary>
    Authority,

    /// <summary>Checklist and version.</summary>
    Checklist,

    /// <summary>Business days to submission.</summary>
    SubmissionDays,

    /// <summary>Business days to comment on findings.</summary>
    FactCheckDays,

    /// <summary>Days to appeal.</summary>
    AppealDays,

    /// <summary>Business days within which a review is to be confirmed.</summary>
    ReviewDays,

    /// <summary>Days to close open items.</summary>
    CloseOutDays,

    /// <summary>Years of validity.</summary>
    ValidityYears,

    /// <summary>Years between affirmations.</summary>
    AffirmationYears,

    /// <summary>Days before expiry from which a re-evaluation may begin.</summary>
    ReevaluationDays,

    /// <summary>Days by which a close-out may be extended in all.</summary>
    CloseOutExtensionDays,

    /// <summary>Whether due days move to business days.</summary>
    DueOnBusinessDays,

    /// <summary>Days until a decision counts as received.</summary>
    DeemedReceiptDays,

    /// <summary>Hours from noticing an incident to the early notice.</summary>
    IncidentEarlyNoticeHours,

    /// <summary>Hours from noticing an incident to the first update.</summary>
    IncidentUpdateHours,

    /// <summary>Months from the early notice to the final report.</summary>
    IncidentFinalMonths,

    /// <summary>Days before a due day from which a firm may affirm.</summary>
    AffirmationWindowDays,

    /// <summary>Days after a due day on which an affirmation is still in time.</summary>
    AffirmationGraceDays,

    /// <summary>Whether an appeal suspends a decision without status.</summary>
    AppealSuspends,

    /// <summary>Share of items scored twice.</summary>
    SecondScoringPercent,

    /// <summary>Qualification of the lead.</summary>
    LeadQualification,

    /// <summary>Qualification of the other inspectors.</summary>
    InspectorQualification,

    /// <summary>Qualification of the quality reviewer.</summary>
    ReviewerQualification,

    /// <summary>A rule for an eligible status.</summary>
    EligibleRule,

    /// <summary>A rule for a conditional status.</summary>
    ConditionalRule,
}

/// <summary>One difference between two revisions.</summary>
/// <param name="Part">In what.</param>
/// <param name="RuleId">The rule, where it is one.</param>
/// <param name="Before">What the older revision says; null where it says nothing of it.</param>
/// <param name="After">What the newer one says; null where it says nothing of it.</param>
public sealed record ProgrammeDifference(ProgrammePart Part, string? RuleId, LocalizedText? Before, LocalizedText? After)
{
    /// <summary>Every difference, in the order of the parts; rules by their ids. The version is none: every revision has its own.</summary>
    /// <param name="before">The older revision; null where there is none.</param>
    /// <param name="after">The newer one.</param>
    public static IReadOnlyList<ProgrammeDifference> Between(Programme? before, Programme after)
    {
        var head = Head(after).Zip(before is null ? Head(after).Select(line => (line.Part, (LocalizedText?)null)) : Head(before))
            .Where(pair => pair.First.Words != pair.Second.Item2)
            .Select(pair => new ProgrammeDifference(pair.First.Part, null, pair.Second.Item2, pair.First.Words));
        return
        [
            .. head,
            .. Rules(ProgrammePart.EligibleRule, before?.Policy.EligibleRules ?? [], after.Policy.EligibleRules),
            .. Rules(ProgrammePart.ConditionalRule, before?.Policy.Rules ?? [], after.Policy.Rules),
        ];
    }

    private static IEnumerable<ProgrammeDifference> Rules(ProgrammePart part, IReadOnlyList<EligibilityRule> before, IReadOnlyList<EligibilityRule> after)
    {
        var was = before.ToDictionary(rule => rule.Id, RuleWords.Of);
        var becomes = after.ToDictionary(rule => rule.Id, RuleWords.Of);
        return after.Concat(before).Select(rule => rule.Id).Distinct()
            .Select(id => new ProgrammeDifference(part, id, was.GetValueOrDefault(id), becomes.GetValueOrDefault(id)))
            .Where(line => line.Before != line.After);
    }

    private static IEnumerable<(ProgrammePart Part, LocalizedText? Words)> Head(Programme programme) =>
    [
        (ProgrammePart.Title, programme.Title),
        (ProgrammePart.Authority, programme.Authority),
        (ProgrammePart.Checklist, Same($"{programme.ChecklistId} {programme.ChecklistVersion}")),
        (ProgrammePart.SubmissionDays, Number(programme.Clocks.SubmissionBusinessDays)),
        (ProgrammePart.FactCheckDays, Number(programme.Clocks.FactCheckBusinessDays)),
        (ProgrammePart.AppealDays, Number(programme.Clocks.AppealDays)),
        (ProgrammePart.ReviewDays, programme.Clocks.ReviewBusinessDays is { } review ? Number(review) : null),
        (ProgrammePart.CloseOutDays, Number(programme.Policy.CloseOutDays)),
        (ProgrammePart.ValidityYears, Number(programme.Policy.ValidityYears)),
        (ProgrammePart.AffirmationYears, Number(programme.Policy.AffirmationEveryYears)),
        (ProgrammePart.ReevaluationDays, Number(programme.Policy.ReevaluationDays)),
        (ProgrammePart.CloseOutExtensionDays, Number(programme.Policy.CloseOutExtensionDays)),
        (ProgrammePart.DueOnBusinessDays, YesNo(programme.Policy.DueOnBusinessDays)),
        (ProgrammePart.DeemedReceiptDays, Number(programme.Clocks.DeemedReceiptDays)),
        (ProgrammePart.IncidentEarlyNoticeHours, Number(programme.Clocks.IncidentEarlyNoticeHours)),
        (ProgrammePart.IncidentUpdateHours, Number(programme.Clocks.IncidentUpdateHours)),
        (ProgrammePart.IncidentFinalMonths, Number(programme.Clocks.IncidentFinalMonths)),
        (ProgrammePart.AffirmationWindowDays, Number(programme.Policy.AffirmationWindowDays)),
        (ProgrammePart.AffirmationGraceDays, Number(programme.Policy.AffirmationGraceDays)),
        (ProgrammePart.AppealSuspends, YesNo(programme.Policy.AppealSuspends)),
        (ProgrammePart.SecondScoringPercent, Number(programme.SecondScoringPercent)),
        (ProgrammePart.LeadQualification, Named(programme.Team.Lead)),
        (ProgrammePart.InspectorQualification, Named(programme.Team.Inspector)),
        (ProgrammePart.ReviewerQualification, Named(programme.Team.QualityReviewer)),
    ];

    private static LocalizedText Same(string text) => new(text, text);

    private static LocalizedText? Named(QualificationKind? kind) => kind switch
    {
        QualificationKind.Assessor => new("Assessor", "審査員"),
        QualificationKind.LeadAssessor => new("Lead assessor", "主任審査員"),
        QualificationKind.QualityAssessor => new("Quality assessor", "品質審査員"),
        _ => null,
    };

    private static LocalizedText YesNo(bool value) => value ? new("Yes", "はい") : new("No", "いいえ");

    private static LocalizedText Number(int number) => Same(number.ToString(CultureInfo.InvariantCulture));

    private static LocalizedText? Number(int? number) => number is { } given ? Number(given) : null;
}

/// <summary>What a rule asks, in full: its title with everything that it names.</summary>
public static class RuleWords
{
    /// <summary>The words in both languages.</summary>
    public static LocalizedText Of(EligibilityRule rule)
    {
        var title = RuleTitles.Of(rule);
        var (en, ja) = rule switch
        {
            ItemsNotOpenRule items => Names(items.Items),
            ItemMinimumRule items => Names(items.Items),
            SectionMinimumRule sections => Names(sections.Sections),
            OpenItemsRule { Flag: { } flag } => ($" (class {flag})", $"（区分{flag}）"),
            OpenItemLossRule { Exceptions: [_, ..] exceptions } => (
                $" (except {string.Join(", ", exceptions.Select(one => $"{one.ItemId} in the state {one.State}"))})",
                $"（例外：{string.Join("、", exceptions.Select(one => $"{one.ItemId}が{one.State}の場合"))}）"),
            _ => ("", ""),
        };
        return rule.Basis.Length == 0
            ? new(title.En + en, title.Ja + ja)
            : new($"{title.En}{en} [{rule.Basis}]", $"{title.Ja}{ja}［{rule.Basis}］");
    }

    private static (string En, string Ja) Names(IReadOnlyList<string> ids) =>
        (": " + RuleReasons.ListEn(ids), "：" + RuleReasons.ListJa(ids));
}
