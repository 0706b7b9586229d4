using Compliance.App.Inspections;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using Compliance.Web.Components.Shared;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>How verdicts look and read: an icon, a word and a colour, the same in the workbench and on the page of the review.</summary>
public static class WorkbenchLook
{
    /// <summary>The word of a verdict; a partial state has the title that the checklist gives it.</summary>
    public static string Word(string? verdict, Item? item = null) => verdict switch
    {
        null => WorkbenchText.Open,
        Verdict.MetText => item?.MetAnswer?.Title.In(Languages.Current) ?? WorkbenchText.Met,
        Verdict.NotMetText => item?.NotMetAnswer?.Title.In(Languages.Current) ?? WorkbenchText.NotMet,
        Verdict.NotApplicableText => WorkbenchText.NotApplicable,
        _ => item?.FindPartial(verdict)?.Title.In(Languages.Current) ?? WorkbenchText.Partial,
    };

    /// <summary>What a partial state costs, where the scheme counts points; empty where it does not.</summary>
    public static string Cost(Item item, string state) =>
        item.FindPartial(state) is { Loss: var loss } && (item.Loss > 0 || loss > 0) ? $"(−{loss})" : "";

    /// <summary>The short word, for lists: the scheme's own answers, and the plain words where a checklist only names partial states of single items.</summary>
    public static string ShortWord(string? verdict, Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Word(verdict, item.MetAnswer is null ? null : item);
    }

    /// <summary>The word for judging partly: the scheme's own answer where it has just one.</summary>
    public static string PartialWord(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item is { MetAnswer: not null, PartialStates: [var only] } ? only.Title.In(Languages.Current) : WorkbenchText.Partial;
    }

    /// <summary>What the list says of second scoring; null for nothing.</summary>
    public static string? Tag(SecondMark mark) => mark switch
    {
        SecondMark.ToScore => WorkbenchText.TagToScore,
        SecondMark.ToDecide => WorkbenchText.TagToDecide,
        SecondMark.Awaited => WorkbenchText.TagAwaited,
        SecondMark.Differs => WorkbenchText.TagScoresDiffer,
        _ => null,
    };

    /// <summary>What a verdict means for the reader.</summary>
    public static StatusTone Tone(string? verdict) => verdict switch
    {
        null or Verdict.NotApplicableText => StatusTone.Neutral,
        Verdict.MetText => StatusTone.Good,
        Verdict.NotMetText => StatusTone.Bad,
        _ => StatusTone.Attention,
    };

    /// <summary>The icon of a verdict.</summary>
    public static string Icon(string? verdict) => verdict switch
    {
        null => Icons.Material.Outlined.Circle,
        Verdict.MetText => Icons.Material.Filled.CheckCircle,
        Verdict.NotMetText => Icons.Material.Filled.Cancel,
        Verdict.NotApplicableText => Icons.Material.Filled.RemoveCircle,
        _ => Icons.Material.Filled.Contrast,
    };

    /// <summary>The word of a state of an objective.</summary>
    public static string Word(ObjectiveState state) => state switch
    {
        ObjectiveState.Met => WorkbenchText.Met,
        ObjectiveState.NotMet => WorkbenchText.NotMet,
        ObjectiveState.NotApplicable => WorkbenchText.NotApplicable,
        _ => WorkbenchText.Open,
    };
}
