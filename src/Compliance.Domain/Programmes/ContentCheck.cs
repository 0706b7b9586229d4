using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>What is wrong with a part of a programme that is being written.</summary>
public enum ContentFaultKind
{
    /// <summary>Nothing was entered.</summary>
    Missing,

    /// <summary>Longer than allowed.</summary>
    TooLong,

    /// <summary>No such checklist was published.</summary>
    UnknownChecklist,

    /// <summary>Not three numbers with dots.</summary>
    NotAVersion,

    /// <summary>An earlier revision has that version.</summary>
    VersionTaken,

    /// <summary>Not lower-case words with hyphens.</summary>
    NotAName,

    /// <summary>Another rule, or a built-in reason, has that name.</summary>
    NameTaken,

    /// <summary>Neither a whole number nor a fraction.</summary>
    NotANumber,

    /// <summary>Not a whole number.</summary>
    NotWhole,

    /// <summary>Outside its limits.</summary>
    OutOfRange,

    /// <summary>Not from 0 to 1.</summary>
    NotARatio,

    /// <summary>The checklist has no such level.</summary>
    UnknownLevel,

    /// <summary>The checklist has no such item, section, class or state.</summary>
    NotInChecklist,

    /// <summary>Named twice.</summary>
    NamedTwice,

    /// <summary>There is no rule at all.</summary>
    NoRules,
}

/// <summary>One fault of a content.</summary>
/// <param name="Field">Which part, e.g. <c>title-en</c>, <c>close-out-days</c>, <c>eligible-0-number</c>: the id of its element on a page.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Found">What stands there, where that helps; else null.</param>
public sealed record ContentFault(string Field, ContentFaultKind Kind, string? Found = null);

/// <summary>Checks a content against its checklist as strictly as the loader checks a file.</summary>
public sealed class ContentCheck
{
    /// <summary>Most days of a clock or a close-out.</summary>
    public const int MaximumDays = 3650;

    /// <summary>Most years of a validity.</summary>
    public const int MaximumYears = 100;

    /// <summary>Longest text, in characters.</summary>
    public const int MaximumText = 4000;

    private readonly List<ContentFault> faults = [];
    private readonly HashSet<string> names = [Eligibility.PreconditionRuleId, Eligibility.NothingOpenRuleId];
    private readonly Checklist? checklist;

    private ContentCheck(Checklist? checklist) => this.checklist = checklist;

    /// <summary>Every fault, in the order of the form; empty where the content can be published.</summary>
    /// <param name="content">What was written.</param>
    /// <param name="checklist">The published checklist that it names; null where there is none.</param>
    /// <param name="taken">Versions of the revisions that exist.</param>
    public static IReadOnlyList<ContentFault> Faults(ProgrammeContent content, Checklist? checklist, IReadOnlyCollection<string> taken)
    {
        var check = new ContentCheck(checklist);
        check.Head(content, taken);
        check.Rules("eligible", content.Eligible);
        check.Rules("conditional", content.Conditional);
        if (content.Eligible.Count + content.Conditional.Count == 0)
        {
            check.Add("rules", ContentFaultKind.NoRules);
        }

        return check.faults;
    }

    private void Head(ProgrammeContent content, IReadOnlyCollection<string> taken)
    {
        Text("title-ja", content.Title.Ja);
        Text("title-en", content.Title.En);
        Text("authority-ja", content.Authority.Ja);
        Text("authority-en", content.Authority.En);
        if (checklist is null)
        {
            Add("checklist", ContentFaultKind.UnknownChecklist);
        }

        if (!Ids.IsVersion(content.PolicyVersion))
        {
            Add("version", ContentFaultKind.NotAVersion);
        }
        else if (taken.Contains(content.PolicyVersion))
        {
            Add("version", ContentFaultKind.VersionTaken, content.PolicyVersion);
        }

        Range("submission-days", content.SubmissionBusinessDays, MaximumDays);
        Range("fact-check-days", content.FactCheckBusinessDays, MaximumDays);
        Range("appeal-days", content.AppealDays, MaximumDays);
        if (content.ReviewBusinessDays is { } review)
        {
            Range("review-days", review, MaximumDays);
        }

        Range("close-out-days", content.CloseOutDays, MaximumDays);
        Range("validity-years", content.ValidityYears, MaximumYears);
        Range("affirmation-years", content.AffirmationEveryYears, MaximumYears);
        if (content.ReevaluationDays is { } days)
        {
            Range("reevaluation-days", days, MaximumDays);
        }

        Optional("extension-days", content.CloseOutExtensionDays, 1);
        Optional("deemed-receipt-days", content.DeemedReceiptDays, 0);
        Optional("incident-early-hours", content.IncidentEarlyNoticeHours, 1);
        Optional("incident-update-hours", content.IncidentUpdateHours, 1);
        Optional("incident-final-months", content.IncidentFinalMonths, 1);
        Optional("affirmation-window-days", content.AffirmationWindowDays, 1);
        Optional("affirmation-grace-days", content.AffirmationGraceDays, 0);
        if (content.SecondScoringPercent is { } percent)
        {
            Range("second-scoring-percent", percent, 100);
        }
    }

    private void Rules(string list, IReadOnlyList<RuleContent> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            Rule($"{list}-{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", rules[i]);
        }
    }

    private void Rule(string at, RuleContent rule)
    {
        if (!Ids.IsName(rule.Id))
        {
            Add(at + "-id", rule.Id.Length == 0 ? ContentFaultKind.Missing : ContentFaultKind.NotAName);
        }
        else if (!names.Add(rule.Id))
        {
            Add(at + "-id", ContentFaultKind.NameTaken, rule.Id);
        }

        if (rule.Basis.Length > MaximumText)
        {
            Add(at + "-basis", ContentFaultKind.TooLong);
        }

        switch (rule.Kind)
        {
            case RuleKind.MinimumRatio:
                if (Number(at, rule.Number) is { } ratio && (ratio < 0 || ratio > 1))
                {
                    Add(at + "-number", ContentFaultKind.NotARatio, rule.Number);
                }

                break;
            case RuleKind.MinimumScore:
                Number(at, rule.Number);
                break;
            case RuleKind.MinimumLevel:
                if (Whole(at, rule.Number, 1, LevelsMethod.HighestLevel) is { } level && checklist is not null
                    && (checklist.Scoring as LevelsMethod)?.Levels.Any(known => known.Number == level) is not true)
                {
                    Add(at + "-number", ContentFaultKind.UnknownLevel, rule.Number);
                }

                break;
            case RuleKind.SectionMinimum:
                Number(at, rule.Number);
                Named(at + "-sections", rule.Sections, id => checklist!.Sections.Any(section => section.Id == id));
                break;
            case RuleKind.ItemMinimum:
                Whole(at, rule.Number, -Item.MaximumLoss, Item.MaximumLoss);
                Named(at + "-items", rule.Items, IsItem);
                break;
            case RuleKind.ItemsNotOpen:
                Named(at + "-items", rule.Items, IsItem);
                break;
            case RuleKind.OpenItemLoss:
                Whole(at, rule.Number, 0, Item.MaximumLoss);
                Exceptions(at + "-exceptions", rule.Exceptions);
                break;
            case RuleKind.OpenItems:
                Whole(at, rule.Number, 0, Ruleset.MaximumItems);
                if (rule.Flag is { } flag && checklist is not null && !FlagsOf(checklist).Contains(flag))
                {
                    Add(at + "-flag", ContentFaultKind.NotInChecklist, flag);
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Every class that an item or an answer of the checklist carries, in the order of the checklist.</summary>
    /// <param name="checklist">Any checklist.</param>
    public static IReadOnlyList<string> FlagsOf(Checklist checklist) =>
        [.. checklist.Items.SelectMany(item => (string[])[.. item.Flags, .. item.NotMetAnswer?.Flags ?? [], .. item.PartialStates.SelectMany(state => state.Flags)]).Distinct()];

    private bool IsItem(string id) => checklist!.Find(id) is not null;

    private void Named(string field, IReadOnlyList<string> ids, Func<string, bool> isKnown)
    {
        if (ids.Count == 0)
        {
            Add(field, ContentFaultKind.Missing);
        }
        else if (checklist is not null && ids.FirstOrDefault(id => !isKnown(id)) is { } unknown)
        {
            Add(field, ContentFaultKind.NotInChecklist, unknown);
        }
        else if (ids.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            Add(field, ContentFaultKind.NamedTwice, twice.Key);
        }
    }

    private void Exceptions(string field, IReadOnlyList<OpenItemException> exceptions)
    {
        if (checklist is not null && exceptions.FirstOrDefault(one => checklist.Find(one.ItemId)?.FindPartial(one.State) is null) is { } unknown)
        {
            Add(field, ContentFaultKind.NotInChecklist, $"{unknown.ItemId} {unknown.State}");
        }
        else if (exceptions.Distinct().Count() != exceptions.Count)
        {
            Add(field, ContentFaultKind.NamedTwice);
        }
    }

    private Rational? Number(string at, string text)
    {
        if (text.Length == 0)
        {
            Add(at + "-number", ContentFaultKind.Missing);
            return null;
        }

        var number = Rational.Parse(text);
        if (number.IsSuccess)
        {
            return number.Value;
        }

        Add(at + "-number", ContentFaultKind.NotANumber, text);
        return null;
    }

    private int? Whole(string at, string text, int least, int most)
    {
        if (Number(at, text) is not { } number)
        {
            return null;
        }

        if (!number.IsInteger || number < least || number > most)
        {
            Add(at + "-number", number.IsInteger ? ContentFaultKind.OutOfRange : ContentFaultKind.NotWhole, text);
            return null;
        }

        return (int)number.Numerator;
    }

    private void Range(string field, int? number, int most)
    {
        if (number is not { } value)
        {
            Add(field, ContentFaultKind.Missing);
        }
        else if (value < 1 || value > most)
        {
            Add(field, ContentFaultKind.OutOfRange);
        }
    }

    private void Optional(string field, int? number, int least)
    {
        if (number is { } value && (value < least || value > MaximumDays))
        {
            Add(field, ContentFaultKind.OutOfRange);
        }
    }

    private void Text(string field, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(field, ContentFaultKind.Missing);
        }
        else if (text.Length > MaximumText)
        {
            Add(field, ContentFaultKind.TooLong);
        }
    }

    private void Add(string field, ContentFaultKind kind, string? found = null) => faults.Add(new(field, kind, found));
}
