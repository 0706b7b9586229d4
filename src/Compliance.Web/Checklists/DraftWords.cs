using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.App.Checklists.Drafts;
using Compliance.Domain.Checklists;
using Compliance.Web.Components.Shared;
using MudBlazor;

namespace Compliance.Web.Checklists;

/// <summary>How drafts, their faults and their changes are shown.</summary>
internal static partial class DraftWords
{
    // The words of fields and parts of fields, in the order in which a name is read.
    private static readonly FrozenDictionary<string, Func<string>> Parts = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["id"] = () => DraftText.FieldId,
        ["title"] = () => DraftText.FieldTitle,
        ["requirement"] = () => StandardsText.Requirement,
        ["evidence"] = () => StandardsText.Evidence,
        ["note"] = () => StandardsText.Note,
        ["loss"] = () => DraftText.Loss,
        ["weight"] = () => DraftText.Weight,
        ["level"] = () => DraftText.Level,
        ["floor"] = () => DraftText.Floor,
        ["target"] = () => DraftText.Target,
        ["precondition"] = () => StandardsText.Precondition,
        ["automaticFail"] = () => StandardsText.AutomaticFail,
        ["flags"] = () => DraftText.Flags,
        ["flag"] = () => DraftText.Flags,
        ["objectives"] = () => DraftText.Objective,
        ["counts"] = () => DraftText.Counts,
        ["method"] = () => StandardsText.Method,
        ["answers"] = () => DraftText.Answer,
        ["between"] = () => StandardsText.AnswerPartial,
        ["met"] = () => StandardsText.AnswerMet,
        ["notMet"] = () => StandardsText.AnswerNotMet,
        ["points"] = () => DraftText.Points,
        ["blocksFrom"] = () => DraftText.BlocksFrom,
        ["accepted"] = () => StandardsText.AnswerAccepted,
        ["applies"] = () => StandardsText.Applies,
        ["text"] = () => DraftText.FieldText,
        ["en"] = () => DraftText.English,
        ["ja"] = () => DraftText.Japanese,
        ["version"] = () => StandardsText.Version,
        ["source"] = () => StandardsText.Source,
        ["name"] = () => StandardsText.SourceName,
        ["publisher"] = () => StandardsText.Publisher,
        ["edition"] = () => StandardsText.Edition,
        ["notice"] = () => StandardsText.Notice,
        ["scoring"] = () => StandardsText.Method,
        ["maximum"] = () => DraftText.Maximum,
        ["levels"] = () => StandardsText.Levels,
        ["number"] = () => DraftText.LevelNumber,
        ["notApplicable"] = () => StandardsText.NotApplicableRule,
        ["questions"] = () => DraftText.Question,
        ["limits"] = () => DraftText.Limit,
        ["groups"] = () => DraftText.Group,
        ["group"] = () => DraftText.Group,
        ["parent"] = () => DraftText.Parent,
        ["sections"] = () => DraftText.Section,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A field for people: <c>objectives[2].text.ja</c> becomes "Objective 3, text, Japanese".</summary>
    public static string Field(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = PartOfName().Matches(name).Select(match => match.Groups["word"] is { Success: true } word
            ? Parts.TryGetValue(word.Value, out var known) ? known() : word.Value
            : int.TryParse(match.Groups["place"].Value, CultureInfo.InvariantCulture, out var index) ? DraftText.NumberOf.Fill(index + 1) : match.Groups["place"].Value);
        return string.Join(DraftText.FieldSeparator.Trim('"'), words);
    }

    /// <summary>The id of a field's element.</summary>
    public static string FieldId(string name) => "f-" + name;

    /// <summary>What is wrong, in one sentence.</summary>
    public static string Of(DraftFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var sentence = fault.Kind switch
        {
            DraftFaultKind.TextMissing => DraftText.FaultTextMissing,
            DraftFaultKind.TextTooLong => DraftText.FaultTextTooLong,
            DraftFaultKind.TextPadded => DraftText.FaultTextPadded,
            DraftFaultKind.TextNotOneLine => DraftText.FaultTextNotOneLine,
            DraftFaultKind.IdMalformed => DraftText.FaultIdMalformed,
            DraftFaultKind.IdTaken => DraftText.FaultIdTaken,
            DraftFaultKind.IdReserved => DraftText.FaultIdReserved,
            DraftFaultKind.VersionMalformed => DraftText.FaultVersionMalformed,
            DraftFaultKind.VersionNotAbove => DraftText.FaultVersionNotAbove,
            DraftFaultKind.NumberOutOfRange => DraftText.FaultNumberOutOfRange,
            DraftFaultKind.ListEmpty => DraftText.FaultListEmpty,
            DraftFaultKind.TooMany => DraftText.FaultTooMany,
            DraftFaultKind.UnknownReference => DraftText.FaultUnknownReference,
            DraftFaultKind.NotForMethod => DraftText.FaultNotForMethod,
            DraftFaultKind.AnswersContradict => DraftText.FaultAnswersContradict,
            _ => DraftText.FaultUnreadable,
        };
        return sentence.Fill(fault.Detail);
    }

    /// <summary>What is wrong with a workbook, in one sentence.</summary>
    public static string Of(WorkbookFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var sentence = fault.Kind switch
        {
            WorkbookFaultKind.NotAWorkbook => DraftText.BookNotAWorkbook,
            WorkbookFaultKind.TooLarge => DraftText.BookTooLarge,
            WorkbookFaultKind.ForbiddenPart => DraftText.BookForbiddenPart,
            WorkbookFaultKind.SheetMissing => DraftText.BookSheetMissing,
            WorkbookFaultKind.SheetUnknown => DraftText.BookSheetUnknown,
            WorkbookFaultKind.ColumnMissing => DraftText.BookColumnMissing,
            WorkbookFaultKind.ColumnUnknown => DraftText.BookColumnUnknown,
            WorkbookFaultKind.ValueMissing => DraftText.BookValueMissing,
            WorkbookFaultKind.ValueInvalid => DraftText.BookValueInvalid,
            WorkbookFaultKind.ValueTooLong => DraftText.BookValueTooLong,
            WorkbookFaultKind.Formula => DraftText.BookFormula,
            WorkbookFaultKind.Duplicate => DraftText.BookDuplicate,
            WorkbookFaultKind.UnknownReference => DraftText.BookUnknownReference,
            _ => DraftText.BookMoreFaults,
        };
        return sentence.Fill(fault.Detail);
    }

    /// <summary>Where a draft stands.</summary>
    public static string State(ChecklistDraftState state) => state switch
    {
        ChecklistDraftState.Drafting => DraftText.StateDrafting,
        ChecklistDraftState.Proposed => DraftText.StateProposed,
        ChecklistDraftState.Published => DraftText.StatePublished,
        _ => DraftText.StateDiscarded,
    };

    /// <summary>What a draft was made from.</summary>
    public static string Origin(ChecklistDraftOrigin origin, string? baseVersion) => (origin, baseVersion) switch
    {
        (ChecklistDraftOrigin.Oscal, _) => DraftText.OriginOscal,
        (ChecklistDraftOrigin.Workbook, _) => DraftText.OriginWorkbook,
        (_, { } version) => DraftText.FromVersion.Fill(version),
        _ => DraftText.Origin,
    };

    /// <summary>What became of an item.</summary>
    public static string Change(ItemChange change) => change switch
    {
        ItemChange.Added => DraftText.ChangeAdded,
        ItemChange.Removed => DraftText.ChangeRemoved,
        ItemChange.Changed => DraftText.ChangeChanged,
        ItemChange.Moved => DraftText.ChangeMoved,
        _ => DraftText.ChangeUnchanged,
    };

    /// <summary>How a state looks.</summary>
    public static StatusTone Tone(ChecklistDraftState state) => state switch
    {
        ChecklistDraftState.Drafting => StatusTone.Active,
        ChecklistDraftState.Proposed => StatusTone.Attention,
        ChecklistDraftState.Published => StatusTone.Good,
        _ => StatusTone.Neutral,
    };

    /// <summary>How a change looks.</summary>
    public static StatusTone Tone(ItemChange change) => change switch
    {
        ItemChange.Added => StatusTone.Good,
        ItemChange.Removed => StatusTone.Bad,
        ItemChange.Changed => StatusTone.Attention,
        _ => StatusTone.Neutral,
    };

    /// <summary>The icon of a change.</summary>
    public static string Icon(ItemChange change) => change switch
    {
        ItemChange.Added => Icons.Material.Filled.AddCircleOutline,
        ItemChange.Removed => Icons.Material.Filled.RemoveCircleOutline,
        ItemChange.Changed => Icons.Material.Filled.Edit,
        ItemChange.Moved => Icons.Material.Filled.SwapVert,
        _ => Icons.Material.Outlined.Circle,
    };

    [GeneratedRegex(@"\[(?<place>[^\]]*(\[[^\]]*\])?)\]|(?<word>[A-Za-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartOfName();
}

/// <summary>The faults of one form, by field.</summary>
public sealed class FieldFaults(IEnumerable<DraftFault> faults)
{
    private readonly ILookup<string, DraftFault> byField = faults.ToLookup(fault => Box(fault.Field), StringComparer.Ordinal);

    /// <summary>No faults.</summary>
    public static FieldFaults None { get; } = new([]);

    /// <summary>The faults of a field.</summary>
    public IReadOnlyList<DraftFault> Of(string field) => [.. byField[field]];

    // Several classes are typed into one field.
    private static string Box(string field) => field.LastIndexOf("flags[", StringComparison.Ordinal) is >= 0 and var place ? field[..(place + "flags".Length)] : field;
}
