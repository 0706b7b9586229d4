using System.Globalization;
using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>
/// A revision of a programme while people write it: like <see cref="Programme"/>, but every part may be missing or wrong.
/// <see cref="ContentCheck"/> says what is; <see cref="ToProgramme"/> makes the programme of it once nothing is.
/// </summary>
/// <param name="Title">Title as shown to firms.</param>
/// <param name="Authority">The authority that grants the subsidy.</param>
/// <param name="ChecklistId">Checklist that judges.</param>
/// <param name="ChecklistVersion">Its version.</param>
/// <param name="PolicyVersion">Version of this revision, which no earlier revision has.</param>
public sealed record ProgrammeContent(
    LocalizedText Title, LocalizedText Authority, string ChecklistId, string ChecklistVersion, string PolicyVersion)
{
    /// <summary>Business days that a firm has from notification to submission; null where nothing was entered, as for every number here.</summary>
    public int? SubmissionBusinessDays { get; init; }

    /// <summary>Business days that a firm has to comment on draft findings.</summary>
    public int? FactCheckBusinessDays { get; init; }

    /// <summary>Business days within which a review is to be confirmed; null for no such target.</summary>
    public int? ReviewBusinessDays { get; init; }

    /// <summary>Calendar days that a firm has to appeal.</summary>
    public int? AppealDays { get; init; }

    /// <summary>Calendar days to close every open item of a conditional status.</summary>
    public int? CloseOutDays { get; init; }

    /// <summary>Years that a status lasts.</summary>
    public int? ValidityYears { get; init; }

    /// <summary>Years between two affirmations.</summary>
    public int? AffirmationEveryYears { get; init; }

    /// <summary>Calendar days before the end of validity from which a re-evaluation may begin; null where it may at any time.</summary>
    public int? ReevaluationDays { get; init; }

    /// <summary>Calendar days by which a close-out may be extended in all; null where it may not.</summary>
    public int? CloseOutExtensionDays { get; init; }

    /// <summary>Whether due days that are no business days move to the next one.</summary>
    public bool DueOnBusinessDays { get; init; }

    /// <summary>Calendar days after sending on which a decision counts as received; null for the usual ones.</summary>
    public int? DeemedReceiptDays { get; init; }

    /// <summary>Hours from noticing an incident to the early notice; null for the usual ones.</summary>
    public int? IncidentEarlyNoticeHours { get; init; }

    /// <summary>Hours from noticing an incident to the first update; null for the usual ones.</summary>
    public int? IncidentUpdateHours { get; init; }

    /// <summary>Months from the early notice to the final report of an incident; null for the usual ones.</summary>
    public int? IncidentFinalMonths { get; init; }

    /// <summary>Calendar days before a due day from which the firm may affirm; null for the usual ones.</summary>
    public int? AffirmationWindowDays { get; init; }

    /// <summary>Calendar days after a due day on which an affirmation is still in time; null for none.</summary>
    public int? AffirmationGraceDays { get; init; }

    /// <summary>Whether an appeal suspends a decision that gives no status.</summary>
    public bool AppealSuspends { get; init; }

    /// <summary>Share of the items that are scored twice, in percent; null for none.</summary>
    public int? SecondScoringPercent { get; init; }

    /// <summary>Qualification that the lead needs; null for none.</summary>
    public QualificationKind? LeadQualification { get; init; }

    /// <summary>Qualification that every other inspector needs; null for none.</summary>
    public QualificationKind? InspectorQualification { get; init; }

    /// <summary>Qualification that the quality reviewer needs; null for none.</summary>
    public QualificationKind? ReviewerQualification { get; init; }

    /// <summary>Rules for an eligible status; empty where that is exactly "nothing is open".</summary>
    public IReadOnlyList<RuleContent> Eligible { get; init; } = [];

    /// <summary>Rules for a conditional status; without any there is no such status.</summary>
    public IReadOnlyList<RuleContent> Conditional { get; init; } = [];

    /// <summary>What a published revision says, with the version of the revision that is to follow it.</summary>
    /// <param name="programme">The revision to begin from.</param>
    /// <param name="version">Version of the new one.</param>
    public static ProgrammeContent Of(Programme programme, string version) =>
        new(programme.Title, programme.Authority, programme.ChecklistId, programme.ChecklistVersion, version)
        {
            SubmissionBusinessDays = programme.Clocks.SubmissionBusinessDays,
            FactCheckBusinessDays = programme.Clocks.FactCheckBusinessDays,
            AppealDays = programme.Clocks.AppealDays,
            ReviewBusinessDays = programme.Clocks.ReviewBusinessDays,
            CloseOutDays = programme.Policy.CloseOutDays,
            ValidityYears = programme.Policy.ValidityYears,
            AffirmationEveryYears = programme.Policy.AffirmationEveryYears,
            ReevaluationDays = programme.Policy.ReevaluationDays,
            CloseOutExtensionDays = programme.Policy.CloseOutExtensionDays,
            DueOnBusinessDays = programme.Policy.DueOnBusinessDays,
            DeemedReceiptDays = programme.Clocks.DeemedReceiptDays,
            IncidentEarlyNoticeHours = programme.Clocks.IncidentEarlyNoticeHours,
            IncidentUpdateHours = programme.Clocks.IncidentUpdateHours,
            IncidentFinalMonths = programme.Clocks.IncidentFinalMonths,
            AffirmationWindowDays = programme.Policy.AffirmationWindowDays,
            AffirmationGraceDays = programme.Policy.AffirmationGraceDays,
            AppealSuspends = programme.Policy.AppealSuspends,
            SecondScoringPercent = programme.SecondScoringPercent,
            LeadQualification = programme.Team.Lead,
            InspectorQualification = programme.Team.Inspector,
            ReviewerQualification = programme.Team.QualityReviewer,
            Eligible = [.. programme.Policy.EligibleRules.Select(RuleContent.Of)],
            Conditional = [.. programme.Policy.Rules.Select(RuleContent.Of)],
        };

    /// <summary>The beginning of a new programme: usual numbers, and no rule yet.</summary>
    /// <param name="checklistId">Checklist that judges.</param>
    /// <param name="checklistVersion">Its version.</param>
    public static ProgrammeContent ForNew(string checklistId, string checklistVersion) =>
        new(new("", ""), new("", ""), checklistId, checklistVersion, "1.0.0")
        {
            SubmissionBusinessDays = 30,
            FactCheckBusinessDays = 10,
            AppealDays = 30,
            CloseOutDays = 180,
            ValidityYears = 3,
            AffirmationEveryYears = 1,
        };

    /// <summary>The programme.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="policyId">Id of its policy.</param>
    /// <exception cref="InvalidOperationException">The content has a fault, for which <see cref="ContentCheck"/> was not asked: a bug in the caller.</exception>
    public Programme ToProgramme(string id, string policyId) => new(
        id,
        Title,
        Authority,
        ChecklistId,
        ChecklistVersion,
        new(policyId, PolicyVersion, [.. Conditional.Select(rule => rule.ToRule())], Given(CloseOutDays), Given(ValidityYears), Given(AffirmationEveryYears))
        {
            EligibleRules = [.. Eligible.Select(rule => rule.ToRule())],
            ReevaluationDays = ReevaluationDays,
            CloseOutExtensionDays = CloseOutExtensionDays,
            DueOnBusinessDays = DueOnBusinessDays,
            AffirmationWindowDays = AffirmationWindowDays,
            AffirmationGraceDays = AffirmationGraceDays,
            AppealSuspends = AppealSuspends,
        },
        new(Given(SubmissionBusinessDays), Given(FactCheckBusinessDays), Given(AppealDays), ReviewBusinessDays)
        {
            DeemedReceiptDays = DeemedReceiptDays,
            IncidentEarlyNoticeHours = IncidentEarlyNoticeHours,
            IncidentUpdateHours = IncidentUpdateHours,
            IncidentFinalMonths = IncidentFinalMonths,
        })
    {
        Team = new(LeadQualification, InspectorQualification, ReviewerQualification),
        SecondScoringPercent = SecondScoringPercent,
    };

    private static int Given(int? number) => number ?? throw new InvalidOperationException("A number is missing.");
}

/// <summary>What a rule asks; see the records derived from <see cref="EligibilityRule"/>.</summary>
public enum RuleKind
{
    /// <summary><see cref="MinimumRatioRule"/>.</summary>
    MinimumRatio,

    /// <summary><see cref="MinimumScoreRule"/>.</summary>
    MinimumScore,

    /// <summary><see cref="MinimumLevelRule"/>.</summary>
    MinimumLevel,

    /// <summary><see cref="SectionMinimumRule"/>.</summary>
    SectionMinimum,

    /// <summary><see cref="ItemMinimumRule"/>.</summary>
    ItemMinimum,

    /// <summary><see cref="ItemsNotOpenRule"/>.</summary>
    ItemsNotOpen,

    /// <summary><see cref="OpenItemLossRule"/>.</summary>
    OpenItemLoss,

    /// <summary><see cref="OpenItemsRule"/>.</summary>
    OpenItems,
}

/// <summary>A rule while people write it; what its kind does not use is kept, so that trying another kind loses nothing.</summary>
/// <param name="Id">Stable name, unique in the policy.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Basis">Source paragraph; may be empty.</param>
public sealed record RuleContent(string Id, RuleKind Kind, string Basis)
{
    /// <summary>The minimum or maximum as it was typed: a whole number, or a fraction such as <c>4/5</c>.</summary>
    public string Number { get; init; } = "";

    /// <summary>Items that the rule names.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Sections that the rule names.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Class of open items that is counted; null for all of them.</summary>
    public string? Flag { get; init; }

    /// <summary>Items that may cost more in one partial state.</summary>
    public IReadOnlyList<OpenItemException> Exceptions { get; init; } = [];

    /// <summary>What a published rule says.</summary>
    public static RuleContent Of(EligibilityRule rule) => rule switch
    {
        MinimumRatioRule ratio => new(rule.Id, RuleKind.MinimumRatio, rule.Basis) { Number = ratio.Minimum.ToString() },
        MinimumScoreRule score => new(rule.Id, RuleKind.MinimumScore, rule.Basis) { Number = score.Minimum.ToString() },
        MinimumLevelRule level => new(rule.Id, RuleKind.MinimumLevel, rule.Basis) { Number = Text(level.Minimum) },
        SectionMinimumRule sections => new(rule.Id, RuleKind.SectionMinimum, rule.Basis) { Number = sections.Minimum.ToString(), Sections = sections.Sections },
        ItemMinimumRule items => new(rule.Id, RuleKind.ItemMinimum, rule.Basis) { Number = Text(items.Minimum), Items = items.Items },
        ItemsNotOpenRule items => new(rule.Id, RuleKind.ItemsNotOpen, rule.Basis) { Items = items.Items },
        OpenItemLossRule loss => new(rule.Id, RuleKind.OpenItemLoss, rule.Basis) { Number = Text(loss.Maximum), Exceptions = loss.Exceptions },
        OpenItemsRule open => new(rule.Id, RuleKind.OpenItems, rule.Basis) { Number = Text(open.Maximum), Flag = open.Flag },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The rule.</summary>
    /// <exception cref="InvalidOperationException">It has a fault: a bug in the caller.</exception>
    public EligibilityRule ToRule() => Kind switch
    {
        RuleKind.MinimumRatio => new MinimumRatioRule(Id, Basis, Fraction()),
        RuleKind.MinimumScore => new MinimumScoreRule(Id, Basis, Fraction()),
        RuleKind.MinimumLevel => new MinimumLevelRule(Id, Basis, Whole()),
        RuleKind.SectionMinimum => new SectionMinimumRule(Id, Basis, Fraction(), Sections),
        RuleKind.ItemMinimum => new ItemMinimumRule(Id, Basis, Whole(), Items),
        RuleKind.ItemsNotOpen => new ItemsNotOpenRule(Id, Basis, Items),
        RuleKind.OpenItemLoss => new OpenItemLossRule(Id, Basis, Whole(), Exceptions),
        RuleKind.OpenItems => new OpenItemsRule(Id, Basis, Whole(), Flag),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Rational Fraction() => Rational.Parse(Number).Value;

    private int Whole() => (int)Rational.Parse(Number).Value.Numerator;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
